//! The tokens of a text in which dates are looked for: numbers, words with what they mean in a date, and signs, with their
//! places. It knows no calendar.

use super::vocabulary::{Kinds, Vocabulary, Word};
use crate::model::Span;
use crate::text::chars::{digit_value, is_decoration, is_invisible, is_letter};
use crate::text::fold;

/// The tokens of one text, in order.
#[derive(Debug)]
pub(super) struct Tokens {
    all: Vec<Token>,
    /// How often a token was looked at. The cost of every question about dates is a multiple of it, so that tests hold
    /// the cost by a count and not by a clock.
    #[cfg(test)]
    looks: std::cell::Cell<usize>,
}

#[derive(Debug, Clone)]
struct Token {
    kind: Kind,
    span: Span,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// A run of digits. A value that does not fit is `u32::MAX`.
    Number {
        value: u32,
        digits: u8,
    },
    Word(Word),
    Sign(char),
}

impl Tokens {
    pub(super) fn read(text: &str) -> Self {
        /// Tokens of a line with a date and a clock.
        const USUAL: usize = 16;
        let vocabulary = Vocabulary::builtin();
        let mut all: Vec<Token> = Vec::with_capacity(USUAL);
        let mut folded = String::new();
        let mut chars = text.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            let mut end = start + c.len_utf8();
            let mut extend = |same: &dyn Fn(char) -> bool| {
                while let Some((at, next)) = chars.next_if(|&(_, next)| same(next)) {
                    end = at + next.len_utf8();
                }
            };
            let kind = if digit_value(c).is_some() {
                extend(&|next| digit_value(next).is_some());
                number_kind(&text[start..end])
            } else if in_word(c) {
                extend(&in_word);
                fold::phrase_into(&text[start..end], &mut folded);
                Kind::Word(vocabulary.word(&folded))
            } else if c.is_whitespace() || is_invisible(c) || c.is_control() {
                continue;
            } else {
                Kind::Sign(c)
            };
            all.push(Token {
                kind,
                span: start..end,
            });
        }
        Self {
            all,
            #[cfg(test)]
            looks: std::cell::Cell::default(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// What the token at a place is; nothing behind the last.
    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        #[cfg(test)]
        self.looks.set(self.looks.get() + 1);
        self.all.get(at).map(|token| token.kind)
    }

    /// The first token that begins at a byte or behind it.
    pub(super) fn first_from(&self, byte: usize) -> usize {
        self.all.partition_point(|token| token.span.start < byte)
    }

    /// Bytes of the text that the tokens of a range take up; there is one at least.
    pub(super) fn bytes(&self, tokens: &Span) -> Span {
        self.all[tokens.start].span.start..self.all[tokens.end - 1].span.end
    }

    pub(super) fn number(&self, at: usize) -> Option<u32> {
        match self.kind(at)? {
            Kind::Number { value, .. } => Some(value),
            Kind::Word(_) | Kind::Sign(_) => None,
        }
    }

    pub(super) fn word(&self, at: usize) -> Option<Word> {
        match self.kind(at)? {
            Kind::Word(word) => Some(word),
            Kind::Number { .. } | Kind::Sign(_) => None,
        }
    }

    pub(super) fn sign(&self, at: usize) -> Option<char> {
        match self.kind(at)? {
            Kind::Sign(sign) => Some(sign),
            Kind::Number { .. } | Kind::Word(_) => None,
        }
    }

    /// The first place from one on whose token is no word of these kinds.
    pub(super) fn skip_words(&self, mut at: usize, kinds: Kinds) -> usize {
        while self.word(at).is_some_and(|word| word.is(kinds)) {
            at += 1;
        }
        at
    }

    /// The first place from one on whose token is no sign that may stand between the parts of a date.
    pub(super) fn skip_signs(&self, mut at: usize) -> usize {
        while let Some('/' | '-' | ',' | '،' | '.' | '(' | ')') = self.sign(at) {
            at += 1;
        }
        at
    }

    #[cfg(test)]
    pub(super) fn looks(&self) -> usize {
        self.looks.get()
    }
}

fn in_word(c: char) -> bool {
    (is_letter(c) || is_decoration(c)) && digit_value(c).is_none()
}

fn number_kind(digits: &str) -> Kind {
    let value = digits
        .chars()
        .filter_map(digit_value)
        .try_fold(0_u32, |sum, digit| sum.checked_mul(10)?.checked_add(digit));
    let digits = u8::try_from(digits.chars().count()).unwrap_or(u8::MAX);
    Kind::Number {
        value: value.unwrap_or(u32::MAX),
        digits,
    }
}
