//! Cutting: a document text becomes segments. A visible line is one segment; a long line that holds markers is
//! cut at them and at sentence ends, a whole page flattened onto one line also at dates and runs of controls, so
//! that every later step sees one kind of thing. It cuts; it does not judge.

use std::collections::BTreeMap;

use super::openers::Openers;
use crate::lexicon::{Class, Hit, Lexicon, Position};
use crate::model::{Break, Segment, Span};
use crate::text::chars::{ends_sentence, is_closing, is_dash};
use crate::text::date;
use crate::text::fold::Folded;
use crate::text::lines::{trim, visible_lines};

/// A line at least this long, in bytes, that also holds most of the text is a flattened page. A long newspaper
/// paragraph is shorter or has neighbours.
const FLAT_LINE_BYTES: usize = 600;

/// Gaps of this many spaces are separators that a scraper put between the items of a ticker.
const TICKER_GAP: &str = "    ";

/// A line with this many such gaps is a ticker.
const TICKER_GAPS: usize = 5;

/// A headline glued to the next sentence is at least and at most this long, in words.
const HEADLINE_WORDS: std::ops::RangeInclusive<usize> = 4..=24;

type Points = BTreeMap<usize, Break>;

/// Cuts a text into segments, in order, without blank ones.
pub(super) fn cut(text: &str, lexicon: &Lexicon, openers: &Openers, passed: &dyn Fn(&Hit) -> bool) -> Vec<Segment> {
    let mut segments = Vec::new();
    let visible = trim(text, 0..text.len()).len();
    let mut folded = Folded::default();
    for line in visible_lines(text) {
        let source = &text[line.clone()];
        folded.refold(source);
        let hits: Vec<Hit> = lexicon.hits(source, &folded).into_iter().filter(|hit| passed(hit)).collect();
        let flat = source.len() >= FLAT_LINE_BYTES && source.len() * 2 >= visible;
        let points = points(source, &hits, flat, openers);
        push_pieces(text, &line, &points, &mut segments);
    }
    segments
}

fn push_pieces(text: &str, line: &Span, points: &Points, segments: &mut Vec<Segment>) {
    let starts = std::iter::once((0, Break::Line)).chain(points.iter().map(|(&at, &before)| (at, before)));
    let ends = points.keys().copied().chain(std::iter::once(line.len()));
    for ((start, before), end) in starts.zip(ends) {
        let span = trim(text, line.start + start..line.start + end);
        if !span.is_empty() {
            segments.push(Segment { span, before });
        }
    }
}

fn points(source: &str, hits: &[Hit], flat: bool, openers: &Openers) -> Points {
    let mut points = Points::new();
    if source.matches(TICKER_GAP).count() >= TICKER_GAPS {
        points.extend(source.match_indices(TICKER_GAP).map(|(at, gap)| (at + gap.len(), Break::Marker)));
    }
    frame_points(hits, &mut points);
    let tail = marker_points(source, hits, flat, openers, &mut points);
    if flat {
        run_points(source, hits, &mut points);
        if let Some(tail) = tail {
            item_points(source, tail, &mut points);
        }
    }
    if flat || !points.is_empty() {
        sentence_points(source, &mut points);
    }
    points.remove(&0);
    points.remove(&source.len());
    points
}

/// An aggregator's opening sentence holds the title: the piece ends behind its closing phrase.
fn frame_points(hits: &[Hit], points: &mut Points) {
    let frames = || hits.iter().filter(|hit| hit.class == Class::AggregatorFrame && hit.fires.is_some());
    if let Some(opening) = frames().find(|hit| hit.at_start)
        && let Some(closing) = frames().find(|hit| hit.span.start >= opening.span.end)
    {
        points.insert(closing.span.end, Break::Marker);
    }
}

/// Cuts at markers inside the line. Gives the offset behind the first tail marker.
fn marker_points(source: &str, hits: &[Hit], flat: bool, openers: &Openers, points: &mut Points) -> Option<usize> {
    let mut tail = None;
    let mut last_end = 0;
    for hit in hits {
        if hit.span.start < last_end {
            continue;
        }
        let inside_frame = hit.class == Class::AggregatorFrame && points.contains_key(&hit.span.end);
        if inside_frame || !(hit.at_start || cuts(source, hit, flat, tail.is_some(), last_end)) {
            continue;
        }
        if !hit.at_start {
            points.insert(hit.span.start, Break::Marker);
        }
        last_end = hit.span.end;
        if hit.class == Class::ReadAlso
            && let Some(end) = headline_end(source, hit.span.end, openers)
        {
            points.insert(end, Break::Marker);
        }
        if !hit.at_start && is_tail(hit.class) {
            tail.get_or_insert(hit.span.end);
        }
    }
    tail
}

fn is_tail(class: Class) -> bool {
    matches!(class, Class::RelatedList | Class::MostRead | Class::SitePromo | Class::Keywords | Class::Copyright | Class::Comments)
}

