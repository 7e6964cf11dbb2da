//! The date: the one that stands with the headline, not the page's clock; null rather than wrong.

use super::page::Page;
use crate::model::{Labelled, Part, Role, RuleId};
use crate::text::dates::Dates;

/// The publication date in ISO 8601: of the dates above the article the one nearest to it, else the first below.
pub(super) fn date(page: &Page<'_>) -> Option<String> {
    let body = page
        .with_role(Role::Body)
        .next()
        .map_or(usize::MAX, |line| line.segment.span.start);
    let dates = || {
        page.labelled
            .iter()
            .filter(|line| matches!(line.verdict.role(), Role::Dateline | Role::Byline))
            .filter(|line| line.verdict.rule != Some(RuleId::ListDate))
    };
    let above = |line: &&Labelled| line.segment.span.start < body;
    let below = |line: &&Labelled| !above(line) && line.verdict.part == Part::Close;
    let nearest = dates()
        .filter(above)
        .filter_map(|line| Dates::read(page.text_of(line)).first())
        .next_back();
    nearest.or_else(|| {
        dates()
            .filter(below)
            .find_map(|line| Dates::read(page.text_of(line)).first())
    })
}
