//! Dates that a page prints inside a line, told from dates in sentences. Where a line is cut at them is the
//! segmenter's business.

use super::calendar::{clock_at, date_at};
use super::date_words::{Kind, Token, tokens};
use super::months::{is_afternoon, is_universal_time, is_weekday};
use crate::model::Span;
use crate::text::chars::is_digit;
use memchr::{memchr, memrchr};

/// Spans of full dates (with their weekday and clock) that stand in a line as a page prints them, not as a
/// sentence does: no preposition or `يوم` before, and a weekday or a clock with them.
pub fn printed_dates(text: &str) -> Vec<Span> {
    spans(text, true)
}

/// The same, and bare dates too: for lists, where a date stands between two headlines.
pub fn list_dates(text: &str) -> Vec<Span> {
    spans(text, false)
}

/// Bytes on both sides of a digit in which the rest of a date stands: its weekday or month before it, `مساءً` or
/// `بتوقيت غرينتش` behind it.
const REACH: usize = 96;

fn spans(text: &str, marked: bool) -> Vec<Span> {
    let parts = near_digits(text).into_iter();
    parts
        .flat_map(|part| spans_in(text, part, marked))
        .collect()
}

/// The parts of a text in which dates may stand, whole words and apart from each other: without a digit there is no
/// date, and most of a page is far from any.
fn near_digits(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut parts: Vec<Span> = Vec::new();
    for (digit, _) in text.match_indices(is_digit) {
        let (first, last) = (digit.saturating_sub(REACH), text.len().min(digit + REACH));
        let done = parts.last().map_or(0, |part| part.end);
        // No space stands between: a text without any must not cost its square.
        if last <= done {
            continue;
        }
        let end = memchr(b' ', &bytes[last..]).map_or(text.len(), |space| last + space);
        match parts.last_mut() {
            Some(part) if first <= done => part.end = end,
            _ => {
                let start = memrchr(b' ', &bytes[done..first]).map_or(done, |space| done + space);
                parts.push(start..end);
            }
        }
    }
    parts
}

fn spans_in(text: &str, part: Span, marked: bool) -> Vec<Span> {
    let tokens = tokens(&text[part.clone()]);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(end) = stamp_end(&tokens, at, marked) else {
            at += 1;
            continue;
        };
        found.push(part.start + tokens[at].span.start..part.start + tokens[end - 1].span.end);
        at = end;
    }
    found
}

fn stamp_end(tokens: &[Token], at: usize, marked: bool) -> Option<usize> {
    let starts = matches!(&tokens[at].kind, Kind::Word(word) if is_weekday(word))
        || date_at(tokens, at).is_some();
    if !starts
        || at
            .checked_sub(1)
            .is_some_and(|before| introduces_prose_date(&tokens[before]))
    {
        return None;
    }
    let mut end = at;
    let (mut date, mut mark) = (false, false);
    while end < tokens.len() {
        if let Some((_, next)) = date_at(tokens, end) {
            date = true;
            end = next;
        } else if let Some(next) = clock_at(tokens, end) {
            mark = true;
            end = next;
        } else {
            match &tokens[end].kind {
                Kind::Word(word) if is_weekday(word) && end == at => mark = true,
                Kind::Word(word)
                    if end > at && (is_afternoon(word).is_some() || is_universal_time(word)) => {}
                Kind::Sign('-' | '،' | ',' | '–') if end > at && !date => {}
                Kind::Sign('-' | '–') if end > at && clock_at(tokens, end + 1).is_some() => {}
                _ => break,
            }
            end += 1;
        }
    }
    (date && (mark || !marked)).then_some(end)
}

fn introduces_prose_date(token: &Token) -> bool {
    match &token.kind {
        Kind::Word(word) => matches!(
            word.as_str(),
            "يوم"
                | "في"
                | "من"
                | "منذ"
                | "حتي"
                | "الي"
                | "بتاريخ"
                | "اليوم"
                | "امس"
                | "مساء"
                | "صباح"
                | "فجر"
                | "ظهر"
                | "ليله"
                | "و"
                | "قبل"
                | "بعد"
                | "غدا"
        ),
        Kind::Sign(sign) => *sign == '(',
        Kind::Number { .. } => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{near_digits, printed_dates, spans, spans_in};
    use proptest::prelude::{any, proptest};
    use proptest::{collection::vec, sample::select};

    #[test]
    fn printed_dates_are_dates_that_a_page_prints() {
        let line =
            "افتتاح الميناء الأحد 12 يوليو 2015 قال الوزير يوم الاثنين 13 يوليو 2015 إن العمل انتهى";
        let found: Vec<&str> = printed_dates(line)
            .into_iter()
            .map(|span| &line[span])
            .collect();
        assert_eq!(found, ["الأحد 12 يوليو 2015"]);
        assert_eq!(printed_dates("خبر 23/07/2015 - 14:05 نص").len(), 1);
        assert!(printed_dates("حتى تاريخ 24 يوليو 2012 في الدوحة").is_empty());
    }

    #[test]
    fn far_from_a_digit_nothing_is_looked_at() {
        let prose = "عاد الصيادون إلى المرسى قبل الغروب ".repeat(20);
        let line = format!("{prose}الخميس 3 مارس 2016 {prose}");
        let parts = near_digits(&line);
        assert!(parts.len() == 1 && parts[0].len() < 300, "{parts:?}");
        assert!(line[parts[0].clone()].contains("الخميس 3 مارس 2016"));
        assert!(near_digits(&prose).is_empty());
        let digits = "1،".repeat(1000);
        assert_eq!(near_digits(&digits).first(), Some(&(0..digits.len())));
    }

    proptest! {
        #[test]
        fn looking_near_digits_finds_what_looking_everywhere_does(
            pieces in vec(select(PIECES), 0..40),
            marked in any::<bool>(),
        ) {
            let line = pieces.concat();
            assert_eq!(spans(&line, marked), spans_in(&line, 0..line.len(), marked));
        }
    }

    /// Of dates, of prose, and of what stands between.
    const PIECES: &[&str] = &[
        " الأربعاء",
        "الأحد، ",
        " تشرين الثاني / نوفمبر ",
        "مارس ",
        " 3 ",
        "2016",
        "٢٠١٦",
        " 12/07/2015",
        " - ",
        "،",
        " 09:05",
        " مساءً",
        " بتوقيت غرينتش",
        " يوم",
        " عاد الصيادون إلى المرسى قبل الغروب وباعوا ما في الشباك من سمك قليل",
        "\u{a0}نص",
        "\n",
    ];
}
