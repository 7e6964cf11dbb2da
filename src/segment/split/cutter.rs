//! Cutting a line into segments. A visible line is one segment; a long line that holds markers is cut at them and at
//! sentence ends, a whole page flattened onto one line also at dates and runs of controls, so that each segment is of
//! one role. It decides no role.

use std::sync::LazyLock;

use super::at_markers::{frame_points, marker_points};
use super::line::{Line, Points};
use super::one_line;
use super::sentences::sentence_points;
use crate::lexicon::{Class, Hit, Lexicon};
use crate::model::{Break, Segment, Span};
use crate::segment::phrases::Openers;
use crate::text::fold::Folded;
use crate::text::left_attribute::left_attributes;
use crate::text::lines::trim;
use memchr::memmem;

/// A line of at least this many bytes that also makes up half of the text is a flattened page. A long newspaper
/// paragraph is shorter or has neighbours.
const FLAT_LINE_BYTES: usize = 600;

/// A line of at least this many bytes is one, too, if it makes up nine tenths of the text.
const SHORT_FLAT_LINE_BYTES: usize = 240;

/// Gaps of this many spaces are separators that a scraper put between the items of a ticker.
const TICKER_GAP: &str = "    ";

/// A line with this many such gaps is a ticker.
const TICKER_GAPS: usize = 5;

static GAP: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new(TICKER_GAP));

/// Cuts the lines of one text.
pub(in crate::segment) struct Cutter<'a> {
    text: &'a str,
    /// Length of the text without what is not visible at its ends, in bytes.
    visible: usize,
    /// Whether it holds the gap of a ticker, which few texts do.
    has_gaps: bool,
    /// Whether it holds the end of a tag, which few texts do.
    has_left_tags: bool,
    lexicon: &'a Lexicon,
    openers: &'a Openers,
}

impl<'a> Cutter<'a> {
    pub(in crate::segment) fn new(
        text: &'a str,
        lexicon: &'a Lexicon,
        openers: &'a Openers,
    ) -> Self {
        Self {
            text,
            visible: trim(text, 0..text.len()).len(),
            has_gaps: GAP.find(text.as_bytes()).is_some(),
            has_left_tags: left_attributes(text).next().is_some(),
            lexicon,
            openers,
        }
    }

    /// The pieces of a visible line, in order, without blank ones; none if the line is not cut.
    pub(in crate::segment) fn pieces(
        &self,
        line: &Span,
        folded: &Folded,
        hits: &[Hit],
    ) -> Vec<Segment> {
        let source = &self.text[line.clone()];
        let flat = self.is_flat(source, hits);
        // What a user keeps or drops is a line, or a sentence of a page on one line.
        if !flat && hits.iter().any(is_of_line) {
            return Vec::new();
        }
        // Most lines hold nothing to cut at.
        if hits.is_empty() && !flat && !self.has_gaps && !self.has_left_tags {
            return Vec::new();
        }
        let known = Line {
            source,
            folded,
            flat,
            lexicon: self.lexicon,
            openers: self.openers,
        };
        let points = points(&known, hits);
        if points.is_empty() {
            return Vec::new();
        }
        let starts = std::iter::once((0, Break::Line))
            .chain(points.iter().map(|(&at, &before)| (at, before)));
        let ends = points.keys().copied().chain(std::iter::once(line.len()));
        let piece = |((start, before), end): ((usize, Break), usize)| Segment {
            span: trim(self.text, line.start + start..line.start + end),
            before,
        };
        let pieces = starts.zip(ends).map(piece);
        pieces.filter(|piece| !piece.span.is_empty()).collect()
    }

    /// Whether a line is a whole page.
    fn is_flat(&self, line: &str, hits: &[Hit]) -> bool {
        // A menu at the head of a long line: no paragraph begins so.
        let begins_menu =
            |hit: &Hit| hit.at_start && hit.fires.is_some() && hit.class == Class::Navigation;
        let (whole, long) = (self.visible, line.len() >= SHORT_FLAT_LINE_BYTES);
        line.len() >= FLAT_LINE_BYTES && line.len() * 2 >= whole
            || long && (line.len() * 10 >= whole * 9 || hits.first().is_some_and(begins_menu))
    }
}

/// Whether a user's row decides about the whole line.
fn is_of_line(hit: &Hit) -> bool {
    hit.is_users && hit.fires.is_some() && matches!(hit.class, Class::Keep | Class::Drop)
}

fn points(line: &Line<'_>, hits: &[Hit]) -> Points {
    let &Line { source, flat, .. } = line;
    let mut points = Points::new();
    if GAP.find_iter(source.as_bytes()).count() >= TICKER_GAPS {
        points.extend(
            source
                .match_indices(TICKER_GAP)
                .map(|(at, gap)| (at + gap.len(), Break::Marker)),
        );
    }
    for end in left_attributes(source) {
        points.extend([end.start, end.end].map(|at| (at, Break::Marker)));
    }
    frame_points(hits, &mut points);
    let tail = marker_points(line, hits, &mut points);
    if flat {
        one_line::points(line, hits, tail, &mut points);
    }
    if flat || !points.is_empty() {
        sentence_points(source, &mut points);
    }
    points.remove(&0);
    points.remove(&source.len());
    points
}
