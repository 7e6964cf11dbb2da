//! Sentences with which feeds close an article and that name the site it came from. The words are fixed, the
//! headline and the site between them are not, so they are patterns, not rows of the lexicon.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::chars::{is_arabic_letter, is_letter, is_word};

/// `ظهرت المقالة HEADLINE أولاً على SITE.`, `The post HEADLINE appeared first on SITE.`
static APPEARED_FIRST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:ظهر(?:ت)?\s+(?:هذه\s+|هذا\s+)?(?:المقال(?:ة)?|التدوينة|الخبر)\s.*?\s(?:أول[اًاأ]*|لأول مرة)\s+(?:على|في)|the (?:post|article)\s.*?\sappeared first on)\s+(.+?)[.\s]*$",
    )
    .ok()
});

/// `نُشر في OUTLET يوم DATE`, as archives of newspapers print it, the outlet once more glued before it.
static PUBLISHED_IN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^.{0,60}?نُ?شر\s+في\s+(.{2,40}?)\s+يوم\s+\d{1,2}\s*-\s*\d{1,2}\s*-\s*\d{4}$").ok()
});

/// `HEADLINE - SITE ليوم DAY الموافق DATE`, inside an aggregator's opening sentence.
static DATED_SITE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(.+?)\s+[-–]\s+(\S.{1,40}?)\s+(?:ليوم|اليوم|يوم)\s+(?:السبت|ال[أا]حد|ال[إا]ثنين|الثلاثاء|ال[أا]ربعاء|الخميس|الجمعة)\b").ok()
});

/// The headline and the site of an opening sentence that says on which day it was printed.
pub fn dated_site(title: &str) -> Option<(&str, &str)> {
    let found = DATED_SITE.as_ref()?.captures(title)?;
    Some((found.get(1)?.as_str(), found.get(2)?.as_str()))
}

/// The site that a closing sentence names.
pub fn site(line: &str) -> Option<&str> {
    // The patterns are slow on prose; the two ends of a line and a word or two in it tell nearly all of it.
    let site = appeared_first(line).or_else(|| published_in(line))?;
    Some(site.trim())
}

fn appeared_first(line: &str) -> Option<&str> {
    let letters = line.trim_start_matches(|c: char| !is_letter(c));
    let english = || {
        let the = letters.get(..3);
        the.is_some_and(|word| word.eq_ignore_ascii_case("the"))
            && letters.contains("appeared first")
    };
    let arabic = letters.starts_with("ظهر") && letters.contains("أول");
    if !arabic && !english() {
        return None;
    }
    // Not by the pattern: the class of all signs of Unicode takes longer to compile than a small run does.
    let behind_signs = line.trim_start_matches(|c: char| !is_word(c) && c != '_');
    group(&APPEARED_FIRST, behind_signs)
}

fn published_in(line: &str) -> Option<&str> {
    // Most lines end in a letter, which no table need be asked for.
    let number = |c: char| !is_arabic_letter(c) && c.is_numeric();
    if !line.ends_with(number) || !line.contains("شر") {
        return None;
    }
    group(&PUBLISHED_IN, line)
}

fn group<'a>(pattern: &LazyLock<Option<Regex>>, line: &'a str) -> Option<&'a str> {
    let found = pattern.as_ref()?.captures(line)?.get(1)?;
    Some(found.as_str())
}

#[cfg(test)]
mod tests {
    use super::site;

    #[test]
    fn closing_sentences_name_the_site() {
        assert_eq!(
            site("ظهرت المقالة سوق السمك يعود أولاً على جريدة المرفأ."),
            Some("جريدة المرفأ")
        );
        assert_eq!(
            site("The post Fish market reopens appeared first on Marfa."),
            Some("Marfa")
        );
        assert_eq!(site("الضفةنشر في الضفة يوم 11 - 05 - 2025"), Some("الضفة"));
    }

    #[test]
    fn prose_about_an_article_is_no_closing_sentence() {
        assert_eq!(
            site("ظهرت المقالة التي كتبها العالم عام 1905 في مجلة ألمانية"),
            None
        );
        assert_eq!(site("نشر في القاهرة يوم الاثنين كتاب جديد"), None);
    }
}
