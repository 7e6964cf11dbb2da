//! Dates as news pages print them: found, told from prose, and turned into ISO 8601. Hijri dates are recognised
//! but not converted: the civil date beside them is the one that is certain. It does not decide which of several
//! dates is the article's.

use super::calendar::{clock_at, date_at, month_at, words_at};
use super::date_words::{Kind, Token, number, tokens};
use super::months::{
    begins_date, is_afternoon, is_date_filler, is_hijri, is_time_unit, is_universal_time,
    is_weekday,
};
use crate::text::chars::is_digit;
use crate::text::fold::Folded;
use crate::text::scan::{self, BytePattern};
use fearless_simd::{Simd, SimdBase, mask8x32, u8x32};
use memchr::memchr;

/// Most tokens between a date and the clock that belongs to it.
const CLOCK_REACH: usize = 8;

/// The first date stated in a text, as `YYYY-MM-DD`, with `THH:MM` where a clock stands beside it and `Z` where
/// that clock is said to be GMT. `None` where nothing parses for certain.
pub fn parse(text: &str) -> Option<String> {
    let tokens = tokens(text);
    let (date, at) = (0..tokens.len())
        .find_map(|at| date_at(&tokens, at).map(|(date, end)| (date, (at, end))))?;
    let mut out = format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day());
    if let Some((hour, minute, universal)) = clock_near(&tokens, at) {
        out.push_str(&format!("T{hour:02}:{minute:02}"));
        if universal {
            out.push('Z');
        }
    }
    Some(out)
}

/// The clock that belongs to the date at `(start, end)`: hour, minute, whether it is universal time.
fn clock_near(tokens: &[Token], (start, end): (usize, usize)) -> Option<(u32, u32, bool)> {
    let after = end..(end + CLOCK_REACH).min(tokens.len());
    let before = start.saturating_sub(CLOCK_REACH)..start;
    let at = after
        .clone()
        .chain(before.clone())
        .find(|&at| clock_at(tokens, at).is_some())?;
    let near = if at >= end { after } else { before };
    let (mut hour, minute) = (number(tokens, at)?, number(tokens, at + 2)?);
    let next = clock_at(tokens, at)?;
    if let Some(Kind::Word(word)) = tokens.get(next).map(|token| &token.kind) {
        match is_afternoon(word) {
            Some(true) if hour < 12 => hour += 12,
            Some(false) if hour == 12 => hour = 0,
            _ => {}
        }
    }
    let universal = tokens[near]
        .iter()
        .any(|token| matches!(&token.kind, Kind::Word(word) if is_universal_time(word)));
    Some((hour, minute, universal))
}

/// Longest line that says when without a digit.
const MAX_WORDED_BYTES: usize = 40;

/// Most words of a city's name in front of a date.
const CITY_WORDS: usize = 3;

/// Tokens of a city and the dash behind it, where a date follows (`نواكشوط - الإثنين 3 مارس 2025`).
fn city(tokens: &[Token]) -> usize {
    let words = tokens
        .iter()
        .take_while(|token| matches!(token.kind, Kind::Word(_)))
        .count();
    let dash = matches!(
        tokens.get(words).map(|token| &token.kind),
        Some(Kind::Sign('-' | '–' | '،' | ':'))
    );
    let behind = words + 1;
    let dated = (behind..(behind + 2).min(tokens.len())).any(|at| date_at(tokens, at).is_some());
    if dash && dated && (1..=CITY_WORDS).contains(&words) {
        behind
    } else {
        0
    }
}

/// A longer line is not looked at.
const MAX_DATE_LINE_BYTES: usize = 240;

/// Longest line that can be only dates: two calendars with weekdays, two clocks and labels.
const MAX_DATE_LINE_TOKENS: usize = 40;

/// Whether a line says nothing but a date, a clock or how long ago (labels such as `تاريخ النشر` included).
pub fn is_date_line(text: &str) -> bool {
    // Without a digit only a few words can say when (`منذ ساعتين`).
    let worded = text.len() <= MAX_WORDED_BYTES;
    if text.len() > MAX_DATE_LINE_BYTES || !worded && !text.contains(is_digit) {
        return false;
    }
    let tokens = tokens(text);
    if tokens.is_empty() || tokens.len() > MAX_DATE_LINE_TOKENS {
        return false;
    }
    let mut strong = false;
    let mut at = city(&tokens);
    while at < tokens.len() {
        match date_word(&tokens, at) {
            DateWord::None => return false,
            DateWord::Weak => at += 1,
            DateWord::Strong(width) => {
                strong = true;
                at += width;
            }
        }
    }
    strong
}

