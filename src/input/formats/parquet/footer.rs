//! What the footer of a file says before its library reads it: the library follows a schema as deep as that goes, so that one
//! of a hundred thousand levels would end the program.

use super::chunks::{Chunks, varint};
use parquet::file::reader::{ChunkReader, Length};

/// Levels of nested columns; files have a few.
const MOST_LEVELS: usize = 64;
/// Bytes behind the footer: its length and the mark.
const TAIL_BYTES: u64 = 8;
const MARK: &[u8] = b"PAR1";
const ENCRYPTED: &[u8] = b"PARE";

/// What is wrong with a footer.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// The file does not end as one of the format does.
    Missing,
    /// The footer is encrypted.
    Encrypted,
    /// Columns are nested too deep.
    Deep,
}

/// Looks at the footer.
pub(super) fn check(chunks: &Chunks) -> Result<(), Wrong> {
    let end = chunks.len();
    let start = end.checked_sub(TAIL_BYTES).ok_or(Wrong::Missing)?;
    let tail = chunks.get_bytes(start, 8).map_err(|_| Wrong::Missing)?;
    let (length, mark) = tail.split_at(4);
    if mark == ENCRYPTED {
        return Err(Wrong::Encrypted);
    }
    let length = length.try_into().map_or(0, u32::from_le_bytes);
    let from = start.checked_sub(u64::from(length));
    let from = from
        .filter(|_| mark == MARK && length > 0)
        .ok_or(Wrong::Missing)?;
    let bytes = chunks
        .get_bytes(from, length as usize)
        .map_err(|_| Wrong::Missing)?;
    let said = said(&bytes).unwrap_or_default();
    if said.levels > MOST_LEVELS {
        return Err(Wrong::Deep);
    }
    match said.is_encrypted {
        true => Err(Wrong::Encrypted),
        false => Ok(()),
    }
}

/// What a footer says, as far as it is asked here.
#[derive(Debug, Default, PartialEq, Eq)]
struct Said {
    levels: usize,
    /// It names the way in which columns are encrypted.
    is_encrypted: bool,
}

/// Reads the fields of a footer. None where it is not written so; the library says what is wrong then.
fn said(mut rest: &[u8]) -> Option<Said> {
    const SCHEMA: i64 = 2;
    const ENCRYPTION: i64 = 8;
    let mut said = Said::default();
    let mut field = 0;
    loop {
        match (next_field(&mut rest, &mut field)?, field) {
            (STOP, _) => return Some(said),
            (LIST, SCHEMA) => {
                said.levels = levels(&mut rest)?;
                if said.levels > MOST_LEVELS {
                    return Some(said);
                }
            }
            (kind, ENCRYPTION) => {
                said.is_encrypted = true;
                skip(kind, &mut rest, 0)?;
            }
            (kind, _) => skip(kind, &mut rest, 0)?,
        }
    }
}

/// Levels of the schema: a list of elements that say how many of those behind them they hold.
fn levels(rest: &mut &[u8]) -> Option<usize> {
    let (count, _) = list(rest)?;
    let (mut open, mut most) = (Vec::new(), 0);
    for _ in 0..count {
        let children = children(rest)?;
        if children > 0 {
            open.push(children);
            most = most.max(open.len());
            if most > MOST_LEVELS {
                break;
            }
            continue;
        }
        while let Some(left) = open.last_mut() {
            *left -= 1;
            if *left > 0 {
                break;
            }
            open.pop();
        }
    }
    Some(most)
}

/// How many of the elements behind it the element holds.
fn children(rest: &mut &[u8]) -> Option<u64> {
    const CHILDREN: i64 = 5;
    let (mut field, mut children) = (0, 0);
    loop {
        let kind = next_field(rest, &mut field)?;
        match kind {
            STOP => return Some(children),
            I32 if field == CHILDREN => children = varint(rest)? >> 1,
            kind => skip(kind, rest, 0)?,
        }
    }
}

// Kinds of values, by their numbers in the compact protocol of Thrift.
const STOP: u8 = 0;
const I32: u8 = 5;
const LIST: u8 = 9;
/// Structs in structs that are passed over: those of a footer are a few deep.
const MOST_STRUCTS: usize = 16;

