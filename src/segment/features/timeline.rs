//! Numbers alone on their lines that are of the text: years above what happened in them, the numbers of points. They rise,
//! and a sentence stands below each; counts of readers and scores do neither.

use super::feature::Feature;
use super::observed::Observed;
use crate::text::chars::{digit_value, is_digit};

/// Numbers of the shortest row.
const LEAST_NUMBERS: usize = 2;

/// Digits of the longest: those of a year.
const MOST_DIGITS: usize = 4;

/// Takes from such numbers what makes them counts.
pub(super) fn timeline(text: &str, segments: &mut [Observed]) {
    let mut row: Vec<(usize, u32)> = Vec::new();
    for at in 0..segments.len() {
        let found = number(&text[segments[at].segment.span.clone()]);
        let is_headed = || {
            let below = segments.get(at + 1);
            below
                .is_some_and(|below| below.marker.is_none() && (below.prose || below.is_sentence()))
        };
        let Some(number) = found.filter(|_| segments[at].marker.is_none() && is_headed()) else {
            // Several sentences may stand below one number.
            if !(segments[at].prose || segments[at].is_sentence()) {
                keep(&mut row, segments);
            }
            continue;
        };
        if row.last().is_some_and(|(_, last)| *last >= number) {
            keep(&mut row, segments);
        }
        row.push((at, number));
    }
    keep(&mut row, segments);
}

/// Makes the numbers of a row lines of the text, if they are enough.
fn keep(row: &mut Vec<(usize, u32)>, segments: &mut [Observed]) {
    let is_row = row.len() >= LEAST_NUMBERS;
    for (at, _) in row.drain(..).filter(|_| is_row) {
        segments[at]
            .features
            .retain(|feature| feature != Feature::NoLetters);
    }
}

/// The number that a line is, with a point, dash or colon behind it.
fn number(line: &str) -> Option<u32> {
    // Most lines begin with no digit, and are read no further.
    let line = line.trim();
    if !line.starts_with(is_digit) {
        return None;
    }
    let digits = line.trim_end_matches(['.', '-', ':', ')', 'م']);
    let first = digits.chars().take(MOST_DIGITS + 1);
    let values: Option<Vec<u32>> = first.map(digit_value).collect();
    let values = values.filter(|values| (1..=MOST_DIGITS).contains(&values.len()))?;
    Some(
        values
            .into_iter()
            .fold(0, |number, digit| number * 10 + digit),
    )
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_alone_are_read() {
        for (line, value) in [
            ("1948", Some(1948)),
            ("١٩٤٨:", Some(1948)),
            ("2.", Some(2)),
            ("12345", None),
            ("عام 1948", None),
            ("2/3", None),
            ("", None),
        ] {
            assert_eq!(number(line), value, "{line}");
        }
    }
}
