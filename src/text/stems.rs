//! Stems: which words of a text carry its topic. They are compared after light stemming (the article and the
//! one-letter particles written onto a word come off), so that `وللوزارة` meets `الوزارة`.

use foldhash::HashSet;
use std::sync::LazyLock;

use super::chars::is_arabic_letter;
use super::fold::Folded;
use super::key::Key;
use super::light_stem::{light_stem, long_enough};
use super::packed_bytes::{U128_BYTES, packed_u128};
use super::table::rows;
use super::word::{Word, hash};

/// Word, reason.
const STOP_TABLE: &str = include_str!("stop_words.tsv");

/// Hashes of the words that carry no topic, folded.
static STOP_WORDS: LazyLock<HashSet<u64>> =
    LazyLock::new(|| rows(STOP_TABLE).map(|[word, _]| hash(word)).collect());

/// Hashes of the stems of a text, sorted, each once: stems are only ever compared, for which a hash is enough. Two stems
/// of a text share one once in billions of pairs; the same two do so in every run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stems(Vec<u64>);

impl Stems {
    fn new(mut stems: Vec<u64>) -> Self {
        stems.sort_unstable();
        stems.dedup();
        Self(stems)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many of them are in a set.
    pub fn shared_with(&self, set: &StemSet) -> usize {
        let shared = self.0.iter().filter(|stem| set.0.contains(stem));
        shared.count()
    }

    /// How many of them are in one set and not in the other.
    pub fn only_on(&self, set: &StemSet, other: &StemSet) -> usize {
        let only = |stem: &&u64| set.0.contains(stem) && !other.0.contains(stem);
        self.0.iter().filter(only).count()
    }
}

/// The stems of several texts together, with which those of others are compared.
#[derive(Debug, Clone, Default)]
pub struct StemSet(HashSet<u64>);

impl StemSet {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds those of another text.
    pub fn add(&mut self, stems: &Stems) {
        self.0.extend(&stems.0);
    }

    /// An empty set that holds so many without growing.
    pub fn with_capacity(stems: usize) -> Self {
        Self(HashSet::with_capacity_and_hasher(
            stems,
            foldhash::fast::RandomState::default(),
        ))
    }

    /// How many of them are not in the other set.
    pub fn without(&self, other: &Self) -> usize {
        let shared = self.0.iter().filter(|stem| other.0.contains(stem)).count();
        self.len() - shared
    }
}

impl From<&Stems> for StemSet {
    fn from(stems: &Stems) -> Self {
        let mut side = Self::with_capacity(stems.len());
        side.add(stems);
        side
    }
}

/// The stems of the content words of a text.
pub fn stems(text: &str) -> Stems {
    let line = Key::from_folded(&Folded::new(text));
    let mut stems = Vec::new();
    content(&line, &mut stems, |word| stem_of(&line[word.span.clone()]));
    Stems::new(stems)
}

/// Stems words and remembers their stems: most words of a page are on other pages, too. What it remembers is found by the
/// letters of a word, so that it never changes a result and may be used for one document after the other.
#[derive(Debug, Default)]
pub struct Stemmer {
    /// Empty until a word is stemmed, then of [`REMEMBERED`] places, of which each word has one.
    remembered: Vec<Remembered>,
    /// Stems of one line, before they are added to those of others.
    line: Vec<u64>,
}

/// Words remembered: a power of two, in 256 KiB, which fit the second-level cache of common processors.
const REMEMBERED: usize = 8192;

#[derive(Debug, Clone, Copy, Default)]
struct Remembered {
    /// The letters of a word; 0 for none.
    word: u128,
    stem: u64,
}

impl Stemmer {
    /// The stems of the content words of a line.
    pub fn stems(&mut self, line: &Key) -> Stems {
        let mut stems = Vec::new();
        content(line, &mut stems, |word| self.stem(line, word));
        Stems::new(stems)
    }

    /// Adds the stems of the content words of a line to a set.
    pub fn add_to(&mut self, set: &mut StemSet, line: &Key) {
        let mut stems = std::mem::take(&mut self.line);
        content(line, &mut stems, |word| self.stem(line, word));
        set.0.extend(&stems);
        self.line = stems;
    }

    #[inline(always)]
    fn stem(&mut self, text: &str, word: &Word) -> u64 {
        let behind = &text.as_bytes()[word.span.start..];
        let letters = packed_u128(behind, word.span.len());
        // The low bits of a hash are its best ones.
        let place = usize::try_from(word.hash).unwrap_or_default() & (REMEMBERED - 1);
        match self.remembered.get(place) {
            Some(known) if known.word == letters && word.span.len() <= U128_BYTES => known.stem,
            _ => self.remember(place, letters, &text[word.span.clone()]),
        }
    }

