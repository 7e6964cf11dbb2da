//! Plain text: a file is one document, or several with a separator line between them. What the text says of itself at
//! its head is not looked at here. A document larger than the limit is never held whole.

mod document_splitter;

use super::encoded_document::{EncodedDocument, read_whole};
use super::item::{Emit, Frame, FrameContent, FramePlace, Item};
use super::reader::FormatReader;
use super::warnings;
use crate::input::fields;
use crate::input::format::Format;
use crate::input::markdown;
use crate::input::options::InputOptions;
use crate::input::stream::encoding;
use crate::input::stream::input_stream::InputStream;
use crate::input::stream::text_stream::TextStream;
use crate::input::written;
use crate::model::{Address, Document};
use document_splitter::DocumentSplitter;
use regex::Regex;
use std::ops::ControlFlow;

/// Reads plain text.
pub(super) struct TextReader;

impl FormatReader for TextReader {
    fn documents(
        &self,
        input: &mut InputStream<'_>,
        options: &InputOptions,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        read(input, options, Format::Text, emit)
    }
}

/// Reads text of a format, which is plain text or Markdown.
pub(super) fn read(
    input: &mut InputStream<'_>,
    options: &InputOptions,
    format: Format,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    if let Some(separator) = &options.separator {
        return split(input, options, separator, format, emit);
    }
    let address = input.origin.address(0);
    emit(match read_whole(input, options) {
        Some(content) => Item::Frame(Frame::new(
            address,
            None,
            TextFrame {
                content,
                format,
                is_file: true,
            },
        )),
        None => Item::TooLong(address, None),
    })
}

/// The bytes of a text that is one document.
#[derive(Debug)]
pub(super) struct TextFrame {
    pub(super) content: EncodedDocument,
    pub(super) format: Format,
    /// It is a whole file, in which several texts may stand below heads of their own.
    pub(super) is_file: bool,
}

impl FrameContent for TextFrame {
    fn len(&self) -> usize {
        self.content.bytes.len()
    }

    fn parse(
        self: Box<Self>,
        FramePlace { address, .. }: FramePlace,
        options: &InputOptions,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        let EncodedDocument {
            bytes, guess, url, ..
        } = self.content;
        let (mut text, mut decoding) = encoding::decode_guessed(bytes, options.encoding, guess);
        if text.len() > options.max_document {
            return emit(Item::TooLong(address, None));
        }
        if options.repair_mojibake {
            decoding.repaired = encoding::repair(&mut text);
        }
        let mut told =
            warnings::of_decoding(&address, decoding.replaced, decoding.repaired, options);
        let starts = match self.is_file {
            true => starts(&text, self.format),
            false => vec![0],
        };
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        for (record, (&start, end)) in (address.record..).zip(starts.iter().zip(ends)) {
            let piece = match starts.len() {
                1 => std::mem::take(&mut text),
                _ => text.get(start..end).unwrap_or_default().to_owned(),
            };
            let mut document = written::document(piece, self.format, decoding.clone(), options);
            document.address = Address {
                record,
                ..address.clone()
            };
            if document.text.len() > options.max_document {
                emit(Item::TooLong(document.address, None))?;
                continue;
            }
            document.fields.url = url.clone().or(document.fields.url);
            emit(Item::Document(Box::new(document)))?;
        }
        told.try_for_each(emit)
    }
}

/// Where the texts of a file begin.
fn starts(text: &str, format: Format) -> Vec<usize> {
    let starts = fields::starts(text);
    match format {
        Format::Markdown if starts.len() == 1 => markdown::starts(text),
        _ => starts,
    }
}

fn split(
    input: &mut InputStream<'_>,
    options: &InputOptions,
    separator: &Regex,
    format: Format,
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
                return emit(Item::TooLong(address, None));
            };
            let mut decoding = stream.decoding_of(text);
            let mut text = text.to_owned();
            if options.repair_mojibake {
                decoding.repaired = encoding::repair(&mut text);
                misread = misread.or(decoding.repaired);
            }
            emit(Item::Document(Box::new(Document {
                address,
                ..written::document(text, format, decoding, options)
            })))
        })?;
        if !more {
            break;
        }
    }
    let address = input.origin.address(0);
    warnings::of_decoding(&address, stream.replaced, misread, options).try_for_each(emit)
}
