//! Where the tail of a page flattened onto one line is cut: around the outlet between the text and the first marker,
//! around hash tags, and at the items of lists.

use std::collections::HashSet;

use crate::lexicon::{Hit, Lexicon};
use crate::model::Break;
use crate::segment::phrases::{WordList, is_on};
use crate::segment::split::line::Points;
use crate::text::chars::{ends_sentence, is_dash};
use crate::text::dates::DateSpans;
use crate::text::fold;
use crate::text::words;

/// Cuts around an outlet alone between the last sentence and the first marker of the tail.
pub(super) fn signature_points(source: &str, hits: &[Hit], lexicon: &Lexicon, points: &mut Points) {
    /// The longest name of an outlet, in words and in bytes.
    const NAME_WORDS: usize = 4;
    const NAME_BYTES: usize = 120;
    let markers = hits.iter().filter(|hit| !hit.at_start);
    for end in markers.map(|hit| hit.span.start).chain([source.len()]) {
        // No further back than a name is long: a page of nothing but markers must not cost its square.
        let near = (0..=end.saturating_sub(NAME_BYTES))
            .rev()
            .find(|&at| source.is_char_boundary(at))
            .unwrap_or_default();
        let Some(stop) = source[near..end].trim_end().rfind(ends_sentence) else {
            continue;
        };
        let stop = near + stop;
        let start = stop + source[stop..].chars().next().map_or(0, char::len_utf8);
        let name = source[start..end].trim();
        // `news item` before `the next one` is no newspaper of that name.
        let is_pager = is_on(WordList::PagerThing, &fold::phrase(name));
        let short = !is_pager && (1..=NAME_WORDS).contains(&name.split_whitespace().count());
        if short && lexicon.outlet(fold::phrase(name).as_str()).is_some() {
            points.insert(start, Break::Marker);
            points.insert(end, Break::Marker);
        }
    }
}

/// Cuts around two or more words with a hash sign between a sentence and a marker or the page's end. Such words inside of
/// a sentence or before one belong to it.
pub(super) fn hash_points(source: &str, hits: &[Hit], points: &mut Points) {
    if !source.contains('#') {
        return;
    }
    let markers: HashSet<usize> = hits.iter().map(|hit| hit.span.start).collect();
    let mut words = words::parts(source, 0).peekable();
    while let Some((start, word)) = words.next() {
        if !word.starts_with('#') {
            continue;
        }
        let (mut end, mut count) = (start + word.len(), 1);
        while let Some((at, word)) = words.next_if(|(_, word)| word.starts_with('#')) {
            (end, count) = (at + word.len(), count + 1);
        }
        let below = words.peek().map(|&(at, _)| at);
        let above_tail = below.is_none_or(|below| markers.contains(&below));
        if count >= 2 && above_tail && source[..start].trim_end().ends_with(ends_sentence) {
            points.insert(start, Break::Marker);
            points.insert(end, Break::Marker);
        }
    }
}

/// Cuts the list behind a tail marker at its bullets and dates.
pub(super) fn item_points(dates: &DateSpans<'_>, source: &str, tail: usize, points: &mut Points) {
    for date in dates.listed_from(tail) {
        points.insert(date.start, Break::Marker);
        points.insert(date.end, Break::Marker);
    }
    for (at, c) in source[tail..].char_indices() {
        let at = tail + at;
        let spaced = source[..at].ends_with(char::is_whitespace)
            && source[at + c.len_utf8()..].starts_with(char::is_whitespace);
        if spaced
            && (matches!(c, '•' | '▪' | '●' | '◄' | '»' | '*')
                || is_dash(c)
                    && !source[..at]
                        .trim_end()
                        .ends_with(|c: char| c.is_ascii_digit()))
        {
            points.insert(at, Break::Marker);
        }
    }
}
