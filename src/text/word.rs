//! A word of a folded text: where it stands, and a number to compare it by. What words mean is not its business.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use super::packed_bytes::{U128_BYTES, packed_u128};
use crate::model::Span;

/// A run of letters and digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Bytes of the text that it stands in.
    pub span: Span,
    /// The same number for the same word wherever it stands; two words share one once in billions of pairs.
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

/// The number of a word that stands alone.
pub fn hash(word: &str) -> u64 {
    hash_at(word.as_bytes(), &(0..word.len()))
}

/// Nothing hangs on the length of a word but for those of more than eight letters.
#[inline(always)]
fn hash_at(text: &[u8], word: &Span) -> u64 {
    let behind = &text[word.start..];
    let mut hasher = FxHasher::default();
    hasher.write_u128(packed_u128(behind, word.len()));
    if word.len() > U128_BYTES {
        let behind = &behind[U128_BYTES..];
        let left = word.len() - U128_BYTES;
        hasher.write_u128(packed_u128(behind, left));
        if left > U128_BYTES {
            hasher.write(&behind[U128_BYTES..left]);
        }
    }
    hasher.finish()
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
