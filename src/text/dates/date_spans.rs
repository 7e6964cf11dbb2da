//! Dates that a page prints inside a line, told from dates in sentences. Where a line is cut is
//! decided in `segment`.

use super::calendar::Stated;
use super::near_digits::near_digits;
use super::reading::Dates;
use super::tokens::Kind;
use super::vocabulary::Kinds;
use crate::model::Span;

/// The dates of a line that are printed by the page and are not part of a sentence: there is no preposition or `يوم` before
/// them.
#[derive(Debug)]
pub struct DateSpans<'t> {
    text: &'t str,
    parts: Vec<Part>,
}

/// A part of the text near digits, where dates may be.
#[derive(Debug)]
struct Part {
    /// Where it begins in the text.
    start: usize,
    dates: Dates,
    /// The run from each token on, and from behind the last.
    runs: Vec<Run>,
}

/// A run of dates, clocks and the signs between them: where it ends, and what is in it. Both depend on the tokens behind
/// its start alone, so that one walk from the last token to the first finds them for all starts. Walking forward from each
/// start instead would cost the square of a line of bare dates.
#[derive(Debug, Clone, Copy)]
struct Run {
    end: usize,
    date: bool,
    clock: bool,
}

impl<'t> DateSpans<'t> {
    /// Reads a text: near its digits alone, for most of a page is far from any date.
    pub fn read(text: &'t str) -> Self {
        let parts = near_digits(text).into_iter();
        Self {
            text,
            parts: parts.map(|part| Part::read(text, &part)).collect(),
        }
    }

    /// Spans of full dates that have their weekday or a clock with them.
    pub fn printed(&self) -> Vec<Span> {
        let parts = self.parts.iter();
        parts.flat_map(|part| part.spans(0, true)).collect()
    }

    /// The same behind a word that makes them part of a sentence, which may also be the last of a label.
    pub fn introduced(&self) -> Vec<Span> {
        let parts = self.parts.iter();
        parts.flat_map(Part::introduced).collect()
    }

    /// Those of `printed` from a place of the text on, and bare dates too: for lists, where a date stands between two headlines.
    /// Nothing before the place counts.
    pub fn listed_from(&self, from: usize) -> Vec<Span> {
        if self.parts.iter().any(|part| part.splits(from)) {
            let behind = DateSpans::read(&self.text[from..]);
            let spans = behind.listed_from(0).into_iter();
            return spans.map(|it| it.start + from..it.end + from).collect();
        }
        let parts = self.parts.iter();
        parts
            .flat_map(|part| part.spans(part.first_token_from(from), false))
            .collect()
    }

    #[cfg(test)]
    pub(super) fn looks(&self) -> usize {
        self.parts
            .iter()
            .map(|part| part.dates.tokens.looks())
            .sum()
    }
}

impl Part {
    fn read(text: &str, part: &Span) -> Self {
        let dates = Dates::read(&text[part.clone()]);
        Self {
            start: part.start,
            runs: runs(&dates),
            dates,
        }
    }

    /// The first token that begins at a place of the text or behind it.
    fn first_token_from(&self, from: usize) -> usize {
        let from = from.saturating_sub(self.start);
        self.dates.tokens.first_from(from)
    }

    /// Whether a place of the text is inside of a token.
    fn splits(&self, at: usize) -> bool {
        let before = self.first_token_from(at).checked_sub(1);
        before.is_some_and(|token| self.bytes(&(token..token + 1)).end > at)
    }

    /// Bytes of the text that tokens take up.
    fn bytes(&self, tokens: &Span) -> Span {
        let bytes = self.dates.tokens.bytes(tokens);
        self.start + bytes.start..self.start + bytes.end
    }

    /// The dates from a token on; where they must be marked, those with a weekday or a clock.
    fn spans(&self, first: usize, marked: bool) -> Vec<Span> {
        let mut spans = Vec::new();
        let mut at = first;
        while at < self.dates.stated.len() {
            let end = self.run_at(at, marked);
            match end.filter(|_| at == first || !self.introduces_prose_date(at - 1)) {
                Some(end) => {
                    spans.push(self.bytes(&(at..end)));
                    at = end;
                }
                None => at += 1,
            }
        }
        spans
    }

    /// The marked dates behind a word of prose.
    fn introduced(&self) -> Vec<Span> {
        let mut spans = Vec::new();
        let mut at = 1;
        while at < self.dates.stated.len() {
            let word = self.dates.tokens.word(at - 1);
            let is_behind = word.is_some_and(|word| word.is(Kinds::PROSE));
            match self.run_at(at, true).filter(|_| is_behind) {
                Some(end) => {
                    spans.push(self.bytes(&(at..end)));
                    at = end;
                }
                None => at += 1,
            }
        }
        spans
    }

    /// The end of a run that begins with a date or a weekday and has a date in it.
    fn run_at(&self, at: usize, marked: bool) -> Option<usize> {
        let weekday = || {
            let word = self.dates.tokens.word(at);
            word.is_some_and(|word| word.is(Kinds::WEEKDAY))
        };
        let (run, mark) = match self.dates.stated[at] {
            Stated::Date(..) => (self.runs[at], false),
            Stated::Nothing if weekday() => (self.runs[at + 1], true),
            _ => return None,
        };
        (run.date && (mark || run.clock || !marked)).then_some(run.end)
    }

