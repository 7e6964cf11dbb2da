//! Compression: which one by its magic number, and a reader that takes it off. Members, frames or streams one after
//! another are all read. What one solid stream holds behind its damage cannot be had back; where a new member begins
//! behind it (as for each record of a `.warc.gz`), the reading goes on there.

mod codec;
mod multi_member_decoder;
mod rewind_buffer;
mod signature;

pub(in crate::input) use multi_member_decoder::{FREE_BYTES, MAX_RATIO, MultiMemberDecoder, bomb};

use super::input_stream::InputStream;
use std::fmt;

/// Compressions that may lie around each other; more is a trap or a mistake.
pub(in crate::input) const MOST_COMPRESSIONS: usize = 3;

/// A compression that can be taken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum Compression {
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
pub(in crate::input) fn detect(head: &[u8]) -> Option<Compression> {
    signature::detect(head)
}

/// The stream without the compressions around it; one more than may lie around each other is left.
pub(in crate::input) fn decompress(mut input: InputStream<'_>) -> InputStream<'_> {
    for _ in 0..MOST_COMPRESSIONS {
        let Some(compression) = detect(&input.head) else {
            break;
        };
        input = decompress_one(compression, input);
    }
    input
}

fn decompress_one(compression: Compression, input: InputStream<'_>) -> InputStream<'_> {
    let (mut origin, reader, losses) = input.into_reader();
    // It was the size of the compressed bytes and says nothing about those that come out.
    origin.size = None;
    let reader = MultiMemberDecoder::new(compression, reader, losses.clone());
    InputStream::with_losses(origin, Box::new(reader), losses)
}
