//! Cutting: a document text becomes segments. A visible line is one segment; a long line that holds markers is
//! cut at them and at sentence ends, a whole page flattened onto one line also at dates and runs of controls, so
//! that every later step sees one kind of thing. It cuts; it does not judge.

use std::collections::BTreeMap;

use super::at_markers::{Line, frame_points, marker_points};
use super::flat::{item_points, lede_point, run_points, sentence_points, title_points};
use super::openers::Openers;
use crate::lexicon::{Hit, Lexicon};
use crate::model::{Break, Segment, Span};
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

/// Where a line is cut, and why.
pub(super) type Points = BTreeMap<usize, Break>;

/// Cuts a text into segments, in order, without blank ones.
pub(super) fn cut(
    text: &str,
    lexicon: &Lexicon,
    openers: &Openers,
    passed: &dyn Fn(&Hit) -> bool,
) -> Vec<Segment> {
    let mut segments = Vec::new();
    let visible = trim(text, 0..text.len()).len();
    let mut folded = Folded::default();
    for line in visible_lines(text) {
        let source = &text[line.clone()];
        folded.refold(source);
        let hits: Vec<Hit> = lexicon
            .hits(source, &folded)
            .into_iter()
            .filter(|hit| passed(hit))
            .collect();
        let flat = source.len() >= FLAT_LINE_BYTES && source.len() * 2 >= visible
            || source.len() >= SHORT_FLAT_LINE_BYTES && source.len() * 10 >= visible * 9;
        let points = points(source, &hits, flat, lexicon, openers);
        push_pieces(text, &line, &points, &mut segments);
    }
    segments
}

fn push_pieces(text: &str, line: &Span, points: &Points, segments: &mut Vec<Segment>) {
    let starts =
        std::iter::once((0, Break::Line)).chain(points.iter().map(|(&at, &before)| (at, before)));
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
        points.extend(
            source
                .match_indices(TICKER_GAP)
                .map(|(at, gap)| (at + gap.len(), Break::Marker)),
        );
    }
    frame_points(hits, &mut points);
    let line = Line {
        source,
        flat,
        lexicon,
        openers,
    };
    let tail = marker_points(&line, hits, &mut points);
    if flat {
        run_points(source, hits, lexicon, &mut points);
        if let Some(tail) = tail {
            item_points(source, tail, &mut points);
        }
    }
    if flat {
        title_points(source, &mut points);
        lede_point(source, openers, &mut points);
    }
    if flat || !points.is_empty() {
        sentence_points(source, &mut points);
    }
    points.remove(&0);
    points.remove(&source.len());
    points
}
