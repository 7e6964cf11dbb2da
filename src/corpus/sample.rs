//! A sample of a set of 32-bit hashes: those of its members that are lowest (Cohen and Kaplan, "Summarizing data using
//! bottom-k sketches", 2007). Two samples hold the same members of what two sets share, so that they tell how much that
//! is: one that is lower than the highest of both is in both samples or in one set alone.

/// The lowest members of a set, and how many the set has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sample {
    pub(super) count: u32,
    /// In order, each once.
    pub(super) lowest: Vec<u32>,
}

impl Sample {
    /// The `most` lowest of some hashes.
    pub(super) fn of(mut hashes: Vec<u32>, most: usize) -> Self {
        hashes.sort_unstable();
        hashes.dedup();
        let count = u32::try_from(hashes.len()).unwrap_or(u32::MAX);
        hashes.truncate(most);
        hashes.shrink_to_fit();
        Self {
            count,
            lowest: hashes,
        }
    }

    /// Whether it is the whole set.
    pub(super) fn is_whole(&self) -> bool {
        self.lowest.len() == self.count as usize
    }

    /// Below this hash it holds every member of the set; none where it does everywhere.
    pub(super) fn bound(&self) -> Option<u32> {
        self.lowest.last().copied().filter(|_| !self.is_whole())
    }
}

#[cfg(test)]
mod tests {
    use super::Sample;

    #[test]
    fn the_lowest_are_kept_and_all_are_counted() {
        let sample = Sample::of(vec![9, 3, 7, 3, 1], 3);
        assert_eq!((sample.count, sample.bound()), (4, Some(7)));
        assert_eq!(sample.lowest, [1, 3, 7]);
        let whole = Sample::of(vec![9, 3], 2);
        assert!(whole.is_whole() && whole.bound().is_none());
    }
}
