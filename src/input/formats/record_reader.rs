//! Reads the text of a stream for formats that hold many records (JSON, tables), keeps the line number, and hands over
//! records and reports. Where a record ends is for the format to find.

use super::item::{Emit, FrameContent};
use super::rows::Rows;
use super::sampling::SharedPlan;
use super::warnings;
use crate::input::fields::Named;
use crate::input::options::InputOptions;
use crate::input::stream::input_stream::InputStream;
use crate::input::stream::text_stream::TextStream;
use crate::model::Decoding;
use memchr::memchr_iter;
use std::ops::ControlFlow;

/// A stream whose records are handed over one by one. The format looks at [`rest`](Self::rest), hands over what it
/// finds at its start, and moves on by [`advance`](Self::advance).
pub(super) struct RecordReader<'a, 'r, 'e> {
    input: &'a mut InputStream<'r>,
    pub(super) options: &'a InputOptions,
    rows: Rows<'a, 'e>,
    stream: TextStream,
    text: String,
    /// Where in `text` the rest begins.
    at: usize,
    /// The line of that place, from 1.
    line: u64,
    ended: bool,
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
        let mut reader = Self {
            stream,
            rows: Rows::new(&input.origin, options, emit),
            input,
            options,
            text: String::new(),
            at: 0,
            line: 1,
            ended: false,
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
        self.rows.is_sampling()
    }

    /// What the fields of the records mean, once it is known.
    pub(super) fn plan(&self) -> SharedPlan {
        self.rows.plan()
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
        self.rows.give(Some(self.line), content, entries)
    }

    /// Says that the next record is larger than the limit, and its id where that was read.
    pub(super) fn too_long(&mut self, id: Option<String>) -> ControlFlow<()> {
        self.rows.too_long(id)
    }

    /// Reports a record that cannot be read; it starts on `line`, and `raw` is its text.
    pub(super) fn bad_at(&mut self, line: u64, what: &str, raw: Option<String>) -> ControlFlow<()> {
        self.rows.bad(Some(line), what, raw)
    }

    /// The line on which the rest starts, from 1.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// Says that the file ends in the middle of something.
    pub(super) fn ends_early(&mut self, what: &str) -> ControlFlow<()> {
        let event = self.input.origin.damaged_at(self.line, what);
        self.rows.tell(event)
    }

    /// Says that the file ends in the middle of an element.
    pub(super) fn ends_inside(&mut self, name: &str) -> ControlFlow<()> {
        self.ends_early(&format!("ends inside <{name}>; what came before was used"))
    }

    /// Says that nothing in the file can be read.
    pub(super) fn unsupported(&mut self, what: &str, remedy: &str) -> ControlFlow<()> {
        let event = self.input.origin.unsupported(what, remedy);
        self.rows.tell(event)
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
        self.rows.finish()?;
        let address = self.input.origin.address(0);
        let warning = warnings::undecodable(&address, self.stream.replaced, self.options);
        warning.map_or(ControlFlow::Continue(()), |item| self.rows.behind(item))
    }
}
