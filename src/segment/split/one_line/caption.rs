//! Where a caption is cut out of a page flattened onto one line: words without a full stop that end in an outlet's name in
//! brackets, between the end of a sentence and a word that takes up the article again. What a piece is, its own features say.

use crate::lexicon::Lexicon;
use crate::model::Break;
use crate::segment::phrases::Openers;
use crate::segment::split::line::Points;
use crate::text::chars::{char_boundary, ends_sentence, is_closing, is_word};
use crate::text::fold;
use crate::text::words;

/// Words of a caption with its credit.
const CAPTION_WORDS: std::ops::RangeInclusive<usize> = 4..=24;

/// Longest credit, in bytes.
const CREDIT_BYTES: usize = 80;

/// Bytes that as many words have at most.
const CAPTION_BYTES: usize = 512;

/// Cuts around such captions.
pub(super) fn caption_points(
    source: &str,
    lexicon: &Lexicon,
    openers: &Openers,
    points: &mut Points,
) {
    for (close, _) in source.match_indices(')') {
        let near = char_boundary(source, close.saturating_sub(CREDIT_BYTES));
        let Some(open) = source[near..close].rfind('(').map(|open| near + open) else {
            continue;
        };
        if !is_credit(&source[open + 1..close], lexicon) {
            continue;
        }
        let behind = &source[close + 1..];
        let next = behind.split_whitespace().next().unwrap_or_default();
        let next = fold::phrase(next);
        let goes_on = openers.has(&next) || openers.begins_lede(&next);
        if !behind.starts_with(char::is_whitespace) || !goes_on {
            continue;
        }
        let from = char_boundary(source, open.saturating_sub(CAPTION_BYTES));
        let above = &source[from..open];
        let ended = |(at, c): &(usize, char)| {
            let rest = &above[at + c.len_utf8()..];
            ends_sentence(*c) && rest.trim_start_matches(is_closing).starts_with(' ')
        };
        let Some((at, stop)) = above.char_indices().rev().find(ended) else {
            continue;
        };
        let start = from + at + stop.len_utf8();
        let caption = source[start..=close].trim_start_matches(|c: char| !is_word(c));
        let first = fold::phrase(caption.split_whitespace().next().unwrap_or_default());
        let is_sentence = openers.has(&first) || openers.begins_lede(&first);
        if CAPTION_WORDS.contains(&words::count(caption)) && !is_sentence {
            points.insert(close + 1 - caption.len(), Break::Marker);
            points.insert(close + 1, Break::Marker);
        }
    }
}

/// Whether it names outlets and nothing else.
fn is_credit(inside: &str, lexicon: &Lexicon) -> bool {
    let mut names = inside.split(['-', '–', '/', '،']).map(str::trim);
    names.all(|name| lexicon.outlet(fold::phrase(name).as_str()).is_some())
}
