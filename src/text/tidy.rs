//! Tidying: the only changes that output text may show against the document text. Nothing here folds letters,
//! normalises spelling or touches punctuation.
//!
//! 1. A run of white space inside a line becomes one space; none at the ends.
//! 2. Invisible characters (byte-order marks, direction controls, zero-width spaces, soft hyphens) go.
//! 3. NUL and all other control characters go.
//! 4. Empty lines go; lines are joined by "\n".

use fearless_simd::{Simd, SimdBase, SimdMask, dispatch, u8x32};

use super::chars::{char_boundary, is_invisible, is_line_end, is_plain};
use super::packed_bytes;
use super::simd::level;

/// Tidies one line (line ends inside count as white space).
pub fn line(text: &str) -> String {
    let mut tidied = Tidied::new(text);
    tidied.push(text, false);
    tidied.out
}

/// Tidies a text of several lines.
pub fn text(text: &str) -> String {
    let mut tidied = Tidied::new(text);
    tidied.push(text, true);
    tidied.out
}

/// A tidied text while it is written.
struct Tidied {
    out: String,
    /// What stands between the last character written and the next.
    gap: Gap,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Space,
    Line,
}

impl Tidied {
    fn new(text: &str) -> Self {
        Self {
            out: String::with_capacity(text.len()),
            gap: Gap::None,
        }
    }

    fn push(&mut self, text: &str, keeps_lines: bool) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let mut length = c.len_utf8();
            if keeps_lines && is_line_end(c) {
                self.gap = Gap::Line;
            } else if c.is_whitespace() {
                if self.gap == Gap::None {
                    self.gap = Gap::Space;
                }
            } else if !c.is_control() && !is_invisible(c) {
                // Only from characters that nearly all words are made of: a look for each sign of another script would
                // cost more than the sign.
                if is_plain(c) {
                    length = tidy_start(rest, keeps_lines).max(length);
                }
                self.push_visible(&rest[..length]);
            }
            rest = &rest[length..];
        }
    }

    fn push_visible(&mut self, text: &str) {
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        if !self.out.is_empty() {
            match gap {
                Gap::None => {}
                Gap::Space => self.out.push(' '),
                Gap::Line => self.out.push('\n'),
            }
        }
        self.out.push_str(text);
    }
}

/// How many bytes at the start, which is visible, are tidy already: words with one space between them, and lines of them
/// where lines are kept. The answer may be too small, never too large.
fn tidy_start(text: &str, keeps_lines: bool) -> usize {
    let at = dispatch!(level(), simd => first_odd(simd, text.as_bytes(), keeps_lines));
    // Whether a space or a line end at the end stays depends on what follows.
    let whole = char_boundary(text, at);
    text[..whole].trim_end_matches([' ', '\n']).len()
}

/// Bytes that are compared with one instruction.
const BLOCK: usize = 32;

/// The place of the first byte that may not stay as it is. The zeros that fill up the last block may not, so that the
/// search always ends.
#[inline(always)]
fn first_odd<S: Simd>(simd: S, text: &[u8], keeps_lines: bool) -> usize {
    let (mut at, mut padding) = (0, [0; BLOCK + 2]);
    loop {
        let bytes = packed_bytes::view_padded(&text[at..], &mut padding);
        let fine = are_fine(simd, bytes, keeps_lines).trailing_ones() as usize;
        at += fine;
        if fine < BLOCK {
            return at.min(text.len());
        }
    }
}

/// A bit for each byte that stays as it is with the two behind it: ASCII but for controls, characters that begin with
/// the bytes of the Arabic block, from its letters on, the quotes and dashes of news, and line ends where they are kept.
#[inline(always)]
fn are_fine<S: Simd>(simd: S, bytes: &[u8; BLOCK + 2], keeps_lines: bool) -> u64 {
    let load = |from: usize| u8x32::from_slice(simd, &bytes[from..from + BLOCK]);
    let (byte, next, third) = (load(0), load(1), load(2));
    let is = |value: u8| move |bytes: u8x32<S>| bytes.simd_eq(value);
    let among = |first: u8, last: u8| move |bytes: u8x32<S>| (bytes - first).simd_le(last - first);

    let end = is(b'\n')(byte);
    let lines = match keeps_lines {
        true => end,
        false => end & !end,
    };
    let ascii = among(b' ', b'~')(byte) | lines;
    // The comma, the semicolon and the question mark are encoded below the letters.
    let point = is(0x8C)(next) | is(0x9B)(next) | is(0x9F)(next);
    let arabic = among(0xD9, 0xDB)(byte) | is(0xD8)(byte) & (among(0xA0, 0xFF)(next) | point);
    let inside = among(0x80, 0xBF)(byte);
    // « and », then U+2010 to U+2027 and U+2030 to U+203F.
    let quote = is(0xC2)(byte) & (is(0xAB)(next) | is(0xBB)(next));
    let dash = among(0x90, 0xA7)(third) | among(0xB0, 0xFF)(third);
    let sign = is(0xE2)(byte) & is(0x80)(next) & dash;
    let second_blank = (is(b' ')(byte) | end) & (is(b' ')(next) | is(b'\n')(next));
    ((ascii | arabic | inside | quote | sign) & !second_blank).to_bitmask()
}

#[cfg(test)]
mod tests {
    use super::{line, text};
    use crate::text::chars::{is_line_end, is_visible};
    use proptest::prelude::{any, proptest};

    #[test]
    fn only_the_listed_changes_are_made() {
        assert_eq!(line(" \u{FEFF}«أهلاً»\u{a0}\t بكم\u{200F} \0"), "«أهلاً» بكم");
        assert_eq!(text("أ\r\n\r\n \u{200B}\nب  ج"), "أ\nب ج");
    }

    #[test]
    fn what_is_tidy_already_is_seen_whatever_stands_in_it() {
        for c in (' '..='\u{FFFF}').filter(|c| is_visible(*c)) {
            let tidy = format!("{}{c}{}", "ا".repeat(40), " ب".repeat(40));
            assert_eq!(text(&tidy), tidy);
        }
        for c in ('\0'..='\u{FFFF}').filter(|c| !is_visible(*c) && !c.is_whitespace()) {
            let untidy = format!("{}{c}{}", "ا".repeat(40), "ب".repeat(40));
            assert!(!text(&untidy).contains(c), "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn only_what_is_seen_stays_and_one_gap_between(
            source in "[ء-ي .\u{a0}\u{200f}\u{85}\u{2028}\0éﷺ\r\t\n\u{ad}«–a-z]{0,90}",
            wide in "[ء-ي ]{30,70}",
        ) {
            for source in [format!("{wide}{source}{wide}"), source] {
                let words = |line: &str| {
                    let words = line.split_whitespace();
                    let words = words.map(|word| word.chars().filter(|&c| is_visible(c)).collect());
                    words.filter(|word: &String| !word.is_empty()).collect::<Vec<_>>().join(" ")
                };
                let lines = source.split(is_line_end).map(words);
                let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
                assert_eq!(text(&source), lines.join("\n"));
                assert_eq!(line(&source), words(&source));
            }
        }

        #[test]
        fn tidying_twice_changes_nothing(source in any::<String>()) {
            let once = text(&source);
            assert_eq!(text(&once), once);
        }
    }
}
