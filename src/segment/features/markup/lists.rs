//! Where a list under a heading is over, by the elements of the page: text without markup is told by its shape.

use super::page::PageMarkup;
use crate::lexicon::Class;
use crate::segment::features::feature::Feature;
use crate::segment::features::observed::Observed;

/// Marks the lines outside of the element that holds the heading of a list and its items: the list is over.
pub(super) fn observe(page: &PageMarkup<'_>, segments: &mut [Observed]) {
    let mut blocks = page.blocks.iter().peekable();
    let mut list = List::default();
    let mut before = 0;
    for segment in segments {
        let start = segment.segment.span.start;
        while blocks.next_if(|block| block.span.end <= start).is_some() {}
        let Some(node) = blocks.peek().map(|block| block.node) else {
            return;
        };
        if segment.is_marker(Class::RelatedList) || segment.is_marker(Class::ReadAlso) {
            list = List {
                heading: Some(node),
                before,
                ..List::default()
            };
        } else if list.is_over(node, page) {
            segment.add(Feature::OutsideList);
        }
        before = node;
    }
}

/// A list under a heading, as far as it was read.
#[derive(Default)]
struct List {
    /// The element of the heading.
    heading: Option<usize>,
    /// The element of the line before the heading.
    before: usize,
    /// The smallest element that holds the heading and the items so far.
    around: Option<usize>,
    items: usize,
}

impl List {
    fn is_over(&mut self, item: usize, page: &PageMarkup<'_>) -> bool {
        let Some(heading) = self.heading else {
            return false;
        };
        let around = self.around.unwrap_or(heading);
        let wider = page.around_both(around, item);
        if wider == around {
            self.items += 1;
            return false;
        }
        // Heading and first item may have an element of their own inside of the one that holds all items, unless the
        // latter also holds the line above the heading.
        let reaches_back = page.around_both(wider, self.before) == wider;
        if self.around.is_none() || self.items <= 1 && !reaches_back {
            self.around = Some(wider);
            self.items += 1;
            return false;
        }
        true
    }
}
