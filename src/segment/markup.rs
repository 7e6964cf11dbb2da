//! Observations that the input makes besides the text: what the markup of a page says of each block, and which line
//! is the headline that a field gives. Plain text has neither. Markup is evidence like any other: a theme may call
//! its columns what it likes.

use super::context::add;
use super::observe::{Observed, PROSE_WORDS};
use super::seen::Form;
use crate::lexicon::Class;
use crate::model::{Block, Document, Element, Nest, Zone};
use crate::text::fold::Folded;
use crate::text::joined_words;
use crate::text::key::Key;
use crate::text::word::Word;
use std::collections::HashSet;

/// Share of links, in percent, from which a line is nothing but a link.
const LINK_PERCENT: u8 = 80;

/// Adds to each segment what its block and the fields say of it.
pub(super) fn observe(document: &Document, segments: &mut [Observed]) {
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
            add(segment, Form::TitleField);
            stands = true;
        }
    }
    if !stands && !document.fields.of_page {
        segments
            .iter_mut()
            .for_each(|segment| add(segment, Form::BesideTitle));
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
            add(segment, Form::TagField);
        }
    }
}

fn words_of(text: &str) -> String {
    joined_words::joined(&Folded::new(text))
}

/// Marks what stands outside of the element that holds the heading of a list and its items: the list is over.
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
            add(segment, Form::OutsideList);
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
        // A heading may stand with its first item in an element of their own, as long as that of all items does not
        // reach back to what stands above the heading.
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
        Element::TopHeading => Some(Form::TopHeading),
        Element::Heading => Some(Form::Heading),
        Element::Paragraph => Some(Form::Paragraph),
        Element::Item => Some(Form::ListItem),
        Element::Control => Some(Form::Control),
        Element::Time => Some(Form::TimeElement),
        Element::Row => Some(Form::TableRow),
        Element::Other => None,
    };
    let forms = [
        element,
        // Elsewhere than the running text it is the text of another article.
        block
            .zone
            .filter(|&zone| zone != Zone::Article || block.main != Some(false))
            .map(zone),
        (block.links >= LINK_PERCENT).then_some(Form::LinkOnly),
        block.teaser.then_some(Form::Teaser),
        block.main.map(|main| match main {
            true => Form::InMain,
            false => Form::OutsideMain,
        }),
    ];
    forms
        .into_iter()
        .flatten()
        .for_each(|form| add(segment, form));
    // A paragraph is one though it lacks its full stop.
    segment.prose |= block.element == Element::Paragraph
        && block.main == Some(true)
        && segment.marker.is_none()
        && segment.words >= PROSE_WORDS;
    // What the page sets apart is no running text of the article, however long it is: the first and last paragraph
    // and the words of the lead are looked for elsewhere.
    let apart = block.main == Some(false)
        || block.links >= LINK_PERCENT
        || block
            .zone
            .is_some_and(|zone| zone != Zone::Article && zone != Zone::Meta);
    segment.prose &= !apart;
}

fn zone(zone: Zone) -> Form {
    match zone {
        Zone::Article => Form::ZoneArticle,
        Zone::Card => Form::ZoneCard,
        Zone::Navigation => Form::ZoneNavigation,
        Zone::Sidebar => Form::ZoneSidebar,
        Zone::Footer => Form::ZoneFooter,
        Zone::Related => Form::ZoneRelated,
        Zone::Latest => Form::ZoneLatest,
        Zone::Comments => Form::ZoneComments,
        Zone::Share => Form::ZoneShare,
        Zone::Tags => Form::ZoneTags,
        Zone::Caption => Form::ZoneCaption,
        Zone::Promo => Form::ZonePromo,
        Zone::Meta => Form::ZoneMeta,
        Zone::Hidden => Form::ZoneHidden,
    }
}
