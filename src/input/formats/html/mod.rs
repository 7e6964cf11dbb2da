//! HTML pages: the whole page rendered to lines of text with what the markup says of each, and its metadata as
//! fields. Nothing is chosen and nothing left out here: menus and related headlines are as much text as the article.

mod attributes;
mod blocks;
mod focus;
mod head;
mod linked_data;
mod metadata;
mod render;
mod tags;
mod tree;
mod zone;

use super::frame::{Bytes, Content, Frame};
use super::{Emit, Item, text};
use crate::input::encoding;
use crate::input::opened::Opened;
use crate::input::options::InputOptions;
use crate::model::{Address, Block, Document};
use std::ops::ControlFlow;

/// Hands over the page as a frame.
pub(super) fn documents(
    opened: &mut Opened<'_>,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    match text::whole(opened, options) {
        Some(bytes) => emit(Item::Frame(Box::new(Frame {
            address: opened.origin.address(0),
            line: None,
            content: Content::Page(bytes),
        }))),
        None => emit(Item::TooLong(opened.origin.address(0))),
    }
}

/// Renders a page and hands over its document.
pub(super) fn open(
    address: Address,
    bytes: Bytes,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    let charset = bytes.charset.as_deref();
    let (mut html, mut decoding) = encoding::decode_page(bytes.bytes, options.encoding, charset);
    if options.repair_mojibake {
        decoding.repaired = encoding::repair(&mut html);
    }
    let warnings = [
        text::undecodable(&address, decoding.replaced),
        text::repaired(&address, decoding.repaired),
    ];
    let mut rendered = render::render(&html, false);
    if options.repair_mojibake {
        // A minified page is one line: what is damaged in it stands beside what is not.
        let pieces = rendered.pieces.iter_mut();
        let misread = pieces.filter_map(|piece| encoding::repair(&mut piece.text));
        decoding.repaired = misread.fold(decoding.repaired, |first, next| first.or(Some(next)));
    }
    let mut article = linked_data::article(&rendered.head.linked_data).unwrap_or_default();
    if let Some(body) = article.body.take().filter(|_| !rendered.has_text()) {
        rendered.append(&fragment(&body).0);
    }
    let mut fields = metadata::fields(&rendered, article);
    if let Some(url) = bytes.url {
        fields.url = Some(url);
    }
    let (text, blocks, elements) = blocks::text(&mut rendered, true, fields.title.as_deref());
    if text.len() > options.max_document {
        return emit(Item::TooLong(address));
    }
    emit(Item::Document(Box::new(Document {
        address,
        format: "html",
        text,
        fields,
        decoding,
        blocks,
        elements,
        ..Document::default()
    })))?;
    warnings.into_iter().flatten().try_for_each(emit)
}

/// Renders HTML that stands inside a field: its text, and what the markup says of each block of it. Line ends count
/// where the markup itself makes none.
pub(in crate::input) fn fragment(html: &str) -> (String, Vec<Block>) {
    let mut rendered = render::render(html, !makes_lines(html));
    let (text, blocks, _) = blocks::text(&mut rendered, false, None);
    (text, blocks)
}

fn makes_lines(html: &str) -> bool {
    html.split('<').skip(1).any(|rest| {
        let name = rest.trim_start_matches('/');
        let end = name
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(name.len());
        let kind = tags::kind(&name[..end].to_ascii_lowercase());
        matches!(kind, tags::Kind::Block | tags::Kind::Break)
    })
}
