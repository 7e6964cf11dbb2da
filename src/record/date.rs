//! The date: the one that stands with the headline, not the page's clock; null rather than wrong.

use super::page::Page;
use crate::model::{Labelled, Role};
use crate::text::date::parse;

/// The publication date in ISO 8601.
pub(super) fn date(page: &Page<'_>) -> Option<String> {
    let dates = || page.with_role(Role::Dateline).filter(|line| line.verdict.rule != "list-date");
    let in_state = |state: &'static str| move |line: &&Labelled| line.verdict.state == state;
    dates()
        .filter(in_state("meta"))
        .find_map(|line| parse(page.text_of(line)))
        .or_else(|| dates().filter(in_state("nav")).filter_map(|line| parse(page.text_of(line))).last())
        .or_else(|| dates().filter(in_state("end-meta")).find_map(|line| parse(page.text_of(line))))
}
