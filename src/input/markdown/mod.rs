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
    let text = line_feeds(text);
    let text = plain::unwrapped_but(&text, &lines::keeps_apart).unwrap_or(text);
    let text = breaks::mend(&text);
    let text = plain::without_addresses(&text);
    let text = dialects::mend(&text);
    let text = captions::mend(&text);
    let text = tags::mend(&text);
    let text = links::mend(&text);
    render::html(&blocks::mend(&text))
}

/// The text with one kind of line end, and without the byte that the parser would replace.
fn line_feeds(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}'], "\n")
        .replace('\0', " ")
}
