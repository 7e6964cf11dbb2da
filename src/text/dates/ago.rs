//! Relative times at the end of a text (`HEADLINE منذ 3 ساعات`), as pages print them behind their headlines. Whether such words
//! belong to the headline is not decided here.

use super::date_line::is_date_line;
use super::vocabulary::{Kinds, Vocabulary};
use crate::text::chars::{char_boundary, is_letter, is_word};
use crate::text::fold;
use std::sync::LazyLock;

/// Words of a relative time: `منذ ساعتين`, `منذ 3 ساعات`, `منذ ساعة واحدة`.
const AGO_WORDS: std::ops::RangeInclusive<usize> = 2..=4;

/// Where the relative time begins with which a text ends.
pub fn ago_begins(text: &str) -> Option<usize> {
    /// Bytes of the longest.
    const AGO_BYTES: usize = 96;
    let near = char_boundary(text, text.len().saturating_sub(AGO_BYTES));
    // Where each of the last words begins, the last first; the first of the text near the end may be a part of one.
    let mut rest = text[near..].trim_end();
    let starts = std::iter::from_fn(|| {
        let space = rest.char_indices().rfind(|(_, c)| c.is_whitespace());
        let start = match space {
            Some((at, c)) => at + c.len_utf8(),
            None if near == 0 && !rest.is_empty() => 0,
            None => return None,
        };
        rest = rest[..start].trim_end();
        Some(near + start)
    });
    let begins = |at: &usize| {
        let word = text[*at..].split_whitespace().next().unwrap_or_default();
        if !begins_as_ago(word) {
            return false;
        }
        let folded = fold::phrase(word);
        let is_ago = Vocabulary::builtin().word(folded.as_str()).is(Kinds::AGO);
        is_ago && is_date_line(&text[*at..])
    };
    let shortest = AGO_WORDS.start() - 1;
    starts.take(*AGO_WORDS.end()).skip(shortest).find(begins)
}

/// The first letters of the words that say how long ago. Folding changes none of them.
static AGO_LETTERS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let words = Vocabulary::builtin().words_of(Kinds::AGO);
    words.filter_map(|word| word.chars().next()).collect()
});

/// Whether a word begins as one of them: that tells most words before they are folded.
fn begins_as_ago(word: &str) -> bool {
    let first = word.chars().find(|&c| is_letter(c));
    first.is_some_and(|first| AGO_LETTERS.contains(&first))
}

/// Whether a text names the unit of a relative time, in any number.
pub fn names_unit(text: &str, ago: &str) -> bool {
    let units = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !is_word(c)).map(fold::phrase);
        let units = words.filter(|word| Vocabulary::builtin().word(word).is(Kinds::UNIT));
        units.map(|unit| consonants(&unit)).collect()
    };
    let said = units(text);
    units(ago).iter().any(|unit| said.contains(unit))
}

/// The letters of a unit that are the same in one, two and many of it.
fn consonants(unit: &str) -> String {
    let changes = |c: &char| matches!(c, 'ا' | 'و' | 'ي' | 'ه' | 'ت' | 'ن');
    unit.chars().filter(|c| !changes(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::{ago_begins, names_unit};

    #[test]
    fn units_are_named_in_any_number() {
        let [days, hours] = ["منذ 3 أيام", "قبل ساعة"];
        assert!(names_unit("غابت ثلاثة أيام، ثم عادت", days) && names_unit("بعد يومين", days));
        assert!(names_unit("ساعتين", hours) && names_unit("3 ساعات", hours));
        assert!(!names_unit("بعد أشهر عادت", hours) && !names_unit("", days));
    }

    #[test]
    fn a_relative_time_at_the_end_is_found() {
        for ago in ["منذ 3 ساعات", "قبل يومين", "منذ ساعة واحدة", "قبل 12 دقيقة"]
        {
            let text = format!("عودة القوارب {ago}");
            assert_eq!(ago_begins(&text).map(|at| &text[at..]), Some(ago));
        }
    }

    #[test]
    fn other_ends_are_none() {
        for text in [
            "عودة القوارب قبل الغروب",
            "منذ 3 ساعات عادت",
            "عودة القوارب 3 ساعات",
            "",
        ] {
            assert_eq!(ago_begins(text), None, "{text}");
        }
    }
}
