//! HTML by its first tags. One `<` in prose, or a stray `<br>`, is not markup.

use crate::input::format::Format;
use memchr::{memchr_iter, memchr2};

/// Fewest tags from which a text is a page. Fewer are left-overs of a scraper.
const MANY_TAGS: usize = 8;
/// With fewer characters than this for each tag, the tags are the text's structure and not left-overs.
const CHARS_PER_TAG: usize = 200;

const HTML_STARTS: [&str; 4] = ["<!doctype html", "<html", "<head", "<body"];
const TAGS: [&str; 24] = [
    "a", "article", "b", "br", "div", "em", "h1", "h2", "h3", "i", "img", "li", "link", "meta",
    "p", "script", "section", "span", "strong", "style", "table", "td", "tr", "ul",
];

/// HTML, if the text starts as a page does.
pub(super) fn at_start(start: &str, _name: &str) -> Option<Format> {
    let body = skip_prologue(start);
    let is_page = HTML_STARTS.iter().any(|tag| starts_with_tag(body, tag));
    is_page.then_some(Format::Html)
}

/// HTML, if the text is full of tags. A table with a column of HTML is as well, and is asked for before.
pub(super) fn all_over(start: &str, _name: &str) -> Option<Format> {
    let tags = memchr_iter(b'<', start.as_bytes()).filter(|at| is_tag(&start[at + 1..]));
    let tags = tags.count();
    (tags >= MANY_TAGS && tags * CHARS_PER_TAG > start.chars().count()).then_some(Format::Html)
}

/// What follows the XML declaration and the comments before a page.
fn skip_prologue(mut text: &str) -> &str {
    loop {
        let end = if text.starts_with("<!--") {
            text.find("-->").map(|at| at + 3)
        } else if text.starts_with("<?xml") {
            text.find("?>").map(|at| at + 2)
        } else {
            None
        };
        match end {
            Some(end) => text = text[end..].trim_start(),
            None => return text,
        }
    }
}

fn starts_with_tag(text: &str, tag: &str) -> bool {
    let Some(start) = text.as_bytes().get(..tag.len()) else {
        return false;
    };
    let end = text.as_bytes().get(tag.len());
    start.eq_ignore_ascii_case(tag.as_bytes()) && !end.is_some_and(u8::is_ascii_alphanumeric)
}

/// After `<`: a known tag name and, before any other `<`, its `>`.
fn is_tag(rest: &str) -> bool {
    let name = rest.strip_prefix('/').unwrap_or(rest);
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let bound = memchr2(b'<', b'>', rest.as_bytes());
    bound.is_some_and(|at| rest[at..].starts_with('>'))
        && TAGS
            .iter()
            .any(|tag| name[..length].eq_ignore_ascii_case(tag))
}

#[cfg(test)]
mod tests {
    use super::{Format, all_over, at_start};

    fn detect(text: &str, name: &str) -> Option<Format> {
        at_start(text, name).or_else(|| all_over(text, name))
    }

    #[test]
    fn pages_are_seen() {
        assert_eq!(detect("<!DOCTYPE html><p>نص", ""), Some(Format::Html));
        assert_eq!(detect("<!-- x -->\n<html lang=ar>", ""), Some(Format::Html));
        assert_eq!(
            detect("<?xml version=\"1.0\"?><html>", ""),
            Some(Format::Html)
        );
        assert_eq!(
            detect(&"<p>فقرة <b>قصيرة</b></p>".repeat(4), ""),
            Some(Format::Html)
        );
    }

    #[test]
    fn prose_with_a_bracket_is_not() {
        for text in [
            "<< عاجل >>",
            "<header-of-a-sort",
            "نص <br> ثم نص",
            "5 < 6 و 7 > 3",
            "<صورة>",
        ] {
            assert_eq!(detect(text, ""), None, "{text}");
        }
        let long = format!("{}{}", "كلمة ".repeat(2000), "<br>".repeat(9));
        assert_eq!(detect(&long, ""), None);
    }
}
