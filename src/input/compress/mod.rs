//! Compression: which one by its magic number, and a reader that takes it off. Members, frames or streams one after
//! another are all read. What one solid stream holds behind its damage cannot be had back; where a new member begins
//! behind it (as for each record of a `.warc.gz`), the reading goes on there.

mod codec;
mod packed;
mod peeled;
mod signature;

pub(super) use peeled::{FREE_BYTES, MAX_RATIO, Peeled, bomb};

use super::opened::Opened;
use std::fmt;

/// A compression that can be taken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compression {
    /// gzip, of one or many members.
    Gzip,
    /// Zstandard, of one or many frames.
    Zstd,
    /// xz, of one or many streams.
    Xz,
    /// bzip2, of one or many streams.
    Bzip2,
    /// Deflate alone, as in zip members; it has no magic number.
    Deflate,
    /// Deflate in a zlib wrapper, as HTTP uses it; it has no magic number to be sure of.
    Zlib,
}

impl fmt::Display for Compression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Gzip => "gzip",
            Self::Zstd => "zstd",
            Self::Xz => "xz",
            Self::Bzip2 => "bzip2",
            Self::Deflate => "deflate",
            Self::Zlib => "zlib",
        })
    }
}

/// The compression that starts with these bytes.
pub(super) fn of(head: &[u8]) -> Option<Compression> {
    signature::of(head)
}

/// The stream without its compression.
pub(super) fn open(compression: Compression, opened: Opened<'_>) -> Opened<'_> {
    let (mut origin, reader, losses) = opened.into_reader();
    // It was the size of the compressed bytes and says nothing about those that come out.
    origin.size = None;
    let reader = Peeled::new(compression, reader, losses.clone());
    Opened::with_losses(origin, Box::new(reader), losses)
}
