//! A slow and plain reader of dates, for tests: it looks everything up by its letters, row by row, and begins anew at each
//! token. What `reading` and `date_spans` find is held against it.

use jiff::civil::Date;

use crate::model::Span;
use crate::text::chars::{digit_value, is_decoration, is_invisible, is_letter};
use crate::text::dates::calendar::YEARS;
use crate::text::dates::vocabulary::{DATE_WORDS, MONTHS};
use crate::text::fold;
use crate::text::table::rows;

/// A number with its digits, a folded word, or a sign, with its place.
type Token = (String, Span);

fn tokens(text: &str) -> Vec<Token> {
    let is_number = |c| digit_value(c).is_some();
    let in_word = |c| (is_letter(c) || is_decoration(c)) && !is_number(c);
    let mut tokens: Vec<Token> = Vec::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let goes_on = is_number(c) && is_number(before) || in_word(c) && in_word(before);
        before = c;
        if goes_on {
            let (token, span) = tokens.last_mut().unwrap();
            token.push(c);
            span.end = at + c.len_utf8();
        } else if !(c.is_whitespace() || is_invisible(c) || c.is_control()) {
            tokens.push((c.to_string(), at..at + c.len_utf8()));
        }
    }
    for (token, _) in &mut tokens {
        if token.contains(is_number) {
            let value = |c| char::from_digit(digit_value(c).unwrap(), 10).unwrap();
            *token = token.chars().map(value).collect();
        } else if token.contains(in_word) {
            *token = fold::phrase(token);
        }
    }
    tokens
}

pub(super) struct Plain {
    tokens: Vec<Token>,
}

impl Plain {
    pub(super) fn new(text: &str) -> Self {
        Self {
            tokens: tokens(text),
        }
    }

