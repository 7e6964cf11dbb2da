//! Samples of the records that are remembered, in about a byte a hash: the leading bits of each, as distances from one
//! to the next in Rice code (Rice and Plaunt, 1971). What is lost is that two hashes may look the same by chance; how
//! often they do is known, and taken off what two samples share.

use super::blocks::{read_number, write_number};
use super::sample::Sample;

/// A sample whose hashes are cut to their leading bits.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PackedSample {
    count: u32,
    cells: Vec<u32>,
    /// It is the whole set.
    is_whole: bool,
    bits: u32,
}

/// A sample whose hashes are cut, to be held against many that were written.
pub(super) struct Cells {
    count: u32,
    cells: Vec<u32>,
    bound: Option<u32>,
}

impl Cells {
    pub(super) fn new(sample: &Sample, bits: u32) -> Self {
        let cell = |hash: u32| hash >> (u32::BITS - bits);
        Self {
            count: sample.count,
            cells: sample.lowest.iter().map(|hash| cell(*hash)).collect(),
            bound: sample.bound().map(cell),
        }
    }
}

/// How much of the smaller of two sets is in the other, as far as their samples tell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Overlap {
    /// Estimated share.
    pub(super) share: f64,
    /// Members of the smaller set that were looked up.
    pub(super) looked_up: u32,
    /// Members that it has.
    pub(super) smaller: u32,
    pub(super) larger: u32,
}

/// Longest prefix of ones of a written distance: behind so many the distance itself follows, so that no distance takes
/// more than a few bytes.
const MOST_ONES: u32 = 24;

impl PackedSample {
    /// Appends so many hashes of a sample, each cut to `bits` bits. The number must follow from that of the set.
    pub(super) fn write(sample: &Sample, kept: usize, bits: u32, out: &mut Vec<u8>) {
        let kept = &sample.lowest[..sample.lowest.len().min(kept)];
        write_number(u64::from(sample.count), out);
        let low = low_bits(sample.count, bits);
        let mut writer = BitWriter { out, free: 0 };
        let mut before = 0;
        for hash in kept {
            let cell = hash >> (u32::BITS - bits);
            let distance = cell - before;
            before = cell;
            let high = distance >> low;
            match high < MOST_ONES {
                true => {
                    (0..high).for_each(|_| writer.push(1, 1));
                    writer.push(0, 1);
                    writer.push(distance, low);
                }
                false => {
                    (0..MOST_ONES).for_each(|_| writer.push(1, 1));
                    writer.push(distance, bits);
                }
            }
        }
    }

    /// The size of the set of a sample that was written.
    pub(super) fn count(mut bytes: &[u8]) -> Option<u32> {
        u32::try_from(read_number(&mut bytes)?).ok()
    }

    /// Reads what was written with so many bits; `kept` is the number of hashes, by that of the set.
    pub(super) fn read(bytes: &mut &[u8], bits: u32, kept: fn(u32) -> usize) -> Option<Self> {
        let count = u32::try_from(read_number(bytes)?).ok()?;
        let kept = kept(count);
        let low = low_bits(count, bits);
        let mut reader = BitReader { bytes, at: 0 };
        let mut before = 0;
        let mut cells = Vec::with_capacity(kept);
        for _ in 0..kept {
            let high = reader.ones();
            before += match high < MOST_ONES {
                true => high << low | reader.take(low),
                false => reader.take(bits),
            };
            cells.push(before);
        }
        let used = reader.at.div_ceil(8);
        *bytes = bytes.get(used..)?;
        Some(Self {
            is_whole: cells.len() == count as usize,
            count,
            cells,
            bits,
        })
    }

    /// How much of the smaller set is in the other; none where no member of it can be looked up. The other is cut to as
    /// many bits.
    pub(super) fn overlap(&self, other: &Cells) -> Option<Overlap> {
        let own_bound = self.cells.last().copied().filter(|_| !self.is_whole);
        let bounds = own_bound.into_iter().chain(other.bound);
        let bound = bounds.min().unwrap_or(u32::MAX);
        let below = |cells: &[u32]| cells.partition_point(|cell| *cell < bound);
        let own = &self.cells[..below(&self.cells)];
        let others = &other.cells[..below(&other.cells)];
        let (looked_up, shared) = match self.count <= other.count {
            true => (own.len(), shared(own, others)),
            false => (others.len(), shared(others, own)),
        };
        let (smaller, larger) = (self.count.min(other.count), self.count.max(other.count));
        // A cell is taken by chance as often as the members of the larger set fall on it.
        let by_chance = 1.0 - (-f64::from(larger) / f64::from(1_u32 << self.bits)).exp();
        let found = shared as f64 / looked_up as f64;
        (looked_up > 0).then(|| Overlap {
            share: ((found - by_chance) / (1.0 - by_chance)).clamp(0.0, 1.0),
            looked_up: looked_up as u32,
            smaller,
            larger,
        })
    }
}

