//! Keys by which headlines are compared: the copies of one headline on a page differ in punctuation and spelling. Which
//! copy wins is decided in `metadata.rs`.

use crate::text::chars::{char_boundary, is_word};
use crate::text::fold::{self, Folded};
use crate::text::joined_words::joined;

/// The letters and digits of a text, folded.
pub(super) fn key(text: &str) -> String {
    joined(&Folded::new(text))
}

/// The beginning and the end of a key, to tell cheaply that a text is neither.
pub(super) struct Ends<'a> {
    key: &'a str,
}

impl<'a> Ends<'a> {
    /// Bytes of a text that are looked at on each side: about its first word and its last.
    const BYTES: usize = 12;

    pub(super) fn new(key: &'a str) -> Self {
        Self { key }
    }

    /// False only where the key neither begins nor ends with the key of `text`.
    pub(super) fn may_be(&self, text: &str) -> bool {
        let may_be = |c: Option<char>, own: Option<char>| {
            let letter = c.and_then(fold::letter);
            letter.is_none_or(|letter| own == Some(letter))
        };
        // One letter on each side rules out nearly all texts.
        (may_be(text.chars().next(), self.key.chars().next()) && self.may_begin(text))
            || (may_be(text.chars().next_back(), self.key.chars().next_back())
                && self.may_end(text))
    }

    fn may_begin(&self, text: &str) -> bool {
        let head = fold::phrase(&text[..char_boundary(text, Self::BYTES)]);
        starts(self.key.chars(), head.chars())
    }

    fn may_end(&self, text: &str) -> bool {
        let tail = char_boundary(text, text.len().saturating_sub(Self::BYTES));
        let tail = fold::phrase(&text[tail..]);
        starts(self.key.chars().rev(), tail.chars().rev())
    }
}

/// Whether the letters of a key start with those of a folded text.
fn starts(key: impl Iterator<Item = char>, mut folded: impl Iterator<Item = char>) -> bool {
    let mut letters = key.filter(|&c| c != ' ');
    folded.all(|c| !is_word(c) || letters.next() == Some(c))
}

#[cfg(test)]
mod tests {
    use super::{Ends, key};
    use proptest::prelude::proptest;

    proptest! {
        #[test]
        fn no_text_that_begins_or_ends_a_key_is_passed_over(
            before in "[ءأة ﷺ½١٢aB:،.\\u{640}\\u{a0}]{0,12}",
            text in "[ءأة ﷺ½١٢aB:،.\\u{640}\\u{a0}]{0,30}",
            after in "[ءأة ﷺ½١٢aB:،.\\u{640}\\u{a0}]{0,12}",
        ) {
            for whole in [format!("{text}{after}"), format!("{before}{text}")] {
                let (whole, own) = (key(&whole), key(&text));
                if whole.starts_with(&own) || whole.ends_with(&own) {
                    assert!(Ends::new(&whole).may_be(&text), "{whole} {text}");
                }
            }
        }
    }
}
