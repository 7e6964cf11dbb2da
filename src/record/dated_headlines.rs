//! Archives: pages of nothing but headlines, each with its day behind it on its line. Schedules and results have such lines,
//! too, below a sentence that says what they are.

use super::labelled_text::LabelledText;
use crate::text::chars::{char_boundary, ends_sentence};
use crate::text::dates::is_date_line;
use crate::text::digits::has_digit;
use crate::text::words;

/// Lines that make an archive.
const MIN_LINES: usize = 5;

/// Shortest headline, in words; a shorter line is a heading or a control.
const HEADLINE_WORDS: usize = 4;

/// Mean words of the headlines: what is scheduled is said in fewer.
const MEAN_WORDS: usize = 5;

/// Words of a date.
const DATE_WORDS: usize = 4;

/// Share of the lines that are such, in percent.
const LEAST_PERCENT: usize = 80;

/// Whether a page is an archive.
pub(super) fn is_archive(page: &LabelledText<'_>) -> bool {
    let (mut dated, mut all, mut words) = (0, 0, 0);
    for line in page.text.lines().map(str::trim) {
        if words::at_most(HEADLINE_WORDS - 1, line) {
            continue;
        }
        all += 1;
        if line.ends_with(ends_sentence) || line.ends_with(':') {
            return false;
        }
        let Some(headline) = before_date(line) else {
            // Most pages are told by their first lines.
            if all > MIN_LINES && dated * 100 < all * LEAST_PERCENT / 2 {
                return false;
            }
            continue;
        };
        dated += 1;
        words += words::count(headline);
    }
    dated >= MIN_LINES && dated * 100 >= all * LEAST_PERCENT && words >= dated * MEAN_WORDS
}

/// What is before the date with which a line ends.
fn before_date(line: &str) -> Option<&str> {
    /// Bytes of the longest date.
    const DATE_BYTES: usize = 96;
    /// Bytes of the two words in which its year or its clock is.
    const LAST_BYTES: usize = 32;
    let near = char_boundary(line, line.len().saturating_sub(DATE_BYTES));
    // Its last word or the one before that has a number.
    let last = char_boundary(line, line.len().saturating_sub(LAST_BYTES));
    if !has_digit(&line[last..]) {
        return None;
    }
    // The first word may be a part of one.
    let words = words::parts(line, near).skip(usize::from(near > 0));
    let starts: Vec<usize> = words.map(|(at, _)| at).collect();
    let last = starts.len().saturating_sub(DATE_WORDS)..starts.len();
    let dates = |at: &&usize| is_date_line(&line[**at..]) && has_digit(&line[**at..]);
    let date = starts[last].iter().find(dates)?;
    let headline = line[..*date].trim();
    (!words::at_most(HEADLINE_WORDS - 1, headline)).then_some(headline)
}

#[cfg(test)]
mod tests {
    use super::is_archive;
    use crate::record::sample::{Sample, filler};

    fn archive(lines: usize, words: usize, above: &str) -> bool {
        let line = |page: Sample, at: usize| {
            page.body(&format!("{} 1{at}/03/2021", filler(at * 9, words)))
        };
        let page = if above.is_empty() {
            Sample::default()
        } else {
            Sample::default().body(above)
        };
        is_archive(&(0..lines).fold(page, line).page())
    }

    #[test]
    fn five_dated_headlines_make_an_archive() {
        assert!(archive(5, 6, "") && archive(5, 6, "الأرشيف"));
        assert!(!archive(4, 6, ""));
    }

    #[test]
    fn a_schedule_has_short_lines_or_a_sentence_above() {
        assert!(!archive(9, 4, ""));
        assert!(!archive(9, 6, "تقام مباريات الجولة في الأيام الآتية:"));
        assert!(!archive(9, 6, "أعلن الاتحاد مواعيد مباريات الجولة الأولى."));
    }
}
