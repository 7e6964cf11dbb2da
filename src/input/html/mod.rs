//! HTML: a page rendered to lines of text, with what the markup says of each line and each element, and its metadata as
//! fields. Nothing is chosen and nothing left out here: menus and related headlines are as much text as the article,
//! and where the article is among them is judged in `segment/features/markup/`.

mod attributes;
mod blocks;
mod head;
mod hiding;
mod key;
mod left_tags;
#[cfg(test)]
mod limits_test;
mod linked_data;
mod metadata;
mod pictures;
mod piece;
mod references;
mod render;
mod script;
mod tag_name;
mod tags;
mod tokens;
#[cfg(test)]
mod tokens_law;
mod tree;
mod white_space;
mod zone;

pub(in crate::input) use left_tags::is_tag;

use super::format::Format;
use super::stream::encoding;
use crate::model::{Block, Decoding, Document, Fields, PageElement};
use crate::text::chars;
use html5ever::LocalName;

/// HTML as text, with what its markup says.
#[derive(Debug, Default)]
pub(in crate::input) struct PageText {
    pub(in crate::input) text: String,
    pub(in crate::input) blocks: Vec<Block>,
    pub(in crate::input) elements: Vec<PageElement>,
    /// It is a whole page and not a part of one.
    pub(in crate::input) is_whole_page: bool,
    /// What a whole page says of itself.
    pub(in crate::input) fields: Fields,
    /// The encoding in which lines of it had been misread, where that was undone.
    pub(in crate::input) repaired: Option<&'static str>,
}

/// The document of a whole page; `decoding` says how its bytes became markup.
pub(in crate::input) fn document(
    markup: &str,
    mut decoding: Decoding,
    repair_mojibake: bool,
) -> Document {
    let page = page(markup, repair_mojibake);
    decoding.repaired = decoding.repaired.or(page.repaired);
    Document {
        format: Format::Html.as_str(),
        text: page.text,
        fields: page.fields,
        decoding,
        blocks: page.blocks,
        elements: page.elements,
        is_whole_page: page.is_whole_page,
        ..Document::default()
    }
}

/// Renders a whole page.
pub(in crate::input) fn page(html: &str, repair_mojibake: bool) -> PageText {
    let mut rendered = render::render(html, false);
    let mut repaired = None;
    if repair_mojibake {
        // Line by line: a minified page is one line, in which damaged text is next to sound text.
        let pieces = rendered.pieces.iter_mut();
        let mut misread = pieces.filter_map(|piece| encoding::repair(&mut piece.text));
        repaired = misread.next();
        misread.for_each(drop);
    }
    let mut article = linked_data::article(&rendered.head.linked_data).unwrap_or_default();
    if let Some(body) = article.body.take().filter(|_| !rendered.has_text()) {
        let mut text = fragment(&body).text;
        // Its tags may have been escaped.
        if makes_lines(&text) {
            text = fragment(&text).text;
        }
        rendered.append(&text);
    }
    let fields = metadata::fields(&rendered, article);
    let (text, blocks) = blocks::text(rendered.pieces, fields.title.as_deref());
    PageText {
        text,
        blocks,
        elements: rendered.elements,
        is_whole_page: true,
        fields,
        repaired,
    }
}

/// Renders what a crawler kept of a page, whose title it kept beside it.
pub(in crate::input) fn titled_page(title: &str, html: &str, repair_mojibake: bool) -> PageText {
    let title = title
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    page(&format!("<title>{title}</title>\n{html}"), repair_mojibake)
}

/// Renders a part of a page, as fields of records hold them. Line ends count where the markup itself makes none.
pub(in crate::input) fn fragment(html: &str) -> PageText {
    let rendered = render::render(html, !makes_lines(html));
    let (text, blocks) = blocks::text(rendered.pieces, None);
    PageText {
        text,
        blocks,
        elements: rendered.elements,
        ..PageText::default()
    }
}

/// A text between tags, with its references to characters read.
pub(in crate::input) fn references(text: &str) -> String {
    let mut out = String::new();
    references::text(text, &mut |piece| out.push_str(piece));
    out
}

/// Whether a field holds a whole page and not a part of one.
pub(in crate::input) fn is_page(html: &str) -> bool {
    const START_BYTES: usize = 1024;
    let start = html.trim_start();
    let start = start[..chars::char_boundary(start, START_BYTES)].to_ascii_lowercase();
    // `<headline>` and `<header>` are other elements.
    let mut names = start.split('<').skip(1).map(|rest| {
        let end = rest.bytes().position(tag_name::ends);
        &rest[..end.unwrap_or(rest.len())]
    });
    start.starts_with("<!doctype html") || names.any(|name| matches!(name, "html" | "head"))
}

/// Whether an element that begins or breaks lines is in a part of a page.
pub(in crate::input) fn makes_lines(html: &str) -> bool {
    html.split('<').skip(1).any(|rest| {
        let name = rest.trim_start_matches('/');
        let end = name.bytes().position(tag_name::ends);
        let end = end.unwrap_or(name.len());
        let kind = tags::kind(&LocalName::from(name[..end].to_ascii_lowercase()));
        matches!(kind, tags::Kind::Block | tags::Kind::Break)
    })
}

#[cfg(test)]
mod tests {
    use super::fragment;

    #[test]
    fn line_ends_count_where_no_known_element_makes_lines() {
        for (html, lines) in [
            ("<b>نص</b>\nآخر", 2),
            ("<p\0>نص\nآخر", 2),
            ("<p>نص\nآخر", 1),
            ("نص<BR/>ثم\nآخر", 2),
        ] {
            assert_eq!(fragment(html).text.lines().count(), lines, "{html:?}");
        }
    }
}
