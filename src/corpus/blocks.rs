//! Byte strings by their number, for millions of short ones: sixteen lie together in one piece of memory, behind their
//! lengths, so that an entry costs little more than its bytes.

/// Byte strings in the order in which they were added.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    sealed: Vec<Box<[u8]>>,
    open: Vec<u8>,
    count: usize,
}

/// Strings of a piece.
pub(super) const TOGETHER: usize = 16;

impl Blocks {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// Adds a string.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        write_number(bytes.len() as u64, &mut self.open);
        self.open.extend_from_slice(bytes);
        self.count += 1;
        if self.count.is_multiple_of(TOGETHER) {
            self.sealed.push(self.open.as_slice().into());
            self.open.clear();
        }
    }

    /// The strings of the piece that holds `number`, up to it.
    pub(super) fn up_to(&self, number: usize) -> impl Iterator<Item = &[u8]> {
        let piece = self.sealed.get(number / TOGETHER);
        let mut rest = piece.map_or(self.open.as_slice(), |piece| piece);
        (0..=number % TOGETHER).map_while(move |_| {
            let length = read_number(&mut rest)?;
            let (bytes, behind) = rest.split_at_checked(usize::try_from(length).ok()?)?;
            rest = behind;
            Some(bytes)
        })
    }

    /// The string of a number; empty where there is none.
    pub(super) fn get(&self, number: usize) -> &[u8] {
        self.up_to(number).last().unwrap_or_default()
    }
}

/// Appends a number, seven bits a byte, the lowest first.
pub(super) fn write_number(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// The number at the start.
pub(super) fn read_number(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..u64::BITS).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Blocks, read_number, write_number};

    #[test]
    fn each_string_is_found_by_its_number() {
        let mut blocks = Blocks::default();
        let string = |number: usize| vec![number as u8; number * 7 % 200];
        (0..50).for_each(|number| blocks.push(&string(number)));
        assert_eq!(blocks.len(), 50);
        assert!((0..50).all(|number| blocks.get(number) == string(number)));
    }

    #[test]
    fn numbers_are_read_as_written() {
        for number in [0, 127, 128, 300, u64::MAX] {
            let mut out = Vec::new();
            write_number(number, &mut out);
            assert_eq!(read_number(&mut out.as_slice()), Some(number));
        }
        assert_eq!(read_number(&mut [0x80].as_slice()), None);
    }
}
