//! Where a line is cut at the markers inside it, and where a headline behind a read-also marker ends when the next
//! sentence was glued to it.

use super::data_row::{DataRow, name_end, source_end};
use super::furniture;
use super::line::{Line, Points};
use crate::lexicon::{Class, Hit, Position};
use crate::model::Break;
use crate::segment::phrases::{Openers, WordList, is_dateline, is_on, is_tag_list};
use crate::text::chars::{ends_sentence, is_closing, is_dash, is_digit, is_word};
use crate::text::dates;
use crate::text::fold;
use crate::text::words;
use std::cell::LazyCell;

/// A headline glued to the next sentence is at least and at most this long, in words.
const HEADLINE_WORDS: std::ops::RangeInclusive<usize> = 4..=24;

/// In a shorter line, in bytes, a phrase of the site makes the whole line the site's; a longer line is a paragraph that the
/// phrase was glued to, and is cut at it.
const LONG_LINE_BYTES: usize = 240;

/// A source or tags with this many sentence ends above them are below a text, not above it.
const BODY_SENTENCES: usize = 2;

/// A marker with more words behind it than this has a sentence glued to its headline.
const GLUED_WORDS: usize = 28;

/// Bytes of tags with which a page ends.
const MOST_TAG_BYTES: usize = 800;

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
pub(super) fn marker_points(line: &Line<'_>, hits: &[Hit], points: &mut Points) -> Option<usize> {
    let mut tail = None;
    let mut last_end = 0;
    let mut row = DataRow::default();
    // Looked for once: from each marker it would cost the square of a long line.
    let body = LazyCell::new(|| body_end(line.source));
    let furniture = furniture::tail_start(line, hits);
    for (at, hit) in hits.iter().enumerate() {
        let inside_frame =
            hit.class == Class::AggregatorFrame && points.contains_key(&hit.span.end);
        if hit.span.start < last_end || inside_frame {
            continue;
        }
        let is_furniture = furniture.is_some_and(|start| hit.span.start >= start);
        if !hit.at_start {
            let cuts = || {
                row.goes_on_with(line.source, hit)
                    || cuts(line, hit, tail.is_some() || is_furniture, last_end)
            };
            if !(is_furniture && is_printed_alone(hit) || cuts()) {
                continue;
            }
            points.insert(start_with_bracket(line.source, hit), Break::Marker);
        }
        last_end = hit.span.end;
        row.pass(hit);
        if let Some(end) = payload_end(line, hit, hits.get(at + 1), tail.is_some()) {
            points.insert(end, Break::Marker);
        }
        if !hit.at_start && begins_tail(line, hit, &body) {
            tail.get_or_insert(hit.span.end);
        }
    }
    tail
}

/// Whether what a page prints alone on its lines stands here, whatever is around it.
fn is_printed_alone(hit: &Hit) -> bool {
    matches!(
        hit.class,
        Class::Keywords | Class::RelatedList | Class::Comments | Class::Share | Class::Navigation
    )
}

/// Whether a flattened page does not come back to its text behind a marker. A source or tags may be above the text, too.
fn begins_tail(
    line: &Line<'_>,
    hit: &Hit,
    body: &LazyCell<Option<usize>, impl FnOnce() -> Option<usize>>,
) -> bool {
    match hit.class {
        Class::RelatedList
        | Class::MostRead
        | Class::SitePromo
        | Class::Copyright
        | Class::Comments => true,
        Class::Keywords | Class::SourceLine => {
            line.flat && body.is_some_and(|end| end <= hit.span.start)
        }
        _ => false,
    }
}

/// The end of the sentence behind which a source or tags are below the text.
fn body_end(line: &str) -> Option<usize> {
    let (at, end) = line.match_indices(ends_sentence).nth(BODY_SENTENCES - 1)?;
    Some(at + end.len())
}

/// Whether a marker inside a line is one, or words of a sentence.
fn cuts(line: &Line<'_>, hit: &Hit, in_tail: bool, last_end: usize) -> bool {
    let flat = line.flat;
    // Such a phrase is a marker whatever follows it.
    let safe = hit.anything_may_follow;
    let before = line.source[..hit.span.start].trim_end();
    let opened = opens_quotation(before);
    let closed = !opened
        && before.ends_with(|c: char| ends_sentence(c) || is_closing(c) || matches!(c, '•' | '|'));
    let adjacent = last_end > 0 && !line.source[last_end..hit.span.start].contains(is_word);
    match hit.class {
        Class::Keep | Class::Drop => false,
        _ if hit.fires == Some(Position::Inside) || hit.is_users && hit.fires.is_some() => {
            flat || closed || line.source.len() >= LONG_LINE_BYTES
        }
        _ if hit.is_users => flat && (closed || in_tail || adjacent || hit.separator_after),
        Class::ReadAlso => hit.separator_after || safe && (closed || flat),
        Class::Caption => {
            let comma = line.source[hit.span.end..].trim_start().starts_with('،');
            flat && closed && (hit.separator_after || comma)
        }
        Class::SourceLine if is_dateline(line.source, hit) => false,
        Class::SourceLine => {
            let labels = closed || in_tail || adjacent || is_short_date(before);
            hit.separator_after && !opened && (labels || flat && !is_spoken(before))
        }
        Class::RelatedList => flat && (closed || in_tail || hit.separator_after || adjacent),
        Class::MostRead | Class::SitePromo => flat && (closed || in_tail || adjacent),
        Class::Keywords => {
            let behind = &line.source[hit.span.end..];
            let tags = || flat && behind.len() <= MOST_TAG_BYTES && is_tag_list(behind);
            hit.separator_after && (closed || flat) || closed && tags()
        }
        Class::Comments | Class::Copyright | Class::Newsletter | Class::Disclaimer => {
            flat && (in_tail || adjacent || closed && safe || is_counted(line.source, hit))
        }
        // A teaser's button, glued to its cut sentence.
        Class::Ui if hit.at_end && is_cut_off(before, &line.source[hit.span.end..]) => true,
        Class::Share | Class::Ui | Class::Navigation | Class::Advert | Class::SignOff => {
            flat && (in_tail || closed && hit.at_end)
        }
        _ => false,
    }
}

