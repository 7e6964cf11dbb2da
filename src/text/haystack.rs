//! The words of a text, searched for phrases, also behind particles that are written onto a word. What a phrase
//! means is decided elsewhere.

use memchr::arch::all::packedpair::HeuristicFrequencyRank;
use memchr::memmem::{Finder, FinderBuilder};

use super::chars::char_boundary;
use super::fold::Folded;
use super::joined_words::push_words;
use super::key::Key;

/// Folded words with one space before and behind each.
#[derive(Debug, Clone, Default)]
pub struct Haystack(String);

impl Haystack {
    /// The words of a folded text.
    pub fn from_folded(folded: &Folded) -> Self {
        let mut text = Self::with_capacity(folded.as_str().len());
        push_words(folded.as_str(), folded.words(), &mut text.0);
        text
    }

    /// The words of several lines, in their order.
    pub fn from_keys<'a>(lines: impl Iterator<Item = &'a Key> + Clone) -> Self {
        let length = lines.clone().map(|line| line.len() + 1).sum();
        let mut text = Self::with_capacity(length);
        lines.for_each(|line| push_words(line.as_str(), line.words(), &mut text.0));
        text
    }

    fn with_capacity(length: usize) -> Self {
        let mut text = String::with_capacity(length + 2);
        text.push(' ');
        Self(text)
    }

    /// The words with single spaces between them.
    pub fn as_str(&self) -> &str {
        self.0.trim()
    }

    /// Whether a phrase is in it, as words of its own or behind one of these particles.
    pub fn has(&self, phrase: &str, particles: &[&str]) -> bool {
        let closed = format!("{phrase} ");
        let finder = finder(&closed);
        let mut from = 0;
        while let Some(at) = finder.find(&self.0.as_bytes()[from..]) {
            let before = &self.0[..from + at];
            let behind = |particle: &&str| {
                let rest = before.strip_suffix(*particle);
                rest.is_some_and(|rest| rest.ends_with(' '))
            };
            if before.ends_with(' ') || particles.iter().any(behind) {
                return true;
            }
            from += at + 1;
        }
        false
    }
}

/// Whether a text holds a phrase, also inside of words.
pub fn holds_phrase(text: &str, phrase: &str) -> bool {
    /// Bytes of the phrase that a searcher is built for. A longer phrase is found by its head first, because building a
    /// searcher for all of it takes longer than searching most texts.
    const HEAD_BYTES: usize = 24;
    /// Places at which the head is found and the rest is not, until the whole phrase is searched for: comparing at every
    /// one of them would cost the length of the text times that of the phrase.
    const MOST_HEADS: usize = 32;
    let head = finder(&phrase[..char_boundary(phrase, HEAD_BYTES)]);
    let mut rest = text.as_bytes();
    for _ in 0..MOST_HEADS {
        let Some(at) = head.find(rest) else {
            return false;
        };
        rest = &rest[at..];
        if rest.starts_with(phrase.as_bytes()) {
            return true;
        }
        rest = rest.get(1..).unwrap_or_default();
    }
    finder(phrase).find(rest).is_some()
}

/// A searcher for a phrase in Arabic text. It looks for the second bytes of rare letters first: the first bytes are the same
/// for all letters.
pub fn finder(phrase: &str) -> Finder<'_> {
    FinderBuilder::new().build_forward_with_ranker(Arabic, phrase)
}

struct Arabic;

impl HeuristicFrequencyRank for Arabic {
    fn rank(&self, byte: u8) -> u8 {
        RANKS[byte as usize]
    }
}

/// The letters of Arabic news from the most common one on.
const COMMON: [char; 22] = [
    'ا', 'ل', 'ي', 'م', 'و', 'ن', 'ر', 'ت', 'ب', 'ه', 'ع', 'د', 'ف', 'س', 'ق', 'ك', 'ح', 'ج', 'ش',
    'ص', 'ط', 'خ',
];

/// How common each byte is.
const RANKS: [u8; 256] = {
    const MOST: u8 = u8::MAX;
    let mut ranks = [0; 256];
    let mut at = COMMON.len();
    while at > 0 {
        at -= 1;
        let [first, second] = utf8_of(COMMON[at]);
        ranks[second as usize] = MOST - 1 - 2 * at as u8;
        ranks[first as usize] = MOST;
    }
    ranks[b' ' as usize] = MOST;
    ranks
};

/// The two bytes of an Arabic letter.
const fn utf8_of(letter: char) -> [u8; 2] {
    let mut bytes = [0; 2];
    letter.encode_utf8(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use super::{Haystack, holds_phrase};
    use crate::text::fold::Folded;
    use crate::text::key::Key;
    use proptest::prelude::proptest;

    #[test]
    fn phrases_are_found_behind_particles_and_not_inside_of_words() {
        let said = Haystack::from_folded(&Folded::new("وقال الوزير: بالمدينة، ومدرسة"));
        for (phrase, particles) in [
            ("الوزير", &[][..]),
            ("قال الوزير", &["و"]),
            ("المدينه", &["ب"]),
        ] {
            assert!(said.has(phrase, particles), "{phrase}");
        }
        for (phrase, particles) in [
            ("وزير", &["و", "ب"][..]),
            ("المدينه", &["و"]),
            ("مدرس", &["و"]),
        ] {
            assert!(!said.has(phrase, particles), "{phrase}");
        }
    }

    proptest! {
        #[test]
        fn what_stands_in_a_text_is_found(text in "[اب]{0,60}", phrase in "[اب]{0,30}") {
            assert_eq!(holds_phrase(&text, &phrase), text.contains(&phrase));
            let long = phrase.repeat(20);
            assert!(holds_phrase(&format!("{text}{long}"), &long));
            let many = format!("{}{long}ب", "اب".repeat(200));
            assert_eq!(holds_phrase(&many, &long), many.contains(&long));
        }

        #[test]
        fn one_search_finds_what_a_search_for_each_particle_would(
            text in "[اب ]{0,20}",
            phrase in "[اب]{1,3}( [اب]{1,3})?",
        ) {
            let particles = ["و", "ب", "اب"];
            let key = Key::from_folded(&Folded::new(&text));
            let padded = format!(" {} ", key.split_whitespace().collect::<Vec<_>>().join(" "));
            let each = ["", "و", "ب", "اب"].iter();
            let expected = each.map(|p| format!(" {p}{phrase} ")).any(|p| padded.contains(&p));
            assert_eq!(Haystack::from_folded(&Folded::new(&text)).has(&phrase, &particles), expected);
            assert_eq!(Haystack::from_keys([&key].into_iter()).has(&phrase, &particles), expected);
        }
    }
}
