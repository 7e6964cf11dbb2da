//! Data of the article that stand on one line: labels one behind another (`المصدر: X نشر بتاريخ: …`), and a source in front
//! of the paragraph that it was glued to (`المصدر - X: …`).

use super::line::Line;
use crate::lexicon::{Class, Hit};
use crate::segment::phrases::{WordList, is_on};
use crate::text::chars::{char_boundary, ends_sentence, is_dash, is_word};
use crate::text::fold;
use crate::text::words;

/// Words that a label of such a row announces, at most.
const VALUE_WORDS: usize = 6;

/// Words of the name of a source.
const NAME_WORDS: usize = 5;

/// Bytes that are looked at behind it: a line may hold nothing but markers.
const LEDE_BYTES: usize = 4096;

/// Words of the shortest sentence behind it.
const SENTENCE_WORDS: usize = 9;

/// The row while the markers of its line are gone through.
#[derive(Debug, Default)]
pub(super) struct DataRow {
    /// Where the last label ends.
    end: Option<usize>,
}

impl DataRow {
    /// Whether a marker is the next label of the row.
    pub(super) fn goes_on_with(&self, source: &str, hit: &Hit) -> bool {
        self.end.is_some_and(|end| {
            let value = source.get(end..hit.span.start).unwrap_or_default();
            is_label(hit)
                && value.contains(is_word)
                && !value.contains(ends_sentence)
                && words::at_most(VALUE_WORDS, value)
        })
    }

    /// Takes note of a marker that the line begins with or is cut at.
    pub(super) fn pass(&mut self, hit: &Hit) {
        self.end = is_label(hit).then_some(hit.span.end);
    }
}

fn is_label(hit: &Hit) -> bool {
    let data = matches!(
        hit.class,
        Class::SourceLine | Class::Byline | Class::Dateline | Class::Ui
    );
    data && hit.separator_after
}

/// Where a source's name ends in front of the paragraph that a line goes on with: at a colon or a dash.
pub(super) fn source_end(source: &str, hit: &Hit) -> Option<usize> {
    if hit.class != Class::SourceLine || !hit.announces || !hit.separator_after {
        return None;
    }
    let is_sign = |c: char| c == ':' || is_dash(c);
    let behind =
        source[hit.span.end..].trim_start_matches(|c: char| c.is_whitespace() || is_sign(c));
    let start = source.len() - behind.len();
    let mut names = words::parts(source, start).take(NAME_WORDS + 1).enumerate();
    let (at, word) = names.find_map(|(count, (at, word))| {
        let dash = count > 0 && word.chars().all(is_dash);
        let colon = word.ends_with(':') && word.contains(is_word);
        (dash || colon).then_some((at, word))
    })?;
    let end = at + word.len();
    let near = &source[end..char_boundary(source, source.len().min(end + LEDE_BYTES))];
    let sentence = near.split_inclusive(ends_sentence).next()?;
    let is_paragraph = sentence.ends_with(ends_sentence)
        && !words::at_most(SENTENCE_WORDS - 1, sentence)
        && !source[start..end].contains(ends_sentence);
    is_paragraph.then_some(end)
}

/// End of the longest outlet's name at a place of a line: of one that is known, or behind the word for its kind up to the verb of
/// the lede.
pub(super) fn name_end(line: &Line<'_>, from: usize) -> Option<usize> {
    const NAME_WORDS: usize = 4;
    let words: Vec<(usize, &str)> = words::parts(line.source, from)
        .filter(|(_, word)| word.contains(is_word))
        .take(NAME_WORDS)
        .collect();
    let (start, _) = *words.first()?;
    let end = |at: usize| words[at].0 + words[at].1.len();
    let known = |at: &usize| {
        let name = fold::phrase(&line.source[start..end(*at)]);
        line.lexicon.outlet(name.as_str()).is_some()
    };
    let is_medium = is_on(WordList::Medium, words[0].1);
    let begins_lede = |at: &usize| line.openers.begins_lede(&fold::phrase(words[*at].1));
    let before_lede = || (2..words.len()).find(begins_lede).filter(|_| is_medium);
    let known = (0..words.len()).rev().find(known);
    known.or_else(|| before_lede()?.checked_sub(1)).map(end)
}