    fn token(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |(token, _)| token)
    }

    fn number(&self, at: usize) -> Option<u32> {
        let token = self.token(at);
        let digits = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| token.parse().unwrap_or(u32::MAX))
    }

    fn is(&self, at: usize, kind: &str) -> bool {
        let mut words = rows(DATE_WORDS);
        words
            .any(|[word, kinds, _]| word == self.token(at) && kinds.split(',').any(|it| it == kind))
    }

    fn sign(&self, at: usize, signs: &str) -> bool {
        !self.token(at).is_empty() && signs.contains(self.token(at))
    }

    fn skip(&self, mut at: usize, signs: &str) -> usize {
        while self.sign(at, signs) {
            at += 1;
        }
        at
    }

    fn month(&self, at: usize) -> Option<(u32, usize)> {
        let two = format!("{} {}", self.token(at), self.token(at + 1));
        [(two.as_str(), 2), (self.token(at), 1)]
            .into_iter()
            .find_map(|(wanted, width)| {
                let mut months = rows(MONTHS).filter(|[_, _, family, _]| *family != "hijri");
                let month = months.find(|[name, ..]| *name == wanted);
                month.map(|[_, number, ..]| (number.parse().unwrap(), width))
            })
    }

    fn date(&self, at: usize) -> Option<(Date, usize)> {
        self.named(at)
            .or_else(|| self.month_first(at))
            .or_else(|| self.numeric(at))
    }

    fn named(&self, at: usize) -> Option<(Date, usize)> {
        let day = self.number(at)?;
        let mut next = at + 1;
        while self.is(next, "ordinal") {
            next += 1;
        }
        next = self.skip(next, BETWEEN);
        let (month, width) = self.month(next)?;
        next = self.skip(next + width, BETWEEN);
        if let Some((same, width)) = self.month(next)
            && same == month
        {
            next = self.skip(next + width, BETWEEN);
        }
        Some((civil(self.number(next)?, month, day)?, next + 1))
    }

    fn month_first(&self, at: usize) -> Option<(Date, usize)> {
        let (month, width) = self.month(at)?;
        let day = self.number(at + width)?;
        let next = self.skip(at + width + 1, BETWEEN);
        Some((civil(self.number(next)?, month, day)?, next + 1))
    }

    fn numeric(&self, at: usize) -> Option<(Date, usize)> {
        let [first, second, third] = [at, at + 2, at + 4].map(|at| self.number(at));
        let same = self.sign(at + 1, "/-.–") && self.token(at + 1) == self.token(at + 3);
        let (first, second, third) = (first?, second?, third?);
        let date = match YEARS.contains(&first) {
            true => civil(first, second, third),
            false => civil(third, second, first),
        };
        date.filter(|_| same).map(|date| (date, at + 5))
    }

    fn clock(&self, at: usize) -> Option<usize> {
        let minutes = self.number(at + 2)? < 60 && self.token(at + 2).len() == 2;
        if self.number(at)? > 24 || !self.sign(at + 1, ":") || !minutes {
            return None;
        }
        let seconds = self.sign(at + 3, ":") && self.number(at + 4).is_some_and(|it| it < 60);
        Some(at + if seconds { 5 } else { 3 })
    }

    pub(super) fn first_date(&self) -> Option<(Date, Span)> {
        let mut all = 0..self.tokens.len();
        all.find_map(|at| self.date(at).map(|(date, end)| (date, at..end)))
    }

    pub(super) fn first(&self) -> Option<String> {
        let (day, date) = self.first_date()?;
        let behind = date.end..(date.end + 8).min(self.tokens.len());
        let before = date.start.saturating_sub(8)..date.start;
        let mut near = behind.clone().chain(before.clone());
        let Some((at, end)) = near.find_map(|at| self.clock(at).map(|end| (at, end))) else {
            return Some(day.to_string());
        };
        let (hour, minute) = (self.number(at)?, self.number(at + 2)?);
        let hour = match hour {
            12 if self.is(end, "morning") => 0,
            0..12 if self.is(end, "afternoon") => hour + 12,
            _ => hour,
        };
        let mut near = if at >= date.end { behind } else { before };
        let zone = if near.any(|at| self.is(at, "universal")) {
            "Z"
        } else {
            ""
        };
        Some(format!("{day}T{hour:02}:{minute:02}{zone}"))
    }

    pub(super) fn spans(&self, marked: bool) -> Vec<Span> {
        let (mut spans, mut at) = (Vec::new(), 0);
        while at < self.tokens.len() {
            let prose = at > 0 && (self.is(at - 1, "prose") || self.sign(at - 1, "("));
            match self.run(at).filter(|_| !prose) {
                Some((end, mark)) if mark || !marked => {
                    spans.push(self.tokens[at].1.start..self.tokens[end - 1].1.end);
                    at = end;
                }
                _ => at += 1,
            }
        }
        spans
    }

    /// The end of the run from a token on, and whether a weekday or a clock is in it.
    fn run(&self, at: usize) -> Option<(usize, bool)> {
        let weekday = self.is(at, "weekday");
        if !weekday && self.date(at).is_none() {
            return None;
        }
        let (mut end, mut date, mut mark) = (at + usize::from(weekday), false, weekday);
        loop {
            if let Some((_, next)) = self.date(end) {
                (date, end) = (true, next);
            } else if let Some(next) = self.clock(end) {
                let names_city = self.is(next, "zone") && next + 1 < self.tokens.len();
                (mark, end) = (true, if names_city { next + 2 } else { next });
            } else if ["morning", "afternoon", "universal"]
                .iter()
                .any(|kind| self.is(end, kind))
                || self.sign(end, "-–،,") && !date
                || (self.sign(end, "-–|،,") || self.is(end, "filler"))
                    && self.clock(end + 1).is_some()
                || self.sign(end, "|") && self.sign(end + 1, "|") && self.clock(end + 2).is_some()
            {
                end += 1;
            } else {
                return date.then_some((end, mark));
            }
        }
    }
}

/// Signs that may stand between the parts of a date.
const BETWEEN: &str = "/-,،.()";

fn civil(year: u32, month: u32, day: u32) -> Option<Date> {
    let (year, month, day) = (i16::try_from(year), i8::try_from(month), i8::try_from(day));
    let date = Date::new(year.ok()?, month.ok()?, day.ok()?).ok()?;
    (1850..=2100).contains(&date.year()).then_some(date)
}
