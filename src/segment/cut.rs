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

/// A shorter line is one, too, when it holds nearly the whole text.
const SHORT_FLAT_LINE_BYTES: usize = 240;

/// Gaps of this many spaces are separators that a scraper put between the items of a ticker.
const TICKER_GAP: &str = "    ";

/// A line with this many such gaps is a ticker.
const TICKER_GAPS: usize = 5;

/// A headline glued to the next sentence is at least and at most this long, in words.
const HEADLINE_WORDS: std::ops::RangeInclusive<usize> = 4..=24;

/// A marker with more words behind it than this has text glued to its headline.
const GLUED_WORDS: usize = 28;

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
        let flat = source.len() >= FLAT_LINE_BYTES && source.len() * 2 >= visible
            || source.len() >= SHORT_FLAT_LINE_BYTES && source.len() * 10 >= visible * 9;
        let points = points(source, &hits, flat, lexicon, openers);
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

fn points(source: &str, hits: &[Hit], flat: bool, lexicon: &Lexicon, openers: &Openers) -> Points {
    let mut points = Points::new();
    if source.matches(TICKER_GAP).count() >= TICKER_GAPS {
        points.extend(source.match_indices(TICKER_GAP).map(|(at, gap)| (at + gap.len(), Break::Marker)));
    }
    frame_points(hits, &mut points);
    let tail = marker_points(source, hits, flat, openers, &mut points);
    if flat {
        run_points(source, hits, lexicon, &mut points);
        if let Some(tail) = tail {
            item_points(source, tail, &mut points);
        }
    }
    if flat {
        title_points(source, &mut points);
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
        // In the tail the text behind a headline is another article's, and stays with it.
        if hit.class == Class::ReadAlso
            && tail.is_none()
            && let Some(end) = headline_end(source, hit.span.end, openers)
        {
            points.insert(end, Break::Marker);
        }
        if !hit.at_start && (is_tail(hit.class) || flat && hit.class == Class::SourceLine && hit.span.start * 2 > source.len()) {
            tail.get_or_insert(hit.span.end);
        }
    }
    tail
}

fn is_tail(class: Class) -> bool {
    matches!(class, Class::RelatedList | Class::MostRead | Class::SitePromo | Class::Keywords | Class::Copyright | Class::Comments)
}

