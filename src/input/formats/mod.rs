//! From a stream to frames and documents: what the bytes are decides which file here reads them. One place a format.

mod csv;
mod frame;
mod html;
mod json;
mod record_reader;
mod sampling;
mod text;
mod warc;

pub use frame::Frame;

use super::options::{Forced, InputOptions};
use super::sniff::{self, Format, Kind};
use super::stream::encoding::{self, Guess, Head};
use super::stream::input_stream::InputStream;
use crate::model::{Address, Document};
use crate::report::{Event, SkipReason};
use std::ops::ControlFlow;

/// What a source gives, in its own order.
#[derive(Debug)]
pub enum Item {
    /// A document to clean.
    Document(Box<Document>),
    /// A piece of the source that is still to be parsed, on any thread.
    Frame(Box<Frame>),
    /// A document larger than the limit; its text was not kept.
    TooLong(Address),
    /// Something to tell.
    Event(Event),
}

/// Takes items; `Break` ends the reading.
pub(super) type Emit<'a> = dyn FnMut(Item) -> ControlFlow<()> + 'a;

/// Cuts an uncompressed stream into frames and documents.
pub(super) fn documents(
    input: &mut InputStream<'_>,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    match kind(input, options) {
        Kind::Text => text::documents(input, options, emit),
        Kind::Format(Format::Html) => html::documents(input, options, emit),
        Kind::Format(Format::Json) => json::documents(input, options, emit),
        Kind::Format(Format::Csv) => csv::documents(input, options, emit),
        Kind::Format(Format::Warc) => warc::documents(input, options, emit),
        Kind::Format(other) => {
            let what = format!("{other} is not read by this version");
            emit(Item::Event(input.origin.unsupported(what, other.remedy())))
        }
        Kind::Binary if input.origin.explicit => {
            let remedy = "give --format text if it is text after all";
            let what = "is not text, and of no known format";
            emit(Item::Event(input.origin.unsupported(what, remedy)))
        }
        Kind::Binary => emit(Item::Event(input.origin.skipped(SkipReason::Binary))),
    }
}

fn kind(input: &mut InputStream<'_>, options: &InputOptions) -> Kind {
    if let Some(forced) = options.format {
        return match forced {
            Forced::Text => Kind::Text,
            Forced::Html => Kind::Format(Format::Html),
            Forced::Json | Forced::JsonLines => Kind::Format(Format::Json),
            Forced::Csv | Forced::Tsv => Kind::Format(Format::Csv),
            Forced::Warc => Kind::Format(Format::Warc),
        };
    }
    let (kind, guess) = look(&input.head, input.origin.name(), options);
    input.guess = guess;
    kind
}

/// What the first bytes of something look like; its name helps where content cannot tell.
pub(super) fn of_bytes(head: &[u8], name: &str, options: &InputOptions) -> Kind {
    look(head, name, options).0
}

/// The same, and what had to be guessed of the encoding.
fn look(head: &[u8], name: &str, options: &InputOptions) -> (Kind, Option<Guess>) {
    if let Some(format) = sniff::by_magic(head) {
        return (Kind::Format(format), None);
    }
    let Head {
        text,
        wide,
        mut guess,
    } = encoding::decode_head(head, options.encoding);
    if !wide && sniff::is_binary(head) {
        return (Kind::Binary, None);
    }
    let kind = sniff::by_text(&text, name).map_or(Kind::Text, Kind::Format);
    if let Some(guess) = guess.as_mut().filter(|_| kind == Kind::Text) {
        guess.keep(text.into_owned());
    }
    (kind, guess)
}