/// What stands behind a city, of the dash and the comma the last bytes.
struct BehindCity;

impl BytePattern for BehindCity {
    #[inline(always)]
    fn find<S: Simd>([byte, ..]: [u8x32<S>; 3]) -> mask8x32<S> {
        byte.simd_eq(b'-') | byte.simd_eq(b':') | byte.simd_eq(0x8C) | byte.simd_eq(0x93)
    }
}

/// A look at the first word of a line that was folded: it belongs to a date, or a city may stand there, which has one
/// of a few signs behind it. What is none by this is no date line.
pub fn may_be_date_line(line: &Folded) -> bool {
    let (text, words) = (line.as_str(), line.words());
    let Some(first) = words.first() else {
        return true;
    };
    let behind = words.get(CITY_WORDS).map(|word| word.span.start);
    let city = &text[..behind.unwrap_or(text.len())];
    // Behind a city stands a whole date, and folding made each of its numbers a zero.
    let number = memchr(b'0', text.as_bytes());
    if number.is_some() && scan::any::<BehindCity>(city.as_bytes()) {
        return true;
    }
    let (start, end) = (first.span.start, first.span.end);
    // Numbers belong to words: the first of the line does not stand before its first word.
    let word = start..number.map_or(end, |at| at.clamp(start, end));
    // Two words may have been one but for a character that folding dropped.
    word.is_empty() || line.source_span(&word).len() != word.len() || begins_date(&text[word])
}

/// The front of a line that ends in a date: what stands before the date and its weekday, clock and particles.
/// The whole text where no date stands in it.
pub fn before_date(text: &str) -> &str {
    let tokens = tokens(text);
    let Some(date) = (0..tokens.len()).find(|&at| date_at(&tokens, at).is_some()) else {
        return text;
    };
    let mut at = date;
    while at > 0 && !matches!(date_word(&tokens, at - 1), DateWord::None) {
        at -= 1;
    }
    &text[..tokens[at].span.start]
}

enum DateWord {
    None,
    Weak,
    Strong(usize),
}

fn date_word(tokens: &[Token], at: usize) -> DateWord {
    if let Some((_, end)) = date_at(tokens, at) {
        return DateWord::Strong(end - at);
    }
    if let Some(end) = clock_at(tokens, at) {
        return DateWord::Strong(end - at);
    }
    match &tokens[at].kind {
        Kind::Number { .. } | Kind::Sign(_) => DateWord::Weak,
        Kind::Word(word) if is_time_unit(word) => {
            let counted = at
                .checked_sub(1)
                .is_some_and(|before| match &tokens[before].kind {
                    Kind::Number { .. } => true,
                    Kind::Word(word) => matches!(word.as_str(), "منذ" | "قبل"),
                    Kind::Sign(_) => false,
                });
            if counted {
                DateWord::Strong(1)
            } else {
                DateWord::Weak
            }
        }
        Kind::Word(word) if is_weekday(word) || is_universal_time(word) => DateWord::Weak,
        Kind::Word(word) if is_date_filler(word) || is_afternoon(word).is_some() => DateWord::Weak,
        Kind::Word(_) if hijri_at(tokens, at) > 0 => DateWord::Strong(hijri_at(tokens, at)),
        Kind::Word(_) => {
            month_at(tokens, at).map_or(DateWord::None, |(_, width)| DateWord::Strong(width))
        }
    }
}

/// Width of the Hijri month that stands at a token, 0 for none.
fn hijri_at(tokens: &[Token], at: usize) -> usize {
    words_at(tokens, at)
        .find(|(name, _)| is_hijri(name))
        .map_or(0, |(_, width)| width)
}

#[cfg(test)]
mod tests {
    use super::{is_date_line, may_be_date_line, parse};
    use crate::text::fold::Folded;

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
        ];
        for (text, iso) in cases {
            assert_eq!(parse(text).as_deref(), Some(iso), "{text}");
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
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

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
        ] {
            assert!(is_date_line(line), "{line}");
        }
        for line in [
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
}
