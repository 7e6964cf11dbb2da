//! HTML inside fields: whether a text is markup, and short fields without it.

use crate::input::html::{PageText, fragment, is_page, page};
use memchr::memchr2;

/// Tags that editors of content systems write. Anything else between angle brackets is text.
const TAGS: &[&str] = &[
    "a",
    "article",
    "b",
    "blockquote",
    "br",
    "center",
    "div",
    "em",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "hr",
    "i",
    "iframe",
    "img",
    "li",
    "ol",
    "p",
    "script",
    "section",
    "span",
    "strong",
    "table",
    "td",
    "tr",
    "u",
    "ul",
];

/// Entities that nobody types: a text with one of them was markup.
const ENTITIES: &[&str] = &[
    "&nbsp;", "&quot;", "&amp;", "&lt;", "&gt;", "&laquo;", "&raquo;", "&ldquo;", "&rdquo;",
    "&lsquo;", "&rsquo;", "&ndash;", "&mdash;", "&hellip;", "&rlm;", "&lrm;", "&zwnj;", "&apos;",
];

/// Fewest tags that make a text markup; one is a left-over.
const FEWEST_TAGS: usize = 2;

/// The text of an article as a field holds it: plain, a part of a page, or a whole page.
pub(super) fn text(text: String) -> PageText {
    if !is_markup(&text) {
        return PageText {
            text,
            ..PageText::default()
        };
    }
    match is_page(&text) {
        true => page(&text, false),
        false => fragment(&text),
    }
}

/// Is this text markup? It starts with a tag, has several, or has entities.
pub(super) fn is_markup(text: &str) -> bool {
    if memchr2(b'<', b'&', text.as_bytes()).is_none() {
        return false;
    }
    let start = text.trim_start();
    if start.strip_prefix('<').is_some_and(is_tag) {
        return true;
    }
    let tags = text.split('<').skip(1).filter(|rest| is_tag(rest));
    tags.take(FEWEST_TAGS).count() == FEWEST_TAGS || has_entity(text)
}

/// A short field (a headline, a name, a tag) as plain text on one line.
pub(super) fn short(text: String) -> String {
    if !is_markup(&text) {
        return text;
    }
    let plain = fragment(&text).text;
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// After `<`: the name of a known tag, or `/` and the name, and no letter behind it.
fn is_tag(rest: &str) -> bool {
    let name = rest.strip_prefix('/').unwrap_or(rest);
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let closed = matches!(
        name.as_bytes().get(length),
        Some(b'>' | b' ' | b'/' | b'\n' | b'\t' | b'\r')
    );
    closed
        && TAGS
            .iter()
            .any(|tag| name[..length].eq_ignore_ascii_case(tag))
}

fn has_entity(text: &str) -> bool {
    text.match_indices('&').any(|(at, _)| {
        let rest = &text[at..];
        ENTITIES.iter().any(|entity| rest.starts_with(entity)) || is_numeric_entity(rest)
    })
}

/// `&#1575;` or `&#x627;`
fn is_numeric_entity(rest: &str) -> bool {
    /// No character needs more.
    const MOST_DIGITS: usize = 7;
    let Some(number) = rest.strip_prefix("&#") else {
        return false;
    };
    let digits = number.strip_prefix(['x', 'X']).unwrap_or(number);
    let length = digits.bytes().take_while(u8::is_ascii_hexdigit).count();
    (1..=MOST_DIGITS).contains(&length) && digits.as_bytes().get(length) == Some(&b';')
}

#[cfg(test)]
mod tests {
    use super::is_markup;

    #[test]
    fn tags_and_entities_make_markup() {
        for text in [
            "<p>نص",
            "نص<br/>ثم<br>نص",
            "نص&nbsp;نص",
            "&#1575;لنص",
            " <div class=x>نص",
        ] {
            assert!(is_markup(text), "{text}");
        }
    }

    #[test]
    fn brackets_and_one_stray_tag_do_not() {
        for text in [
            "نص < 5 و > 3",
            "نص<br>نص",
            "<صورة> نص",
            "R&D",
            "AT&T; نص",
            "<pre-x> نص",
        ] {
            assert!(!is_markup(text), "{text}");
        }
    }
}
