//! The stage that tells which records repeat an earlier one, and which: what was met, with the addresses.

use super::blocks::{Blocks, TOGETHER, read_number, write_number};
use super::fingerprint::Fingerprint;
use super::seen::{Seen, Verdict};
use crate::model::{Address, Duplicate, Likeness};

/// The records that were met, and where they came from.
#[derive(Debug)]
pub struct Duplicates {
    seen: Seen,
    addresses: Addresses,
}

impl Duplicates {
    /// Nothing met yet; `near` says whether copies that are not equal are looked for.
    pub fn new(near: bool) -> Self {
        Self::with(Seen::new(near))
    }

    /// The same, with room for so many records.
    pub fn with_room_for(most: usize, near: bool) -> Self {
        Self::with(Seen::with_room_for(most, near))
    }

    fn with(seen: Seen) -> Self {
        Self {
            seen,
            addresses: Addresses::default(),
        }
    }

    /// What this stage needs to know of a body.
    pub fn fingerprint(&self, body: &str) -> Fingerprint {
        match self.seen.is_near() {
            true => Fingerprint::of(body),
            false => Fingerprint::exact(body),
        }
    }

    /// Records that found no room: a later copy of theirs is not told.
    pub fn unremembered(&self) -> u64 {
        self.seen.unremembered()
    }

    /// Meets the next record, and tells which earlier one it repeats.
    pub fn meet(&mut self, fingerprint: &Fingerprint, address: &Address) -> Option<Duplicate> {
        let (verdict, is_remembered) = self.seen.meet(fingerprint);
        if is_remembered {
            self.addresses.push(address);
        }
        let (number, likeness, similarity) = match verdict {
            Verdict::Same(number) => (number, Likeness::Exact, 1.0),
            Verdict::Near(number, share) => (number, Likeness::Near, share),
            Verdict::New => return None,
        };
        Some(Duplicate {
            of: self.addresses.get(number as usize),
            likeness,
            similarity,
        })
    }
}

/// Addresses in the order of the input. Neighbours begin alike, so that of each only its end is kept.
#[derive(Debug, Default)]
struct Addresses {
    written: Blocks,
    last: Address,
}

/// Stands for an address without a member; behind it come numbers that are one too large.
const NO_MEMBER: u64 = 0;

impl Addresses {
    fn push(&mut self, address: &Address) {
        if self.written.len().is_multiple_of(TOGETHER) {
            self.last = Address::default();
        }
        let mut out = Vec::new();
        write_end(&self.last.path, &address.path, 0, &mut out);
        match &address.member {
            None => write_number(NO_MEMBER, &mut out),
            Some(member) => {
                let last = self.last.member.as_deref().unwrap_or_default();
                write_end(last, member, 1, &mut out);
            }
        }
        write_number(address.record, &mut out);
        write_number(u64::from(address.part), &mut out);
        self.written.push(&out);
        self.last.clone_from(address);
    }

    fn get(&self, number: usize) -> Address {
        let mut address = Address::default();
        for mut bytes in self.written.up_to(number) {
            if read(&mut address, &mut bytes).is_none() {
                break;
            }
        }
        address
    }
}

/// Writes how many bytes of `last` a text begins with, and the rest of it.
fn write_end(last: &str, text: &str, more: u64, out: &mut Vec<u8>) {
    let pairs = last.bytes().zip(text.bytes());
    let mut same = pairs.take_while(|(one, other)| one == other).count();
    while !text.is_char_boundary(same) {
        same -= 1;
    }
    write_number(same as u64 + more, out);
    write_number((text.len() - same) as u64, out);
    out.extend_from_slice(&text.as_bytes()[same..]);
}

/// Reads an address that is written as what differs from the one before.
fn read(address: &mut Address, bytes: &mut &[u8]) -> Option<()> {
    let same = read_number(bytes)?;
    read_end(&mut address.path, same, bytes)?;
    match read_number(bytes)? {
        NO_MEMBER => address.member = None,
        same => read_end(address.member.get_or_insert_default(), same - 1, bytes)?,
    }
    address.record = read_number(bytes)?;
    address.part = u32::try_from(read_number(bytes)?).ok()?;
    Some(())
}

fn read_end(text: &mut String, same: u64, bytes: &mut &[u8]) -> Option<()> {
    text.truncate(usize::try_from(same).ok()?);
    let length = usize::try_from(read_number(bytes)?).ok()?;
    let (end, rest) = bytes.split_at_checked(length)?;
    text.push_str(std::str::from_utf8(end).ok()?);
    *bytes = rest;
    Some(())
}

#[cfg(test)]
mod tests {
    use super::{Addresses, Duplicates};
    use crate::model::{Address, Likeness};

    fn address(path: &str, member: Option<&str>, record: u64) -> Address {
        Address {
            path: path.into(),
            member: member.map(String::from),
            record,
            part: (record % 3) as u32,
        }
    }

    #[test]
    fn each_address_is_found_by_its_number() {
        let mut addresses = Addresses::default();
        let nth = |at: u64| match at % 4 {
            0 => address("أخبار/يوم.txt", None, at),
            1 => address("أخبار/يوم.zip", Some("صفحة.html"), at),
            2 => address("أخبار/ليل", Some(""), u64::MAX - at),
            _ => address("", None, 0),
        };
        (0..70).for_each(|at| addresses.push(&nth(at)));
        assert!((0..70).all(|at| addresses.get(at as usize) == nth(at)));
    }

    #[test]
    fn the_first_of_equal_bodies_is_named() {
        let mut duplicates = Duplicates::new(false);
        let mut meet = |body: &str, record| {
            let fingerprint = duplicates.fingerprint(body);
            let found = duplicates.meet(&fingerprint, &address("a", None, record));
            found.map(|found| (found.of.record, found.likeness))
        };
        assert_eq!(meet("خبر أول.", 0), None);
        assert_eq!(meet("خبر ثان.", 1), None);
        assert_eq!(meet("«خبر ثانٍ»", 2), Some((1, Likeness::Exact)));
        assert_eq!(meet("خبر\nأوّل", 3), Some((0, Likeness::Exact)));
        // Bodies without a word are no copies of each other.
        assert_eq!(
            (meet("…", 4), meet("", 5), meet("…", 6)),
            (None, None, None)
        );
    }

    #[test]
    fn what_finds_no_room_is_counted_and_the_others_are_still_told() {
        let mut duplicates = Duplicates::with_room_for(1, true);
        let mut meet = |body: &str, record| {
            let fingerprint = duplicates.fingerprint(body);
            duplicates
                .meet(&fingerprint, &address("a", None, record))
                .is_some()
        };
        assert!(!meet("خبر أول", 0) && !meet("خبر ثان", 1) && !meet("خبر ثان", 2));
        assert!(meet("خبر أول", 3));
        assert_eq!(duplicates.unremembered(), 2);
    }
}
