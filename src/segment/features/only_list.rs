//! Documents that are nothing but short lines below their headline: poems, prices, lists of names or demands. A page of
//! menus or of headlines is not one: it has sections, links and markers, or lines as long as headlines.

use super::feature::Feature;
use super::lists::is_plain;
use super::observed::Observed;
use crate::text::chars::is_digit;

/// Lines that make a list.
const LEAST_LINES: usize = 3;

/// Longest line that is no headline, in words.
const ITEM_WORDS: usize = 4;

/// Share of the lines that must not be like headlines, in percent.
const ITEMS_PERCENT: usize = 65;

/// Marks the lines of such a document and its headline.
pub(super) fn only_list(text: &str, segments: &mut [Observed]) {
    if segments.iter().any(|line| line.prose || line.is_sentence()) {
        return;
    }
    let Some(from) = below_headline(segments) else {
        return;
    };
    // A line may say who wrote the poem.
    let lines = segments[from..].iter();
    let length = lines
        .take_while(|line| is_plain(line) || line.is_meta())
        .count();
    let run = &segments[from..from + length];
    let items = run.iter().filter(|line| is_item(text, line)).count();
    // What is behind the list may be the page's foot, but not more of the page.
    let rest = segments.len() - from - length;
    if length < LEAST_LINES || items * 100 < length * ITEMS_PERCENT || rest > length {
        return;
    }
    let is_plain_line = |line: &&mut Observed| line.marker.is_none();
    let lines = segments[from..from + length].iter_mut();
    lines
        .filter(is_plain_line)
        .for_each(|line| line.add(Feature::OnlyList));
    if from == 1 && segments[0].marker.is_none() {
        segments[0].add(Feature::HeadsText);
    }
}

/// The first line below the headline: that of a field, of the page's markup or of the text.
fn below_headline(segments: &[Observed]) -> Option<usize> {
    let first = segments.first()?;
    if first.has(Feature::BesideTitle) {
        return Some(0);
    }
    let is_headline =
        |line: &Observed| line.has(Feature::TitleField) || line.has(Feature::TopHeading);
    let marked = segments.iter().rposition(is_headline);
    // In a page without a heading nothing tells a list from the menu.
    let of_page = segments.iter().any(|line| line.has(Feature::InMain));
    let other = [
        Feature::Section,
        Feature::Outlet,
        Feature::DateLine,
        Feature::Ends,
    ];
    let is_line = first.marker.is_none() && first.words > 1;
    let is_line = is_line && !other.into_iter().any(|feature| first.has(feature));
    let printed = || (!of_page && is_line).then_some(0);
    Some(marked.or_else(printed)? + 1)
}

/// A line that no headline looks like: tiny, an item, a pair of name and value, or with a number.
fn is_item(text: &str, line: &Observed) -> bool {
    let source = &text[line.segment.span.clone()];
    line.words <= ITEM_WORDS
        || line.has(Feature::Bullet)
        || line.has(Feature::ListItem)
        || source.contains(':')
        || source.starts_with(is_digit)
}
