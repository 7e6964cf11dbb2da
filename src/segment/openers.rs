//! Openers: words with which a paragraph takes up the article again. The list is data (`openers.tsv`); the one
//! pattern beside it is the imperfect verb behind `و` (`ويأتي`, `وتعمل`).

use std::collections::HashSet;

use crate::text::fold::Folded;

/// Shortest word that can be `و` and an imperfect verb: conjunction, prefix, three letters of the root.
const MIN_VERB_LETTERS: usize = 5;

/// The openers, folded.
#[derive(Debug)]
pub(super) struct Openers(HashSet<String>);

impl Openers {
    pub(super) fn builtin() -> Self {
        let words = include_str!("openers.tsv")
            .lines()
            .filter(|line| !line.starts_with("# ") && !line.starts_with("word\t"));
        Self(
            words
                .filter_map(|line| line.split('\t').next())
                .map(|word| Folded::of(word).as_str().to_owned())
                .collect(),
        )
    }

    /// Whether two folded words together take up the article again (`من جهته`).
    pub(super) fn has_pair(&self, first: &str, second: &str) -> bool {
        self.0.contains(&format!("{first} {second}"))
    }

    /// Whether a folded word takes up the article again.
    pub(super) fn has(&self, word: &str) -> bool {
        self.0.contains(word) || is_imperfect_behind_waw(word)
    }
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
