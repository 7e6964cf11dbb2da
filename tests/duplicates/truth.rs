//! How alike texts are, counted in full: of two sets of runs of five words the share of the smaller one that is in the
//! other. It is written without the program's own code.

use std::collections::{BTreeMap, BTreeSet};

fn shingles(text: &str) -> BTreeSet<String> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || ".،,-".contains(c))
        .filter(|word| !word.is_empty())
        .collect();
    words.windows(5).map(|five| five.join(" ")).collect()
}

/// All pairs that share a run of five words, earlier first, with the share.
pub(crate) fn alike(texts: &[String]) -> BTreeMap<(usize, usize), f64> {
    let sets: Vec<BTreeSet<String>> = texts.iter().map(|text| shingles(text)).collect();
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, set) in sets.iter().enumerate() {
        for shingle in set {
            holders.entry(shingle).or_default().push(at);
        }
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for holders in holders.values() {
        for (at, later) in holders.iter().enumerate() {
            for earlier in &holders[..at] {
                *shared.entry((*earlier, *later)).or_default() += 1;
            }
        }
    }
    let smaller = |one: usize, other: usize| sets[one].len().min(sets[other].len());
    shared
        .into_iter()
        .map(|((one, other), count)| ((one, other), count as f64 / smaller(one, other) as f64))
        .collect()
}
