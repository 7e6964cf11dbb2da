//! Words: how many. Which of them carry the topic is `stems`' business.

use super::chars::is_word;
use super::fold::Folded;
use super::word::Word;

/// Number of words: runs of characters between white space that hold a letter or a digit.
pub fn count(text: &str) -> usize {
    words(text).count()
}

/// Whether there are at most so many: a long text is not read to its end.
pub fn at_most(most: usize, text: &str) -> bool {
    words(text).nth(most).is_none()
}

/// The words of a folded text, letters and digits alone, with one space between them: to compare what may differ in
/// punctuation.
pub fn joined(folded: &Folded) -> String {
    let mut out = String::with_capacity(folded.as_str().len() + 1);
    push_words(folded.as_str(), folded.words(), &mut out);
    out.pop();
    out
}

/// Appends words of a folded text with a space behind each.
pub(super) fn push_words(folded: &str, words: &[Word], out: &mut String) {
    for word in words {
        out.push_str(&folded[word.span.clone()]);
        out.push(' ');
    }
}

/// One item a word; what it says does not matter here.
fn words(text: &str) -> impl Iterator<Item = ()> + '_ {
    let mut rest = text;
    std::iter::from_fn(move || {
        let at = rest.find(is_word)?;
        rest = behind_word(&rest[at..]);
        Some(())
    })
}

/// What stands behind the next white space. Only a few first bytes begin a space that is not one byte, so that words
/// are passed over byte by byte.
fn behind_word(text: &str) -> &str {
    let may_be_space = |byte: &u8| matches!(byte, 0x09..=0x0D | b' ' | 0xC2 | 0xE1..=0xE3);
    let mut at = 0;
    while let Some(next) = text.as_bytes()[at..].iter().position(may_be_space) {
        at += next;
        match text[at..].chars().next() {
            Some(c) if c.is_whitespace() => return &text[at..],
            Some(c) => at += c.len_utf8(),
            None => break,
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::{at_most, count, joined};
    use crate::text::fold::Folded;

    #[test]
    fn a_long_text_is_not_counted_to_its_end() {
        assert!(at_most(2, "قال - نعم.") && !at_most(1, "قال - نعم."));
        assert!(at_most(0, " - "));
    }

    #[test]
    fn words_are_joined_by_one_space() {
        assert_eq!(joined(&Folded::of("«قال: نعم» - 0.")), "قال نعم 0");
        assert_eq!(joined(&Folded::of(" - ")), "");
    }

    #[test]
    fn punctuation_alone_is_no_word() {
        assert_eq!(count("قال - «نعم» … 12"), 3);
        assert_eq!(count("قال\u{a0}نعم\u{2003}«\u{3000}ثم…لا\u{85}كلا"), 4);
    }
}
