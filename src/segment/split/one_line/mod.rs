//! Where a whole page flattened onto one line is cut. The order of the steps counts: some ask for the points that those
//! before them found.

mod dateline;
mod doubled;
mod head;
mod runs;
mod tail;

use super::line::{Line, Points};
use crate::lexicon::Hit;
use crate::text::dates::DateSpans;

/// Adds the points of a page on one line; `tail` is the offset behind the first marker of its tail.
pub(super) fn points(line: &Line<'_>, hits: &[Hit], tail: Option<usize>, points: &mut Points) {
    let source = line.source;
    let dates = DateSpans::read(source);
    runs::run_points(line, &dates, hits, points);
    if let Some(tail) = tail {
        tail::item_points(&dates, source, tail, points);
    }
    head::label_points(source, hits, points);
    tail::signature_points(source, hits, line.lexicon, points);
    runs::heading_points(source, hits, points);
    tail::hash_points(source, hits, points);
    head::title_points(source, points);
    doubled::doubled_points(source, hits, points);
    head::byline_point(source, hits, line.openers, points);
    dateline::dateline_point(source, line.lexicon, line.openers, points);
    head::lede_point(source, line.openers, points);
}
