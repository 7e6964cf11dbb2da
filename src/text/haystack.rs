//! The words of a text, searched for phrases, also behind particles that are written onto a word. What it means that a
//! phrase is said is not its business.

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

    /// The words of several lines, one behind the other.
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

    /// Whether a phrase stands in it, as words of its own or behind one of these particles.
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

/// Whether a phrase stands in a text, wherever.
pub fn stands_in(text: &str, phrase: &str) -> bool {
    /// Most of a phrase that a search is made for. What is longer is looked for by its head: searches for more take
    /// longer to make than most texts to search.
    const HEAD_BYTES: usize = 24;
    /// Places where the head stands and the rest does not: in a text of more it tells nothing, and comparing at each
    /// would cost the text times the phrase.
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

/// Searches Arabic text for a phrase: by the letters that are rare there, where the bytes that begin each letter are
/// the most common ones.
fn finder(phrase: &str) -> Finder<'_> {
    FinderBuilder::new().build_forward_with_ranker(Arabic, phrase)
}

struct Arabic;

impl HeuristicFrequencyRank for Arabic {
    fn rank(&self, byte: u8) -> u8 {
        RANKS[byte as usize]
    }
}

/// The letters of Arabic news from the most common one on.
const COMMON: &[u8] = "اليمونرتبهعدفسقكحجشصطخ".as_bytes();

/// How common each byte is.
const RANKS: [u8; 256] = {
    const MOST: u8 = u8::MAX;
    let mut ranks = [0; 256];
    let mut at = COMMON.len();
    while at >= 2 {
        at -= 2;
        let rank = MOST - 1 - at as u8;
        ranks[COMMON[at + 1] as usize] = rank;
        ranks[COMMON[at] as usize] = MOST;
    }
    ranks[b' ' as usize] = MOST;
    ranks
};

#[cfg(test)]
mod tests {
    use super::{Haystack, stands_in};
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
            assert_eq!(stands_in(&text, &phrase), text.contains(&phrase));
            let long = phrase.repeat(20);
            assert!(stands_in(&format!("{text}{long}"), &long));
            let many = format!("{}{long}ب", "اب".repeat(200));
            assert_eq!(stands_in(&many, &long), many.contains(&long));
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
