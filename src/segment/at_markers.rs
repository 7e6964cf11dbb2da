//! Where a line is cut at the markers inside it, and where a headline behind a read-also marker ends when the next
//! sentence was glued to it.

use super::cut::Points;
use super::openers::Openers;
use crate::lexicon::{Class, Hit, Position};
use crate::model::Break;
use crate::text::chars::{ends_sentence, is_closing, is_dash, is_word};
use crate::text::date;
use crate::text::fold::Folded;

/// A headline glued to the next sentence is at least and at most this long, in words.
const HEADLINE_WORDS: std::ops::RangeInclusive<usize> = 4..=24;

/// In a shorter line a phrase of the site makes the whole line the site's; in a longer one it ends a paragraph.
const LONG_LINE_BYTES: usize = 240;

/// A marker with more words behind it than this has text glued to its headline.
const GLUED_WORDS: usize = 28;

/// An aggregator's opening sentence holds the title: the piece ends behind its closing phrase.
pub(super) fn frame_points(hits: &[Hit], points: &mut Points) {
    let frames = || {
        hits.iter()
            .filter(|hit| hit.class == Class::AggregatorFrame && hit.fires.is_some())
    };
    if let Some(opening) = frames().find(|hit| hit.at_start)
        && let Some(closing) = frames().find(|hit| hit.span.start >= opening.span.end)
    {
        points.insert(closing.span.end, Break::Marker);
    }
}

/// Cuts at markers inside the line. Gives the offset behind the first tail marker.
pub(super) fn marker_points(
    source: &str,
    hits: &[Hit],
    flat: bool,
    openers: &Openers,
    points: &mut Points,
) -> Option<usize> {
    let mut tail = None;
    let mut last_end = 0;
    for hit in hits {
        if hit.span.start < last_end {
            continue;
        }
        let inside_frame =
            hit.class == Class::AggregatorFrame && points.contains_key(&hit.span.end);
        if inside_frame || !(hit.at_start || cuts(source, hit, flat, tail.is_some(), last_end)) {
            continue;
        }
        if !hit.at_start {
            points.insert(hit.span.start, Break::Marker);
        }
        last_end = hit.span.end;
        // In the tail the text behind a headline is another article's, and stays with it.
        if hit.class == Class::ReadAlso
            && tail.is_none()
            && let Some(end) = headline_end(source, hit.span.end, openers)
        {
            points.insert(end, Break::Marker);
        }
        if !hit.at_start
            && (is_tail(hit.class)
                || flat && hit.class == Class::SourceLine && hit.span.start * 2 > source.len())
        {
            tail.get_or_insert(hit.span.end);
        }
    }
    tail
}

fn is_tail(class: Class) -> bool {
    matches!(
        class,
        Class::RelatedList
            | Class::MostRead
            | Class::SitePromo
            | Class::Keywords
            | Class::Copyright
            | Class::Comments
    )
}

/// Whether a marker inside a line is one, or words of a sentence. `safe` phrases may have anything behind them.
fn cuts(source: &str, hit: &Hit, flat: bool, in_tail: bool, last_end: usize) -> bool {
    let safe = hit.anything_may_follow;
    let before = source[..hit.span.start].trim_end();
    let closed = before
        .chars()
        .next_back()
        .is_some_and(|c| ends_sentence(c) || is_closing(c) || c == '•' || c == '|');
    let adjacent = last_end > 0 && !source[last_end..hit.span.start].contains(is_word);
    match hit.class {
        _ if hit.fires == Some(Position::Inside) => {
            flat || closed || source.len() >= LONG_LINE_BYTES
        }
        Class::ReadAlso => hit.separator_after || safe && (closed || flat),
        Class::SourceLine => {
            hit.separator_after && (closed || in_tail || adjacent || is_short_date(before))
        }
        Class::RelatedList => flat && (closed || in_tail || hit.separator_after || adjacent),
        Class::MostRead | Class::SitePromo => flat && (closed || in_tail || adjacent),
        Class::Keywords => hit.separator_after && (closed || flat),
        Class::Comments | Class::Copyright | Class::Newsletter | Class::Disclaimer => {
            flat && (in_tail || closed || adjacent)
        }
        Class::Share | Class::Ui | Class::Navigation | Class::Advert | Class::SignOff => {
            flat && (in_tail || (closed && hit.at_end))
        }
        _ => false,
    }
}

/// Whether what stands before a label is only a date (`2023-08-07 00:00:00 - المصدر: …`).
fn is_short_date(before: &str) -> bool {
    const MAX_DATE_BYTES: usize = 120;
    before.len() <= MAX_DATE_BYTES && date::is_date_line(before)
}

/// Where the headline behind a read-also marker ends, when the next sentence was glued to it: before a word that
/// takes up the article again.
fn headline_end(source: &str, from: usize, openers: &Openers) -> Option<usize> {
    // What is short enough to be a headline as a whole is one.
    source[from..].split_whitespace().nth(GLUED_WORDS)?;
    let mut before: Option<(usize, String)> = None;
    for (count, (at, word)) in word_starts(source, from).enumerate() {
        let folded = Folded::of(word).as_str().to_owned();
        if count > *HEADLINE_WORDS.start() {
            if let Some((start, _)) = before.filter(|(_, first)| openers.has_pair(first, &folded)) {
                return Some(start);
            }
            if openers.has(&folded) || word.chars().all(is_dash) {
                return Some(at);
            }
        }
        if ends_sentence(word.chars().next_back()?) && word.chars().count() > 2 {
            return None;
        }
        if count > *HEADLINE_WORDS.end() {
            // Where the headline ends cannot be known: the marker goes, the text stays.
            return Some(from);
        }
        before = Some((at, folded));
    }
    None
}

pub(super) fn word_starts(source: &str, from: usize) -> impl Iterator<Item = (usize, &str)> {
    source[from..]
        .split_whitespace()
        .map(move |word| (word.as_ptr() as usize - source.as_ptr() as usize, word))
}
