//! What the names of elements say where their tags are matched and their content is taken for markup: which are parts of
//! a text and what pages call them, which have no content, which are fields. What fields mean is in `fields/`.

use crate::input::fields::{elements, names};
use crate::text::table;
use foldhash::HashMap;
use std::sync::LazyLock;

static MARKUP: LazyLock<HashMap<&'static str, Part>> = LazyLock::new(|| {
    rows()
        .map(|[name, html, kind, _]| {
            let part = Part {
                html,
                is_block: kind.ends_with("block"),
                is_void: kind == "void",
                is_weak: kind.starts_with("weak-"),
            };
            (name, part)
        })
        .collect()
});

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// What pages call it.
    pub(super) html: &'static str,
    /// It stands on lines of its own.
    pub(super) is_block: bool,
    is_void: bool,
    /// It may be a record or a field as well.
    pub(super) is_weak: bool,
}

/// The part of a text that an element of this name is.
pub(super) fn part(name: &str) -> Option<Part> {
    MARKUP.get(name.to_ascii_lowercase().as_str()).copied()
}

/// Whether an element of this name never has content or an end tag.
pub(super) fn is_void(name: &str) -> bool {
    part(name).is_some_and(|part| part.is_void)
}

/// Whether an element of this name holds a field.
pub(super) fn is_field(name: &str) -> bool {
    let said = elements::said(name);
    said.skip
        || part(name).is_none() && (names::is_known(name) || names::is_known(elements::local(name)))
}

/// The rows of the table: name, name in pages, kind, why.
fn rows() -> impl Iterator<Item = [&'static str; 4]> {
    table::rows(include_str!("markup.tsv"))
}

#[cfg(test)]
mod tests {
    use super::{MARKUP, is_field, is_void, part, rows};

    #[test]
    fn each_row_is_well_formed_and_has_a_reason() {
        let lines = include_str!("markup.tsv").lines().count() - 2;
        assert_eq!(rows().count(), lines, "a row without four cells");
        assert_eq!(MARKUP.len(), lines, "a name twice");
        assert!(rows().is_sorted_by(|a, b| a[0] < b[0]), "not sorted");
        for [name, html, kind, why] in rows() {
            assert_eq!(name, name.to_ascii_lowercase());
            assert!(!html.is_empty() && !why.is_empty(), "{name}");
            assert!(
                matches!(
                    kind.trim_start_matches("weak-"),
                    "block" | "inline" | "void"
                ),
                "{name}"
            );
        }
    }

    #[test]
    fn names_count_in_any_case() {
        assert!(part("P").is_some_and(|part| part.is_block));
        assert!(is_void("BR") && !is_void("b"));
        assert!(is_field("TITLE") && is_field("dc:creator") && !is_field("P"));
    }
}
