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
    let mut out = String::with_capacity(text.len());
    push_line(text, &mut out);
    out
}

/// Tidies a text of several lines.
pub fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let before = out.len();
        if before > 0 {
            out.push('\n');
        }
        let start = out.len();
        let (tidy, behind) = rest.split_at(tidy_start(rest));
        out.push_str(tidy);
        let end = behind.find(is_line_end).unwrap_or(behind.len());
        push_behind(&behind[..end], start, &mut out);
        if out.len() == start {
            out.truncate(before);
        }
        let mut chars = behind[end..].chars();
        chars.next();
        rest = chars.as_str();
    }
    out
}

fn push_line(raw: &str, out: &mut String) {
    let start = out.len();
    let end = raw.find('\n').unwrap_or(raw.len());
    let (tidy, rest) = raw.split_at(tidy_start(&raw[..end]));
    out.push_str(tidy);
    push_behind(rest, start, out);
}

/// Appends the rest of a line that starts at `start`.
fn push_behind(raw: &str, start: usize, out: &mut String) {
    let mut space = false;
    let mut rest = raw;
    while !rest.is_empty() {
        let run = rest.find(|c| !is_plain(c)).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(run);
        if !word.is_empty() {
            push_spaced(word, &mut space, start, out);
        }
        let mut chars = behind.chars();
        match chars.next() {
            Some(c) if c.is_whitespace() => space = true,
            Some(c) if !c.is_control() && !is_invisible(c) => {
                push_spaced(&behind[..c.len_utf8()], &mut space, start, out);
            }
            _ => {}
        }
        rest = chars.as_str();
    }
}

/// How many bytes at the start are tidy already: lines of words with one space between them. The answer may be too small,
/// never too large.
fn tidy_start(text: &str) -> usize {
    if text.starts_with(|c: char| c.is_ascii_whitespace()) {
        return 0;
    }
    let at = dispatch!(level(), simd => first_odd(simd, text.as_bytes()));
    // Whether a space or a line end at the end stays depends on what follows.
    let whole = char_boundary(text, at);
    text[..whole].trim_end_matches([' ', '\n']).len()
}

/// Bytes that are compared with one instruction.
const BLOCK: usize = 32;

/// The place of the first byte that may not stay as it is. The zeros that fill up the last block may not, so that the
/// search always ends.
#[inline(always)]
fn first_odd<S: Simd>(simd: S, text: &[u8]) -> usize {
    let (mut at, mut padding) = (0, [0; BLOCK + 2]);
    loop {
        let bytes = packed_bytes::view_padded(&text[at..], &mut padding);
        let fine = are_fine(simd, bytes).trailing_ones() as usize;
        at += fine;
        if fine < BLOCK {
            return at.min(text.len());
        }
    }
}

/// A bit for each byte that stays as it is with the two behind it: ASCII but for controls, characters that begin with
/// the bytes of the Arabic block, from its letters on, and the quotes and dashes of news.
#[inline(always)]
fn are_fine<S: Simd>(simd: S, bytes: &[u8; BLOCK + 2]) -> u64 {
    let load = |from: usize| u8x32::from_slice(simd, &bytes[from..from + BLOCK]);
    let (byte, next, third) = (load(0), load(1), load(2));
    let is = |value: u8| move |bytes: u8x32<S>| bytes.simd_eq(value);
    let among = |first: u8, last: u8| move |bytes: u8x32<S>| (bytes - first).simd_le(last - first);

    let end = is(b'\n')(byte);
    let ascii = among(b' ', b'~')(byte) | end;
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

/// Appends a piece of a line that starts at `start`, with the space that was before it.
fn push_spaced(piece: &str, space: &mut bool, start: usize, out: &mut String) {
    if std::mem::take(space) && out.len() > start {
        out.push(' ');
    }
    out.push_str(piece);
}

#[cfg(test)]
mod tests {
    use super::{line, text};
    use crate::text::chars::is_visible;
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
        fn tidying_twice_changes_nothing(source in any::<String>()) {
            let once = text(&source);
            assert_eq!(text(&once), once);
        }
    }
}
