//! Plain text: a file is one document, or several with a separator line between them. It does not look inside the
//! text; a document larger than the limit is given up without holding it.

mod document_splitter;

use super::frame::{Bytes, Content, Frame};
use super::{Emit, Item};
use crate::error::Error;
use crate::input::options::InputOptions;
use crate::input::stream::encoding;
use crate::input::stream::input_stream::InputStream;
use crate::input::stream::text_stream::TextStream;
use crate::model::{Address, Document, Fields};
use crate::report::Event;
use document_splitter::DocumentSplitter;
use regex::Regex;
use std::ops::ControlFlow;

/// Hands over the documents of a plain text.
pub(super) fn documents(
    input: &mut InputStream<'_>,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    match &options.separator {
        None => match whole(input, options) {
            Some(bytes) => emit(Item::Frame(Box::new(Frame {
                address: input.origin.address(0),
                line: None,
                content: Content::Text(bytes),
            }))),
            None => emit(Item::TooLong(input.origin.address(0))),
        },
        Some(separator) => pieces(input, options, separator, emit),
    }
}

/// All bytes of a stream that is one document; `None` when there are more than a document may have.
pub(super) fn whole(input: &mut InputStream<'_>, options: &InputOptions) -> Option<Bytes> {
    let limit = options.max_document;
    if input.origin.size.is_some_and(|size| size > limit as u64) {
        return None;
    }
    input.extend_head(limit.saturating_add(1));
    let bytes = std::mem::take(&mut input.head);
    (bytes.len() <= limit).then(|| Bytes {
        bytes,
        guess: input.guess.take(),
        ..Bytes::default()
    })
}

/// The document of a plain text.
pub(super) fn open(
    address: Address,
    bytes: Bytes,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    let (mut text, mut decoding) =
        encoding::decode_guessed(bytes.bytes, options.encoding, bytes.guess);
    if text.len() > options.max_document {
        return emit(Item::TooLong(address));
    }
    if options.repair_mojibake {
        decoding.repaired = encoding::repair(&mut text);
    }
    let warnings = [
        undecodable(&address, decoding.replaced),
        repaired(&address, decoding.repaired),
    ];
    emit(Item::Document(Box::new(Document {
        address,
        format: "text",
        text,
        decoding,
        fields: Fields {
            url: bytes.url,
            ..Fields::default()
        },
        ..Document::default()
    })))?;
    warnings.into_iter().flatten().try_for_each(emit)
}

fn pieces(
    input: &mut InputStream<'_>,
    options: &InputOptions,
    separator: &Regex,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    let mut stream = TextStream::new(input, options);
    let mut splitter = DocumentSplitter::new(separator, options.max_document);
    let mut misread = None;
    loop {
        let more = stream.append(input, splitter.text());
        splitter.cut(!more, &mut |piece| {
            let address = input.origin.address(piece.index);
            let Some(text) = piece.text else {
                return emit(Item::TooLong(address));
            };
            let mut decoding = stream.decoding_of(text);
            let mut text = text.to_owned();
            if options.repair_mojibake {
                decoding.repaired = encoding::repair(&mut text);
                misread = misread.or(decoding.repaired);
            }
            emit(Item::Document(Box::new(Document {
                address,
                format: "text",
                text,
                decoding,
                ..Document::default()
            })))
        })?;
        if !more {
            break;
        }
    }
    let address = input.origin.address(0);
    [
        undecodable(&address, stream.replaced),
        repaired(&address, misread),
    ]
    .into_iter()
    .flatten()
    .try_for_each(emit)
}

/// A warning about bytes that were no text, where there were any.
pub(super) fn undecodable(address: &Address, replaced: u64) -> Option<Item> {
    (replaced > 0).then(|| {
        let what = format!("undecodable bytes {replaced}, shown as U+FFFD");
        let remedy = "give --encoding if the guess is wrong";
        Item::Event(Event::Warning(Error::new(address.place(), what, remedy)))
    })
}

/// A warning about UTF-8 that had been misread, where that was undone.
pub(super) fn repaired(address: &Address, misread: Option<&'static str>) -> Option<Item> {
    misread.map(|encoding| {
        let what = format!("mojibake repaired: UTF-8 had been read as {encoding}");
        let remedy = "give --repair-mojibake=false to leave it";
        Item::Event(Event::Warning(Error::new(address.place(), what, remedy)))
    })
}
