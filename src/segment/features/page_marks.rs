//! Lines that lead through the pages of a long article: their numbers in a row (`1 2 3 … 12 التالي`), or the number of
//! this one (`الصفحة 2/3`).

use crate::segment::phrases::{WordList, is_on};
use crate::text::chars::{digit_value, is_word};
use crate::text::fold::{self, Folded};
use memchr::memchr;

/// Numbers of the shortest row.
const LEAST_NUMBERS: usize = 3;

/// Words and numbers of the longest row.
const MOST_WORDS: usize = 30;

/// The last page that anybody prints, so that years and prices are none.
const LAST_PAGE: u32 = 500;

/// Whether a line is such marks.
pub(super) fn is_page_marks(line: &str, folded: &Folded) -> bool {
    // Folded, all digits are this one; most lines have none.
    if folded.words().len() > MOST_WORDS || memchr(b'0', folded.as_str().as_bytes()).is_none() {
        return false;
    }
    let mut numbers = Vec::new();
    let mut names = 0;
    for word in line
        .split(|c: char| !is_word(c))
        .filter(|word| !word.is_empty())
    {
        match number(word) {
            Some(number) => numbers.push(number),
            None if is_on(WordList::PageMark, &fold::phrase(word)) => names += 1,
            None => return false,
        }
    }
    let rises = numbers.windows(2).all(|pair| pair[0] < pair[1]);
    let is_page = |number: &u32| (1..=LAST_PAGE).contains(number);
    // Numbers that were drawn follow each other, too.
    let is_led = names > 0 || line.contains(['…', '|', '»', '›']) || line.contains("..");
    let is_row = is_led
        && numbers.first() == Some(&1)
        && follows(&numbers)
        && rises
        && numbers.len() >= LEAST_NUMBERS;
    let is_number = names > 0 && numbers.len() == 2 && numbers.is_sorted();
    numbers.iter().all(is_page) && (is_row || is_number)
}

/// The number that a word is.
fn number(word: &str) -> Option<u32> {
    /// Digits of the longest number of a page.
    const MOST_DIGITS: usize = 3;
    // Asked first, since a line may be one number of megabytes.
    if word.chars().nth(MOST_DIGITS).is_some() {
        return None;
    }
    let mut digits = word.chars();
    digits.try_fold(0, |number, digit| Some(number * 10 + digit_value(digit)?))
}

/// Whether the second number is the next page, as no result of a match is beside two others.
fn follows(numbers: &[u32]) -> bool {
    numbers.get(1) == Some(&2)
}

#[cfg(test)]
mod tests {
    use super::Folded;

    fn is_page_marks(line: &str) -> bool {
        super::is_page_marks(line, &Folded::new(line))
    }

    #[test]
    fn rows_of_numbers_and_numbered_pages_are() {
        for line in [
            "1 2 3 4 5 … 12",
            "1 | 2 | 3 | التالي",
            "الصفحة 2/3",
            "صفحة ٢ من ٥",
            "« السابق 1 2 3 4 التالي »",
        ] {
            assert!(is_page_marks(line), "{line}");
        }
    }

    #[test]
    fn other_numbers_are_not() {
        for line in [
            "3 1 2",
            "2024",
            "1 2",
            "الصفحة الأولى",
            "في الصفحة 2 من التقرير",
            "1 - 2",
            "10 20 30",
            "صفحة 2024",
            "الصفحة 2",
            "1 2 3 4 5 6",
        ] {
            assert!(!is_page_marks(line), "{line}");
        }
    }
}
