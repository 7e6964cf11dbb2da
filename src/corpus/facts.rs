//! The facts of a text, as far as they can be told without understanding it: numbers, dates and times as written, and
//! words that few articles hold, most of them names. Two reports of one template share their sentences and not these;
//! a copy shares them as it does its sentences.

use super::fold::{FoldedWords, Word, word_hash};
use crate::text::table::rows;
use std::sync::LazyLock;

/// Words at the start of a text that are no facts, and at its end: the dateline and the signature of the outlet that
/// republished it.
const DATELINE_WORDS: usize = 8;
const SIGNATURE_WORDS: usize = 4;
/// Shortest text whose ends are left out, in words: of a shorter one too little would be left.
const LONG_TEXT: usize = 60;
/// Shortest rare word, in bytes: four letters. Particles with a prefix are shorter.
const RARE_BYTES: u32 = 8;

/// Word, articles of a thousand that hold it.
const TABLE: &str = include_str!("common_words.tsv");

/// The hashes of the words of the table, in places that their last bits say: every word of every body is looked up.
static COMMON: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut places = vec![NONE; PLACES];
    for [word, _] in rows(TABLE) {
        let hash = word_hash(word.as_bytes());
        let mut at = hash as usize % PLACES;
        while places[at] != NONE {
            at = (at + 1) % PLACES;
        }
        places[at] = hash;
    }
    places
});

/// More than four times the words, so that most are looked up at once.
const PLACES: usize = 4096;
/// An empty place; no word has this hash.
const NONE: u64 = 0;

fn is_common(hash: u64) -> bool {
    let mut at = hash as usize % PLACES;
    while COMMON[at] != NONE {
        if COMMON[at] == hash {
            return true;
        }
        at = (at + 1) % PLACES;
    }
    false
}

/// What a word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fact {
    /// A number, a date or a time.
    Number,
    /// A word that few articles hold.
    Rare,
}

/// The facts among the words of a text, each with the place of its word.
pub(super) fn facts(words: &FoldedWords) -> impl Iterator<Item = (usize, Fact)> {
    let all = words.words();
    let inside = match all.len() {
        0..LONG_TEXT => 0..all.len(),
        length => DATELINE_WORDS..length - SIGNATURE_WORDS,
    };
    inside.filter_map(|at| fact(&all[at]).map(|fact| (at, fact)))
}

fn fact(word: &Word) -> Option<Fact> {
    if word.has_digit {
        return Some(Fact::Number).filter(|_| !word.is_year);
    }
    (word.bytes >= RARE_BYTES && !is_common(word.hash)).then_some(Fact::Rare)
}

#[cfg(test)]
mod tests {
    use super::{Fact, TABLE, fact, facts};
    use crate::corpus::fold::{FoldedWords, same_words};
    use crate::text::table::{lines, rows};

    #[test]
    fn each_line_of_the_table_is_a_folded_word_in_order() {
        let words: Vec<&str> = rows(TABLE).map(|[word, _]| word).collect();
        assert_eq!(words.len(), lines(TABLE).count());
        assert!(words.is_sorted_by(|one, other| one < other));
        for [word, share] in rows(TABLE) {
            assert_eq!(same_words(word), word);
            assert!(share.parse::<u32>().unwrap() > 0, "{word}");
        }
    }

    #[test]
    fn numbers_and_names_are_facts() {
        for (word, expected) in [
            ("38", Some(Fact::Number)),
            ("4.32", Some(Fact::Number)),
            ("2024", None),
            ("1445", None),
            ("2400", Some(Fact::Number)),
            ("الرياض", Some(Fact::Rare)),
            ("الحكومه", None),
            ("ثم", None),
        ] {
            let words = FoldedWords::new(word);
            assert_eq!(fact(&words.words()[0]), expected, "{word}");
        }
    }

    #[test]
    fn the_ends_of_a_long_text_are_no_facts() {
        let text = |words: usize| format!("الدمام 7 {} 8", "ثم ".repeat(words));
        let count = |words| facts(&FoldedWords::new(&text(words))).count();
        assert_eq!((count(56), count(57)), (3, 0));
    }
}
