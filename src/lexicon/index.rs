//! Which phrases may begin at a word: phrases by their first words. Phrases begin with a word and end with one, so that
//! one look at each word does what an automaton does with each byte.

use foldhash::HashMap;

use super::table::Row;
use crate::text::bloom_filter::BloomFilter;
use crate::text::chars::is_word;
use crate::text::fold::Folded;
use crate::text::word::{Word, hash};

/// Bytes of three letters. Words of so few are in every sentence: only with the word behind them do they tell a phrase.
const SHORT: usize = 6;

/// Phrases by their first words.
#[derive(Debug, Default)]
pub(super) struct Index {
    seen: BloomFilter<1024>,
    rows: HashMap<u64, Vec<usize>>,
}

impl Index {
    /// The rows that begin with a word.
    pub(super) fn new(rows: &[Row]) -> Self {
        let mut index = Self::default();
        for (at, row) in rows.iter().enumerate() {
            if let Some(key) = key(&row.folded) {
                index.seen.insert(key);
                index.rows.entry(key).or_default().push(at);
            }
        }
        index
    }

    /// Calls `found` with a place in the line and a row that may begin there; the caller compares the phrase.
    pub(super) fn candidates(&self, line: &Folded, mut found: impl FnMut(usize, usize)) {
        let words = line.words();
        for (at, word) in words.iter().enumerate() {
            let next = words.get(at + 1).map_or(0, |next| next.hash);
            let pair = pair(word.hash, next);
            // Both at once: no processor can guess which words are short.
            if self.seen.may_contain(word.hash) | self.seen.may_contain(pair) {
                self.with_key(word.hash, word, &mut found);
                self.with_key(pair, word, &mut found);
            }
        }
        self.cut_by_marks(line, &mut found);
    }

    /// A phrase ends inside of a word where the accusative mark closes it: `أيضًا` has the next headline glued behind.
    fn cut_by_marks(&self, line: &Folded, found: &mut impl FnMut(usize, usize)) {
        let (text, words) = (line.as_str(), line.words());
        let mut last = 0;
        for &mark in line.closing_marks() {
            let before = words.partition_point(|word| word.span.start < mark);
            let inside = before
                .checked_sub(1)
                .filter(|&at| mark < words[at].span.end);
            let Some((at, behind)) = inside.zip(text.get(mark..)) else {
                continue;
            };
            // The mark is written behind the last letter or before it.
            let letter = behind.chars().next().map_or(0, char::len_utf8);
            for end in [mark, mark + letter] {
                let word = &words[at];
                if end <= last || end >= word.span.end {
                    continue;
                }
                last = end;
                let cut = Word::at(text, word.span.start..end);
                self.with_key(cut.hash, word, found);
                if let Some(before) = at.checked_sub(1).map(|before| &words[before]) {
                    self.with_key(pair(before.hash, cut.hash), before, found);
                }
            }
        }
    }

    #[inline(always)]
    fn with_key(&self, key: u64, word: &Word, found: &mut impl FnMut(usize, usize)) {
        if self.seen.may_contain(key) {
            let rows = self.rows.get(&key).into_iter().flatten();
            rows.for_each(|&row| found(word.span.start, row));
        }
    }
}

/// What a phrase is found by; none where it does not begin with a word.
fn key(phrase: &str) -> Option<u64> {
    let mut words = phrase.split(|c| !is_word(c));
    let first = words.next().filter(|first| !first.is_empty())?;
    let second = words.find(|word| !word.is_empty());
    let key = match second {
        Some(second) if first.len() <= SHORT => pair(hash(first), hash(second)),
        _ => hash(first),
    };
    Some(key)
}

/// Two words as one; the constant is that of Fibonacci hashing (Knuth, TAOCP 3, 6.4).
fn pair(first: u64, second: u64) -> u64 {
    first.rotate_left(1) ^ second.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}
