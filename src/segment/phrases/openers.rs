//! Openers: words with which a paragraph takes up the article again. The list is data (`openers.tsv`); the one
//! pattern beside it is the imperfect verb behind `و` (`ويأتي`, `وتعمل`).

use foldhash::HashSet;

use crate::text::bloom_filter::BloomFilter;
use crate::text::fold;
use crate::text::table::cells;
use crate::text::word::hash;

/// Shortest word that can be `و` and an imperfect verb: conjunction, prefix, three letters of the root.
const MIN_VERB_LETTERS: usize = 5;

/// The openers and the verbs of ledes, folded.
#[derive(Debug)]
pub(in crate::segment) struct Openers {
    openers: Words,
    ledes: Words,
}

/// Folded words, and a Bloom filter of them that most other words fail without a search.
#[derive(Debug, Default)]
struct Words {
    all: HashSet<String>,
    look: BloomFilter<LOOK_WORDS>,
}

/// Numbers of 64 bits in the filter: about twenty bits a word, so that it wrongly passes one word in several hundred.
const LOOK_WORDS: usize = 64;

impl Words {
    fn has(&self, word: &str) -> bool {
        self.look.may_contain(hash(word)) && self.all.contains(word)
    }
}

impl Openers {
    pub(in crate::segment) fn builtin() -> Self {
        Self {
            openers: words(include_str!("openers.tsv")),
            ledes: words(include_str!("ledes.tsv")),
        }
    }

    /// Whether a folded word is a verb with which ledes begin.
    pub(in crate::segment) fn begins_lede(&self, word: &str) -> bool {
        self.ledes.has(word)
    }

    /// Whether two folded words together take up the article again (`من جهته`).
    pub(in crate::segment) fn has_pair(&self, first: &str, second: &str) -> bool {
        self.openers.has(&format!("{first} {second}"))
    }

    /// Whether a folded word is one of the table.
    pub(in crate::segment) fn lists(&self, word: &str) -> bool {
        self.openers.has(word)
    }

    /// Whether a folded word takes up the article again.
    pub(in crate::segment) fn has(&self, word: &str) -> bool {
        self.openers.has(word) || is_imperfect_behind_waw(word)
    }
}

/// The first column of a table, folded, without comments and header.
fn words(tsv: &str) -> Words {
    let mut words = Words::default();
    let folded = tsv
        .lines()
        .filter(|line| {
            !line.starts_with("# ") && !line.starts_with("word\t") && !line.starts_with("verb\t")
        })
        .filter_map(|line| cells(line).next())
        .map(fold::phrase);
    for word in folded {
        words.look.insert(hash(&word));
        words.all.insert(word);
    }
    words
}

fn is_imperfect_behind_waw(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next() == Some('و')
        && letters.next().is_some_and(|c| matches!(c, 'ي' | 'ت'))
        && word.chars().count() >= MIN_VERB_LETTERS
}

#[cfg(test)]
mod tests {
    use super::Openers;
    use crate::text::fold;
    use std::collections::BTreeSet;

    #[test]
    fn rows_are_there_once_and_give_a_reason() {
        for tsv in [include_str!("openers.tsv"), include_str!("ledes.tsv")] {
            let mut seen = BTreeSet::new();
            for row in tsv.lines().skip(2) {
                let cells: Vec<&str> = row.split('\t').collect();
                let [word, reason] = cells.as_slice() else {
                    panic!("two columns: {row}")
                };
                assert!(reason.len() > 2, "no reason: {row}");
                assert!(seen.insert(fold::phrase(word)), "twice: {row}");
            }
        }
    }

    #[test]
    fn continuations_are_told_from_headlines() {
        let openers = Openers::builtin();
        for word in ["واضاف", "كما", "ويعمل", "وتتيح"] {
            assert!(openers.has(word), "{word}");
        }
        for word in ["وزير", "والدول", "افتتاح", "ولجنه", "يعلن"] {
            assert!(!openers.has(word), "{word}");
        }
    }
}
