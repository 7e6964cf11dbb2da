//! Lines that say nothing but when: a date, a clock, how long ago, with the labels of pages around them.

use fearless_simd::{Simd, SimdBase, mask8x32, u8x32};
use memchr::memchr;

use super::calendar::Stated;
use super::reading::{Dates, Part};
use super::vocabulary::Vocabulary;
use crate::text::digits::has_digit;
use crate::text::fold::Folded;
use crate::text::scan::{self, BytePattern};

/// Longest line without a digit that can be a date line, in bytes (`منذ ساعتين`).
const MAX_WORDED_BYTES: usize = 40;

/// Longest line that can be a date line, in bytes; a longer one is not read.
const MAX_DATE_LINE_BYTES: usize = 240;

/// Most tokens of a date line: dates of two calendars with weekdays, two clocks and labels.
const MAX_DATE_LINE_TOKENS: usize = 40;

/// Most words of a city's name in front of a date.
const CITY_WORDS: usize = 3;

/// Tokens behind a city's sign among which its date begins: the date is the first, or stands behind a weekday.
const DATE_BEHIND_CITY: usize = 2;

/// Whether a line says nothing but a date, a clock or how long ago (labels such as `تاريخ النشر` included).
pub fn is_date_line(text: &str) -> bool {
    let worded = text.len() <= MAX_WORDED_BYTES;
    if text.len() > MAX_DATE_LINE_BYTES || !worded && !has_digit(text) {
        return false;
    }
    let dates = Dates::read(text);
    let tokens = dates.stated.len();
    if tokens > MAX_DATE_LINE_TOKENS {
        return false;
    }
    let mut says_when = false;
    let mut at = city(&dates);
    while at < tokens {
        match dates.part_at(at) {
            Part::Other => return false,
            Part::Beside => at += 1,
            Part::When(end) => {
                says_when = true;
                at = end;
            }
        }
    }
    says_when
}

/// Tokens of a city and the dash behind it, where a date follows (`نواكشوط - الإثنين 3 مارس 2025`).
fn city(dates: &Dates) -> usize {
    let mut words = 0;
    while dates.tokens.word(words).is_some() {
        words += 1;
    }
    let dash = matches!(dates.tokens.sign(words), Some('-' | '–' | '،' | ':'));
    let behind = words + 1;
    let mut near = dates.stated.iter().skip(behind).take(DATE_BEHIND_CITY);
    let dated = near.any(|stated| matches!(stated, Stated::Date(..)));
    if dash && dated && (1..=CITY_WORDS).contains(&words) {
        behind
    } else {
        0
    }
}

/// The last bytes of the signs between a city and its date: `-`, `:`, the Arabic comma, the en dash.
struct BehindCity;

impl BytePattern for BehindCity {
    #[inline(always)]
    fn find<S: Simd>([byte, ..]: [u8x32<S>; 3]) -> mask8x32<S> {
        byte.simd_eq(b'-') | byte.simd_eq(b':') | byte.simd_eq(0x8C) | byte.simd_eq(0x93)
    }
}

/// A cheap look before [`is_date_line`], at the first word of the folded line: it belongs to a date, or it may be a
/// city, which has one of a few signs behind it. A line for which this is false is no date line.
pub fn may_be_date_line(line: &Folded) -> bool {
    let (text, words) = (line.as_str(), line.words());
    let Some(first) = words.first() else {
        return true;
    };
    let behind = words.get(CITY_WORDS).map(|word| word.span.start);
    let city = &text[..behind.unwrap_or(text.len())];
    // A city is followed by a whole date, and folding made each of its numbers a zero.
    let number = memchr(b'0', text.as_bytes());
    if number.is_some() && scan::any::<BehindCity>(city.as_bytes()) {
        return true;
    }
    let (start, end) = (first.span.start, first.span.end);
    // Numbers are words, too, so that no number is before the first word; one glued to it ends it here.
    let word = start..number.map_or(end, |at| at.clamp(start, end));
    // Where folding dropped a character inside of the word, the source may have two words there.
    word.is_empty()
        || line.source_span(&word).len() != word.len()
        || Vocabulary::builtin().word(&text[word]).begins_date()
}

#[cfg(test)]
mod tests {
    use super::{MAX_DATE_LINE_BYTES, MAX_DATE_LINE_TOKENS, MAX_WORDED_BYTES};
    use super::{is_date_line, may_be_date_line};
    use crate::text::fold::Folded;

    #[test]
    fn a_look_at_the_first_words_passes_over_no_date_line() {
        for sign in ['-', '–', '،', ':'] {
            for city in ["بيروت", "دير الزور", "خور أم القيوين"] {
                let line = format!("{city} {sign} الإثنين 3 مارس 2025");
                assert!(is_date_line(&line), "{line}");
                assert!(may_be_date_line(&Folded::new(&line)), "{line}");
            }
        }
        assert!(!may_be_date_line(&Folded::new("تصوير: سليم الحاج")));
    }

    #[test]
    fn date_lines_are_told_from_sentences() {
        for line in [
            "تاريخ النشر: 3 أغسطس 2013 ، 15:28",
            "قبل 12 دقيقة",
            "منذ ساعتين",
            "٠٢:٠٠ الثلاثاء ١ / ١٢ / ٢٠٢٠",
            "نواكشوط - الإثنين 3 مارس 2025",
            "03 حزيران 2012 03:06 عدد القراءات 3345",
            "05:25",
            "12 شوال 1441",
            "ربيع الثاني 1441",
        ] {
            assert!(is_date_line(line), "{line}");
        }
        for line in [
            "",
            "قبل 12 دقيقة من نهاية المباراة",
            "1939 - اكتشاف النفط",
            "الأحد",
            "2013",
            "في 3 مايو وقع الاتفاق",
            "القاهرة - 3 مايو 2020 كان يوما صعبا",
        ] {
            assert!(!is_date_line(line), "{line}");
        }
    }

    #[test]
    fn a_line_without_a_digit_is_short() {
        // `منذ ساعتين` and as many spaces as make the line this long.
        let line = |bytes: usize| {
            let (ago, hours) = ("منذ", "ساعتين");
            format!(
                "{ago}{}{hours}",
                " ".repeat(bytes - ago.len() - hours.len())
            )
        };
        assert!(is_date_line(&line(MAX_WORDED_BYTES)));
        assert!(!is_date_line(&line(MAX_WORDED_BYTES + 1)));
    }

    #[test]
    fn a_line_of_dates_is_not_longer_than_two_dates_with_labels() {
        let line = |bytes: usize| format!("{:<bytes$}", "3/5/2013");
        assert!(is_date_line(&line(MAX_DATE_LINE_BYTES)));
        assert!(!is_date_line(&line(MAX_DATE_LINE_BYTES + 1)));
        // A date has five tokens.
        let line = |tokens: usize| format!("3/5/2013{}", " 7".repeat(tokens - 5));
        assert!(is_date_line(&line(MAX_DATE_LINE_TOKENS)));
        assert!(!is_date_line(&line(MAX_DATE_LINE_TOKENS + 1)));
    }

    #[test]
    fn a_city_has_up_to_three_words_and_its_date_stands_near() {
        assert!(is_date_line("خور أم القيوين - 3 مارس 2025"));
        assert!(!is_date_line("ميناء خور أم القيوين - 3 مارس 2025"));
        assert!(!is_date_line("- 3 مارس 2025 نواكشوط"));
        assert!(is_date_line("نواكشوط - الإثنين 3 مارس 2025"));
        assert!(!is_date_line("نواكشوط - يوم الإثنين 3 مارس 2025"));
    }
}
