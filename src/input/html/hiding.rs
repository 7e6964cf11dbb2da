//! Styles and classes that hide an element from the readers of a page.

/// Whether a style hides what it is the style of.
pub(super) fn by_style(style: &str) -> bool {
    style.split(';').any(|rule| {
        let (name, value) = rule.split_once(':').unwrap_or_default();
        let value = value.split_whitespace().next();
        matches!(
            (name.trim(), value),
            ("display", Some("none")) | ("visibility", Some("hidden"))
        )
    })
}

/// Whether a class hides it: the words with which frameworks do so, unless another shows it on some screens.
pub(super) fn by_class(class: &str) -> bool {
    const HIDING: [&str; 6] = [
        "hidden",
        "is-hidden",
        "d-none",
        "visually-hidden",
        "sr-only",
        "screen-reader-text",
    ];
    const SHOWING: [&str; 6] = ["block", "flex", "inline", "grid", "table", "contents"];
    let mut names = class.split_ascii_whitespace();
    names.any(|name| HIDING.contains(&name))
        && !SHOWING.iter().any(|showing| class.contains(showing))
}

#[cfg(test)]
mod tests {
    use super::{by_class, by_style};

    #[test]
    fn styles_and_classes_hide() {
        assert!(by_style("color: red; display: none !important") && by_style("visibility:hidden"));
        assert!(by_class("text hidden") && by_class("sr-only") && by_class("d-none"));
    }

    #[test]
    fn what_some_screens_show_is_not_hidden() {
        for class in [
            "hidden md:block",
            "d-none d-md-flex",
            "hidden lg:table",
            "overflow-hidden",
            "hidden-xs",
            "",
        ] {
            assert!(!by_class(class), "{class}");
        }
        assert!(!by_style("display: block; overflow: hidden"));
    }
}
