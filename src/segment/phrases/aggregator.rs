//! Sentences with which feeds and archives frame an article and that name the site it came from. The words are fixed, the
//! headline and the site between them are not, so they are patterns (`aggregator.tsv`), not rows of the lexicon.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::table;
use crate::text::chars::{is_arabic_letter, is_letter, is_word};

table! {
    /// The sentences that are known.
    enum Sentence {
        AppearedFirst "appeared-first" "Closes an article: where it appeared first.",
        PublishedIn "published-in" "Closes an article: which newspaper printed it on which day.",
        DatedSite "dated-site" "Opens an article: its headline, the site and the day.",
        WrittenBy "written-by" "Closes an article: which site's editors wrote it.",
        TakenFrom "taken-from" "Closes an article: which site it was taken from, and nothing behind that.",
    }
}

/// A row of the table.
#[derive(Default)]
struct Row {
    /// How a line begins, and what it holds, if the pattern can match.
    begins: &'static str,
    holds: &'static str,
    pattern: &'static str,
}

/// The rows, in the order of [`Sentence`].
static ROWS: LazyLock<[Row; Sentence::ALL.len()]> = LazyLock::new(|| {
    let mut rows = Sentence::ALL.map(|_| Row::default());
    for line in include_str!("aggregator.tsv").lines() {
        if let [name, begins, holds, pattern, _] = line.split('\t').collect::<Vec<_>>()[..]
            && let Some(sentence) = Sentence::parse(name)
        {
            rows[sentence as usize] = Row {
                begins,
                holds,
                pattern,
            };
        }
    }
    rows
});

/// The patterns, each made when a line first needs it: some take longer to compile than a small run does.
static APPEARED_FIRST: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(Sentence::AppearedFirst));
static PUBLISHED_IN: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(Sentence::PublishedIn));
static DATED_SITE: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(Sentence::DatedSite));
static WRITTEN_BY: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(Sentence::WrittenBy));
static TAKEN_FROM: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(Sentence::TakenFrom));

fn pattern(sentence: Sentence) -> Option<Regex> {
    Regex::new(ROWS[sentence as usize].pattern).ok()
}

/// The headline and the site of an opening sentence that says on which day it was printed.
pub fn dated_site(title: &str) -> Option<(&str, &str)> {
    let found = DATED_SITE.as_ref()?.captures(title)?;
    Some((found.get(1)?.as_str(), found.get(2)?.as_str()))
}

/// The site that a closing sentence names.
pub fn site(line: &str) -> Option<&str> {
    // The patterns are slow on prose; the two ends of a line and a word or two in it tell nearly all of it.
    let site = appeared_first(line)
        .or_else(|| published_in(line))
        .or_else(|| written_by(line))?;
    Some(site.trim())
}

fn appeared_first(line: &str) -> Option<&str> {
    let letters = line.trim_start_matches(|c: char| !is_letter(c));
    let english = || {
        let the = letters.get(..3);
        the.is_some_and(|word| word.eq_ignore_ascii_case("the"))
            && letters.contains("appeared first")
    };
    let row = &ROWS[Sentence::AppearedFirst as usize];
    let arabic = letters.starts_with(row.begins) && letters.contains(row.holds);
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
    if !line.ends_with(number) || !line.contains(ROWS[Sentence::PublishedIn as usize].holds) {
        return None;
    }
    group(&PUBLISHED_IN, line)
}

/// How such a sentence begins, each with its first letters.
static WRITTEN_BY_BEGINS: LazyLock<Vec<(Letters, &'static str)>> = LazyLock::new(|| {
    let begins = ROWS[Sentence::WrittenBy as usize].begins.split('|');
    let with_letters = |begin: &'static str| Some((*begin.as_bytes().first_chunk()?, begin));
    begins.filter_map(with_letters).collect()
});

/// Two Arabic letters. They are compared without a call, which tells nearly all lines.
type Letters = [u8; 4];

fn written_by(line: &str) -> Option<&str> {
    let letters: &Letters = line.as_bytes().first_chunk()?;
    let begins = WRITTEN_BY_BEGINS
        .iter()
        .any(|(own, begin)| own == letters && line.starts_with(begin));
    if !begins {
        return None;
    }
    let holds = |sentence: Sentence| line.contains(ROWS[sentence as usize].holds);
    let written = holds(Sentence::WrittenBy).then(|| group(&WRITTEN_BY, line));
    let taken = || holds(Sentence::TakenFrom).then(|| group(&TAKEN_FROM, line));
    written.flatten().or_else(|| taken().flatten())
}

fn group<'a>(pattern: &LazyLock<Option<Regex>>, line: &'a str) -> Option<&'a str> {
    let found = pattern.as_ref()?.captures(line)?.get(1)?;
    Some(found.as_str())
}

#[cfg(test)]
mod tests {
    use super::{ROWS, Sentence, pattern, site};

    #[test]
    fn every_sentence_has_a_row_with_a_pattern_and_a_reason() {
        let lines = include_str!("aggregator.tsv").lines().skip(2);
        for (line, sentence) in lines.zip(Sentence::ALL) {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), 5, "{line}");
            assert_eq!(cells[0], sentence.as_str(), "in the order of the sentences");
            assert!(cells[4].len() > 5, "no reason: {line}");
            assert!(pattern(sentence).is_some(), "no pattern: {line}");
            assert!(!ROWS[sentence as usize].pattern.is_empty());
        }
    }

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
        assert_eq!(
            site(
                "عزيزي القارئ لقد قرأت خبر عودة الصيادين وقد تم نقل الخبر عن موقع الضفة وتقع صحته على كاتبه"
            ),
            Some("الضفة")
        );
        assert_eq!(
            site(
                "ونحيطكم علما بأن محتوى هذا الخبر تم كتابته بواسطة محرري جريدة المرفأ ولا يعبر عن رأينا"
            ),
            Some("جريدة المرفأ")
        );
        assert_eq!(
            site("كنت تقرأ خبر عن عودة الصيادين إلى البحر بواسطة محرري جريدة المرفأ."),
            Some("جريدة المرفأ")
        );
        assert_eq!(site("لقد تم نشر الخبر من موقع الضفة"), Some("الضفة"));
    }

    #[test]
    fn prose_about_an_article_is_no_closing_sentence() {
        assert_eq!(
            site("ظهرت المقالة التي كتبها العالم عام 1905 في مجلة ألمانية"),
            None
        );
        assert_eq!(site("نشر في القاهرة يوم الاثنين كتاب جديد"), None);
        assert_eq!(
            site("وقال إن الخبر تم نقله عن موقع الوزارة ولا صحة له"),
            None
        );
        assert_eq!(
            site("تم نشر الخبر من موقع الحادث بعد ساعة واحدة من وقوعه"),
            None
        );
    }
}
