//! Places in a folded text, in order. Those of a block come as bits and are written without a branch for each, as in
//! Langdale and Lemire, "Parsing gigabytes of JSON per second" (2019): processors predict badly how many there are.

use super::block::BLOCK;

/// Places, with spare elements behind them for those of one block.
#[derive(Debug, Clone)]
pub(super) struct Places {
    elements: Vec<usize>,
    count: usize,
}

/// Elements at first: for the words of a common line, and one block behind them.
const FIRST: usize = 4 * BLOCK;

impl Default for Places {
    fn default() -> Self {
        Self {
            elements: vec![0; FIRST],
            count: 0,
        }
    }
}

/// Words of a block, as a rule (one block of Arabic news in seventy has more): so many are written without counting them
/// first.
const USUAL: usize = 4;

impl Places {
    pub(super) fn clear(&mut self) {
        self.count = 0;
    }

    pub(super) fn as_slice(&self) -> &[usize] {
        &self.elements[..self.count]
    }

    pub(super) fn push(&mut self, place: usize) {
        self.elements[self.count] = place;
        self.advance(1);
    }

    /// Appends a place for each bit, counted from `from`.
    #[inline(always)]
    pub(super) fn push_bits(&mut self, from: usize, mut bits: u64) {
        let count = bits.count_ones() as usize;
        let elements = &mut self.elements[self.count..];
        if let Some(usual) = elements.first_chunk_mut::<USUAL>() {
            // What is written beyond the count is overwritten by the next block.
            for place in usual {
                *place = from + bits.trailing_zeros() as usize;
                bits &= bits.wrapping_sub(1);
            }
        }
        if count > USUAL {
            for place in &mut elements[USUAL..count] {
                *place = from + bits.trailing_zeros() as usize;
                bits &= bits.wrapping_sub(1);
            }
        }
        self.advance(count);
    }

    #[inline(always)]
    fn advance(&mut self, by: usize) {
        self.count += by;
        if self.elements.len() < self.count + BLOCK {
            self.grow();
        }
    }

    #[cold]
    fn grow(&mut self) {
        self.elements.resize(2 * self.elements.len() + BLOCK, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn bits_become_places_in_their_order() {
        let (mut places, mut expected) = (Places::default(), Vec::new());
        for at in 0..100 {
            places.push_bits(at * 32, 0x8000_0001);
            places.push(at * 32 + 31);
            places.push_bits(at * 32, 0);
            expected.extend([at * 32, at * 32 + 31, at * 32 + 31]);
        }
        assert_eq!(places.as_slice(), expected);
        places.push_bits(0, u64::from(u32::MAX));
        assert_eq!(places.as_slice()[300..], (0..32).collect::<Vec<_>>());
        places.clear();
        assert!(places.as_slice().is_empty());
    }
}
