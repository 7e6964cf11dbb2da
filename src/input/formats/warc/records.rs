//! A stream as records. Where one does not start as it should, the next line that starts a record is looked for.

use super::header::{self, HEADER_BYTES, Header};
use crate::input::stream::input_stream::InputStream;
use memchr::memmem;

/// What every record starts with.
pub(super) const MARK: &[u8] = b"WARC/";
/// Bytes read at once.
const BLOCK_BYTES: usize = 256 * 1024;

/// What comes next in a stream.
pub(super) enum Next {
    /// The header of a record; its body is to be read now.
    Record(Header),
    /// Damage; the reader has gone to the next record behind it, or to the end.
    Damage(String),
    /// Nothing.
    End,
}

/// The records of a stream.
pub(super) struct Records<'r, 'a> {
    input: &'r mut InputStream<'a>,
    buffer: Vec<u8>,
    block: Vec<u8>,
    /// Bytes of the buffer that were taken.
    at: usize,
    /// Place of the buffer in the stream.
    offset: u64,
    ended: bool,
}

impl<'r, 'a> Records<'r, 'a> {
    pub(super) fn new(input: &'r mut InputStream<'a>) -> Self {
        Self {
            input,
            buffer: Vec::new(),
            block: Vec::new(),
            at: 0,
            offset: 0,
            ended: false,
        }
    }

    /// The next header, or what is wrong where one should be.
    pub(super) fn next(&mut self) -> Next {
        self.skip_line_ends();
        if self.rest().is_empty() {
            return Next::End;
        }
        let at = self.position();
        self.want(HEADER_BYTES);
        if let Some((header, length)) = header::parse(self.rest(), at) {
            self.take(length);
            return Next::Record(header);
        }
        if self.ended && self.is_damaged() {
            let rest = self.rest().len();
            self.take(rest);
            return Next::End;
        }
        let has_end = ["\n\r\n", "\n\n"]
            .iter()
            .any(|end| memmem::find(self.rest(), end.as_bytes()).is_some());
        let what = match header::starts(self.rest()) {
            false => "a record does not start where it should, at byte",
            true if self.ended && !has_end => "the header of the last record is cut short, at byte",
            true => "the header of a record is damaged at byte",
        };
        self.take(1);
        self.find_record();
        Next::Damage(format!("{what} {at}"))
    }

    /// The next bytes, at least so many where there are so many.
    pub(super) fn peek(&mut self, bytes: usize) -> &[u8] {
        self.want(bytes);
        self.rest()
    }

    /// Place in the stream.
    pub(super) fn position(&self) -> u64 {
        self.offset + self.at as u64
    }

    /// Bytes that were read and not taken.
    pub(super) fn rest(&self) -> &[u8] {
        self.buffer.get(self.at..).unwrap_or_default()
    }

    /// Reads on until so many bytes are there; false when there are fewer.
    pub(super) fn want(&mut self, bytes: usize) -> bool {
        while self.rest().len() < bytes && !self.ended {
            self.input.next_block(&mut self.block, BLOCK_BYTES);
            self.ended = self.block.is_empty();
            // Moved down only when half was taken, so that each byte is moved about once.
            if self.at > self.buffer.len() / 2 {
                self.buffer.drain(..self.at);
                self.offset += self.at as u64;
                self.at = 0;
            }
            self.buffer.append(&mut self.block);
        }
        self.rest().len() >= bytes
    }

    /// Whether the stream is at its end.
    pub(super) fn ended(&self) -> bool {
        self.ended
    }

    /// Whether the stream is cut short or damaged; its caller reports that.
    pub(super) fn is_damaged(&self) -> bool {
        self.input.is_damaged()
    }

    /// Takes some bytes.
    pub(super) fn take(&mut self, bytes: usize) -> &[u8] {
        let from = self.at;
        self.at = from.saturating_add(bytes).min(self.buffer.len());
        self.buffer.get(from..self.at).unwrap_or_default()
    }

    /// Goes to the next line that starts a record, or to the end.
    fn find_record(&mut self) {
        loop {
            let found = self.record_in(self.rest().len());
            if let Some(at) = found {
                self.take(at);
                return;
            }
            let done = self.rest().len().saturating_sub(MARK.len());
            self.take(done);
            if !self.want(MARK.len() + 1) {
                let all = self.rest().len();
                self.take(all);
                return;
            }
        }
    }

    /// The first line among the next bytes that starts a record.
    pub(super) fn record_in(&mut self, bytes: usize) -> Option<usize> {
        let mut from = 0;
        loop {
            let within = self.rest().get(from..bytes.min(self.rest().len()))?;
            let at = from + memmem::find(within, MARK)?;
            let line = at > 0 && self.rest().get(at - 1) == Some(&b'\n');
            if line {
                self.want(at + HEADER_BYTES);
                let here = self.rest().get(at..)?;
                if header::parse(here, 0).is_some() {
                    return Some(at);
                }
            }
            from = at + MARK.len();
        }
    }

    pub(super) fn skip_line_ends(&mut self) {
        loop {
            let line_ends = |byte: &&u8| matches!(**byte, b'\r' | b'\n');
            let count = self.rest().iter().take_while(line_ends).count();
            self.take(count);
            if !self.rest().is_empty() || !self.want(1) {
                return;
            }
        }
    }
}
