//! One file of a folder, with what encodes it. Which files are open is not decided here.

use crate::error::Error;
use crate::output::encoder::Encoder;
use crate::output::shape::Shape;
use std::fs::File;
use std::io::{self, BufWriter, Write};

/// What is known of a file.
#[derive(Debug)]
pub(super) enum State {
    /// It is not there yet.
    New,
    /// It is being written.
    Open(Box<OpenFile>),
    /// It was closed to make room, and may be opened again.
    Paused,
    /// It is whole.
    Ended,
}

impl State {
    pub(super) fn is_new(&self) -> bool {
        matches!(self, Self::New)
    }
}

/// Why a file could not be written.
#[derive(Debug)]
pub(super) enum FileError {
    /// The record could not be encoded.
    Encode(Error),
    /// The bytes could not go out.
    Io(io::Error),
}

impl From<Error> for FileError {
    fn from(error: Error) -> Self {
        Self::Encode(error)
    }
}

impl From<io::Error> for FileError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Bytes buffered for each of many files.
const BUFFER_BYTES: usize = 16 * 1024;

/// A file that is open.
#[derive(Debug)]
pub(super) struct OpenFile {
    out: BufWriter<File>,
    encoder: Option<Box<dyn Encoder>>,
    encoded: Vec<u8>,
    /// When it was written to last.
    pub(super) used: u64,
    /// Bytes of lines that its encoder may hold back.
    pub(super) held: u64,
}

impl OpenFile {
    /// `is_new` is false for a file that is opened again behind what it holds.
    pub(super) fn new(file: File, shape: &Shape, is_new: bool) -> Result<Self, Error> {
        let mut encoder = shape.encoder()?;
        if let (Some(encoder), false) = (&mut encoder, is_new) {
            encoder.go_on();
        }
        Ok(Self {
            out: BufWriter::with_capacity(BUFFER_BYTES, file),
            encoder,
            encoded: Vec::new(),
            used: 0,
            held: 0,
        })
    }

    pub(super) fn write(&mut self, line: &[u8], clock: u64) -> Result<(), FileError> {
        self.used = clock;
        self.held += line.len() as u64;
        let Some(encoder) = &mut self.encoder else {
            return Ok(self.out.write_all(line)?);
        };
        encoder.encode(line, &mut self.encoded)?;
        self.pass_on()
    }

    /// Writes what its encoder holds back.
    pub(super) fn release(&mut self) -> Result<(), FileError> {
        self.held = 0;
        if let Some(encoder) = &mut self.encoder {
            encoder.pause(&mut self.encoded)?;
        }
        self.pass_on()
    }

    /// Closes it for a while.
    pub(super) fn pause(mut self) -> Result<(), FileError> {
        self.release()?;
        Ok(self.out.flush()?)
    }

    /// Ends it, safe from a power cut.
    pub(super) fn end(mut self) -> Result<(), FileError> {
        if let Some(encoder) = &mut self.encoder {
            encoder.finish(&mut self.encoded)?;
        }
        self.pass_on()?;
        self.out.flush()?;
        Ok(self.out.get_ref().sync_all()?)
    }

    fn pass_on(&mut self) -> Result<(), FileError> {
        self.out.write_all(&self.encoded)?;
        self.encoded.clear();
        Ok(())
    }
}
