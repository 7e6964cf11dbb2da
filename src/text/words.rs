//! Words: how many a text has, and its parts between white space. Which words carry the topic is told in `stems`.

use super::chars::is_word;

/// Number of words: runs of characters between white space that hold a letter or a digit.
pub fn count(text: &str) -> usize {
    words(text).count()
}

/// Whether a text has at most so many words. It reads no further than one word beyond them.
pub fn at_most(most: usize, text: &str) -> bool {
    words(text).nth(most).is_none()
}

/// The parts of a text between white space, words and signs, from a place on, each with its place.
pub fn parts(text: &str, from: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = from;
    std::iter::from_fn(move || {
        let start = at + leading_space(&text[at..]);
        at = start + space(&text[start..]);
        (start < at).then(|| (start, &text[start..at]))
    })
}

/// The bytes of white space that a text begins with.
#[inline(always)]
fn leading_space(text: &str) -> usize {
    // Nearly always a space and then a letter, for which no character need be decoded.
    match *text.as_bytes() {
        [first, ..] if !MAY_BE_SPACE[usize::from(first)] => 0,
        [b' ', second, ..] if !MAY_BE_SPACE[usize::from(second)] => 1,
        _ => text.len() - text.trim_start().len(),
    }
}

/// One item a word.
fn words(text: &str) -> impl Iterator<Item = ()> + '_ {
    let mut rest = text;
    std::iter::from_fn(move || {
        // Nearly always a word begins behind the white space.
        let start = leading_space(rest);
        let at = match rest[start..].chars().next() {
            Some(first) if is_word(first) => start,
            _ => start + rest[start..].find(is_word)?,
        };
        let word = &rest[at..];
        rest = &word[space(word)..];
        Some(())
    })
}

/// Bytes that white space begins with. Those above ASCII begin other characters, too.
const MAY_BE_SPACE: [bool; 256] = {
    let mut first = [false; 256];
    let mut byte = 0;
    while byte < first.len() {
        first[byte] = matches!(byte, 0x09..=0x0D | 0x20 | 0xC2 | 0xE1..=0xE3);
        byte += 1;
    }
    first
};

/// The place of the next white space; the length of the text where there is none. White space begins with few byte values,
/// so that words are passed over byte by byte without decoding characters.
fn space(text: &str) -> usize {
    let may_be_space = |&byte: &u8| MAY_BE_SPACE[usize::from(byte)];
    let mut at = 0;
    while let Some(next) = text.as_bytes()[at..].iter().position(may_be_space) {
        at += next;
        match text[at..].chars().next() {
            Some(c) if c.is_whitespace() => return at,
            Some(c) => at += c.len_utf8(),
            None => break,
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{at_most, count, parts};
    use proptest::prelude::proptest;

    #[test]
    fn a_long_text_is_not_counted_to_its_end() {
        assert!(at_most(2, "قال - نعم.") && !at_most(1, "قال - نعم."));
        assert!(at_most(0, " - "));
    }

    #[test]
    fn punctuation_alone_is_no_word() {
        assert_eq!(count("قال - «نعم» … 12"), 3);
        assert_eq!(count("قال\u{a0}نعم\u{2003}«\u{3000}ثم…لا\u{85}كلا"), 4);
    }

    proptest! {
        #[test]
        fn parts_stand_between_white_space(text in "[ء-ي.\u{85}\u{a0}\u{2003}\u{2028}\u{3000}«…\t ]{0,30}") {
            let found: Vec<(usize, &str)> = parts(&text, 0).collect();
            assert!(parts(&text, text.len()).next().is_none());
            assert!(found.iter().all(|&(at, part)| text[at..].starts_with(part)));
            assert!(found.into_iter().map(|(_, part)| part).eq(text.split_whitespace()));
        }
    }
}
