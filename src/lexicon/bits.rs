//! A set of hashes that answers at once and is now and then wrong: a look that spares most words the exact one.

/// Bits of a set: many more than it has members, and few enough to stay at hand.
const BITS: u32 = 16;

/// Hashes, of which some that are not in it are taken to be.
#[derive(Debug)]
pub(super) struct Bits(Box<[u64]>);

impl Default for Bits {
    fn default() -> Self {
        Self(vec![0; 1 << BITS >> 6].into())
    }
}

impl Bits {
    pub(super) fn insert(&mut self, hash: u64) {
        let (word, bit) = place(hash);
        self.0[word] |= bit;
    }

    #[inline(always)]
    pub(super) fn may_have(&self, hash: u64) -> bool {
        let (word, bit) = place(hash);
        self.0[word] & bit != 0
    }
}

/// The word and the bit of a hash.
fn place(hash: u64) -> (usize, u64) {
    let word = (hash >> 6) & ((1 << BITS >> 6) - 1);
    (usize::try_from(word).unwrap_or_default(), 1 << (hash & 63))
}
