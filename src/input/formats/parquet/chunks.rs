//! The bytes of a Parquet file, at any place, as its library asks for them: nothing is held but what it asks for, and
//! what it asks for is never more than there is.

use crate::input::stream::compression::{FREE_BYTES, MAX_RATIO};
use crate::input::stream::random_access::RandomAccess;
use bytes::Bytes;
use parquet::errors::{ParquetError, Result};
use parquet::file::reader::{ChunkReader, Length};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::{Arc, Mutex, PoisonError};

/// Bytes read at once where the library reads on and on: the header of a page is a few dozen.
const BLOCK_BYTES: usize = 1024;

/// The bytes of a file.
#[derive(Debug, Clone)]
pub(super) struct Chunks {
    place: Place,
    len: u64,
}

#[derive(Debug, Clone)]
enum Place {
    File(Arc<Mutex<File>>),
    Held(Bytes),
}

impl Chunks {
    pub(super) fn new(bytes: RandomAccess) -> io::Result<Self> {
        Ok(match bytes {
            RandomAccess::File(mut file) => Self {
                len: file.seek(SeekFrom::End(0))?,
                place: Place::File(Arc::new(Mutex::new(file))),
            },
            RandomAccess::Held(held) => {
                let held = Bytes::from(held.into_inner());
                Self {
                    len: held.len() as u64,
                    place: Place::Held(held),
                }
            }
        })
    }

    /// The bytes at a place, fewer where there are no more.
    fn read_at(&self, start: u64, length: usize) -> io::Result<Bytes> {
        let left = usize::try_from(self.len.saturating_sub(start)).unwrap_or(usize::MAX);
        let length = length.min(left);
        match &self.place {
            Place::Held(held) => {
                let start = usize::try_from(start).unwrap_or(held.len()).min(held.len());
                Ok(held.slice(start..start + length))
            }
            Place::File(file) => {
                let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
                file.seek(SeekFrom::Start(start))?;
                let mut bytes = Vec::with_capacity(length);
                (&mut *file).take(length as u64).read_to_end(&mut bytes)?;
                Ok(Bytes::from(bytes))
            }
        }
    }
}

impl Length for Chunks {
    fn len(&self) -> u64 {
        self.len
    }
}

impl ChunkReader for Chunks {
    type T = ReadOn;

    fn get_read(&self, start: u64) -> Result<ReadOn> {
        let block = self.read_at(start, BLOCK_BYTES)?;
        if is_bomb(&block) {
            let what = format!("a page expands more than {MAX_RATIO} times: a bomb?");
            return Err(ParquetError::General(what));
        }
        Ok(ReadOn {
            chunks: self.clone(),
            next: start + block.len() as u64,
            block,
        })
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes> {
        let bytes = self.read_at(start, length)?;
        match bytes.len() == length {
            true => Ok(bytes),
            false => Err(ParquetError::EOF(String::from("the file ends before it"))),
        }
    }
}

/// Reads on from a place.
#[derive(Debug)]
pub(super) struct ReadOn {
    chunks: Chunks,
    block: Bytes,
    next: u64,
}

impl Read for ReadOn {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.block.is_empty() {
            self.block = self.chunks.read_at(self.next, BLOCK_BYTES)?;
            self.next += self.block.len() as u64;
        }
        let length = buffer.len().min(self.block.len());
        buffer[..length].copy_from_slice(&self.block.split_to(length));
        Ok(length)
    }
}

/// Whether a page begins here that says to be far larger than what it is compressed to: the library reserves what it
/// says.
fn is_bomb(header: &[u8]) -> bool {
    let mut rest = header;
    let mut field = || {
        let (first, behind) = rest.split_first()?;
        rest = behind;
        // The next field of the struct, a number of 32 bits.
        (*first == 0x15).then(|| varint(&mut rest)).flatten()
    };
    let sizes = [field(), field(), field()];
    let [Some(_), Some(size), Some(packed)] = sizes.map(|size| size.map(|zigzag| zigzag >> 1))
    else {
        return false;
    };
    size > FREE_BYTES && size > packed.saturating_mul(MAX_RATIO)
}

/// A number in seven bits a byte, the lowest first.
pub(super) fn varint(rest: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (first, behind) = rest.split_first()?;
        *rest = behind;
        number |= u64::from(first & 0x7f) << shift;
        if first & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Chunks, RandomAccess, is_bomb, varint};
    use parquet::file::reader::ChunkReader;
    use std::io::Read;

    #[test]
    fn numbers_are_read_and_cut_ones_are_none() {
        assert_eq!(varint(&mut &[0xAC, 0x02, 9][..]), Some(300));
        assert_eq!(varint(&mut &[0x80][..]), None);
        assert_eq!(varint(&mut &[0x80; 11][..]), None);
    }

    #[test]
    fn a_page_that_says_to_be_huge_is_a_bomb() {
        let header = |size: u64, packed: u64| {
            let mut bytes = Vec::new();
            for mut number in [0, size << 1, packed << 1] {
                bytes.push(0x15);
                while number > 0x7f {
                    bytes.push((number & 0x7f) as u8 | 0x80);
                    number >>= 7;
                }
                bytes.push(number as u8);
            }
            bytes
        };
        assert!(is_bomb(&header(250 * 1024 * 1024, 1024 * 1024 - 1)));
        assert!(!is_bomb(&header(250 * 1024 * 1024, 1024 * 1024)));
        assert!(!is_bomb(&header(32 * 1024 * 1024, 1)));
        assert!(!is_bomb(b"PAR1"));
    }

    #[test]
    fn no_more_is_given_than_there_is() {
        let chunks = Chunks::new(RandomAccess::held(vec![7; 2000])).unwrap();
        let mut all = Vec::new();
        chunks.get_read(10).unwrap().read_to_end(&mut all).unwrap();
        assert_eq!(all.len(), 1990);
        assert!(chunks.get_bytes(1000, 1000).is_ok());
        assert!(chunks.get_bytes(1000, 1001).is_err());
        assert!(chunks.get_bytes(u64::MAX, 1).is_err());
    }
}
