//! Bytes that can be read at any place, for formats that begin at their end: those of a file, or what was held of a
//! stream. Nothing is ever written.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};

/// Most bytes of a stream that are held in memory, where it is no file of its own: a pipe, or a member of an archive.
pub(in crate::input) const HELD_BYTES: u64 = 256 * 1024 * 1024;
/// The same, as messages say it.
pub(in crate::input) const HELD: &str = "256 MiB";

/// Bytes that can be read at any place.
#[derive(Debug)]
pub(in crate::input) enum RandomAccess {
    /// A file of its own.
    File(File),
    /// A stream that was held.
    Held(Cursor<Vec<u8>>),
}

impl RandomAccess {
    /// What was held of a stream.
    pub(in crate::input) fn held(bytes: Vec<u8>) -> Self {
        Self::Held(Cursor::new(bytes))
    }
}

impl Read for RandomAccess {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.read(buffer),
            Self::Held(held) => held.read(buffer),
        }
    }
}

impl Seek for RandomAccess {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match self {
            Self::File(file) => file.seek(to),
            Self::Held(held) => held.seek(to),
        }
    }
}