/// Reads the head of the next field, and keeps its number; its kind, or [`STOP`].
fn next_field(rest: &mut &[u8], field: &mut i64) -> Option<u8> {
    let first = byte(rest)?;
    let (step, kind) = (i64::from(first >> 4), first & 0x0f);
    if kind != STOP {
        *field = match step {
            0 => unzigzag(varint(rest)?),
            step => field.checked_add(step)?,
        };
    }
    Some(kind)
}

fn skip(kind: u8, rest: &mut &[u8], depth: usize) -> Option<()> {
    match kind {
        1 | 2 => {}
        3 => drop(byte(rest)?),
        4..=6 => drop(varint(rest)?),
        7 => *rest = rest.get(8..)?,
        8 => {
            let length = usize::try_from(varint(rest)?).ok()?;
            *rest = rest.get(length..)?;
        }
        9 | 10 => {
            let (count, kind) = list(rest)?;
            for _ in 0..count {
                // In a list a truth value takes a byte.
                skip(if kind <= 2 { 3 } else { kind }, rest, depth + 1)?;
            }
        }
        12 if depth < MOST_STRUCTS => {
            let mut field = 0;
            loop {
                match next_field(rest, &mut field)? {
                    STOP => break,
                    kind => skip(kind, rest, depth + 1)?,
                }
            }
        }
        _ => return None,
    }
    Some(())
}

/// The head of a list: how many there are, of what kind.
fn list(rest: &mut &[u8]) -> Option<(u64, u8)> {
    let first = byte(rest)?;
    let count = match first >> 4 {
        15 => varint(rest)?,
        few => u64::from(few),
    };
    Some((count, first & 0x0f))
}

fn byte(rest: &mut &[u8]) -> Option<u8> {
    let (first, behind) = rest.split_first()?;
    *rest = behind;
    Some(*first)
}

fn unzigzag(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

#[cfg(test)]
mod tests {
    use super::{Chunks, MOST_LEVELS, Wrong, said};
    use crate::input::stream::random_access::RandomAccess;

    /// A footer whose schema is nested so deep.
    fn footer(deep: usize) -> Vec<u8> {
        let mut bytes = vec![0x15, 2, 0x19, 0xfc];
        let mut count = deep + 1;
        while count > 0x7f {
            bytes.push((count & 0x7f) as u8 | 0x80);
            count >>= 7;
        }
        bytes.push(count as u8);
        for _ in 0..deep {
            // A name of a letter, and one child.
            bytes.extend([0x48, 1, b'a', 0x15, 2, 0]);
        }
        bytes.extend([0x15, 2, 0x38, 1, b'b', 0, 0]);
        bytes
    }

    #[test]
    fn levels_are_counted_up_to_the_limit() {
        let levels = |deep| said(&footer(deep)).unwrap().levels;
        assert_eq!(levels(3), 3);
        assert_eq!(levels(MOST_LEVELS), MOST_LEVELS);
        assert_eq!(levels(100_000), MOST_LEVELS + 1);
        assert_eq!(said(&footer(3)[..9]), None);
    }

    #[test]
    fn the_end_of_a_file_tells() {
        let check = |mark: &[u8], footer: &[u8]| {
            let mut bytes = b"PAR1".to_vec();
            bytes.extend(footer);
            bytes.extend((footer.len() as u32).to_le_bytes());
            bytes.extend(mark);
            super::check(&Chunks::new(RandomAccess::held(bytes)).unwrap())
        };
        assert_eq!(check(b"PAR1", &footer(3)), Ok(()));
        assert_eq!(check(b"PAR1", &footer(1000)), Err(Wrong::Deep));
        assert_eq!(check(b"PARE", &footer(3)), Err(Wrong::Encrypted));
        // The eighth field, an empty struct.
        let mut columns = footer(3);
        columns.pop();
        columns.extend([0x6c, 0, 0]);
        assert_eq!(check(b"PAR1", &columns), Err(Wrong::Encrypted));
        assert_eq!(check(b"PAR2", &footer(3)), Err(Wrong::Missing));
        assert_eq!(check(b"PAR1", b""), Err(Wrong::Missing));
    }
}
