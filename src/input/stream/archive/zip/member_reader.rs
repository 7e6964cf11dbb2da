//! The reader of a zip member: takes its compression off and checks what comes out against what the archive says of
//! it. All members of an archive share one limit, since their data may overlap and each look harmless.

use crate::input::stream::compression::{
    Compression, FREE_BYTES, MAX_RATIO, MultiMemberDecoder, bomb,
};
use flate2::Crc;
use std::cell::Cell;
use std::io::{self, ErrorKind, Read};

/// Methods that are read, by their numbers in the zip specification.
const METHODS: &[(u16, Option<Compression>)] = &[
    (0, None),
    (8, Some(Compression::Deflate)),
    (12, Some(Compression::Bzip2)),
    (93, Some(Compression::Zstd)),
    (95, Some(Compression::Xz)),
];

/// The compression of a method; `None` when it is not read.
pub(super) fn method(number: u16) -> Option<Option<Compression>> {
    let found = METHODS.iter().find(|(method, _)| *method == number);
    found.map(|(_, compression)| *compression)
}

/// Decompressed bytes that the members of an archive may give together.
pub(super) struct Allowance(Cell<u64>);

impl Allowance {
    /// For an archive of so many bytes.
    pub(super) fn for_archive(bytes: u64) -> Self {
        Self(Cell::new(
            bytes.saturating_mul(MAX_RATIO).saturating_add(FREE_BYTES),
        ))
    }

    /// Whether it is used up.
    pub(super) fn is_spent(&self) -> bool {
        self.0.get() == 0
    }
}

/// What the archive says of a member's content, where it says it before the content.
#[derive(Debug, Clone, Copy)]
pub(super) struct Promise {
    pub(super) size: u64,
    pub(super) crc: u32,
}

/// The content of a member.
pub(super) struct MemberReader<'a> {
    reader: Box<dyn Read + 'a>,
    promise: Option<Promise>,
    crc: Crc,
    size: u64,
    allowance: &'a Allowance,
    ended: bool,
}

impl<'a> MemberReader<'a> {
    pub(super) fn new(
        compression: Option<Compression>,
        raw: Box<dyn Read + 'a>,
        promise: Option<Promise>,
        allowance: &'a Allowance,
    ) -> Self {
        Self {
            reader: match compression {
                None => raw,
                Some(compression) => Box::new(MultiMemberDecoder::alone(compression, raw)),
            },
            promise,
            crc: Crc::new(),
            size: 0,
            allowance,
            ended: false,
        }
    }

    fn check(&mut self) -> io::Result<usize> {
        if std::mem::replace(&mut self.ended, true) {
            return Ok(0);
        }
        match self.promise {
            Some(promise) if self.size < promise.size => Err(io::Error::new(
                ErrorKind::UnexpectedEof,
                "its data are cut short",
            )),
            Some(promise) if self.crc.sum() != promise.crc => Err(io::Error::new(
                ErrorKind::InvalidData,
                "its checksum is wrong",
            )),
            _ => Ok(0),
        }
    }
}

impl Read for MemberReader<'_> {
    fn read(&mut self, output: &mut [u8]) -> io::Result<usize> {
        if self.ended || output.is_empty() {
            return Ok(0);
        }
        let read = self.reader.read(output)?;
        if read == 0 {
            return self.check();
        }
        self.crc.update(output.get(..read).unwrap_or_default());
        self.size += read as u64;
        let left = self.allowance.0.get().saturating_sub(read as u64);
        self.allowance.0.set(left);
        if left == 0 {
            self.ended = true;
            return Err(bomb());
        }
        Ok(read)
    }
}
