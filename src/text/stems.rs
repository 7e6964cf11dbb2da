//! Stems: which words of a text carry its topic. They are compared after light stemming (the article and the
//! one-letter particles written onto a word come off), so that `وللوزارة` meets `الوزارة`.

use foldhash::HashSet;
use std::sync::LazyLock;

use super::bloom_filter::BloomFilter;
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
#[derive(Default)]
struct StopWords {
    all: HashSet<u64>,
    /// Asked first: 4096 bits, of which one in fifty is set.
    filter: BloomFilter<64>,
}

static STOP_WORDS: LazyLock<StopWords> = LazyLock::new(|| {
    let mut words = StopWords::default();
    for [word, _] in rows(STOP_TABLE) {
        words.filter.insert(hash(word));
        words.all.insert(hash(word));
    }
    words
});

impl StopWords {
    fn contain(&self, hash: u64) -> bool {
        self.filter.may_contain(hash) && self.all.contains(&hash)
    }
}

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
    stems_of(&Key::from_folded(&Folded::new(text)))
}

/// The stems of the content words of a folded text.
pub fn stems_of(line: &Key) -> Stems {
    let mut stems = Vec::new();
    content(line, &mut stems, |word| {
        stem_of(&line[word.span.clone()], word.hash)
    });
    Stems::new(stems)
}

/// Stems words and remembers their stems: most words of a page are on other pages, too. What it remembers is found by the
/// letters of a word, so that it never changes a result and may be used for one document after the other.
#[derive(Debug, Default)]
pub struct Stemmer {
    memory: Memory,
    /// Stems of one line, before they are added to those of others.
    line: Vec<u64>,
}

/// The stems of words, each at the place that the hash of its word says; of two words with one place the later one.
/// Empty until the first word is stemmed. Not an array: making one would take 512 KiB of stack.
#[derive(Debug, Default)]
struct Memory(Vec<Remembered>);

/// Words remembered: a power of two, in 512 KiB, which fit the second-level cache of common processors.
const REMEMBERED: usize = 16384;

#[derive(Debug, Clone, Copy, Default)]
struct Remembered {
    /// The letters of a word; 0 for none.
    word: u128,
    stem: u64,
}

impl Stemmer {
    /// The stems of the content words of a line.
    pub fn stems(&mut self, line: &Key) -> Stems {
        let (places, mut stems) = (self.memory.places(), Vec::new());
        content(line, &mut stems, |word| remembered(places, line, word));
        Stems::new(stems)
    }

    /// Adds the stems of the content words of a line to a set.
    pub fn add_to(&mut self, set: &mut StemSet, line: &Key) {
        let places = self.memory.places();
        content(line, &mut self.line, |word| remembered(places, line, word));
        set.0.extend(&self.line);
    }
}

impl Memory {
    /// All [`REMEMBERED`] places.
    fn places(&mut self) -> &mut [Remembered] {
        if self.0.is_empty() {
            self.0 = vec![Remembered::default(); REMEMBERED];
        }
        &mut self.0
    }
}

#[inline(always)]
fn remembered(places: &mut [Remembered], text: &str, word: &Word) -> u64 {
    let length = word.span.len();
    let letters = packed_u128(&text.as_bytes()[word.span.start..], length);
    // The low bits of a hash are its best ones.
    let place = usize::try_from(word.hash).unwrap_or_default() & (REMEMBERED - 1);
    let known = &mut places[place];
    // The first letters of a longer word may be another word.
    if known.word == letters && length <= U128_BYTES {
        return known.stem;
    }
    let stem = stem_of(&text[word.span.clone()], word.hash);
    if length <= U128_BYTES {
        *known = Remembered {
            word: letters,
            stem,
        };
    }
    stem
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

/// The stem of a word, of which the hash is known.
#[inline(never)]
fn stem_of(word: &str, hash_of_word: u64) -> u64 {
    if STOP_WORDS.contain(hash_of_word) {
        return NONE;
    }
    let stem = if is_arabic(word) {
        light_stem(word)
    } else {
        word
    };
    let hash = hash(stem);
    if long_enough(stem) && !STOP_WORDS.contain(hash) {
        hash
    } else {
        NONE
    }
}

fn is_arabic(word: &str) -> bool {
    // ء to غ and ف to ي, which nearly all words are made of.
    let is_common = |&[first, second]: &[u8; 2]| match first {
        0xD8 => second >= 0xA0,
        0xD9 => matches!(second, 0x81..=0x8A),
        _ => false,
    };
    let (letters, rest) = word.as_bytes().as_chunks();
    rest.is_empty() && letters.iter().all(is_common) || word.chars().all(is_arabic_letter)
}

#[cfg(test)]
mod tests;
