//! Dates and clocks at a place in a line: all orders and month names that news pages use. It finds nothing by
//! itself; `date` walks.

use super::date_words::{Kind, Token, number, skip, skip_signs};
use super::months::{begins_month, gregorian};

/// Years an article may bear; a number outside is no year. Arabic newspapers begin in the 19th century.
const YEARS: std::ops::RangeInclusive<u32> = 1850..=2100;

/// The date that begins at a token, and the token after it.
pub(super) fn date_at(tokens: &[Token], at: usize) -> Option<(jiff::civil::Date, usize)> {
    named_date(tokens, at)
        .or_else(|| month_first_date(tokens, at))
        .or_else(|| numeric_date(tokens, at))
}

/// `24 أغسطس 2020`, `24 نيسان / أبريل 2020`, `25th, November 2025`.
fn named_date(tokens: &[Token], at: usize) -> Option<(jiff::civil::Date, usize)> {
    let day = number(tokens, at)?;
    let mut next = skip(
        tokens,
        at + 1,
        |kind| matches!(kind, Kind::Word(w) if matches!(w.as_str(), "st"|"nd"|"rd"|"th")),
    );
    next = skip_signs(tokens, next);
    let (month, width) = month_at(tokens, next)?;
    next = skip_signs(tokens, next + width);
    if let Some((same, width)) = month_at(tokens, next)
        && same == month
    {
        next = skip_signs(tokens, next + width);
    }
    Some((civil(number(tokens, next)?, month, day)?, next + 1))
}

/// `August 24, 2020`.
fn month_first_date(tokens: &[Token], at: usize) -> Option<(jiff::civil::Date, usize)> {
    let (month, width) = month_at(tokens, at)?;
    let day = number(tokens, at + width)?;
    let next = skip_signs(tokens, at + width + 1);
    Some((civil(number(tokens, next)?, month, day)?, next + 1))
}

/// `2020-08-24`, `24/08/2020`, `25 - 08 - 2012`, `24.08.2020`; day before month, as Arabic pages write.
fn numeric_date(tokens: &[Token], at: usize) -> Option<(jiff::civil::Date, usize)> {
    let sign = |at: usize| match tokens.get(at).map(|token| &token.kind) {
        Some(Kind::Sign(sign @ ('/' | '-' | '.' | '–'))) => Some(*sign),
        _ => None,
    };
    let (first, second, third) = (
        number(tokens, at)?,
        number(tokens, at + 2)?,
        number(tokens, at + 4)?,
    );
    if sign(at + 1)? != sign(at + 3)? {
        return None;
    }
    let date = if YEARS.contains(&first) {
        civil(first, second, third)
    } else {
        civil(third, second, first)
    };
    Some((date?, at + 5))
}

fn civil(year: u32, month: u32, day: u32) -> Option<jiff::civil::Date> {
    if !YEARS.contains(&year) {
        return None;
    }
    jiff::civil::Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()
}

pub(super) fn month_at(tokens: &[Token], at: usize) -> Option<(u32, usize)> {
    if !begins_month(word_at(tokens, at)?) {
        return None;
    }
    words_at(tokens, at).find_map(|(name, width)| gregorian(&name).map(|month| (month, width)))
}

/// The two words at a token joined, then the first alone.
pub(super) fn words_at(tokens: &[Token], at: usize) -> impl Iterator<Item = (String, usize)> {
    let one = word_at(tokens, at);
    let two = one
        .zip(word_at(tokens, at + 1))
        .map(|(first, second)| (format!("{first} {second}"), 2));
    two.into_iter()
        .chain(one.map(|first| (first.to_owned(), 1)))
}

fn word_at(tokens: &[Token], at: usize) -> Option<&str> {
    match &tokens.get(at)?.kind {
        Kind::Word(word) => Some(word),
        _ => None,
    }
}

/// The token after the clock that begins at a token (`9:23`, `09:23:05`).
pub(super) fn clock_at(tokens: &[Token], at: usize) -> Option<usize> {
    let colon = |at: usize| {
        matches!(
            tokens.get(at).map(|token| &token.kind),
            Some(Kind::Sign(':'))
        )
    };
    let minutes = matches!(
        tokens.get(at + 2).map(|token| &token.kind),
        Some(Kind::Number {
            value: 0..=59,
            digits: 2
        })
    );
    if number(tokens, at)? > 24 || !colon(at + 1) || !minutes {
        return None;
    }
    let seconds = colon(at + 3) && number(tokens, at + 4).is_some_and(|value| value < 60);
    Some(if seconds { at + 5 } else { at + 3 })
}
