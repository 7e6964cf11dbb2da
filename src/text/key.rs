//! The key that lines are compared by: their folded words, and the place of each. What it means that two lines have one
//! key is decided elsewhere.

use std::ops::Deref;

use super::fold::Folded;
use super::word::Word;

/// A folded text without punctuation at its ends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Key {
    text: String,
    words: Vec<Word>,
}

impl Key {
    /// The key of a folded text.
    pub fn from_folded(folded: &Folded) -> Self {
        let words = folded.words();
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return Self::default();
        };
        let by = first.span.start;
        let shifted = |word: &Word| Word {
            span: word.span.start - by..word.span.end - by,
            hash: word.hash,
        };
        Self {
            text: folded.as_str()[by..last.span.end].to_owned(),
            words: words.iter().map(shifted).collect(),
        }
    }

    /// The whole of it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its words: runs of letters and digits.
    pub fn words(&self) -> &[Word] {
        &self.words
    }
}

impl Deref for Key {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use super::Key;
    use crate::text::fold::Folded;

    #[test]
    fn a_key_begins_and_ends_with_a_word() {
        let key = Key::from_folded(&Folded::new("« أهلاً، وسهلاً! »"));
        assert_eq!(key.as_str(), "اهلا، وسهلا");
        let words = key.words().iter().map(|word| &key[word.span.clone()]);
        assert_eq!(words.collect::<Vec<_>>(), ["اهلا", "وسهلا"]);
        assert_eq!(Key::from_folded(&Folded::new("* * *")), Key::default());
    }
}
