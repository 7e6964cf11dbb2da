//! Where a whole page flattened onto one line is cut. The order of the steps counts: some ask for the points that those
//! before them found.

mod caption;
mod dateline;
mod deck;
mod doubled;
mod head;
mod head_data;
mod headline_again;
mod menu;
mod reprint;
mod runs;
mod tail;

use super::line::{Line, Points};
use crate::lexicon::{Class, Hit};
use crate::model::Break;
use crate::text::chars::is_word;
use crate::text::dates::DateSpans;

/// Adds the points of a page on one line; `tail` is the offset behind the first marker of its tail.
pub(super) fn points(line: &Line<'_>, hits: &[Hit], tail: Option<usize>, points: &mut Points) {
    let source = line.source;
    let dates = DateSpans::read(source);
    runs::run_points(line, &dates, hits, points);
    let head = menu::menu_points(line, points);
    let clock = head_data::clock_end(&source[head..]).map(|end| head + end);
    if let Some(clock) = clock {
        points.insert(clock, Break::Marker);
    }
    let head = clock.unwrap_or(head);
    if let Some(tail) = tail {
        tail::item_points(&dates, source, tail, points);
    }
    head::label_points(source, hits, points);
    tail::signature_points(source, hits, line.lexicon, points);
    runs::heading_points(source, hits, points);
    tail::hash_points(source, hits, points);
    head::title_points(source, points);
    reprint::reprint_points(source, points);
    deck::deck_points(source, points);
    headline_again::headline_points(source, points);
    doubled::doubled_points(source, hits, points);
    head::byline_point(source, hits, line.openers, points);
    head::signed_points(source, hits, points);
    head::byline_label_point(source, hits, line.openers, points);
    teaser_point(line, hits, points);
    caption::caption_points(source, line.lexicon, line.openers, points);
    // The headline begins behind the menu.
    let below = points.range(head + 1..);
    let mut below: Points = below.map(|(&at, &before)| (at - head, before)).collect();
    let source = &source[head..];
    dateline::dateline_point(source, line.lexicon, line.openers, &mut below);
    head::lede_point(source, line.lexicon, line.openers, &mut below);
    points.extend(below.into_iter().map(|(at, before)| (at + head, before)));
    for end in head_data::bare_dates(line.source, points.keys().copied()) {
        points.insert(end, Break::Marker);
    }
}

/// Cuts between headline and teaser of the article behind the last marker of a page that ends cut off.
fn teaser_point(line: &Line<'_>, hits: &[Hit], points: &mut Points) {
    let end = line.source.trim_end();
    if !end.ends_with('…') && !end.ends_with("..") {
        return;
    }
    let heads = |hit: &&Hit| matches!(hit.class, Class::ReadAlso | Class::RelatedList);
    let Some(from) = hits.iter().filter(heads).map(|hit| hit.span.end).max() else {
        return;
    };
    let behind = &line.source[from..];
    let start = from + behind.len() - behind.trim_start_matches(|c: char| !is_word(c)).len();
    let behind = &line.source[start..];
    if let Some(at) = head::lede_at(behind, behind, line.openers, false) {
        points.insert(start + at, Break::Marker);
    }
}