/// How many of the cells are among others, both in order.
fn shared(cells: &[u32], others: &[u32]) -> usize {
    let mut others = others.iter().peekable();
    let found = cells.iter().filter(|cell| {
        while others.next_if(|other| other < cell).is_some() {}
        others.peek() == Some(cell)
    });
    found.count()
}

/// The bits of a distance that are written as they are: most distances have one or two bits more.
fn low_bits(count: u32, bits: u32) -> u32 {
    (bits - 1).saturating_sub(count.max(1).ilog2())
}

/// Writes bits, the first into the highest of a byte.
struct BitWriter<'a> {
    out: &'a mut Vec<u8>,
    /// Bits of the last byte that are not written.
    free: u32,
}

impl BitWriter<'_> {
    fn push(&mut self, value: u32, bits: u32) {
        for at in (0..bits).rev() {
            if self.free == 0 {
                self.out.push(0);
                self.free = u8::BITS;
            }
            self.free -= 1;
            if let Some(last) = self.out.last_mut() {
                *last |= ((value >> at & 1) as u8) << self.free;
            }
        }
    }
}

/// Reads bits; behind the end there are zeros.
struct BitReader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl BitReader<'_> {
    /// The next four bytes, from a bit on.
    fn peek(&self) -> u64 {
        let behind = self.bytes.get(self.at / 8..).unwrap_or_default();
        let mut bytes = [0; 8];
        let length = behind.len().min(bytes.len());
        bytes[..length].copy_from_slice(&behind[..length]);
        u64::from_be_bytes(bytes) << (self.at % 8)
    }

    /// Ones up to a zero, which is passed over, or up to the longest prefix.
    fn ones(&mut self) -> u32 {
        let ones = self.peek().leading_ones().min(MOST_ONES);
        self.at += ones as usize + usize::from(ones < MOST_ONES);
        ones
    }

    fn take(&mut self, bits: u32) -> u32 {
        let value = self.peek().checked_shr(u64::BITS - bits).unwrap_or(0);
        self.at += bits as usize;
        value as u32
    }
}

#[cfg(test)]
mod tests {
    use super::{Cells, PackedSample};
    use crate::corpus::fingerprint::mixed;
    use crate::corpus::sample::Sample;

    /// A set of numbers, as hashes.
    fn sample(members: std::ops::Range<u64>, most: usize) -> Sample {
        let hashes = members.map(|member| (mixed(member) >> 32) as u32);
        Sample::of(hashes.collect(), most)
    }

    /// Packed with at most sixty-four hashes.
    fn packed(sample: &Sample, bits: u32) -> (PackedSample, usize) {
        let mut bytes = Vec::new();
        PackedSample::write(sample, 64, bits, &mut bytes);
        let length = bytes.len();
        bytes.extend([0xff, 0xff]);
        let mut rest = bytes.as_slice();
        let read = PackedSample::read(&mut rest, bits, |count| count.min(64) as usize).unwrap();
        assert_eq!(rest, [0xff, 0xff]);
        (read, length)
    }

    #[test]
    fn what_is_written_is_read_in_a_byte_a_hash() {
        for (members, bits) in [(250, 14), (3, 14), (20, 10), (2000, 14)] {
            let sample = sample(0..members, 256);
            let (read, length) = packed(&sample, bits);
            let cells = sample.lowest.iter().take(64);
            assert!(cells.map(|hash| hash >> (32 - bits)).eq(read.cells));
            assert!(length <= 4 + 64 * 9 / 8, "{length}");
        }
        let (read, _) = packed(&Sample::default(), 14);
        assert!(read.cells.is_empty() && read.is_whole);
        let far = Sample {
            count: 10_000,
            lowest: (0..63).chain([u32::MAX]).collect(),
        };
        assert_eq!(packed(&far, 14).0.cells[62..], [0, 0x3fff]);
    }

    #[test]
    fn the_share_is_that_of_the_smaller_set() {
        for (one, other, expected) in [
            (0..250, 0..250, 1.0),
            (0..250, 50..300, 0.8),
            (0..250, 125..375, 0.5),
            (0..250, 250..500, 0.0),
            (0..100, 0..1000, 1.0),
            (0..300, 0..100, 1.0),
            (0..200, 150..250, 0.5),
            (0..30, 0..60, 1.0),
        ] {
            let (packed, _) = packed(&sample(one.clone(), 256), 14);
            let other_cells = Cells::new(&sample(other.clone(), 256), 14);
            let overlap = packed.overlap(&other_cells).unwrap();
            let error = (overlap.share - expected).abs();
            assert!(error < 0.2, "{one:?} {other:?} {overlap:?}");
        }
        let (none, _) = packed(&Sample::default(), 14);
        assert!(none.overlap(&Cells::new(&sample(0..9, 64), 14)).is_none());
    }
}
