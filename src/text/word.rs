//! A word of a folded text: where it is, and a hash to compare it by. What words mean is decided elsewhere.

use super::packed_bytes::{U128_BYTES, packed_u128};
use crate::model::Span;

/// A run of letters and digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Bytes of the text that it takes up.
    pub span: Span,
    /// Depends on the letters of the word alone; two words share one once in billions of pairs.
    pub hash: u64,
}

impl Word {
    /// The word at a place of a text.
    #[inline(always)]
    pub fn at(text: &str, span: Span) -> Self {
        let hash = hash_at(text.as_bytes(), &span);
        Self { span, hash }
    }
}

/// The hash of a word given by itself.
pub fn hash(word: &str) -> u64 {
    hash_at(word.as_bytes(), &(0..word.len()))
}

/// A multiplicative hash: it is computed for every word of a text, and no branch depends on the length of words of up to
/// eight letters. It has no seed, so tables of what strangers write must not be indexed by it alone.
#[inline(always)]
fn hash_at(text: &[u8], word: &Span) -> u64 {
    let behind = &text[word.start..];
    let mut hash = mixed(0, packed_u128(behind, word.len()));
    let mut done = U128_BYTES;
    while done < word.len() {
        hash = mixed(hash, packed_u128(&behind[done..], word.len() - done));
        done += U128_BYTES;
    }
    // The best bits of a product are its high ones; tables take the low ones.
    hash.rotate_left(26)
}

/// An odd number without a pattern in its bits, as rustc-hash takes it.
const MULTIPLIER: u64 = 0xf135_7aea_2e62_a9c5;

#[inline(always)]
fn mixed(hash: u64, letters: u128) -> u64 {
    let [low, high] = [letters as u64, (letters >> 64) as u64];
    let hash = hash.wrapping_add(low).wrapping_mul(MULTIPLIER);
    hash.wrapping_add(high).wrapping_mul(MULTIPLIER)
}

#[cfg(test)]
mod tests {
    use super::{Word, hash};
    use std::collections::HashSet;

    #[test]
    fn a_word_has_one_number_wherever_it_stands() {
        for word in ["و", "خبر", "والمدرسة", "وبالمسؤوليات", "x", "0"] {
            for (before, behind) in [("", ""), ("قال ", " ثم ذهب"), ("", "، وقال للصحفيين أمس")]
            {
                let text = format!("{before}{word}{behind}");
                let span = before.len()..before.len() + word.len();
                assert_eq!(Word::at(&text, span).hash, hash(word), "{text}");
            }
        }
    }

    #[test]
    fn words_that_begin_alike_have_numbers_of_their_own() {
        let word = "وبالمسؤوليات";
        let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
        let hashes: HashSet<u64> = ends.clone().map(|end| hash(&word[..end])).collect();
        assert_eq!(hashes.len(), ends.count());
    }
}
