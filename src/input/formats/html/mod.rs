//! HTML pages: a file is one document. How a page becomes text is not here but in `input/html/`, since fields of
//! records hold HTML, too.

use super::encoded_document::{EncodedDocument, read_whole};
use super::item::{Emit, Frame, FrameContent, FramePlace, Item};
use super::reader::FormatReader;
use super::warnings;
use crate::input::html;
use crate::input::options::InputOptions;
use crate::input::stream::encoding;
use crate::input::stream::input_stream::InputStream;
use std::ops::ControlFlow;

/// Reads HTML pages.
pub(super) struct HtmlReader;

impl FormatReader for HtmlReader {
    fn documents(
        &self,
        input: &mut InputStream<'_>,
        options: &InputOptions,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        let address = input.origin.address(0);
        emit(match read_whole(input, options) {
            Some(page) => Item::Frame(Frame::new(address, None, PageFrame(page))),
            None => Item::TooLong(address, None),
        })
    }
}

/// The bytes of a page.
#[derive(Debug)]
pub(super) struct PageFrame(pub(super) EncodedDocument);

impl FrameContent for PageFrame {
    fn len(&self) -> usize {
        self.0.bytes.len()
    }

    fn parse(
        self: Box<Self>,
        FramePlace { address, .. }: FramePlace,
        options: &InputOptions,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        let EncodedDocument {
            bytes,
            charset,
            url,
            ..
        } = self.0;
        let (mut markup, mut decoding) =
            encoding::decode_page(&bytes, options.encoding, charset.as_deref());
        if options.repair_mojibake && encoding::is_suspicious(&markup) {
            decoding.repaired = encoding::repair(markup.to_mut());
        }
        let mut told =
            warnings::of_decoding(&address, decoding.replaced, decoding.repaired, options);
        let mut document = html::document(&markup, decoding, options.repair_mojibake);
        if document.text.len() > options.max_document {
            return emit(Item::TooLong(address, None));
        }
        document.address = address;
        if url.is_some() {
            document.fields.url = url;
        }
        emit(Item::Document(Box::new(document)))?;
        told.try_for_each(emit)
    }
}
