//! HTML and Markdown inside fields: whether a text is markup, and short fields without it.

use crate::input::html::{PageText, fragment, is_page, is_tag, page, titled_page};
use crate::input::{markdown, plain};
use memchr::{memchr, memchr2, memmem};
use std::borrow::Cow;

/// Entities that nobody types: a text with one of them was markup.
const ENTITIES: &[&str] = &[
    "&nbsp;", "&quot;", "&amp;", "&lt;", "&gt;", "&laquo;", "&raquo;", "&ldquo;", "&rdquo;",
    "&lsquo;", "&rsquo;", "&ndash;", "&mdash;", "&hellip;", "&rlm;", "&lrm;", "&zwnj;", "&apos;",
];

/// Fewest tags that make a text markup; one is a left-over.
const FEWEST_TAGS: usize = 2;

/// The text of an article as a field holds it: plain, a part of a page, or a whole page. `title` is that of the page, if
/// the record gives such.
pub(super) fn text(text: String, title: Option<&str>) -> PageText {
    let mut text = with_lines(escaped_once(text));
    if let Cow::Owned(captioned) = plain::with_captions(&text) {
        text = captioned;
    }
    let markup = is_markup(&text);
    if markup && is_page(&text) && !markdown::is_below_doctype(&text) {
        return page(&text, false);
    }
    if markdown::is_below_doctype(&text) || markdown::is_markdown(&text) {
        return match title {
            Some(_) => markdown::page(&text, title, false),
            None => markdown::fragment(&text),
        };
    }
    match markup {
        true => match title {
            Some(title) => titled_page(title, &text, false),
            None => fragment(&text),
        },
        false => PageText {
            text: plain::as_written(text),
            ..PageText::default()
        },
    }
}

/// The text with the line breaks that a program left as escapes. Scripts are left alone: escapes belong into theirs.
fn with_lines(text: String) -> String {
    let has_script = |text: &str| memmem::find(text.as_bytes(), b"<script").is_some();
    match plain::with_lines(&text) {
        Some(lines) if !has_script(&text) => lines,
        _ => text,
    }
}

/// Is this text markup? It starts with a tag, has several or one that holds nothing, or has entities.
pub(super) fn is_markup(text: &str) -> bool {
    if memchr2(b'<', b'&', text.as_bytes()).is_none() {
        return false;
    }
    let start = text.trim_start();
    if start.strip_prefix('<').is_some_and(is_tag) {
        return true;
    }
    let rests = || text.split('<').skip(1);
    let tags = rests().filter(|rest| is_tag(rest));
    tags.take(FEWEST_TAGS).count() == FEWEST_TAGS
        || rests().any(is_empty_element)
        || has_entity(text)
}

/// After `<`: a break, a rule, a picture or a comment, which nobody types.
fn is_empty_element(rest: &str) -> bool {
    let name = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let is_void = ["br", "hr", "img"]
        .iter()
        .any(|void| rest[..name].eq_ignore_ascii_case(void));
    is_void && is_tag(rest) && rest.contains('>') || rest.starts_with("!--") && rest.contains("-->")
}

/// A short field (a headline, a name, a tag) as plain text on one line.
pub(super) fn short(text: String) -> String {
    let text = escaped_once(text);
    if !is_markup(&text) {
        return match plain::unescaped(&text) {
            Cow::Borrowed(_) => text,
            Cow::Owned(unescaped) => unescaped,
        };
    }
    let plain = fragment(&text).text;
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Times that a text may have been escaped too often.
const MOST_ESCAPES: usize = 3;

/// The text without the escapes that were put upon escapes (`&amp;quot;`) or upon its tags (`&lt;p&gt;`).
pub(super) fn escaped_once(mut text: String) -> String {
    for _ in 0..MOST_ESCAPES {
        if memchr(b'&', text.as_bytes()).is_none() {
            break;
        }
        if !text.contains("&amp;") && !text.contains("&lt;") {
            break;
        }
        let twice = text.match_indices("&amp;").any(|(at, amp)| {
            let rest = format!(
                "&{}",
                text[at + amp.len()..]
                    .chars()
                    .take(LONGEST_ENTITY)
                    .collect::<String>()
            );
            starts_with_entity(&rest)
        });
        let starts = text
            .trim_start()
            .strip_prefix("&lt;")
            .is_some_and(is_escaped_tag);
        let tags = text
            .split("&lt;")
            .skip(1)
            .filter(|rest| is_escaped_tag(rest));
        let escaped = starts || tags.take(FEWEST_TAGS).count() == FEWEST_TAGS;
        if twice {
            text = text.replace("&amp;", "&");
        } else if escaped && !text.contains('<') {
            text = text
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"");
        } else {
            break;
        }
    }
    text
}

/// Characters of an entity that are looked at.
const LONGEST_ENTITY: usize = 12;

/// [`is_tag`], where the tag ends in `&gt;`.
fn is_escaped_tag(rest: &str) -> bool {
    let Some((tag, _)) = rest.split_once("&gt;") else {
        return false;
    };
    is_tag(&format!("{tag}>"))
}

/// Whether nothing in a text is markup, not even one stray tag.
pub(super) fn is_plain(text: &str) -> bool {
    !text.split('<').skip(1).any(is_tag) && !has_entity(text)
}

fn has_entity(text: &str) -> bool {
    text.match_indices('&')
        .any(|(at, _)| starts_with_entity(&text[at..]))
}

fn starts_with_entity(rest: &str) -> bool {
    ENTITIES.iter().any(|entity| rest.starts_with(entity)) || is_numeric_entity(rest)
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
    use super::{is_markup, short};

    #[test]
    fn escapes_upon_escapes_come_off() {
        for (text, plain) in [
            ("قال &amp;quot;نعم&amp;quot;&amp;nbsp;ثم", "قال \"نعم\" ثم"),
            ("&amp;amp;quot;نعم&amp;amp;quot;", "\"نعم\""),
            ("&lt;p&gt;نص&lt;/p&gt;", "نص"),
            ("&amp;#1575;لخبر", "الخبر"),
            ("&amp;lt;b&amp;gt;نص&amp;lt;/b&amp;gt;", "نص"),
            ("R&amp;D", "R&D"),
        ] {
            assert_eq!(short(String::from(text)), plain);
        }
    }

    #[test]
    fn tags_and_entities_make_markup() {
        for text in [
            "<p>نص",
            "نص<br/>ثم<br>نص",
            "نص<br>نص",
            "نص <img src='x.jpg'/> نص",
            "نص<!--more-->نص",
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
            "نص<b>نص",
            "نص <br",
            "<صورة> نص",
            "R&D",
            "AT&T; نص",
            "<pre-x> نص",
        ] {
            assert!(!is_markup(text), "{text}");
        }
    }

    #[test]
    fn numbers_of_characters_have_seven_digits_at_most() {
        assert!(is_markup("نص &#0001575;"));
        assert!(!is_markup("نص &#00001575;"));
    }
}
