//! Related headlines: those behind read-also and related markers, in order, each once.

use std::collections::HashSet;

use super::glued_headlines::HeadlineSplitter;
use super::headline_text::{bare_item, clean_headline, without_lead_in};
use super::labelled_text::LabelledText;
use super::listed_headlines;
use crate::model::Role;
use crate::text::chars::is_arabic_letter;
use crate::text::fold;
use crate::text::words;

/// Shortest headline on a marker's line, in words; a shorter rest is part of the marker (`للكاتب`).
const MIN_WORDS: usize = 2;

/// Longest headline, in words; what is longer has text glued to it, and where it ends cannot be known.
const MAX_WORDS: usize = 36;

/// Headlines of other articles.
pub(super) fn related(page: &LabelledText<'_>) -> Vec<String> {
    let mut seen = HashSet::new();
    let mut out: Vec<String> = Vec::new();
    let mut push = |text: &str| {
        let Some(title) = clean_headline(bare_item(text))
            .filter(|title| (MIN_WORDS..=MAX_WORDS).contains(&words::count(title)))
        else {
            return;
        };
        if seen.insert(fold::phrase(&title)) {
            out.push(title);
        }
    };
    let mut splitter = HeadlineSplitter::new(page.text);
    for labelled in page.labelled {
        let text = match labelled.verdict.role() {
            Role::RelatedHeadline => page.text_of(labelled),
            Role::ReadAlso => page.payload(labelled),
            _ => continue,
        };
        let items = listed_headlines::items(without_lead_in(text).trim());
        if items.len() > 1 {
            items.into_iter().for_each(&mut push);
            continue;
        }
        splitter
            .split(labelled, without_glued_section(page, text))
            .into_iter()
            .for_each(&mut push);
    }
    out
}

/// A headline without the section name that flattening glued to its front (`المملكةانعقاد …`): taa marbuta only
/// ends words, so a letter behind it begins another.
fn without_glued_section<'a>(page: &LabelledText<'_>, text: &'a str) -> &'a str {
    let bare = without_lead_in(text);
    let Some(at) = bare.find('ة').map(|at| at + 'ة'.len_utf8()) else {
        return text;
    };
    let glued = bare[at..].starts_with(is_arabic_letter);
    let section = &bare[..at];
    let known = !section.contains(' ') && page.lexicon.is_section(fold::phrase(section).as_str());
    if glued && known { &bare[at..] } else { text }
}

#[cfg(test)]
mod tests {
    use super::related;
    use crate::model::RuleId;
    use crate::record::sample::{Sample, filler};

    fn of_lines(lines: &[&str]) -> Vec<String> {
        let page = lines.iter().fold(Sample::default(), |page, line| {
            page.line(RuleId::RelatedHeadline, line)
        });
        related(&page.page())
    }

    #[test]
    fn headlines_have_two_to_thirty_six_words() {
        let has = |words| !of_lines(&[&filler(0, words)]).is_empty();
        assert!(!has(1) && has(2));
        assert!(has(36) && !has(37));
    }

    #[test]
    fn each_stands_once_however_it_is_spelt() {
        let lines = ["• افتتاح الجسر الجديد", "إفتتاح الجسر الجديد"];
        assert_eq!(of_lines(&lines), ["افتتاح الجسر الجديد"]);
    }

    #[test]
    fn a_section_that_is_glued_to_the_front_comes_off() {
        assert_eq!(
            of_lines(&["رياضةانطلاق سباق القوارب"]),
            ["انطلاق سباق القوارب"]
        );
        assert_eq!(
            of_lines(&["قلعةانطلاق سباق القوارب"]),
            ["قلعةانطلاق سباق القوارب"]
        );
    }
}
