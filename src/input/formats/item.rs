//! What a source gives: documents, and frames that become documents when they are parsed. A frame knows its own parser,
//! so that whoever passes frames on need not know the formats.

use crate::input::options::InputOptions;
use crate::model::{Address, Document};
use crate::report::Event;
use std::fmt::Debug;
use std::ops::ControlFlow;

/// What a source gives, in its own order.
#[derive(Debug)]
pub enum Item {
    /// A document to clean.
    Document(Box<Document>),
    /// A piece of the source that is still to be parsed, on any thread.
    Frame(Frame),
    /// A document larger than the limit, and its own id where that was read; its text was not kept.
    TooLong(Address, Option<String>),
    /// Something to tell.
    Event(Event),
    /// Nothing more is at hand, and to read on may take any time: what was gathered of the items before is due.
    Pause,
}

/// Takes items; `Break` ends the reading.
pub(in crate::input) type Emit<'a> = dyn FnMut(Item) -> ControlFlow<()> + 'a;

/// A piece of a source that is still to be parsed, by itself and on any thread, so that one bad piece costs itself
/// alone.
#[derive(Debug)]
pub struct Frame {
    place: FramePlace,
    content: Box<dyn FrameContent>,
}

/// Where a frame was cut out.
#[derive(Debug)]
pub(super) struct FramePlace {
    /// The address its documents get.
    pub(super) address: Address,
    /// The line of the source it starts on, from 1, where lines mean something.
    pub(super) line: Option<u64>,
}

/// What a frame holds. Each format has its own.
pub(super) trait FrameContent: Debug + Send {
    /// Bytes of input it holds.
    fn len(&self) -> usize;

    /// The bytes it was cut out of, where it holds them as they came in.
    fn raw(&self) -> Option<&[u8]> {
        None
    }

    /// Parses it and hands its documents to `emit`.
    fn parse(
        self: Box<Self>,
        place: FramePlace,
        options: &InputOptions,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()>;
}

impl Frame {
    pub(super) fn new(
        address: Address,
        line: Option<u64>,
        content: impl FrameContent + 'static,
    ) -> Self {
        Self {
            place: FramePlace { address, line },
            content: Box::new(content),
        }
    }

    /// Bytes of input it holds.
    pub fn len(&self) -> usize {
        self.content.len()
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Where it came from.
    pub fn address(&self) -> &Address {
        &self.place.address
    }

    /// The bytes it was cut out of, where it holds them as they came in.
    pub fn raw(&self) -> Option<&[u8]> {
        self.content.raw()
    }

    /// Parses it and hands its documents to `emit`.
    pub fn parse(self, options: &InputOptions, emit: &mut Emit<'_>) -> ControlFlow<()> {
        self.content.parse(self.place, options, emit)
    }
}
