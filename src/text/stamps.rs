//! Dates that a page prints inside a line, told from dates in sentences. Where a line is cut at them is the
//! segmenter's business.

use super::calendar::{clock_at, date_at};
use super::chars::is_digit;
use super::date_words::{Kind, Token, tokens};
use super::months::{is_afternoon, is_universal_time, is_weekday};
use crate::model::Span;

/// Spans of full dates (with their weekday and clock) that stand in a line as a page prints them, not as a
/// sentence does: no preposition or `يوم` before, and a weekday or a clock with them.
pub fn stamps(text: &str) -> Vec<Span> {
    spans(text, true)
}

/// The same, and bare dates too: for lists, where a date stands between two headlines.
pub fn list_dates(text: &str) -> Vec<Span> {
    spans(text, false)
}

fn spans(text: &str, marked: bool) -> Vec<Span> {
    // Without a digit there is no date, and most pages print none inside of a line.
    if !text.contains(is_digit) {
        return Vec::new();
    }
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(end) = stamp_end(&tokens, at, marked) else {
            at += 1;
            continue;
        };
        found.push(tokens[at].span.start..tokens[end - 1].span.end);
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
    use super::stamps;

    #[test]
    fn stamps_are_dates_that_a_page_prints() {
        let line =
            "افتتاح الميناء الأحد 12 يوليو 2015 قال الوزير يوم الاثنين 13 يوليو 2015 إن العمل انتهى";
        let found: Vec<&str> = stamps(line).into_iter().map(|span| &line[span]).collect();
        assert_eq!(found, ["الأحد 12 يوليو 2015"]);
        assert_eq!(stamps("خبر 23/07/2015 - 14:05 نص").len(), 1);
        assert!(stamps("حتى تاريخ 24 يوليو 2012 في الدوحة").is_empty());
    }
}
