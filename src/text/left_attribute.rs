//! The end of a tag whose beginning was lost: an attribute with its quoted value and the closing bracket
//! (`content="…" />`). Scrapers that cut tags by patterns leave it behind. It does not look for whole tags.

use std::ops::Range;

/// Longest value, in bytes; a description of a page is shorter.
const MAX_BYTES: usize = 2400;

/// Longest name of an attribute, in bytes.
const MAX_NAME: usize = 24;

/// Where such ends are in a text, in order.
pub fn left_attributes(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut end = 0;
    memchr::memchr_iter(b'=', bytes).filter_map(move |at| {
        let quote = *bytes.get(at + 1)?;
        if at < end || !matches!(quote, b'"' | b'\'') {
            return None;
        }
        let start = name_start(&bytes[..at])?;
        if in_tag(&bytes[..start]) {
            return None;
        }
        let value = &bytes[at + 2..bytes.len().min(at + 2 + MAX_BYTES)];
        let close = memchr::memchr2(b'>', b'<', value).filter(|&close| value[close] == b'>')?;
        let inside = value[..close].trim_ascii_end();
        let inside = inside.strip_suffix(b"/").unwrap_or(inside).trim_ascii_end();
        inside.ends_with(&[quote]).then(|| {
            end = at + 2 + close + 1;
            start..end
        })
    })
}

/// Whether a text is nothing else.
pub fn is_left_attribute(text: &str) -> bool {
    text.ends_with('>') && left_attributes(text).next() == Some(0..text.len())
}

/// Whether a text ends inside of a tag: then the attribute behind it is no left one.
fn in_tag(text: &[u8]) -> bool {
    let near = &text[text.len().saturating_sub(MAX_BYTES)..];
    memchr::memrchr2(b'<', b'>', near).is_some_and(|at| near[at] == b'<')
}

/// Where the name of an attribute begins that a text ends in: small Latin letters behind a blank.
fn name_start(text: &[u8]) -> Option<usize> {
    let is_name = |byte: &&u8| byte.is_ascii_alphabetic() || matches!(byte, b'-' | b':');
    let length = text.iter().rev().take_while(is_name).count();
    let start = text.len() - length;
    let is_apart = start == 0 || text[start - 1].is_ascii_whitespace();
    ((2..=MAX_NAME).contains(&length) && is_apart).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::{is_left_attribute, left_attributes};

    fn left(text: &str) -> Vec<&str> {
        left_attributes(text).map(|span| &text[span]).collect()
    }

    #[test]
    fn ends_of_tags_are_found() {
        let text = "المرسى content=\"عاد الصيادون. \" /> الرئيسية alt='قارب \"الفجر\"'>";
        let ends = ["content=\"عاد الصيادون. \" />", "alt='قارب \"الفجر\"'>"];
        assert_eq!(left(text), ends);
        assert!(is_left_attribute(ends[0]) && is_left_attribute(ends[1]));
        assert!(!is_left_attribute(text));
    }

    #[test]
    fn other_signs_are_text() {
        for text in [
            "x=\"5\" ثم عاد",
            "السعر=\"5\">",
            "a href=\"x\"<b>",
            "<meta charset=\"utf-8\"> <img width=\"5\" alt=\"قارب\" />",
            "س = \"ص\">",
            "x=\"y\">",
            "content=\"عاد الصيادون />",
        ] {
            assert!(left(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_value_has_an_end() {
        let with = |bytes: usize| format!("content=\"{}\"/>", "b".repeat(bytes));
        assert!(is_left_attribute(&with(2397)));
        assert!(!is_left_attribute(&with(2398)));
        let name = |bytes: usize| format!("{}=\"b\">", "a".repeat(bytes));
        assert!(is_left_attribute(&name(2)) && is_left_attribute(&name(24)));
        assert!(!is_left_attribute(&name(1)) && !is_left_attribute(&name(25)));
    }
}
