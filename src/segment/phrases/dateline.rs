//! Places and agencies with a dash, as ledes and bylines begin (`وكالات - قُتل …`, `شام-سليم حداد`), and the verbs of
//! bylines. It looks at the beginning of a line alone.

use super::words::{WordList, words_of};
use crate::lexicon::{Class, Hit};
use crate::text::chars::{ends_sentence, is_dash, is_letter};
use crate::text::words;

/// What follows the word with which a byline without a colon begins (`كتب`), where a line begins with one.
pub fn behind_wrote(line: &str) -> Option<&str> {
    let behind = |word: &String| line.strip_prefix(word.as_str())?.strip_prefix(' ');
    words_of(WordList::Wrote).iter().find_map(behind)
}

/// Whether an agency with a dash and a sentence behind it opens the lede (`وكالات - قُتل …`) and labels nothing.
pub(in crate::segment) fn is_dateline(source: &str, hit: &Hit) -> bool {
    /// Longer than any list of outlets.
    const SENTENCE_WORDS: usize = 9;
    if hit.class != Class::SourceLine {
        return false;
    }
    let behind = source[hit.span.end..].trim_start();
    let sentence = behind
        .split_inclusive(ends_sentence)
        .next()
        .unwrap_or_default();
    behind.starts_with(is_dash)
        && sentence.ends_with(ends_sentence)
        && words::count(sentence) >= SENTENCE_WORDS
}

/// Whether a line begins with two words and a dash between them, without spaces.
pub(in crate::segment) fn is_signed(source: &str) -> bool {
    let first = source.split_whitespace().next().unwrap_or_default();
    first.split_once('-').is_some_and(|(outlet, name)| {
        let is_word = |part: &str| part.chars().count() > 1 && part.chars().all(is_letter);
        is_word(outlet) && is_word(name)
    })
}