    fn introduces_prose_date(&self, at: usize) -> bool {
        match self.dates.tokens.kind(at) {
            Some(Kind::Word(word)) => word.is(Kinds::PROSE),
            Some(Kind::Sign(sign)) => sign == '(',
            Some(Kind::Number { .. }) | None => false,
        }
    }
}

/// The run from each token on. A comma goes on with a run only as long as no date was in it, so that two are kept for
/// each token on the way: where no date was before it, and where one was.
fn runs(dates: &Dates) -> Vec<Run> {
    let count = dates.stated.len();
    let ended = |at| Run {
        end: at,
        date: false,
        clock: false,
    };
    let (mut before_date, mut behind_date) = (vec![ended(count); count + 1], Vec::new());
    behind_date.clone_from(&before_date);
    for at in (0..count).rev() {
        (before_date[at], behind_date[at]) = match dates.stated[at] {
            Stated::Date(_, end) => {
                let run = Run {
                    date: true,
                    ..behind_date[end]
                };
                (run, run)
            }
            Stated::Clock(_, _, end) => {
                let clock = |run| Run { clock: true, ..run };
                let end = dates.zone_end(end);
                (clock(before_date[end]), clock(behind_date[end]))
            }
            Stated::Nothing => match joins(dates, at) {
                Joins::Always => (before_date[at + 1], behind_date[at + 1]),
                Joins::BeforeDate => (before_date[at + 1], ended(at)),
                Joins::Never => (ended(at), ended(at)),
            },
        };
    }
    before_date
}

/// Whether a token goes on with a run of dates and clocks.
enum Joins {
    Always,
    /// Only as long as no date was in it.
    BeforeDate,
    Never,
}

fn joins(dates: &Dates, at: usize) -> Joins {
    let is_clock = |at: usize| matches!(dates.stated.get(at), Some(Stated::Clock(..)));
    let clock_behind = || is_clock(at + 1);
    let is_bar = |at: usize| matches!(dates.tokens.kind(at), Some(Kind::Sign('|')));
    match dates.tokens.kind(at) {
        Some(Kind::Word(word)) if word.is(Kinds::HALF | Kinds::UNIVERSAL) => Joins::Always,
        // The word for the hour, and labels that stand in front of a clock.
        Some(Kind::Word(word)) if word.is(Kinds::FILLER) && clock_behind() => Joins::Always,
        Some(Kind::Sign('-' | '–' | '|' | '،' | ',')) if clock_behind() => Joins::Always,
        // Two bars between a date and its clock.
        Some(Kind::Sign('|')) if is_bar(at + 1) && is_clock(at + 2) => Joins::Always,
        Some(Kind::Sign('-' | '–' | '،' | ',')) => Joins::BeforeDate,
        _ => Joins::Never,
    }
}

#[cfg(test)]
mod tests {
    use super::DateSpans;
    use crate::text::dates::near_digits::REACH;

    fn printed(line: &str) -> Vec<&str> {
        let spans = DateSpans::read(line).printed().into_iter();
        spans.map(|span| &line[span]).collect()
    }

    #[test]
    fn printed_dates_are_told_from_those_of_sentences() {
        let line =
            "افتتاح الميناء الأحد 12 يوليو 2015 قال الوزير يوم الاثنين 13 يوليو 2015 إن العمل انتهى";
        assert_eq!(printed(line), ["الأحد 12 يوليو 2015"]);
        assert_eq!(printed("خبر 23/07/2015 - 14:05 نص"), ["23/07/2015 - 14:05"]);
        for date in [
            "الخميس, 19 إبريل, 2012 , 13:47 بتوقيت القدس",
            "الأحد, 16-03-2014 || 18:29",
            "الأحد 16-03-2014، 18:29",
        ] {
            assert_eq!(printed(&format!("خبر {date} نص")), [date]);
        }
        assert_eq!(printed("خبر الأحد 16-03-2014، نص"), ["الأحد 16-03-2014"]);
        assert_eq!(printed("حتى تاريخ 24 يوليو 2012 في الدوحة"), [""; 0]);
        assert_eq!(printed("خبر 24 يوليو 2012 نص"), [""; 0]);
    }

    #[test]
    fn a_list_is_read_from_a_place_on() {
        let line = "في 3/5/2013 خبر 4/5/2013 خبر آخرالأحد 5/5/2013";
        let dates = DateSpans::read(line);
        let listed = |from: usize| {
            let spans = dates.listed_from(from).into_iter();
            spans.map(|span| &line[span]).collect::<Vec<_>>()
        };
        assert_eq!(listed(0), ["4/5/2013", "5/5/2013"]);
        assert_eq!(listed("في".len()), ["3/5/2013", "4/5/2013", "5/5/2013"]);
        let inside = line.find("الأحد").unwrap();
        assert_eq!(listed(inside), ["الأحد 5/5/2013"]);
        assert_eq!(listed(line.len()), [""; 0]);
    }

    #[test]
    fn a_weekday_is_seen_within_reach_of_its_digits() {
        let line = |dashes: usize| format!("خبر الخميس {}3/5/2013", "-".repeat(dashes));
        assert_eq!(printed(&line(REACH - 1)).len(), 1);
        assert_eq!(printed(&line(REACH)).len(), 0);
    }
}
