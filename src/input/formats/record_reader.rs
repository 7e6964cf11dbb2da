//! Reads the text of a stream for formats that hold many records (JSON, tables), keeps the line number, and hands over
//! records and reports. Where a record ends is for the format to find.

use super::item::{Emit, Frame, FrameContent, Item};
use super::sampling::{Sampling, SharedPlan};
use super::warnings;
use crate::error::Error;
use crate::input::fields::Named;
use crate::input::options::{Field, InputOptions};
use crate::input::stream::input_stream::InputStream;
use crate::input::stream::text_stream::TextStream;
use crate::model::Decoding;
use crate::report::{Event, Fault, FaultReason};
use memchr::memchr_iter;
use std::ops::ControlFlow;

/// A stream whose records are handed over one by one. The format looks at [`rest`](Self::rest), hands over what it
/// finds at its start, and moves on by [`advance`](Self::advance).
pub(super) struct RecordReader<'a, 'r, 'e> {
    input: &'a mut InputStream<'r>,
    pub(super) options: &'a InputOptions,
    emit: &'a mut Emit<'e>,
    stream: TextStream,
    text: String,
    /// Where in `text` the rest begins.
    at: usize,
    /// The line of that place, from 1.
    line: u64,
    ended: bool,
    /// Index of the next record.
    index: u64,
    sampling: Sampling,
    /// The text that was passed over since `start_passage`.
    passage: Option<String>,
}

impl<'a, 'r, 'e> RecordReader<'a, 'r, 'e> {
    pub(super) fn new(
        input: &'a mut InputStream<'r>,
        options: &'a InputOptions,
        emit: &'a mut Emit<'e>,
    ) -> Self {
        let stream = TextStream::new(input, options);
        Self::with(stream, input, options, emit)
    }

    /// The same for a format whose files may declare their encoding, as pages do.
    pub(super) fn declared(
        input: &'a mut InputStream<'r>,
        options: &'a InputOptions,
        emit: &'a mut Emit<'e>,
    ) -> Self {
        let stream = TextStream::declared(input, options);
        Self::with(stream, input, options, emit)
    }

    fn with(
        stream: TextStream,
        input: &'a mut InputStream<'r>,
        options: &'a InputOptions,
        emit: &'a mut Emit<'e>,
    ) -> Self {
        let body_given = options
            .fields
            .given
            .iter()
            .any(|(field, _)| *field == Field::Body);
        let mut reader = Self {
            stream,
            sampling: Sampling::new(input.origin.place(), !body_given),
            input,
            options,
            emit,
            text: String::new(),
            at: 0,
            line: 1,
            ended: false,
            index: 0,
            passage: None,
        };
        reader.fill();
        reader
    }

    /// The text that was read and not passed yet.
    pub(super) fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Whether the stream is at its end, so that [`fill`](Self::fill) adds nothing.
    pub(super) fn ended(&self) -> bool {
        self.ended
    }

    pub(super) fn limit(&self) -> usize {
        self.options.max_document
    }

    pub(super) fn name(&self) -> &str {
        self.input.origin.name()
    }

    /// The blanks between the start of its line and the place `ahead` in the rest; `None` where other text is there.
    pub(super) fn indentation(&self, ahead: usize) -> Option<&str> {
        let before = self.text.get(..self.at + ahead)?;
        let blank = |byte: &u8| matches!(byte, b' ' | b'\t');
        let start = before.bytes().rposition(|byte| !blank(&byte));
        let at_start = start.is_none_or(|at| before.as_bytes().get(at) == Some(&b'\n'));
        at_start
            .then(|| before.get(start.map_or(0, |at| at + 1)..))
            .flatten()
    }

    /// Moves over `bytes` of the text.
    pub(super) fn advance(&mut self, bytes: usize) {
        let passed = self.rest().as_bytes().get(..bytes).unwrap_or_default();
        let lone = |&at: &usize| {
            let next = self.text.as_bytes().get(self.at + at + 1);
            next != Some(&b'\n')
        };
        let lines =
            memchr_iter(b'\n', passed).count() + memchr_iter(b'\r', passed).filter(lone).count();
        self.line += lines as u64;
        if let Some(passage) = &mut self.passage {
            let passed = self.text.get(self.at..).unwrap_or_default();
            passage.push_str(passed.get(..bytes).unwrap_or(passed));
        }
        let most = self.limit();
        self.passage.take_if(|passage| passage.len() > most);
        self.at = self.at.saturating_add(bytes).min(self.text.len());
    }

