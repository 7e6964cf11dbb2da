//! Titles of pages that have their day between the headline and the name of the site (`HEADLINE - 3 May 2024 - SITE`), as
//! some systems of sites write them. It says where the parts are, not whether anybody believes them.

use super::chars::{ends_sentence, is_letter};
use super::dates::{Dates, is_date_line};
use super::digits::has_digit;
use super::scan::{self, BytePattern};
use super::words;
use fearless_simd::{Simd, SimdBase, mask8x32, u8x32};

/// Signs between the parts.
const SEPARATORS: [&str; 6] = [" - ", " – ", " — ", " | ", " :: ", " » "];

/// Shortest headline, in words: fewer in front of a day are a city.
const HEADLINE_WORDS: usize = 4;

/// Longest name of a site, in words.
const SITE_WORDS: usize = 5;

/// Parts of a title that are looked at: a path of menus may have many.
const MOST_PARTS: usize = 8;

/// Whether a title has a sign between parts and a digit: most have not, and looking for each sign by itself costs more.
fn may_be_dated(title: &str) -> bool {
    scan::any::<Separator>(title.as_bytes()) && has_digit(title)
}

/// Three bytes of each separator.
struct Separator;

impl BytePattern for Separator {
    #[inline(always)]
    fn find<S: Simd>([byte, next, third]: [u8x32<S>; 3]) -> mask8x32<S> {
        let ascii = byte.simd_eq(b' ') & (next.simd_eq(b'-') | next.simd_eq(b'|'));
        let dash = byte.simd_eq(0x80) & (next.simd_eq(0x93) | next.simd_eq(0x94));
        let colons = byte.simd_eq(b':') & next.simd_eq(b':');
        let angle = byte.simd_eq(b' ') & next.simd_eq(0xC2) & third.simd_eq(0xBB);
        (ascii | dash | colons) & third.simd_eq(b' ') | angle
    }
}

/// A title and its parts.
#[derive(Debug, PartialEq, Eq)]
pub struct DatedTitle<'t> {
    /// What is before the day.
    pub headline: &'t str,
    /// The day, as printed.
    pub day: &'t str,
    /// What is behind it.
    pub site: &'t str,
}

impl<'t> DatedTitle<'t> {
    /// Reads a title; none where no day stands between a headline and a short name.
    pub fn read(title: &'t str) -> Option<Self> {
        if !may_be_dated(title) {
            return None;
        }
        let separators = SEPARATORS.into_iter();
        separators
            .filter(|separator| title.contains(separator))
            .find_map(|separator| Self::between(title, separator))
    }

    /// A headline and the day with which its title ends.
    pub fn day_at_end(title: &'t str) -> Option<(&'t str, &'t str)> {
        if !may_be_dated(title) {
            return None;
        }
        let mut ends = SEPARATORS
            .into_iter()
            .filter_map(|sign| title.rsplit_once(sign));
        ends.find(|(headline, day)| {
            words::count(headline) >= HEADLINE_WORDS
                && is_date_line(day)
                && Dates::read(day).has_date()
        })
    }

    fn between(title: &'t str, separator: &str) -> Option<Self> {
        let (before, site) = title.rsplit_once(separator)?;
        let name = 1..=SITE_WORDS;
        let is_name = name.contains(&words::count(site)) && site.contains(is_letter);
        if !is_name || site.ends_with(ends_sentence) || is_date_line(site) {
            return None;
        }
        before
            .rmatch_indices(separator)
            .take(MOST_PARTS)
            .find_map(|(at, _)| {
                let headline = before[..at].trim();
                let rest = &before[at + separator.len()..];
                let day = rest.split(separator).next().unwrap_or_default();
                let is_dated = is_date_line(day) && Dates::read(day).has_date();
                (is_dated && words::count(headline) >= HEADLINE_WORDS).then_some(Self {
                    headline,
                    day: day.trim(),
                    site: site.trim(),
                })
            })
    }
}

#[cfg(test)]
mod tests {
    use super::{DatedTitle, SEPARATORS, may_be_dated};

    fn parts(title: &str) -> Option<(&str, &str, &str)> {
        DatedTitle::read(title).map(|read| (read.headline, read.day, read.site))
    }

    #[test]
    fn a_day_between_headline_and_site_parts_them() {
        let expected = Some(("سوق السمك يعود غدا", "3 مايو 2024", "المرفأ الجديد"));
        for title in [
            "سوق السمك يعود غدا - 3 مايو 2024 - المرفأ الجديد",
            "سوق السمك يعود غدا | 3 مايو 2024 | المرفأ الجديد",
            "سوق السمك يعود غدا - 3 مايو 2024 - أخبار - المرفأ الجديد",
        ] {
            assert_eq!(parts(title), expected, "{title}");
        }
    }

    #[test]
    fn a_city_a_clock_and_a_sentence_are_no_parts() {
        for title in [
            "المرفأ - 3 مايو 2024 - رويترز",
            "سوق السمك يعود غدا - 10:30 - المرفأ",
            "سوق السمك يعود غدا - 3 مايو 2024",
            "سوق السمك يعود غدا - المرفأ - 3 مايو 2024",
            "سوق السمك يعود غدا - 3 مايو 2024 - قال الصيادون إن السوق تعود.",
            "سوق السمك يعود غدا - 3 مايو 2024 - واحد اثنان ثلاثة أربعة خمسة ستة",
        ] {
            assert_eq!(parts(title), None, "{title}");
        }
    }

    #[test]
    fn no_separator_is_overlooked() {
        for separator in SEPARATORS {
            for before in 0..40 {
                let title = format!("{}{separator}7", "x".repeat(before));
                assert!(may_be_dated(&title), "{title}");
            }
        }
        assert!(!may_be_dated("قال: «عام 2024» ثم (1-2)"));
    }

    #[test]
    fn a_day_may_end_a_title() {
        let title = "سوق السمك يعود غدا - 3 مايو 2024";
        let expected = Some(("سوق السمك يعود غدا", "3 مايو 2024"));
        assert_eq!(DatedTitle::day_at_end(title), expected);
        assert_eq!(DatedTitle::day_at_end("المرفأ - 3 مايو 2024"), None);
        assert_eq!(DatedTitle::day_at_end("سوق السمك يعود غدا - 2024"), None);
    }

    #[test]
    fn a_site_has_at_most_five_words_and_a_headline_at_least_four() {
        let five = "سوق السمك يعود غدا - 3 مايو 2024 - واحد اثنان ثلاثة أربعة خمسة";
        assert!(parts(five).is_some());
        assert_eq!(parts("سوق السمك يعود - 3 مايو 2024 - المرفأ"), None);
    }
}
