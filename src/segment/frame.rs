//! Sentences with which feeds close an article and that name the site it came from. The words are fixed, the
//! headline and the site between them are not, so they are patterns, not rows of the lexicon.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::chars::{is_letter, is_word};

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

/// Words of which each such sentence holds one.
const HINTS: [&str; 5] = ["أول", "اول", "appeared first", "شر في", "شر\u{a0}في"];

/// The site that a closing sentence names.
pub fn site(line: &str) -> Option<&str> {
    // The patterns are slow on prose; none of it passes without one of these words.
    if !may_close(line) || !HINTS.iter().any(|hint| line.contains(hint)) {
        return None;
    }
    // Not by the pattern: the class of all signs of Unicode takes longer to compile than a small run does.
    let behind_signs = line.trim_start_matches(|c: char| !is_word(c) && c != '_');
    [(&APPEARED_FIRST, behind_signs), (&PUBLISHED_IN, line)]
        .into_iter()
        .find_map(|(pattern, line)| pattern.as_ref()?.captures(line)?.get(1))
        .map(|site| site.as_str().trim())
}

/// A look at the line's two ends alone.
fn may_close(line: &str) -> bool {
    let behind_signs = line.trim_start_matches(|c: char| !is_letter(c));
    let english = behind_signs
        .get(..3)
        .is_some_and(|word| word.eq_ignore_ascii_case("the"));
    behind_signs.starts_with("ظهر") || english || line.ends_with(char::is_numeric)
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
