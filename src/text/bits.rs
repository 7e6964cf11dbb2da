//! A set of hashes that answers at once and is now and then wrong: a look that spares most words the exact one.

/// Hashes, of which some that are not in it are taken to be. `WORDS`, a power of two, are its numbers of 64 bits: many
/// more bits than it has members, and few enough to stay at hand.
#[derive(Debug)]
pub struct Bits<const WORDS: usize>(Box<[u64; WORDS]>);

impl<const WORDS: usize> Default for Bits<WORDS> {
    fn default() -> Self {
        Self(Box::new([0; WORDS]))
    }
}

impl<const WORDS: usize> Bits<WORDS> {
    /// Adds a hash.
    pub fn insert(&mut self, hash: u64) {
        let (word, bit) = Self::place(hash);
        self.0[word] |= bit;
    }

    /// False only where a hash is not in it.
    #[inline(always)]
    pub fn may_have(&self, hash: u64) -> bool {
        let (word, bit) = Self::place(hash);
        self.0[word] & bit != 0
    }

    /// The word and the bit of a hash.
    fn place(hash: u64) -> (usize, u64) {
        let word = (hash >> 6) & (WORDS as u64 - 1);
        (usize::try_from(word).unwrap_or_default(), 1 << (hash & 63))
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;
    use crate::text::word::hash;

    #[test]
    fn what_was_added_is_there_and_hardly_anything_else() {
        let mut bits = Bits::<128>::default();
        let words = |from: u32| (from..from + 100).map(|word| hash(&word.to_string()));
        words(0).for_each(|word| bits.insert(word));
        assert!(words(0).all(|word| bits.may_have(word)));
        assert!(words(1000).filter(|&word| bits.may_have(word)).count() < 10);
    }
}
