//! A line of a page, with counts of its characters: those that show, and the letters among them. What follows from the
//! counts is judged in `segment/features/markup/`.

use super::tree::Around;
use crate::text::chars::is_letter;
use crate::text::packed_bytes;
use crate::text::simd::level;
use fearless_simd::{Simd, SimdBase, SimdMask, dispatch, mask8x32, u8x32};
use std::cell::Cell;

/// Shortest line, in letters, that is a text of the page's own: about a line of print. A page with none leaves its text
/// to scripts.
const PROSE_LETTERS: usize = 60;

/// Share of links, in percent, above which a line is a list and not such a text.
const PROSE_LINKS: u8 = 40;

/// A line of text and its place in the page.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) around: Around,
    /// Characters of it that are links.
    pub(super) linked: usize,
    /// The table row it is a cell of, by its node.
    pub(super) row: Option<usize>,
    /// The date that a `time` element in it gives for machines.
    pub(super) time: Option<String>,
    /// It says what the picture above it says.
    pub(super) says_picture: bool,
    /// Offsets in the text at which a link ends and the next inline element begins, with nothing between.
    pub(super) joints: Vec<usize>,
    /// Offset of the first link.
    pub(super) first_link: Option<usize>,
    /// The counts of its text, once they were asked for.
    pub(super) measure: Cell<Option<Measure>>,
}

impl Piece {
    /// An empty line at some point of a page.
    pub(super) fn new(around: Around, row: Option<usize>) -> Self {
        Self {
            text: String::new(),
            around,
            linked: 0,
            row,
            time: None,
            says_picture: false,
            joints: Vec::new(),
            first_link: around.link.then_some(0),
            measure: Cell::default(),
        }
    }

    /// Counts its characters, once: links, letters and the test for running text all need the counts.
    pub(super) fn measure(&self) -> Measure {
        self.measure.get().unwrap_or_else(|| {
            let measure = Measure::count(&self.text);
            self.measure.set(Some(measure));
            measure
        })
    }

    /// Share of its visible characters that are links, in percent.
    pub(super) fn links(&self) -> u8 {
        if self.linked == 0 {
            return 0;
        }
        let percent = self.linked * 100 / self.measure().visible.max(1);
        u8::try_from(percent.min(100)).unwrap_or(100)
    }

    /// Whether it is running text.
    pub(super) fn is_prose(&self) -> bool {
        // A letter has a byte at least.
        self.text.len() >= PROSE_LETTERS
            && self.measure().letters >= PROSE_LETTERS
            && self.links() <= PROSE_LINKS
    }
}

/// Counts of a text's characters.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measure {
    /// Characters that are no white space.
    pub(super) visible: usize,
    pub(super) letters: usize,
}

impl Measure {
    /// Counts the characters of a text.
    pub(super) fn count(text: &str) -> Self {
        dispatch!(level(), simd => common(simd, text.as_bytes()))
            .unwrap_or_else(|| one_by_one(text))
    }
}

fn one_by_one(text: &str) -> Measure {
    let mut measure = Measure::default();
    for c in text.chars() {
        let letter = is_letter(c);
        measure.letters += usize::from(letter);
        measure.visible += usize::from(letter || !c.is_whitespace());
    }
    measure
}

/// Bytes looked at together.
const BLOCK: usize = 32;

/// Counts the letters, signs and spaces that news is made of, many at a time; nothing where a text has others.
#[inline(always)]
fn common<S: Simd>(simd: S, text: &[u8]) -> Option<Measure> {
    let mut measure = Measure::default();
    let (mut at, mut room) = (0, [0; BLOCK + 2]);
    while at < text.len() {
        let bytes = packed_bytes::view_padded(&text[at..], &mut room);
        let load = |from: usize| u8x32::from_slice(simd, &bytes[from..from + BLOCK]);
        let (byte, next, third) = (load(0), load(1), load(2));
        let is = |value: u8| move |bytes: u8x32<S>| bytes.simd_eq(value);
        let among =
            |first: u8, last: u8| move |bytes: u8x32<S>| (bytes - first).simd_le(last - first);

        // First bytes: ء to ؿ and ف to ي; ، ؛ ؟ « »; the dashes, quotes and dots of U+2010 to U+2027.
        let arabic =
            is(0xD8)(byte) & among(0xA0, 0xBF)(next) | is(0xD9)(byte) & among(0x81, 0x8A)(next);
        let point = is(0xD8)(byte) & (is(0x8C)(next) | is(0x9B)(next) | is(0x9F)(next));
        let quote = is(0xC2)(byte) & (is(0xAB)(next) | is(0xBB)(next));
        let dash = is(0xE2)(byte) & is(0x80)(next) & among(0x90, 0xA7)(third);
        let latin = among(b'a', b'z')(byte | 0x20);
        let sign = among(b'!', b'~')(byte) | point | quote | dash;
        let known = arabic | sign | is(b' ')(byte) | among(0x80, 0xBF)(byte);

        let there = u64::MAX >> (64 - (text.len() - at).min(BLOCK));
        if known.to_bitmask() & there != there {
            return None;
        }
        let count = |of: mask8x32<S>| (of.to_bitmask() & there).count_ones() as usize;
        measure.letters += count(arabic | latin);
        measure.visible += count(arabic | sign);
        at += BLOCK;
    }
    Some(measure)
}

#[cfg(test)]
mod tests {
    use super::{Measure, one_by_one};
    use proptest::prelude::{any, proptest};

    #[test]
    fn no_letter_is_white_space() {
        for c in '\0'..=char::MAX {
            assert!(!(c.is_alphabetic() && c.is_whitespace()), "{c:?}");
        }
        let measure = Measure::count("نص\u{a0}12 - a");
        assert_eq!((measure.visible, measure.letters), (6, 3));
    }

    #[test]
    fn every_character_counts_for_what_it_is() {
        for c in '\0'..='\u{30FF}' {
            for text in [format!("{c}"), format!("{}{c}ب", "ا ".repeat(11))] {
                assert_eq!(Measure::count(&text), one_by_one(&text), "{c:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn many_at_a_time_count_as_one_by_one_does(
            news in "[ء-ي a-zA-Z0-9:،.؛«»؟“”–—…-]{0,120}",
            any in any::<String>(),
        ) {
            for text in [news, any] {
                assert_eq!(Measure::count(&text), one_by_one(&text));
            }
        }
    }
}