/// Whether the number of comments stands behind the word, in brackets: `التعليقات (0)`.
fn is_counted(source: &str, hit: &Hit) -> bool {
    let inside = source[hit.span.end..].trim_start().strip_prefix('(');
    let count = inside.and_then(|inside| inside.split_once(')'));
    hit.class == Class::Comments
        && count.is_some_and(|(count, _)| !count.is_empty() && count.chars().all(is_digit))
}

/// Where a marker begins with the bracket that it is printed in.
fn start_with_bracket(source: &str, hit: &Hit) -> usize {
    let before = source[..hit.span.start].trim_end();
    let bracket = before.strip_suffix(['(', '[']);
    bracket.map_or(hit.span.start, str::len)
}

/// Whether a sentence was cut off before a button: it ends in dots, or the button has them in its brackets.
fn is_cut_off(before: &str, behind: &str) -> bool {
    let dots = |text: &str| text.starts_with("..") || text.starts_with('…');
    before.ends_with("..")
        || before.ends_with('…')
        || before.ends_with(['(', '[']) && dots(behind.trim_start())
}

/// Whether a quotation mark at the end of a text opens a quotation: the name of an outlet in a sentence stands behind it.
fn opens_quotation(before: &str) -> bool {
    let marks = ['"', '\'', '«', '“', '”'];
    before.strip_suffix(marks).is_some_and(|above| {
        // The stretched particle of a name in quotation marks, or the blank before it.
        above.is_empty() || above.ends_with(|c: char| c == 'ـ' || c.is_whitespace())
    })
}

/// Whether the words before make `المصدر` somebody who says something (`وقال المصدر: …`).
fn is_spoken(before: &str) -> bool {
    let last = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    is_on(WordList::BeforeSourceSaid, &fold::phrase(last))
}

/// Where what a marker announces ends, when the next sentence was glued to it.
fn payload_end(line: &Line<'_>, hit: &Hit, next: Option<&Hit>, in_tail: bool) -> Option<usize> {
    /// Words of the longest name; a payload of more has a sentence glued to it.
    const NAME_WORDS: usize = 4;
    match hit.class {
        // In the tail the text behind a headline is another article's, and stays with it.
        Class::ReadAlso if !in_tail => headline_end(line.source, hit.span.end, line.openers),
        Class::Caption if line.flat && !in_tail => {
            headline_end(line.source, hit.span.end, line.openers)
        }
        Class::SourceLine if source_end(line.source, hit).is_some() => source_end(line.source, hit),
        Class::SourceLine if line.flat && hit.separator_after => {
            let end = next.map_or(line.source.len(), |next| next.span.start.max(hit.span.end));
            line.source[hit.span.end..end]
                .split_whitespace()
                .nth(NAME_WORDS)?;
            name_end(line, hit.span.end)
        }
        _ => None,
    }
}

/// Whether the text before a label is only a date (`2023-08-07 00:00:00 - المصدر: …`).
fn is_short_date(before: &str) -> bool {
    const MAX_DATE_BYTES: usize = 120;
    before.len() <= MAX_DATE_BYTES && dates::is_date_line(before)
}

/// Where the headline behind a read-also marker ends, when the next sentence was glued to it: before a word that
/// takes up the article again.
fn headline_end(source: &str, from: usize, openers: &Openers) -> Option<usize> {
    // A payload this short is a headline as a whole, unless it ends as no headline does.
    let short = words::at_most(GLUED_WORDS, &source[from..]);
    if short && !source.trim_end().ends_with(ends_sentence) {
        return None;
    }
    let mut before: Option<(usize, String)> = None;
    for (count, (at, word)) in words::parts(source, from).enumerate() {
        let folded = fold::phrase(word);
        if count > *HEADLINE_WORDS.start() {
            if let Some((start, _)) = before.filter(|(_, first)| openers.has_pair(first, &folded)) {
                return Some(start);
            }
            if openers.lists(&folded)
                || !short && (openers.has(&folded) || word.chars().all(is_dash))
            {
                return Some(at);
            }
        }
        // Two dots join the parts of a headline.
        let stopped =
            word.ends_with(ends_sentence) && (!word.ends_with("..") || word.ends_with("..."));
        if stopped && word.chars().count() > 2 {
            return None;
        }
        if count > *HEADLINE_WORDS.end() && !short {
            // Where the headline ends cannot be known: the marker goes, the text stays.
            return Some(from);
        }
        before = Some((at, folded));
    }
    None
}
