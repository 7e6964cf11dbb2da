//! Reading a text for its dates: once, from its first token to its last, at a cost that grows as the text does. What was
//! read answers which day the text states first, what stands before it, and whether the text says nothing else.
//! Which of several dates is the article's is not decided here.

use jiff::civil::Date;

use super::calendar::{Stated, stated_at};
use super::tokens::Tokens;
use super::vocabulary::Kinds;
use crate::model::Span;

/// Most tokens between a date and the clock that belongs to it.
pub(super) const CLOCK_REACH: usize = 8;

/// What a text says of days and clocks.
#[derive(Debug)]
pub struct Dates {
    pub(super) tokens: Tokens,
    /// What begins at each token.
    pub(super) stated: Vec<Stated>,
}

impl Dates {
    /// Reads a text.
    pub fn read(text: &str) -> Self {
        let tokens = Tokens::read(text);
        let stated = (0..tokens.len()).map(|at| stated_at(&tokens, at));
        Self {
            stated: stated.collect(),
            tokens,
        }
    }

    /// The first date, as `YYYY-MM-DD`, with `THH:MM` where a clock stands beside it and `Z` where that clock is said to
    /// be GMT. `None` where nothing parses for certain.
    pub fn first(&self) -> Option<String> {
        let (date, tokens) = self.first_date()?;
        let mut out = format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day());
        if let Some((hour, minute, universal)) = self.clock_near(&tokens) {
            out.push_str(&format!("T{hour:02}:{minute:02}"));
            if universal {
                out.push('Z');
            }
        }
        Some(out)
    }

    /// The first date alone.
    pub fn first_day(&self) -> Option<Date> {
        self.first_date().map(|(date, _)| date)
    }

    /// Whether it states a date.
    pub fn has_date(&self) -> bool {
        self.first_date().is_some()
    }

    /// How many dates and clocks it states; a clock beside its date counts by itself.
    pub fn count(&self) -> usize {
        let mut at = 0;
        let mut count = 0;
        while let Some(stated) = self.stated.get(at) {
            at = match *stated {
                Stated::Date(_, end) | Stated::Clock(_, _, end) => {
                    count += 1;
                    end
                }
                Stated::Nothing => at + 1,
            };
        }
        count
    }

    /// The place in the text where the first date begins, with the weekday, the clock and the particles before it.
    pub fn first_begins(&self) -> Option<usize> {
        let (_, tokens) = self.first_date()?;
        let mut start = tokens.start;
        while start > 0 && self.part_at(start - 1) != Part::Other {
            start -= 1;
        }
        Some(self.tokens.bytes(&(start..tokens.end)).start)
    }

    /// The first date and its tokens.
    fn first_date(&self) -> Option<(Date, Span)> {
        let mut stated = self.stated.iter().enumerate();
        stated.find_map(|(at, stated)| match *stated {
            Stated::Date(date, end) => Some((date, at..end)),
            _ => None,
        })
    }

    /// The clock that belongs to a date, behind it or before it: hour, minute, whether it is universal time.
    fn clock_near(&self, date: &Span) -> Option<(u32, u32, bool)> {
        let behind = date.end..(date.end + CLOCK_REACH).min(self.stated.len());
        let before = date.start.saturating_sub(CLOCK_REACH)..date.start;
        let (near, (hour, minute, end)) = [behind, before].into_iter().find_map(|near| {
            let clock = self.stated[near.clone()]
                .iter()
                .find_map(|stated| match *stated {
                    Stated::Clock(hour, minute, end) => Some((hour, minute, end)),
                    _ => None,
                });
            clock.map(|clock| (near, clock))
        })?;
        let half = |half| self.tokens.word(end).is_some_and(|word| word.is(half));
        let hour = match hour {
            0..12 if half(Kinds::AFTERNOON) => hour + 12,
            // `12:23 ص` is 23 minutes past midnight, `12:23 م` past noon.
            12 if half(Kinds::MORNING) => 0,
            _ => hour,
        };
        let mut near = near;
        let universal = near.any(|at| {
            let word = self.tokens.word(at);
            word.is_some_and(|word| word.is(Kinds::UNIVERSAL))
        });
        Some((hour, minute, universal))
    }

    /// What the token at a place says on a line of dates.
    pub(super) fn part_at(&self, at: usize) -> Part {
        match self.stated[at] {
            Stated::Date(_, end) => return Part::When(end),
            Stated::Clock(_, _, end) => return Part::When(self.zone_end(end)),
            Stated::Nothing => {}
        }
        let Some(word) = self.tokens.word(at) else {
            return Part::Beside;
        };
        if word.is(Kinds::UNIT) {
            return if at > 0 && self.counts(at - 1) {
                Part::When(at + 1)
            } else {
                Part::Beside
            };
        }
        if word.is(Kinds::WEEKDAY | Kinds::UNIVERSAL | Kinds::FILLER | Kinds::HALF) {
            return Part::Beside;
        }
        match super::calendar::month_width(&self.tokens, at) {
            0 => Part::Other,
            width => Part::When(at + width),
        }
    }

    /// Where the city ends whose time a clock shows (`13:47 بتوقيت بيروت`); the clock's end where it names none.
    pub(super) fn zone_end(&self, clock: usize) -> usize {
        let names = self
            .tokens
            .word(clock)
            .is_some_and(|word| word.is(Kinds::ZONE));
        match names && self.tokens.kind(clock + 1).is_some() {
            true => clock + 2,
            false => clock,
        }
    }

    /// Whether a token before a unit makes it how long ago (`12`, `منذ`).
    fn counts(&self, at: usize) -> bool {
        self.tokens.number(at).is_some()
            || self.tokens.word(at).is_some_and(|word| word.is(Kinds::AGO))
    }
}

