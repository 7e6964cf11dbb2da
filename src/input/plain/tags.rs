//! A few tags of HTML that were left in plain text: those that break lines break them, the others go. A text that is mostly
//! tags is a page and not read here; words between other angle brackets are words.

use memchr::memchr;
use regex::Regex;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Tags that begin a line, and all that are known.
static TAGS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let lines = "p|br|hr|div|li|ul|ol|tr|table|h[1-6]|blockquote|article|section|figure";
    let inside =
        "a|b|i|u|s|em|strong|span|font|small|big|sup|sub|img|td|th|tbody|center|iframe|figcaption";
    let behind = r"(?:\s[^<>]*)?/?";
    Regex::new(&format!(
        r"(?i)</?(?:({lines})|{inside}){behind}>|<!--[^<>]*-->"
    ))
    .ok()
});

/// Tags that make them no words of a text about tags.
const LEAST_TAGS: usize = 2;

/// The text without tags; `None` where it has hardly any.
pub(super) fn without_tags(text: &str) -> Option<String> {
    memchr(b'<', text.as_bytes())?;
    if is_page(text) {
        return None;
    }
    let tags = TAGS.as_ref()?;
    tags.find_iter(text).nth(LEAST_TAGS - 1)?;
    let plain = tags.replace_all(text, |tag: &regex::Captures<'_>| match tag.get(1) {
        Some(_) => "\n",
        None => "",
    });
    match plain {
        Cow::Borrowed(_) => None,
        Cow::Owned(plain) => Some(plain),
    }
}

/// A page is text only where the user says so, and then its tags are, too.
fn is_page(text: &str) -> bool {
    let start = text.trim_start();
    ["<!doctype", "<html"].iter().any(|sign| {
        let begins = start.get(..sign.len());
        begins.is_some_and(|begins| begins.eq_ignore_ascii_case(sign))
    })
}

#[cfg(test)]
mod tests {
    use super::without_tags;

    #[test]
    fn tags_go_and_break_lines() {
        for (text, plain) in [
            ("خبر أول<br>\nثم <b>نص</b>", "خبر أول\n\nثم نص"),
            ("<P class=x>نص</P>ثان", "\nنص\nثان"),
            ("نص <a href='/x'>رابط</a><!-- x -->", "نص رابط"),
        ] {
            assert_eq!(without_tags(text).as_deref(), Some(plain));
        }
    }

    #[test]
    fn one_tag_and_other_brackets_are_words() {
        for text in [
            "يكتب وسم <b> في الصفحة",
            "5 < 7 و 9 > 2",
            "<صورة> و<فيديو> نص",
            "<TEXT>نص</TEXT>",
        ] {
            assert_eq!(without_tags(text), None, "{text}");
        }
    }
}
