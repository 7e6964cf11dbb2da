//! A tar archive as blocks, and the bytes of one member among them.

use std::io::{self, ErrorKind, Read};

/// Bytes of a block: headers are one, and the bytes of members are filled up to whole ones.
pub(super) const BLOCK_BYTES: usize = 512;

/// The archive as blocks.
pub(super) struct Blocks<'a> {
    raw: Box<dyn Read + 'a>,
    /// Bytes read.
    pub(super) offset: u64,
    /// A member has met the error that ends the archive, and reports it: it must not be reported again.
    pub(super) told: bool,
}

impl<'a> Blocks<'a> {
    pub(super) fn new(raw: Box<dyn Read + 'a>) -> Self {
        Self {
            raw,
            offset: 0,
            told: false,
        }
    }

    /// The next block; `None` at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<[u8; BLOCK_BYTES]>> {
        let mut bytes = Vec::with_capacity(BLOCK_BYTES);
        let most = BLOCK_BYTES as u64;
        let read = self.raw.by_ref().take(most).read_to_end(&mut bytes)?;
        self.offset += read as u64;
        match <[u8; BLOCK_BYTES]>::try_from(bytes) {
            Ok(block) => Ok(Some(block)),
            Err(_) if read == 0 => Ok(None),
            Err(_) => Err(cut_short()),
        }
    }

    /// Passes over bytes.
    pub(super) fn skip(&mut self, bytes: u64) -> io::Result<()> {
        let skipped = io::copy(&mut self.raw.by_ref().take(bytes), &mut io::sink())?;
        self.offset += skipped;
        if skipped < bytes {
            Err(cut_short())
        } else {
            Ok(())
        }
    }
}

/// The bytes of one member.
pub(super) struct Body<'b, 'a> {
    pub(super) blocks: &'b mut Blocks<'a>,
    /// Bytes of it that are not read yet.
    pub(super) left: u64,
}

impl Read for Body<'_, '_> {
    fn read(&mut self, output: &mut [u8]) -> io::Result<usize> {
        let read = match self.blocks.raw.by_ref().take(self.left).read(output) {
            Ok(0) if self.left > 0 && !output.is_empty() => Err(cut_short()),
            read => read,
        };
        match &read {
            Ok(read) => {
                self.left -= *read as u64;
                self.blocks.offset += *read as u64;
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => self.blocks.told = true,
        }
        read
    }
}

fn cut_short() -> io::Error {
    io::Error::new(ErrorKind::UnexpectedEof, "the tar archive is cut short")
}

/// Bytes of the whole blocks that so many bytes take.
pub(super) fn padded(size: u64) -> u64 {
    size.checked_next_multiple_of(BLOCK_BYTES as u64)
        .unwrap_or(size)
}
