//! Markdown as the same blocks and elements as HTML: it is mended, turned into HTML and given to `input/html`, so that
//! links, lists, headings and tables are told by the same features. The Markdown of dumps is not that of the standard:
//! tools wrap lines, forget blank lines, and write addresses with spaces; what the parser would take for text is mended
//! before. No address is kept, and no picture: a page shows neither. Nothing is chosen here.

mod attributes;
mod blocks;
mod breaks;
mod captions;
mod destination;
mod dialects;
mod headings;
#[cfg(test)]
mod law;
mod lines;
mod links;
mod marks;
mod render;
mod residue;
mod several;
mod tables;
mod tags;

pub(super) use marks::{is_below_doctype, is_markdown};
pub(super) use several::starts;

use super::html::{self, PageText};
use super::plain;
use std::borrow::Cow;

/// The text of a file that is Markdown: as much a page as HTML is. `title` is that of the page, as far as its converter
/// wrote it down.
pub(super) fn page(text: &str, title: Option<&str>, repair_mojibake: bool) -> PageText {
    let html = to_html(text);
    match title {
        Some(title) => html::titled_page(title, &html, repair_mojibake),
        None => html::page(&html, repair_mojibake),
    }
}

/// The text of a field that is Markdown.
pub(super) fn fragment(text: &str) -> PageText {
    html::fragment(&to_html(text))
}

/// Markdown as HTML.
fn to_html(text: &str) -> String {
    if is_flood(text) {
        return render::verbatim(text);
    }
    let mut text = line_feeds(text);
    if let Some(unwrapped) = plain::unwrapped_but(&text, &lines::keeps_apart) {
        text = unwrapped;
    }
    // Each step frees what the one before it made.
    for mend in [
        breaks::mend,
        plain::without_addresses,
        dialects::mend,
        captions::mend,
    ] {
        text = mended(text, mend);
    }
    text = tags::mend(&text);
    text = links::mend(&text);
    text = blocks::mend(&text);
    render::html(&text)
}

/// A text after a step that leaves most texts as they are.
fn mended(text: String, mend: fn(&str) -> Cow<'_, str>) -> String {
    let changed = match mend(&text) {
        Cow::Borrowed(same) if same.len() == text.len() => None,
        changed => Some(changed.into_owned()),
    };
    changed.unwrap_or(text)
}

/// Marks and line ends of any text: the parser keeps some 100 bytes for each.
const MOST_MARKS: usize = 128 * 1024;

/// Bytes of text for each mark and line end beyond these; a list of nothing but links has as many.
const BYTES_A_MARK: usize = 16;

/// Whether a text has more lines and marks than any real one: it will not be cleaned, and what its marks mean need not be
/// known.
fn is_flood(text: &str) -> bool {
    let most = MOST_MARKS.max(text.len() / BYTES_A_MARK);
    let is_mark = |byte: &u8| b"\n[]*_`|!<&\\".contains(byte);
    text.len() > most && text.bytes().filter(is_mark).count() > most
}

/// The text with one kind of line end, and without the byte that the parser would replace.
fn line_feeds(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}'], "\n")
        .replace('\0', " ")
}

#[cfg(test)]
mod tests {
    use super::{MOST_MARKS, fragment};

    #[test]
    fn marks_mean_something_up_to_a_number() {
        // Two marks each.
        let links = |count: usize| fragment(&"[أ](b) ".repeat(count)).text;
        assert!(!links(MOST_MARKS / 2).contains('['));
        assert!(links(MOST_MARKS / 2 + 1).starts_with("[أ](b) [أ](b)"));
    }
}