    // Kept out of the loop over words, which is faster without it.
    #[inline(never)]
    fn remember(&mut self, place: usize, letters: u128, word: &str) -> u64 {
        let stem = stem_of(word);
        // The key holds the first letters of a longer word, which others share.
        if word.len() <= U128_BYTES {
            self.remembered.resize(REMEMBERED, Remembered::default());
            self.remembered[place] = Remembered {
                word: letters,
                stem,
            };
        }
        stem
    }
}

/// The stems of the content words of a line, in their order, in place of what was there.
#[inline(always)]
fn content(line: &Key, stems: &mut Vec<u64>, mut stem: impl FnMut(&Word) -> u64) {
    stems.clear();
    stems.resize(line.words().len(), NONE);
    let mut count = 0;
    for word in line.words() {
        // Without a branch, because processors predict badly which words have a stem: where one has none, the next is
        // written over it.
        let stem = stem(word);
        stems[count] = stem;
        count += usize::from(stem != NONE);
    }
    stems.truncate(count);
}

/// The stem of a word that carries no topic.
const NONE: u64 = 0;

fn stem_of(word: &str) -> u64 {
    if STOP_WORDS.contains(&hash(word)) {
        return NONE;
    }
    let stem = if word.chars().all(is_arabic_letter) {
        light_stem(word)
    } else {
        word
    };
    let hash = hash(stem);
    if long_enough(stem) && !STOP_WORDS.contains(&hash) {
        hash
    } else {
        NONE
    }
}

#[cfg(test)]
mod tests {
    use super::{NONE, STOP_TABLE, StemSet, Stemmer, stem_of, stems};
    use crate::text::fold::{self, Folded};
    use crate::text::key::Key;
    use crate::text::table::{lines, rows};
    use crate::text::word::Word;
    use proptest::prelude::proptest;
    use std::collections::HashSet;

    #[test]
    fn every_row_is_well_formed() {
        let mut words = HashSet::new();
        for [word, reason] in rows(STOP_TABLE) {
            assert!(words.insert(word) && !reason.is_empty(), "{word}");
            assert_eq!(fold::phrase(word), word);
            assert_eq!(stem_of(word), NONE);
        }
        assert_eq!(words.len(), lines(STOP_TABLE).count());
    }

    #[test]
    fn particles_and_the_article_do_not_hide_a_word() {
        let left = stems("وللوزارة خطة جديدة في المدارس");
        let right = stems("الوزارة تعلن خطتها للمدارس الجديدة");
        let shared = stems("الوزارة جديدة مدارس");
        assert_eq!(left.shared_with(&StemSet::from(&right)), shared.len());
        assert_eq!(shared.shared_with(&StemSet::from(&left)), shared.len());
        assert_eq!(
            left.only_on(&StemSet::from(&left), &StemSet::from(&right)),
            1
        );
        assert_eq!(StemSet::from(&left).without(&StemSet::from(&right)), 1);
    }

    #[test]
    fn different_topics_share_nothing() {
        let left = stems("المنتخب يفوز بكأس آسيا لكرة القدم");
        let right = stems("البنك المركزي يرفع سعر الفائدة نصف نقطة");
        assert_eq!(
            left.shared_with(&StemSet::from(&right)),
            0,
            "{left:?} {right:?}"
        );
    }

    #[test]
    fn words_of_one_hash_keep_their_own_stems() {
        let mut stemmer = Stemmer::default();
        for text in [
            "مدارس",
            "وزارات",
            "مدارس",
            "في",
            "وزارات",
            "والمستشفيات",
            "والمستشفيين",
        ] {
            let word = Word {
                span: 0..text.len(),
                hash: 7,
            };
            assert_eq!(stemmer.stem(text, &word), stem_of(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_was_stemmed_before_changes_nothing(
            before in "([ء-ي]{1,12} ){0,8}",
            line in "([ء-ي]{1,12} ){0,8}",
        ) {
            let mut stemmer = Stemmer::default();
            for text in [&before, &line, &before, &line] {
                let key = Key::from_folded(&Folded::new(text));
                assert_eq!(stemmer.stems(&key), stems(text));
                let mut set = StemSet::default();
                stemmer.add_to(&mut set, &key);
                assert_eq!(set.len(), stems(text).len());
            }
        }
    }
}
