//! A Bloom filter with one hash function: it answers "certainly not a member" or "perhaps a member" from one bit. Callers
//! ask it before an exact look-up, which most words then need not reach. It gives no answer that is certainly yes.

/// A set of 64-bit hashes kept in `64 * WORDS` bits; `WORDS` must be a power of two.
///
/// No member is ever denied. A hash that is not a member is taken for one with a probability of at most the share of
/// bits set: `members / (64 * WORDS)`. The tables that come with the program set less than a twentieth of their
/// bits, so fewer than one word in twenty is looked up exactly in vain.
#[derive(Debug)]
pub struct BloomFilter<const WORDS: usize>(Box<[u64; WORDS]>);

impl<const WORDS: usize> Default for BloomFilter<WORDS> {
    fn default() -> Self {
        Self(Box::new([0; WORDS]))
    }
}

impl<const WORDS: usize> BloomFilter<WORDS> {
    /// Adds a hash.
    pub fn insert(&mut self, hash: u64) {
        let (word, bit) = Self::place(hash);
        self.0[word] |= bit;
    }

    /// False means that the hash was never inserted; true means that it may have been.
    #[inline(always)]
    pub fn may_contain(&self, hash: u64) -> bool {
        let (word, bit) = Self::place(hash);
        self.0[word] & bit != 0
    }

    /// The index of the word that holds the bit of a hash, and the bit.
    fn place(hash: u64) -> (usize, u64) {
        let word = (hash >> 6) & (WORDS as u64 - 1);
        (usize::try_from(word).unwrap_or_default(), 1 << (hash & 63))
    }
}

#[cfg(test)]
mod tests {
    use super::BloomFilter;
    use crate::text::word::hash;

    #[test]
    fn members_are_never_denied_and_others_seldom_taken_for_one() {
        let mut filter = BloomFilter::<128>::default();
        let words = |from: u32| (from..from + 100).map(|word| hash(&word.to_string()));
        words(0).for_each(|word| filter.insert(word));
        assert!(words(0).all(|word| filter.may_contain(word)));
        assert!(words(1000).filter(|&word| filter.may_contain(word)).count() < 10);
    }
}
