//! Fixed-size entries by a key, for tables of a hundred million of them: sorted runs, one for each value of the key's
//! first two bytes. A run grows by a sixteenth, so that little of it is unused, and no run is ever copied but by itself.

/// Entries of `N` bytes, each a key and what it stands for; they are in order, so that equal keys stand together.
#[derive(Debug)]
pub(super) struct Postings<const N: usize> {
    runs: Vec<Vec<[u8; N]>>,
}

/// One for each value of two bytes.
const RUNS: usize = 1 << 16;
/// A full run gets room for so large a part of itself, and for so many entries at least.
const GROWTH: usize = 16;
const FIRST_ROOM: usize = 2;

impl<const N: usize> Postings<N> {
    pub(super) fn new() -> Self {
        Self {
            runs: vec![Vec::new(); RUNS],
        }
    }

    /// The entries of a run that begin with `key`.
    pub(super) fn of(&self, run: u16, key: &[u8]) -> &[[u8; N]] {
        let run = &self.runs[usize::from(run)];
        let start = run.partition_point(|entry| &entry[..key.len()] < key);
        let equal = run[start..]
            .iter()
            .take_while(|entry| entry.starts_with(key));
        &run[start..start + equal.count()]
    }

    /// Adds an entry to a run.
    pub(super) fn insert(&mut self, run: u16, entry: [u8; N]) {
        let run = &mut self.runs[usize::from(run)];
        if run.len() == run.capacity() {
            run.reserve_exact((run.len() / GROWTH).max(FIRST_ROOM));
        }
        let at = run.partition_point(|other| *other < entry);
        run.insert(at, entry);
    }
}

#[cfg(test)]
mod tests {
    use super::Postings;

    #[test]
    fn entries_are_found_by_their_key() {
        let mut postings = Postings::<3>::new();
        for entry in [[5, 0, 2], [5, 0, 1], [5, 1, 0], [4, 9, 9]] {
            postings.insert(7, entry);
        }
        postings.insert(8, [5, 0, 3]);
        assert_eq!(postings.of(7, &[5, 0]), [[5, 0, 1], [5, 0, 2]]);
        assert_eq!(postings.of(8, &[5, 0]), [[5, 0, 3]]);
        assert!(postings.of(7, &[6, 0]).is_empty() && postings.of(9, &[5, 0]).is_empty());
    }
}
