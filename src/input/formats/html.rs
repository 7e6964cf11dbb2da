//! HTML pages: a file is one document. How a page becomes text is not here but in `input/html/`, since fields of
//! records hold HTML, too.

use super::frame::{Bytes, Content, Frame};
use super::{Emit, Item, text};
use crate::input::html;
use crate::input::options::InputOptions;
use crate::input::stream::encoding;
use crate::input::stream::input_stream::InputStream;
use crate::model::{Address, Document};
use std::ops::ControlFlow;

/// Hands over the page as a frame.
pub(super) fn documents(
    input: &mut InputStream<'_>,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    match text::whole(input, options) {
        Some(bytes) => emit(Item::Frame(Box::new(Frame {
            address: input.origin.address(0),
            line: None,
            content: Content::Page(bytes),
        }))),
        None => emit(Item::TooLong(input.origin.address(0))),
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
    let (mut markup, mut decoding) = encoding::decode_page(&bytes.bytes, options.encoding, charset);
    if options.repair_mojibake && encoding::is_suspicious(&markup) {
        decoding.repaired = encoding::repair(markup.to_mut());
    }
    let warnings = [
        text::undecodable(&address, decoding.replaced),
        text::repaired(&address, decoding.repaired),
    ];
    let mut page = html::page(&markup, options.repair_mojibake);
    decoding.repaired = decoding.repaired.or(page.repaired);
    if let Some(url) = bytes.url {
        page.fields.url = Some(url);
    }
    if page.text.len() > options.max_document {
        return emit(Item::TooLong(address));
    }
    emit(Item::Document(Box::new(Document {
        address,
        format: "html",
        text: page.text,
        fields: page.fields,
        decoding,
        blocks: page.blocks,
        elements: page.elements,
        ..Document::default()
    })))?;
    warnings.into_iter().flatten().try_for_each(emit)
}