/// Whether a marker inside a line is one, or words of a sentence. `safe` phrases may have anything behind them.
fn cuts(source: &str, hit: &Hit, flat: bool, in_tail: bool, last_end: usize) -> bool {
    let safe = hit.anything_may_follow;
    let before = source[..hit.span.start].trim_end();
    let closed = before.chars().next_back().is_some_and(|c| ends_sentence(c) || is_closing(c) || c == '•' || c == '|');
    let adjacent = last_end > 0 && !source[last_end..hit.span.start].contains(char::is_alphanumeric);
    match hit.class {
        _ if hit.fires == Some(Position::Inside) => true,
        Class::ReadAlso => hit.separator_after || safe && (closed || flat),
        Class::SourceLine => hit.separator_after && (closed || in_tail || adjacent || is_short_date(before)),
        Class::RelatedList => flat && (closed || in_tail || hit.separator_after || adjacent),
        Class::MostRead | Class::SitePromo => flat && (closed || in_tail || adjacent),
        Class::Keywords => hit.separator_after && (closed || flat),
        Class::Comments | Class::Copyright | Class::Newsletter | Class::Disclaimer => flat && (in_tail || closed || adjacent),
        Class::Share | Class::Ui | Class::Navigation | Class::Advert | Class::SignOff => flat && (in_tail || (closed && hit.at_end)),
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
    if source[from..].split_whitespace().nth(GLUED_WORDS).is_none() {
        return None;
    }
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

fn word_starts(source: &str, from: usize) -> impl Iterator<Item = (usize, &str)> {
    source[from..].split_whitespace().map(move |word| (word.as_ptr() as usize - source.as_ptr() as usize, word))
}

/// Cuts around dates printed by the page and around runs of controls and section names.
fn run_points(source: &str, hits: &[Hit], lexicon: &Lexicon, points: &mut Points) {
    let stamps = date::stamps(source);
    for stamp in &stamps {
        points.insert(stamp.start, Break::Marker);
        points.insert(stamp.end, Break::Marker);
    }
    let mut marks: Vec<Span> = section_spans(source, lexicon);
    marks.extend(hits.iter().filter(|hit| is_control(hit.class)).map(|hit| hit.span.clone()));
    marks.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut run: Option<(Span, usize)> = None;
    for span in marks {
        run = Some(match run.take() {
            Some((run, count)) if span.start < run.end => (run.start..run.end.max(span.end), count),
            Some((run, count)) if !source[run.end..span.start].contains(char::is_alphanumeric) => (run.start..span.end, count + 1),
            finished => {
                close_run(source, finished, &stamps, points);
                (span, 1)
            }
        });
    }
    close_run(source, run, &stamps, points);
}

/// One control word may stand in a sentence; two in a row, or one beside a printed date or the line's start, do
/// not.
fn close_run(source: &str, run: Option<(Span, usize)>, stamps: &[Span], points: &mut Points) {
    let Some((span, count)) = run else { return };
    let beside = stamps.iter().any(|stamp| touches(source, stamp, &span));
    if count >= 2 || beside || span.start == 0 {
        points.insert(span.start, Break::Marker);
        points.insert(span.end, Break::Marker);
    }
}

fn touches(source: &str, left: &Span, right: &Span) -> bool {
    let between = if left.end <= right.start { left.end..right.start } else { right.end..left.start.max(right.end) };
    !source[between].contains(char::is_alphanumeric)
}

/// Section names that stand next to each other in a line, two and more: a menu.
fn section_spans(source: &str, lexicon: &Lexicon) -> Vec<Span> {
    const NAME_WORDS: usize = 3;
    let words: Vec<Span> = word_starts(source, 0).map(|(at, word)| at..at + word.len()).collect();
    let name_at = |at: usize| {
        (1..=NAME_WORDS.min(words.len() - at)).rev().find(|&length| {
            let name = &source[words[at].start..words[at + length - 1].end];
            lexicon.is_section(Folded::of(name).as_str())
        })
    };
    let mut spans = Vec::new();
    let (mut at, mut run) = (0, Vec::new());
    while at < words.len() {
        if let Some(length) = name_at(at) {
            run.push(words[at].start..words[at + length - 1].end);
            at += length;
            continue;
        }
        if run.len() >= 2 {
            spans.append(&mut run);
        }
        run.clear();
        at += 1;
    }
    if run.len() >= 2 {
        spans.append(&mut run);
    }
    spans
}

fn is_control(class: Class) -> bool {
    matches!(class, Class::Share | Class::Ui | Class::Navigation | Class::Comments | Class::Dateline)
}

/// Cuts around a second printing of the headline with which a flattened page begins, without its site suffix.
fn title_points(source: &str, points: &mut Points) {
    const MIN_TITLE_BYTES: usize = 30;
    const MAX_TITLE_BYTES: usize = 400;
    let Some((&end, _)) = points.iter().find(|&(&at, _)| at >= MIN_TITLE_BYTES) else { return };
    let first = source[..end].trim();
    if end > MAX_TITLE_BYTES {
        return;
    }
    let bare = [" - ", " | ", " – ", " :: "].iter().find_map(|dash| first.rsplit_once(dash)).map_or(first, |(bare, _)| bare);
    if bare.len() >= MIN_TITLE_BYTES
        && let Some(at) = source[end..].find(bare)
    {
        points.insert(end + at, Break::Marker);
        points.insert(end + at + bare.len(), Break::Marker);
    }
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
    let (mut ended, mut dots) = (false, 0);
    for (at, c) in source.char_indices() {
        if c.is_whitespace() {
            if ended && source[at..].trim_start().starts_with(|c: char| c.is_alphabetic() || matches!(c, '"' | '«' | '“' | '©')) {
                points.entry(at).or_insert(Break::Sentence);
            }
            (word_letters, ended, dots) = (0, false, 0);
        } else if ends_sentence(c) {
            // Two dots in a row join the parts of a headline.
            dots = if c == '.' { dots + 1 } else { 0 };
            ended = dots != 2 && (word_letters > 2 || word_letters == 0);
        } else if is_closing(c) {
            // A closing quote or bracket belongs to the sentence it closes.
        } else {
            word_letters += 1;
            (ended, dots) = (false, 0);
        }
    }
}
