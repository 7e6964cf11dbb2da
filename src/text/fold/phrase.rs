//! Folding a short text for its letters alone: names, words and phrases that are looked up. There is no way back to
//! the source, and nothing is counted.

use super::table::{fold_char, fold_letter};

/// What a character does to a folded text that ends in a byte.
pub(super) enum Joint {
    /// It is appended.
    Apart,
    /// It adds nothing: a second space, or one at the start.
    Lost,
    /// It is one more digit of a number.
    Same,
    /// The space before it goes.
    Closing,
}

impl Joint {
    #[inline(always)]
    pub(super) fn between(last: Option<u8>, c: char) -> Self {
        match c {
            ' ' if last.is_none_or(|last| last == b' ') => Self::Lost,
            '0' if last == Some(b'0') => Self::Same,
            ':' | '،' | '.' | '؛' | ',' => Self::Closing,
            _ => Self::Apart,
        }
    }
}

/// The folded text of a word or a phrase.
pub fn phrase(source: &str) -> String {
    let mut folded = String::with_capacity(source.len());
    phrase_into(source, &mut folded);
    folded
}

/// The same in place of what was in a string: to fold many words without an allocation for each.
pub fn phrase_into(source: &str, folded: &mut String) {
    folded.clear();
    for c in source.chars() {
        match fold_letter(c) {
            // Nearly all are letters, which change nothing of what is before them.
            Some(letter) => folded.push(letter),
            None => fold_char(c, &mut |c| push(folded, c)),
        }
    }
    trim_end(folded);
}

#[inline(always)]
fn push(out: &mut String, c: char) {
    match Joint::between(out.as_bytes().last().copied(), c) {
        Joint::Lost | Joint::Same => return,
        Joint::Closing => trim_end(out),
        Joint::Apart => {}
    }
    out.push(c);
}

fn trim_end(out: &mut String) {
    if out.ends_with(' ') {
        out.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::phrase;
    use crate::text::fold::Folded;
    use proptest::prelude::{any, proptest};

    proptest! {
        #[test]
        fn a_phrase_folds_as_a_line_does(
            news in "[ء-ي ً-ْـ0-9٠-٩a-zA-Z:،.؛«»؟ﻻﷺ\u{a0}\u{200f}\t ]{0,60}",
            any in any::<String>(),
        ) {
            for source in [news, any] {
                assert_eq!(phrase(&source), Folded::new(&source).as_str());
            }
        }
    }
}
