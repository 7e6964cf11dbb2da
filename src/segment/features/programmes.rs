//! Lists of hours below a text: programmes, fixtures, timetables. Lists of the latest news have hours as well, the latest
//! first; those of a programme come in their order.

use super::feature::Feature;
use super::lists::is_set_apart;
use super::observed::Observed;
use crate::text::chars::{digit_value, is_digit, is_word};

/// Lines with a clock that make a programme.
const LEAST_HOURS: usize = 2;

/// Marks the lines of programmes. A heading above says that they are other articles.
pub(super) fn programmes(text: &str, segments: &mut [Observed]) {
    let mut at = 1;
    while at < segments.len() {
        let lines = segments[at..].iter();
        let run = lines.take_while(|line| clock(text, line).is_some() && !is_set_apart(line));
        let length = run.count();
        let above = &segments[at - 1];
        let below_text = above.prose || above.is_sentence() || above.has(Feature::Announces);
        if length >= LEAST_HOURS && below_text && is_in_order(text, &segments[at..at + length]) {
            for line in &mut segments[at..at + length] {
                line.add(Feature::LiveEntry);
            }
        }
        at += length.max(1);
    }
}

/// Whether a clock is not before the one above it anywhere. Hours behind noon begin at one again.
fn is_in_order(text: &str, run: &[Observed]) -> bool {
    let clocks: Vec<(u32, u32)> = run.iter().filter_map(|line| clock(text, line)).collect();
    clocks.windows(2).any(|pair| pair[0] < pair[1])
}

/// Hour and minute with which a line begins that says something else, too.
fn clock(text: &str, line: &Observed) -> Option<(u32, u32)> {
    let plain = line.marker.is_none() && !line.has(Feature::DateLine) && line.words > 1;
    let line = &text[line.segment.span.clone()];
    let line = line.trim_start_matches(|c: char| !is_word(c));
    // Most lines begin with a letter.
    if !line.starts_with(is_digit) {
        return None;
    }
    let (hour, rest) = line.split_once(':').filter(|_| plain)?;
    Some((
        number(hour).filter(|_| hour.chars().all(is_digit))?,
        number(rest)?,
    ))
}

/// The one or two digits at the start of a text.
fn number(text: &str) -> Option<u32> {
    let mut digits = text.chars().map_while(digit_value).take(2);
    let first = digits.next()?;
    Some(digits.fold(first, |number, digit| number * 10 + digit))
}
