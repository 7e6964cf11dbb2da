//! A few tags of HTML that were left in plain text: those that break lines break them, the others go. A text that is mostly
//! tags is a page and not read here; words between other angle brackets are words.

use crate::input::html;
use memchr::memchr;
use std::ops::Range;

/// Tags that make them no words of a text about tags.
const LEAST_TAGS: usize = 2;

/// The text without tags; `None` where it has hardly any. A page is text only where the user says so, and then its tags
/// are, too.
pub(super) fn without_tags(text: &str) -> Option<String> {
    memchr(b'<', text.as_bytes())?;
    let tags = tags(text);
    if tags.len() < LEAST_TAGS || begins_page(text) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for tag in tags {
        out.push_str(&text[done..tag.start]);
        let inside = &text[tag.clone()];
        if !inside.starts_with(COMMENT) && html::makes_lines(inside) {
            out.push('\n');
        }
        done = tag.end;
    }
    out.push_str(&text[done..]);
    Some(out)
}

fn begins_page(text: &str) -> bool {
    let start = text.trim_start();
    ["<!doctype", "<html"].iter().any(|sign| {
        let begins = start.get(..sign.len());
        begins.is_some_and(|begins| begins.eq_ignore_ascii_case(sign))
    })
}

/// Where the tags and comments of a text are.
fn tags(text: &str) -> Vec<Range<usize>> {
    let mut tags = Vec::new();
    let mut rest = 0;
    // An open comment is looked for once: each later one has no end either.
    let comments_end = text.rfind(COMMENT_END).unwrap_or(0);
    while let Some(at) = memchr(b'<', &text.as_bytes()[rest..]) {
        let start = rest + at;
        let length = match &text[start..] {
            comment if comment.starts_with(COMMENT) && start < comments_end => {
                comment.find(COMMENT_END).map(|end| end + COMMENT_END.len())
            }
            tag => tag_length(tag),
        };
        rest = start + length.unwrap_or(1);
        if length.is_some() {
            tags.push(start..rest);
        }
    }
    tags
}

const COMMENT: &str = "<!--";
const COMMENT_END: &str = "-->";

/// How long the tag is that a text begins with.
fn tag_length(text: &str) -> Option<usize> {
    let inside = &text[1..];
    if !html::is_tag(inside) {
        return None;
    }
    let end = inside.find(['<', '>'])?;
    let is_closed = inside[end..].starts_with('>');
    is_closed.then_some(end + "<>".len())
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
            (
                "<!-- <p> -->نص <b>ثان</b> <p>ثالث<!-- رابع",
                "نص ثان \nثالث<!-- رابع",
            ),
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
