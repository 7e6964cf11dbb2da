//! A buffer over the compressed bytes of a stream that keeps a window of those already used, so that its user can go
//! back. It does not know what they are.

use std::io::{self, Read};

/// Bytes read at once.
const CHUNK_BYTES: usize = 64 * 1024;
/// Used bytes that are kept: a decompressor may read past the start of the next member before it notices damage, but
/// not further than that.
const WINDOW_BYTES: usize = 64 * 1024;

/// A stream and its next bytes.
pub(super) struct RewindBuffer<'a> {
    raw: Box<dyn Read + 'a>,
    /// Bytes read; those before `at` are used.
    buffer: Vec<u8>,
    pub(super) at: usize,
    /// Place of the buffer in the stream.
    offset: u64,
    /// No more bytes will come.
    pub(super) ended: bool,
}

impl<'a> RewindBuffer<'a> {
    pub(super) fn new(raw: Box<dyn Read + 'a>) -> Self {
        Self {
            raw,
            buffer: Vec::new(),
            at: 0,
            offset: 0,
            ended: false,
        }
    }

    /// Bytes of the stream that are used.
    pub(super) fn position(&self) -> u64 {
        self.offset + self.at as u64
    }

    /// Bytes read and not used.
    pub(super) fn rest(&self) -> &[u8] {
        self.buffer.get(self.at..).unwrap_or_default()
    }

    /// Reads on until so many bytes are there or the stream is at its end.
    pub(super) fn want(&mut self, bytes: usize) -> io::Result<()> {
        while self.rest().len() < bytes && !self.ended {
            self.fill()?;
        }
        Ok(())
    }

    /// Reads more.
    pub(super) fn fill(&mut self) -> io::Result<()> {
        let old = self.at.saturating_sub(WINDOW_BYTES);
        self.buffer.drain(..old);
        self.offset += old as u64;
        self.at -= old;
        let before = self.buffer.len();
        let mut chunk = self.raw.by_ref().take(CHUNK_BYTES as u64);
        match chunk.read_to_end(&mut self.buffer) {
            Err(error) if self.buffer.len() == before => return Err(error),
            // What came before the failure is used first.
            Err(error) => self.raw = Box::new(Failed(Some(error))),
            Ok(0) => self.ended = true,
            Ok(_) => {}
        }
        Ok(())
    }

    /// How far one can go back, but not before `start`.
    pub(super) fn can_go_back(&self, start: u64) -> u64 {
        let window = self.at.min(WINDOW_BYTES) as u64;
        self.position().saturating_sub(start).min(window)
    }

    /// Goes back, no further than that.
    pub(super) fn go_back(&mut self, bytes: u64) {
        self.at -= usize::try_from(bytes).unwrap_or(0).min(self.at);
    }
}

/// A stream that has failed: it gives its error once more, when the bytes before it are used.
struct Failed(Option<io::Error>);

impl Read for Failed {
    fn read(&mut self, _output: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}