    /// Moves over a line of so many bytes, its end included. It looks for no other line ends.
    pub(super) fn advance_line(&mut self, bytes: usize) {
        self.line += 1;
        self.at = (self.at + bytes).min(self.text.len());
    }

    /// Reads on until the rest is twice as long, so that a record is looked at a few times however long it is, and not
    /// once a block.
    pub(super) fn fill(&mut self) {
        self.text.drain(..self.at);
        self.at = 0;
        let enough = self.text.len().saturating_mul(2).max(1);
        while !self.ended && self.text.len() < enough {
            self.ended = !self.stream.append(self.input, &mut self.text);
        }
    }

    /// Whether the fields of records are still looked at.
    pub(super) fn is_sampling(&self) -> bool {
        self.sampling.is_sampling()
    }

    /// What the fields of the records mean, once it is known.
    pub(super) fn plan(&self) -> SharedPlan {
        self.sampling.plan()
    }

    /// How a piece of the text was decoded.
    pub(super) fn decoding_of(&self, text: &str) -> Decoding {
        self.stream.decoding_of(text)
    }

    /// Hands over the record at the start of the rest, with its fields while [`is_sampling`](Self::is_sampling).
    pub(super) fn give(
        &mut self,
        content: impl FrameContent + 'static,
        entries: Option<&[Named]>,
    ) -> ControlFlow<()> {
        let address = self.input.origin.address(self.index);
        self.index += 1;
        let frame = Frame::new(address, Some(self.line), content);
        self.sampling.push(Item::Frame(frame), entries, self.emit)
    }

    /// Says that the next record is larger than the limit.
    pub(super) fn too_long(&mut self) -> ControlFlow<()> {
        let item = Item::TooLong(self.input.origin.address(self.index));
        self.index += 1;
        self.sampling.push(item, None, self.emit)
    }

    /// Reports a record that cannot be read; it starts on `line`, and `raw` is its text.
    pub(super) fn bad_at(&mut self, line: u64, what: &str, raw: Option<String>) -> ControlFlow<()> {
        let error = Error::new(self.input.origin.place(), what, "").at_line(line);
        let address = self.input.origin.address(self.index);
        self.index += 1;
        let fault = Fault {
            raw: raw.map(String::into_bytes),
            ..Fault::of_record(&address, FaultReason::BadRecord, error)
        };
        let item = Item::Event(Event::Unreadable(Box::new(fault)));
        self.sampling.push(item, None, self.emit)
    }

    /// The line on which the rest starts, from 1.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// Says that the file ends in the middle of something.
    pub(super) fn ends_early(&mut self, what: &str) -> ControlFlow<()> {
        let item = Item::Event(self.input.origin.damaged_at(self.line, what));
        self.sampling.push(item, None, self.emit)
    }

    /// Says that nothing in the file can be read.
    pub(super) fn unsupported(&mut self, what: &str, remedy: &str) -> ControlFlow<()> {
        let item = Item::Event(self.input.origin.unsupported(what, remedy));
        self.sampling.push(item, None, self.emit)
    }

    /// Keeps what is passed over from here on, for the report on a bad record.
    pub(super) fn start_passage(&mut self) {
        self.passage = Some(String::new());
    }

    /// What was passed over since; `None` where that was longer than a record may be.
    pub(super) fn take_passage(&mut self) -> Option<String> {
        self.passage.take()
    }

    /// Hands over what is held back, and says what was lost in decoding.
    pub(super) fn finish(mut self) -> ControlFlow<()> {
        self.sampling.finish(self.emit)?;
        let address = self.input.origin.address(0);
        warnings::undecodable(&address, self.stream.replaced)
            .map_or(ControlFlow::Continue(()), self.emit)
    }
}
