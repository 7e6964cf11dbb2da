//! Which phrases may begin at a word: phrases by their first bytes. Phrases stand at the beginning of words, so that
//! one look at each word does what an automaton does with each byte.

use rustc_hash::FxHashMap;

use super::table::Row;
use crate::text::letters::head;

/// Bytes that phrases are found by: three and four letters of the Arabic block.
const THREE: usize = 6;
const FOUR: usize = 8;

/// Bits of a look: many more than there are beginnings of phrases, and few enough to stay at hand.
const BITS: u32 = 16;

/// Phrases by their first bytes.
#[derive(Debug, Default)]
pub(super) struct Index {
    beginnings: Beginnings,
    /// Those of less than three letters.
    short: Vec<usize>,
    by_three: FxHashMap<u64, Vec<usize>>,
    /// Those of four letters and more.
    by_four: FxHashMap<u64, Vec<usize>>,
}

impl Index {
    pub(super) fn new(rows: &[Row]) -> Self {
        let mut index = Self::default();
        for (at, row) in rows.iter().enumerate() {
            index.insert(row.folded.as_bytes(), at);
        }
        index
    }

    fn insert(&mut self, phrase: &[u8], row: usize) {
        self.beginnings.insert(phrase);
        let head = head(phrase);
        match phrase.len() {
            0..THREE => &mut self.short,
            THREE..FOUR => self.by_three.entry(head & first(THREE)).or_default(),
            FOUR.. => self.by_four.entry(head).or_default(),
        }
        .push(row);
    }

    /// Calls with the rows of which the first bytes stand at the start of a text: the whole phrase is still to be
    /// compared.
    pub(super) fn candidates(&self, text: &[u8], found: impl FnMut(usize)) {
        let head = head(text);
        if self.beginnings.has(head) {
            let three = self.by_three.get(&(head & first(THREE)));
            let four = self.by_four.get(&head);
            let short = self.beginnings.short.has(two_letters(head));
            let short = short.then_some(&self.short);
            let rows = three.into_iter().chain(four).chain(short).flatten();
            rows.copied().for_each(found);
        }
    }
}

/// How phrases begin: a first look, which lets few words pass that none begins with.
#[derive(Debug, Default)]
pub(super) struct Beginnings {
    /// The first four letters of each phrase that has as many.
    four: Bits,
    /// Phrases of three letters.
    three: Bits,
    /// The first two letters of each shorter one.
    short: Bits,
}

impl Beginnings {
    pub(super) fn insert(&mut self, phrase: &[u8]) {
        let head = head(phrase);
        match phrase.len() {
            0..THREE => self.short.set_all(head, phrase.len()),
            THREE..FOUR => self.three.set(head & first(THREE)),
            FOUR.. => self.four.set(head),
        }
    }

    /// Whether a phrase may stand at the start of a text.
    pub(super) fn may_start(&self, text: &[u8]) -> bool {
        self.has(head(text))
    }

    /// Without branches between the looks: which of them finds something cannot be guessed.
    #[inline(always)]
    fn has(&self, head: u64) -> bool {
        self.four.has(head)
            | self.three.has(head & first(THREE))
            | self.short.has(two_letters(head))
    }
}

/// Covers the first bytes of a number.
const fn first(bytes: usize) -> u64 {
    u64::MAX >> (64 - 8 * bytes)
}

/// The bits in which two letters of the Arabic block differ.
fn two_letters(head: u64) -> u64 {
    let letter = |head: u64| head & 3 | (head >> 8 & 0x3F) << 2;
    letter(head) | letter(head >> 16) << 8
}

/// A set of numbers, of which some that are not in it are taken to be.
#[derive(Debug)]
struct Bits(Box<[u64]>);

impl Default for Bits {
    fn default() -> Self {
        Self(vec![0; 1 << BITS >> 6].into())
    }
}

impl Bits {
    fn set(&mut self, number: u64) {
        let (word, bit) = place(number);
        self.0[word] |= bit;
    }

    /// Sets all beginnings of two letters that so many first bytes of a phrase may have.
    fn set_all(&mut self, head: u64, bytes: usize) {
        let known = bytes.min(4);
        for rest in 0..1_u64 << (8 * (4 - known)) {
            self.set(two_letters(head | rest << (8 * known)));
        }
    }

    #[inline(always)]
    fn has(&self, number: u64) -> bool {
        let (word, bit) = place(number);
        self.0[word] & bit != 0
    }
}

/// The word and the bit of a number: Fibonacci hashing (Knuth, TAOCP 3, 6.4).
fn place(number: u64) -> (usize, u64) {
    let hash = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - BITS);
    let word = usize::try_from(hash >> 6).unwrap_or_default();
    (word, 1 << (hash & 63))
}