fn cuts(source: &str, hit: &Hit, flat: bool, in_tail: bool, last_end: usize) -> bool {
    let before = source[..hit.span.start].trim_end();
    let closed = before.chars().next_back().is_some_and(|c| ends_sentence(c) || is_closing(c) || c == '•' || c == '|');
    let adjacent = last_end > 0 && !source[last_end..hit.span.start].contains(char::is_alphanumeric);
    match hit.class {
        _ if hit.fires == Some(Position::Inside) => true,
        Class::ReadAlso => hit.separator_after || closed || flat,
        Class::SourceLine => hit.separator_after && (closed || in_tail || adjacent),
        Class::RelatedList | Class::MostRead | Class::SitePromo => flat && (closed || in_tail || hit.separator_after || adjacent),
        Class::Keywords => hit.separator_after && (closed || flat),
        Class::Comments | Class::Copyright | Class::Newsletter | Class::Disclaimer => flat && (in_tail || closed || adjacent),
        Class::Share | Class::Ui | Class::Navigation | Class::Advert | Class::SignOff => flat && (in_tail || (closed && hit.at_end)),
        _ => false,
    }
}

/// Where the headline behind a read-also marker ends, when the next sentence was glued to it: before a word that
/// takes up the article again.
fn headline_end(source: &str, from: usize, openers: &Openers) -> Option<usize> {
    let mut words = 0;
    for (at, word) in word_starts(source, from) {
        if ends_sentence(word.chars().next_back()?) && word.chars().count() > 2 {
            return None;
        }
        if words >= *HEADLINE_WORDS.start() && openers.has(Folded::of(word).as_str()) {
            return Some(at);
        }
        words += 1;
        if words > *HEADLINE_WORDS.end() {
            return None;
        }
    }
    None
}

fn word_starts(source: &str, from: usize) -> impl Iterator<Item = (usize, &str)> {
    source[from..].split_whitespace().map(move |word| (word.as_ptr() as usize - source.as_ptr() as usize, word))
}

/// Cuts around dates printed by the page and around runs of two and more controls.
fn run_points(source: &str, hits: &[Hit], points: &mut Points) {
    let mut marks: Vec<(Span, bool)> = date::stamps(source).into_iter().map(|span| (span, true)).collect();
    marks.extend(hits.iter().filter(|hit| is_control(hit.class)).map(|hit| (hit.span.clone(), false)));
    marks.sort_by_key(|(span, _)| span.start);
    let mut run: Option<(Span, usize, bool)> = None;
    for (span, stamp) in marks {
        run = Some(match run.take() {
            Some((run, count, stamped)) if span.start <= run.end || !source[run.end..span.start].contains(char::is_alphanumeric) => {
                (run.start..run.end.max(span.end), count + usize::from(span.start >= run.end), stamped || stamp)
            }
            finished => {
                close_run(finished, points);
                (span, 1, stamp)
            }
        });
    }
    close_run(run, points);
}

fn close_run(run: Option<(Span, usize, bool)>, points: &mut Points) {
    if let Some((span, count, stamped)) = run
        && (count >= 2 || stamped)
    {
        points.insert(span.start, Break::Marker);
        points.insert(span.end, Break::Marker);
    }
}

fn is_control(class: Class) -> bool {
    matches!(class, Class::Share | Class::Ui | Class::Navigation | Class::Comments | Class::Dateline)
}

/// Cuts the list behind a tail marker at its bullets.
fn item_points(source: &str, tail: usize, points: &mut Points) {
    for (at, c) in source[tail..].char_indices() {
        let at = tail + at;
        let spaced = source[..at].ends_with(char::is_whitespace) && source[at + c.len_utf8()..].starts_with(char::is_whitespace);
        if spaced && (matches!(c, '•' | '▪' | '●' | '◄' | '»' | '*') || is_dash(c) && !source[..at].trim_end().ends_with(|c: char| c.is_ascii_digit())) {
            points.insert(at, Break::Marker);
        }
    }
}

/// Cuts behind sentence ends, not behind initials and abbreviations (`د. `).
fn sentence_points(source: &str, points: &mut Points) {
    let mut word_letters = 0;
    let mut ended = false;
    for (at, c) in source.char_indices() {
        if c.is_whitespace() {
            if ended && source[at..].trim_start().starts_with(|c: char| c.is_alphabetic() || matches!(c, '"' | '«' | '“')) {
                points.entry(at).or_insert(Break::Sentence);
            }
            (word_letters, ended) = (0, false);
        } else if ends_sentence(c) {
            ended = word_letters > 2 || word_letters == 0;
        } else if is_closing(c) {
            // A closing quote or bracket belongs to the sentence it closes.
        } else {
            word_letters += 1;
            ended = false;
        }
    }
}
