//! The words of a date line: numbers, folded words and signs with their places. It knows no calendar.

use crate::model::Span;
use crate::text::chars::{digit_value, is_decoration, is_invisible, is_letter};
use crate::text::fold;

/// Tokens of a line with a date and a clock.
const USUAL: usize = 16;

/// Numbers, folded words and signs, in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(USUAL);
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
            Kind::Word(fold::phrase(&text[start..end]))
        } else if c.is_whitespace() || is_invisible(c) || c.is_control() {
            continue;
        } else {
            Kind::Sign(c)
        };
        out.push(Token {
            kind,
            span: start..end,
        });
    }
    out
}

pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Span,
}

pub(super) enum Kind {
    Number { value: u32, digits: u8 },
    Word(String),
    Sign(char),
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

pub(super) fn number(tokens: &[Token], at: usize) -> Option<u32> {
    match tokens.get(at)?.kind {
        Kind::Number { value, .. } => Some(value),
        _ => None,
    }
}

pub(super) fn skip(tokens: &[Token], at: usize, passed: impl Fn(&Kind) -> bool) -> usize {
    at + tokens[at.min(tokens.len())..]
        .iter()
        .take_while(|token| passed(&token.kind))
        .count()
}

pub(super) fn skip_signs(tokens: &[Token], at: usize) -> usize {
    skip(tokens, at, |kind| {
        matches!(kind, Kind::Sign('/' | '-' | ',' | '،' | '.' | '(' | ')'))
    })
}