/// What a token says on a line of dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Nothing of the kind: a word of something else.
    Other,
    /// Nothing by itself: a number, a sign, a label, a weekday.
    Beside,
    /// A date, a clock, a month or how long ago, up to a token.
    When(usize),
}

#[cfg(test)]
mod tests {
    use super::{CLOCK_REACH, Dates};

    fn first(text: &str) -> Option<String> {
        Dates::read(text).first()
    }

    #[test]
    fn dates_of_all_families_become_iso() {
        let cases = [
            ("الإثنين، 24 أغسطس 2020 09:23 ص", "2020-08-24T09:23"),
            ("الجمعة، 21 أغسطس 2020 09:06 م", "2020-08-21T21:06"),
            (
                "تم نشره الجمعة 24 نيسان / أبريل 2020 09:22 مساءً",
                "2020-04-24T21:22",
            ),
            ("الأثنين ١٧ كانون الثاني ٢٠٢٢ - 16:46", "2022-01-17T16:46"),
            ("الأحد 9 نونبر 2014 - 00:42", "2014-11-09T00:42"),
            ("الجمعة 8 فيفري 2019", "2019-02-08"),
            ("GMT 17:27 17.03.2020", "2020-03-17T17:27Z"),
            ("Fri, 11 Aug 2017 15:20:42 GMT", "2017-08-11T15:20Z"),
            ("25 - 08 - 2012", "2012-08-25"),
            ("2023-08-07 00:00:00", "2023-08-07T00:00"),
            ("23/07/2015 - 14:05", "2015-07-23T14:05"),
            ("11 شوال 1441هـ - 03 يونيو 2020م", "2020-06-03"),
            ("25th, November 2025", "2025-11-25"),
            ("August 24, 2020", "2020-08-24"),
        ];
        for (text, iso) in cases {
            assert_eq!(first(text).as_deref(), Some(iso), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_gives_none() {
        for text in [
            "32/13/2020",
            "في عام 2020",
            "31 فبراير 2021",
            "رقم 12/2/7",
            "5 مايو",
            "24/08-2020",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }

    #[test]
    fn twelve_is_midnight_in_the_morning_and_noon_behind_it() {
        for (clock, iso) in [
            ("12:23 ص", "00:23"),
            ("12:23 صباحا", "00:23"),
            ("12:23 am", "00:23"),
            ("12:23 م", "12:23"),
            ("12:23 ظهرا", "12:23"),
            ("12:23", "12:23"),
            ("11:59 ص", "11:59"),
            ("11:59 م", "23:59"),
            ("01:00 م", "13:00"),
            ("00:05 م", "12:05"),
            ("13:05 م", "13:05"),
            ("13:05 ص", "13:05"),
        ] {
            let expected = format!("2020-08-24T{iso}");
            assert_eq!(
                first(&format!("24/08/2020 {clock}")),
                Some(expected.clone()),
                "{clock}"
            );
            assert_eq!(
                first(&format!("{clock} 24/08/2020")),
                Some(expected),
                "{clock}"
            );
        }
    }

    #[test]
    fn a_clock_belongs_to_a_date_within_reach() {
        for (between, belongs) in [(CLOCK_REACH - 1, true), (CLOCK_REACH, false)] {
            let words = "كلمة ".repeat(between);
            let clock = if belongs { "T14:05" } else { "" };
            let expected = format!("2020-08-24{clock}");
            let behind = format!("24/08/2020 {words}14:05");
            assert_eq!(first(&behind), Some(expected), "{behind}");
        }
        // Before a date the clock itself takes up three of the tokens.
        for (between, belongs) in [(CLOCK_REACH - 3, true), (CLOCK_REACH - 2, false)] {
            let words = "كلمة ".repeat(between);
            let clock = if belongs { "T14:05" } else { "" };
            let before = format!("14:05 {words}24/08/2020");
            assert_eq!(
                first(&before),
                Some(format!("2020-08-24{clock}")),
                "{before}"
            );
        }
        // Universal time is said no further off than the clock.
        assert_eq!(
            first("24/08/2020 14:05 GMT").as_deref(),
            Some("2020-08-24T14:05Z")
        );
        let far = format!("24/08/2020 14:05 {}GMT", "كلمة ".repeat(CLOCK_REACH - 3));
        assert_eq!(first(&far).as_deref(), Some("2020-08-24T14:05"), "{far}");
    }
}
