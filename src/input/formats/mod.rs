//! From an opened source to documents: what the bytes are decides which file here reads them. One file a format.

mod cutter;
mod text;

use super::read::{Source, io_error, read_up_to};
use super::sniff::{self, Kind};
use super::{InputOptions, encoding};
use crate::error::Error;
use crate::model::{Address, Document};
use crate::report::{Event, SkipReason};
use std::borrow::Cow;
use std::io::{self, Read};
use std::ops::ControlFlow;

/// Bytes read to see what a source is. Magic numbers need 300; the rest serves headers and menus before the text.
const HEAD_BYTES: usize = 64 * 1024;

/// What a source gives, in its own order.
#[derive(Debug)]
pub enum Item {
    /// A document to clean.
    Document(Box<Document>),
    /// A document larger than the limit; its text was not kept.
    TooLong(Address),
    /// Something to tell.
    Event(Event),
}

/// Takes items; `Break` ends the reading.
pub(super) type Emit<'a> = dyn FnMut(Item) -> ControlFlow<()> + 'a;

/// Reads `source` and hands each document to `emit`, which can end the reading.
pub fn documents(
    source: &Source,
    options: &InputOptions,
    emit: &mut dyn FnMut(Item) -> ControlFlow<()>,
) {
    if let Err(error) = read(source, options, emit) {
        let event = Event::Unreadable(io_error(source.name.clone(), &error));
        // The reading is over either way.
        let _ = emit(Item::Event(event));
    }
}

fn read(source: &Source, options: &InputOptions, emit: &mut Emit<'_>) -> io::Result<()> {
    let mut reader = source.open()?;
    let head = read_up_to(&mut reader, HEAD_BYTES)?;
    if head.is_empty() && !source.explicit {
        // It was not empty when the walk met it.
        let _ = emit(skipped(source, SkipReason::Empty));
        return Ok(());
    }
    match kind(source, &head, options) {
        Kind::Text => text::documents(
            &mut Opened {
                source,
                reader,
                head,
            },
            options,
            emit,
        ),
        Kind::Other(format) => {
            let what = format!("{format} is not supported yet");
            let error = Error::new(source.name.clone(), what, format.remedy());
            let _ = emit(Item::Event(Event::Unreadable(error)));
            Ok(())
        }
        Kind::Binary if source.explicit => {
            let remedy = "give --format text if it is text after all";
            let error = Error::new(
                source.name.clone(),
                "is not text, and of no known format",
                remedy,
            );
            let _ = emit(Item::Event(Event::Unreadable(error)));
            Ok(())
        }
        Kind::Binary => {
            let _ = emit(skipped(source, SkipReason::Binary));
            Ok(())
        }
    }
}

/// A source, its bytes so far and the rest of them.
pub(super) struct Opened<'a> {
    source: &'a Source,
    reader: Box<dyn Read + Send>,
    head: Vec<u8>,
}

impl Opened<'_> {
    /// Reads on until the head holds `bytes` bytes or the source ends.
    fn extend_head(&mut self, bytes: usize) -> io::Result<()> {
        if self.head.len() < HEAD_BYTES {
            // The source ended inside the first head: most files do, and one call less is felt over a million.
            return Ok(());
        }
        let missing = bytes.saturating_sub(self.head.len());
        self.reader
            .by_ref()
            .take(missing as u64)
            .read_to_end(&mut self.head)?;
        Ok(())
    }

    fn address(&self, record: u64) -> Address {
        Address {
            path: self.source.name.clone(),
            record,
            ..Address::default()
        }
    }

    /// A warning about bytes that were no text, where there were any.
    fn replaced(&self, replaced: u64) -> Option<Item> {
        let warning = || {
            let what = format!("undecodable bytes {replaced}, shown as U+FFFD");
            Error::new(
                self.source.name.clone(),
                what,
                "give --encoding if the guess is wrong",
            )
        };
        (replaced > 0).then(|| Item::Event(Event::Warning(warning())))
    }
}

fn kind(source: &Source, head: &[u8], options: &InputOptions) -> Kind {
    if options.force_text {
        return Kind::Text;
    }
    if let Some(format) = sniff::by_magic(head) {
        return Kind::Other(format);
    }
    let (text, wide) = decode_head(head, options);
    if !wide && sniff::is_binary(head) {
        return Kind::Binary;
    }
    sniff::by_text(&text, &source.name).map_or(Kind::Text, Kind::Other)
}

/// The head as text, and whether its encoding uses zero bytes.
fn decode_head<'a>(head: &'a [u8], options: &InputOptions) -> (Cow<'a, str>, bool) {
    let mut decoder = encoding::stream(head, options.encoding);
    let wide = decoder.is_utf16();
    if let Ok(text) = std::str::from_utf8(head)
        && !wide
    {
        return (Cow::Borrowed(text.trim_start_matches('\u{feff}')), false);
    }
    let mut text = String::new();
    decoder.feed(head, false, &mut text);
    (Cow::Owned(text), wide)
}

fn skipped(source: &Source, reason: SkipReason) -> Item {
    let path = source.name.clone();
    Item::Event(Event::Skipped { path, reason })
}
