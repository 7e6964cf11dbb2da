//! Dates and clocks at a place in a text: all orders and names of months that news pages use. Hijri months are recognised
//! but not converted: the civil date beside them is the one that is certain. It finds nothing by itself; `reading` walks.

use jiff::civil::Date;

use super::tokens::{Kind, Tokens};
use super::vocabulary::{Kinds, Month, Vocabulary};

/// Years an article may bear; a number outside is no year. Arabic newspapers begin in the 19th century.
pub(super) const YEARS: std::ops::RangeInclusive<u32> = 1850..=2100;

/// Highest hour of a clock: pages print 24:00, too.
pub(super) const MAX_HOUR: u32 = 24;

/// Highest minute and second of a clock.
pub(super) const MAX_MINUTE: u32 = 59;

/// What begins at a token. A date begins with a month, or with a number and no colon behind it, so that no token begins
/// both a date and a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stated {
    Nothing,
    /// A day, and the place behind it.
    Date(Date, usize),
    /// Hour and minute as printed, and the place behind them.
    Clock(u32, u32, usize),
}

/// What begins at a place. It looks at up to five parts of a date and at the runs of signs between them. A run of signs is
/// passed only by the dates that begin with the two numbers or months before it, so that asking at every place of a text
/// costs a few looks a token.
pub(super) fn stated_at(tokens: &Tokens, at: usize) -> Stated {
    match tokens.kind(at) {
        Some(Kind::Number { value, .. }) => named_date(tokens, at, value)
            .or_else(|| numeric_date(tokens, at, value))
            .or_else(|| clock(tokens, at, value))
            .unwrap_or(Stated::Nothing),
        Some(Kind::Word(_)) => month_first_date(tokens, at).unwrap_or(Stated::Nothing),
        Some(Kind::Sign(_)) | None => Stated::Nothing,
    }
}

/// `24 أغسطس 2020`, `24 نيسان / أبريل 2020`, `25th, November 2025`, `13 من أكتوبر 2015`.
fn named_date(tokens: &Tokens, at: usize, day: u32) -> Option<Stated> {
    let next = tokens.skip_words(at + 1, Kinds::ORDINAL | Kinds::JOINT);
    let next = tokens.skip_signs(next);
    let (month, width) = civil_month_at(tokens, next)?;
    let mut next = tokens.skip_signs(next + width);
    if let Some((same, width)) = civil_month_at(tokens, next)
        && same == month
    {
        next = tokens.skip_signs(next + width);
    }
    date(tokens.number(next)?, month, day, next + 1)
}

/// `2020-08-24`, `24/08/2020`, `25 - 08 - 2012`, `24.08.2020`; day before month, as Arabic pages write.
fn numeric_date(tokens: &Tokens, at: usize, first: u32) -> Option<Stated> {
    let sign = |at: usize| {
        let sign = tokens.sign(at);
        sign.filter(|sign| matches!(sign, '/' | '-' | '.' | '–'))
    };
    let between = sign(at + 1)?;
    let second = tokens.number(at + 2)?;
    if sign(at + 3)? != between {
        return None;
    }
    let third = tokens.number(at + 4)?;
    if YEARS.contains(&first) {
        date(first, second, third, at + 5)
    } else {
        date(third, second, first, at + 5)
    }
}

/// `9:23`, `09:23:05`.
fn clock(tokens: &Tokens, at: usize, hour: u32) -> Option<Stated> {
    let colon = |at: usize| tokens.sign(at) == Some(':');
    if hour > MAX_HOUR || !colon(at + 1) {
        return None;
    }
    let minute = match tokens.kind(at + 2)? {
        Kind::Number {
            value: minute @ 0..=MAX_MINUTE,
            digits: 2,
        } => minute,
        _ => return None,
    };
    let seconds = colon(at + 3) && tokens.number(at + 4).is_some_and(|it| it <= MAX_MINUTE);
    Some(Stated::Clock(
        hour,
        minute,
        at + if seconds { 5 } else { 3 },
    ))
}

/// `August 24, 2020`.
fn month_first_date(tokens: &Tokens, at: usize) -> Option<Stated> {
    let (month, width) = civil_month_at(tokens, at)?;
    let day = tokens.number(at + width)?;
    let next = tokens.skip_signs(at + width + 1);
    date(tokens.number(next)?, month, day, next + 1)
}

