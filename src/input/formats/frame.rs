//! Frames: pieces cut out of a stream that are parsed later, on any thread, so that one bad piece costs itself alone.

use super::{Emit, csv, html, json, text};
use crate::input::options::InputOptions;
use crate::input::stream::encoding::Guess;
use crate::model::Address;
use std::ops::ControlFlow;

/// A piece of a source that is still to be parsed.
#[derive(Debug)]
pub struct Frame {
    /// The address its documents get.
    pub(super) address: Address,
    /// The line of the source it starts on, from 1, where lines mean something.
    pub(super) line: Option<u64>,
    pub(super) content: Content,
}

/// What a frame holds.
#[derive(Debug)]
pub(super) enum Content {
    /// The bytes of a plain text.
    Text(Bytes),
    /// The bytes of an HTML page.
    Page(Bytes),
    /// A line that is read by itself.
    Line(Vec<u8>),
    /// A JSON value.
    Value(json::Value),
    /// A row of a table.
    Row(csv::Row),
}

/// Bytes of one document, not decoded yet.
#[derive(Debug, Default)]
pub(super) struct Bytes {
    pub(super) bytes: Vec<u8>,
    /// The encoding that was guessed by the first of them.
    pub(super) guess: Option<Guess>,
    /// The charset that a protocol header names.
    pub(super) charset: Option<String>,
    /// The address of the page, where the source tells it.
    pub(super) url: Option<String>,
}

impl Frame {
    /// Bytes of input it holds.
    pub fn len(&self) -> usize {
        match &self.content {
            Content::Text(bytes) | Content::Page(bytes) => bytes.bytes.len(),
            Content::Line(bytes) => bytes.len(),
            Content::Value(value) => value.text.len(),
            Content::Row(row) => row.text.len(),
        }
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Where it came from.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// The bytes it was cut out of, where they stand in it as they came in.
    pub fn raw(&self) -> Option<&[u8]> {
        match &self.content {
            Content::Line(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Parses it and hands its documents to `emit`.
    pub fn open(self, options: &InputOptions, emit: &mut Emit<'_>) -> ControlFlow<()> {
        match self.content {
            Content::Text(bytes) => text::open(self.address, bytes, options, emit),
            Content::Page(bytes) => html::open(self.address, bytes, options, emit),
            Content::Line(bytes) => json::open_line(self.address, bytes, options, emit),
            Content::Value(value) => json::open(self.address, self.line, value, options, emit),
            Content::Row(row) => csv::open(self.address, self.line, row, options, emit),
        }
    }
}
