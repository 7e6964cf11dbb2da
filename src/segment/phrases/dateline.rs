//! Places and agencies with a dash, as ledes and bylines begin (`وكالات - قُتل …`, `شام-سليم حداد`), and the verbs of
//! bylines. It looks at the beginning of a line alone.

use super::words::{WordList, words_of};
use crate::lexicon::{Class, Hit};
use crate::text::chars::{char_boundary, ends_sentence, is_dash, is_letter};
use crate::text::words;

/// What follows the word with which a byline without a colon begins (`كتب`), where a line begins with one.
pub fn behind_wrote(line: &str) -> Option<&str> {
    let behind = |word: &String| line.strip_prefix(word.as_str())?.strip_prefix(' ');
    words_of(WordList::Wrote).iter().find_map(behind)
}

/// Whether an agency opens the lede and labels nothing: a dash and a sentence behind it (`وكالات - قُتل …`), or a city or
/// an outlet with a dash before it (`دبي – وكالات: قُتل …`).
pub(in crate::segment) fn is_dateline(source: &str, hit: &Hit) -> bool {
    /// Longer than any list of outlets.
    const SENTENCE_WORDS: usize = 9;
    /// Bytes that are looked at behind a marker: a lede has some hundreds. A line may hold nothing but markers, and to look
    /// at all of the line for each would cost its square.
    const LEDE_BYTES: usize = 4096;
    if hit.class != Class::SourceLine {
        return false;
    }
    // `CITY (OUTLET) - …` has it in brackets.
    let behind = source[hit.span.end..].trim_start();
    let behind = behind.strip_prefix(')').map_or(behind, str::trim_start);
    if !behind.starts_with(is_dash) && !is_behind_dash(&source[..hit.span.start]) {
        return false;
    }
    let behind = &behind[..char_boundary(behind, LEDE_BYTES.min(behind.len()))];
    let sentence = behind
        .split_inclusive(ends_sentence)
        .next()
        .unwrap_or_default();
    sentence.ends_with(ends_sentence) && words::count(sentence) >= SENTENCE_WORDS
}

/// Whether a sentence begins with a few words and a dash.
fn is_behind_dash(before: &str) -> bool {
    /// The name of a writer, of an outlet and of a city.
    const NAMES_WORDS: usize = 6;
    /// Bytes that as many words have at most.
    const NAMES_BYTES: usize = 512;
    let before = before.trim_end();
    if !before.ends_with(is_dash) {
        return false;
    }
    let near = &before[char_boundary(before, before.len().saturating_sub(NAMES_BYTES))..];
    let sentence = near.rsplit(ends_sentence).next().unwrap_or_default();
    words::at_most(NAMES_WORDS, sentence)
}

/// Whether a line begins with two words and a dash between them, without spaces.
pub(in crate::segment) fn is_signed(source: &str) -> bool {
    let first = source.split_whitespace().next().unwrap_or_default();
    first.split_once('-').is_some_and(|(outlet, name)| {
        let is_word = |part: &str| part.chars().count() > 1 && part.chars().all(is_letter);
        is_word(outlet) && is_word(name)
    })
}