fn date(year: u32, month: u32, day: u32, end: usize) -> Option<Stated> {
    if !YEARS.contains(&year) {
        return None;
    }
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let date = Date::new(i16::try_from(year).ok()?, month, day).ok()?;
    Some(Stated::Date(date, end))
}

/// The month of the civil calendar that a token names, or two together, and how many they are.
fn civil_month_at(tokens: &Tokens, at: usize) -> Option<(u32, usize)> {
    named_months_at(tokens, at).find_map(|(month, width)| match month {
        Month::Civil(month) => Some((u32::from(month), width)),
        Month::Hijri => None,
    })
}

/// How many tokens name a month of either calendar; 0 where they name none. Of two names the one of two words counts,
/// and a Hijri month before a civil one.
pub(super) fn month_width(tokens: &Tokens, at: usize) -> usize {
    let names = || named_months_at(tokens, at);
    let hijri = names().find(|(month, _)| *month == Month::Hijri);
    hijri
        .or_else(|| names().next())
        .map_or(0, |(_, width)| width)
}

/// The month that two tokens name together, then that which the first names alone.
fn named_months_at(tokens: &Tokens, at: usize) -> impl Iterator<Item = (Month, usize)> {
    let one = tokens.word(at);
    let two = one.filter(|word| word.is(Kinds::MONTH)).and_then(|first| {
        let words = Vocabulary::builtin();
        match tokens.word(at + 1) {
            Some(second) => words.pair(first, second),
            None => words.numbered(first, tokens.number(at + 1)?),
        }
    });
    let two = two.map(|month| (month, 2));
    let one = one.and_then(|word| word.month()).map(|month| (month, 1));
    two.into_iter().chain(one)
}

#[cfg(test)]
mod tests {
    use super::{MAX_HOUR, MAX_MINUTE, Stated, YEARS, stated_at};
    use crate::text::dates::tokens::Tokens;

    fn stated(text: &str) -> Stated {
        stated_at(&Tokens::read(text), 0)
    }

    #[test]
    fn years_of_the_press_alone_are_years() {
        let (first, last) = (YEARS.start(), YEARS.end());
        for (year, is_year) in [
            (*first, true),
            (first - 1, false),
            (*last, true),
            (last + 1, false),
        ] {
            for text in [
                format!("{year}-08-24"),
                format!("24/08/{year}"),
                format!("24 أغسطس {year}"),
                format!("August 24, {year}"),
            ] {
                assert_eq!(matches!(stated(&text), Stated::Date(..)), is_year, "{text}");
            }
        }
    }

    #[test]
    fn hours_and_minutes_are_those_of_a_clock() {
        for (text, end) in [
            (format!("{MAX_HOUR}:00"), Some(3)),
            (format!("{}:00", MAX_HOUR + 1), None),
            (format!("9:{MAX_MINUTE}"), Some(3)),
            (format!("9:{}", MAX_MINUTE + 1), None),
            (format!("9:05:{MAX_MINUTE}"), Some(5)),
            // A third number that is no second does not belong to the clock.
            (format!("9:05:{}", MAX_MINUTE + 1), Some(3)),
            // Minutes have two digits.
            ("9:5".to_owned(), None),
            ("9:005".to_owned(), None),
        ] {
            let found = match stated(&text) {
                Stated::Clock(_, _, end) => Some(end),
                _ => None,
            };
            assert_eq!(found, end, "{text}");
        }
    }

    #[test]
    fn parts_of_a_date_may_have_signs_between_them() {
        for text in [
            "24 أغسطس 2020",
            "24، أغسطس (2020)",
            "24 - كانون الثاني / يناير - 2020",
            "25th, November 2025",
            "2020-08-24",
            "2020–08–24",
            "24.08.2020",
        ] {
            assert!(matches!(stated(text), Stated::Date(..)), "{text}");
        }
        for text in [
            "24 أغسطس: 2020",
            "24 - كانون الثاني / شباط - 2020",
            "24 كانون 2020",
            "24 رجب 2020",
            "24/08-2020",
            "30/02/2020",
            "24,08,2020",
        ] {
            assert!(!matches!(stated(text), Stated::Date(..)), "{text}");
        }
    }
}
