//! Features that the input gives besides the text: what the markup of a page says of each block, and which line
//! is the headline that a field gives. Plain text has neither. Markup is evidence like any other: a theme may call
//! its columns what it likes.

use crate::lexicon::Class;
use crate::model::{Block, Document, Element, Nest, Zone};
use crate::segment::features::feature::Feature;
use crate::segment::features::observed::{Observed, PROSE_WORDS};
use crate::text::fold::Folded;
use crate::text::joined_words;
use crate::text::key::Key;
use crate::text::word::Word;
use std::collections::HashSet;

/// Share of links, in percent, from which a line is nothing but a link.
const LINK_PERCENT: u8 = 80;

/// Adds to each segment what its block and the fields say of it.
pub(in crate::segment) fn observe_markup(document: &Document, segments: &mut [Observed]) {
    title(document, segments);
    tags(document, segments);
    lists(document, segments);
    let mut blocks = document.blocks.iter().peekable();
    for segment in segments {
        let start = segment.segment.span.start;
        while blocks.next_if(|block| block.span.end <= start).is_some() {}
        if let Some(block) = blocks.peek().filter(|block| block.span.start <= start) {
            of_block(block, segment);
        }
    }
}

/// Marks the lines that say what the title field says, however they are punctuated.
fn title(document: &Document, segments: &mut [Observed]) {
    let Some(title) = document.fields.title.as_deref() else {
        return;
    };
    let title = Key::from_folded(&Folded::new(title));
    if title.is_empty() {
        return;
    }
    let says_it = |segment: &Observed| {
        let own = &segment.key;
        let same = |(left, right): (&Word, &Word)| {
            left.hash == right.hash && own[left.span.clone()] == title[right.span.clone()]
        };
        own.words().len() == title.words().len() && own.words().iter().zip(title.words()).all(same)
    };
    let mut stands = false;
    for segment in segments.iter_mut() {
        if says_it(segment) {
            segment.add(Feature::TitleField);
            stands = true;
        }
    }
    if !stands && !document.fields.of_page {
        segments
            .iter_mut()
            .for_each(|segment| segment.add(Feature::BesideTitle));
    }
}

/// Marks the lines that are one of the tags that the fields give.
fn tags(document: &Document, segments: &mut [Observed]) {
    let fields = document.fields.keywords.iter();
    let tags: HashSet<String> = fields.map(|tag| words_of(tag)).collect();
    let longest = tags.iter().map(String::len).max().unwrap_or_default();
    for segment in segments {
        // Folding the key again can only shorten it.
        let near = !segment.key.is_empty() && segment.key.len() <= longest * 2;
        if near && tags.contains(&words_of(&segment.key)) {
            segment.add(Feature::TagField);
        }
    }
}

fn words_of(text: &str) -> String {
    joined_words::joined(&Folded::new(text))
}

/// Marks the lines outside of the element that holds the heading of a list and its items: the list is over.
fn lists(document: &Document, segments: &mut [Observed]) {
    let mut blocks = document.blocks.iter().peekable();
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
        } else if list.is_over(node, &document.elements) {
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
    fn is_over(&mut self, item: usize, elements: &[Nest]) -> bool {
        let Some(heading) = self.heading else {
            return false;
        };
        let around = self.around.unwrap_or(heading);
        let wider = around_both(around, item, elements);
        if wider == Some(around) {
            self.items += 1;
            return false;
        }
        // Heading and first item may have an element of their own inside of the one that holds all items, unless the
        // latter also holds the line above the heading.
        let reaches_back =
            |around: usize| around_both(around, self.before, elements) == Some(around);
        match wider {
            Some(wider) if self.around.is_none() || self.items <= 1 && !reaches_back(wider) => {
                self.around = Some(wider);
                self.items += 1;
                false
            }
            _ => true,
        }
    }
}

/// The smallest element that holds two others.
fn around_both(one: usize, other: usize, elements: &[Nest]) -> Option<usize> {
    let mut at = one;
    loop {
        let nest = elements.get(at)?;
        if (at..nest.end).contains(&other) {
            return Some(at);
        }
        at = nest.parent;
    }
}

fn of_block(block: &Block, segment: &mut Observed) {
    let element = match block.element {
        Element::TopHeading => Some(Feature::TopHeading),
        Element::Heading => Some(Feature::Heading),
        Element::Paragraph => Some(Feature::Paragraph),
        Element::Item => Some(Feature::ListItem),
        Element::Control => Some(Feature::Control),
        Element::Time => Some(Feature::TimeElement),
        Element::Row => Some(Feature::TableRow),
        Element::Other => None,
    };
    let forms = [
        element,
        // Outside of the main part of the page an article zone holds the text of another article.
        block
            .zone
            .filter(|&zone| zone != Zone::Article || block.main != Some(false))
            .map(zone),
        (block.links >= LINK_PERCENT).then_some(Feature::LinkOnly),
        block.teaser.then_some(Feature::Teaser),
        block.main.map(|main| match main {
            true => Feature::InMain,
            false => Feature::OutsideMain,
        }),
    ];
    forms
        .into_iter()
        .flatten()
        .for_each(|form| segment.add(form));
    // A paragraph element is a paragraph even without a full stop.
    segment.prose |= block.element == Element::Paragraph
        && block.main == Some(true)
        && segment.marker.is_none()
        && segment.words >= PROSE_WORDS;
    // Text that the page sets apart is no running text of the article, however long it is. It must not count as the first
    // or last paragraph, nor give words to the lead.
    let apart = block.main == Some(false)
        || block.links >= LINK_PERCENT
        || block
            .zone
            .is_some_and(|zone| zone != Zone::Article && zone != Zone::Meta);
    segment.prose &= !apart;
}

fn zone(zone: Zone) -> Feature {
    match zone {
        Zone::Article => Feature::ZoneArticle,
        Zone::Card => Feature::ZoneCard,
        Zone::Navigation => Feature::ZoneNavigation,
        Zone::Sidebar => Feature::ZoneSidebar,
        Zone::Footer => Feature::ZoneFooter,
        Zone::Related => Feature::ZoneRelated,
        Zone::Latest => Feature::ZoneLatest,
        Zone::Comments => Feature::ZoneComments,
        Zone::Share => Feature::ZoneShare,
        Zone::Tags => Feature::ZoneTags,
        Zone::Caption => Feature::ZoneCaption,
        Zone::Promo => Feature::ZonePromo,
        Zone::Meta => Feature::ZoneMeta,
        Zone::Hidden => Feature::ZoneHidden,
    }
}
