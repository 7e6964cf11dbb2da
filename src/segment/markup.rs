//! Observations that the input makes besides the text: what the markup of a page says of each block, and which line
//! is the headline that a field gives. Plain text has neither. Markup is evidence like any other: a theme may call
//! its columns what it likes.

use super::context::add;
use super::observe::Observed;
use super::seen::{Form, Seen};
use crate::lexicon::Class;
use crate::model::{Block, Document, Element, Zone};
use crate::text::chars::is_word;
use crate::text::fold::Folded;

/// Share of links, in percent, from which a line is nothing but a link.
const LINK_PERCENT: u8 = 80;

/// Adds to each segment what its block and the fields say of it.
pub(super) fn observe(document: &Document, segments: &mut [Observed]) {
    title(document, segments);
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
    let Some(title) = document.fields.title.as_deref().map(words_of) else {
        return;
    };
    if title.is_empty() {
        return;
    }
    for segment in segments {
        // A look at the length spares most lines the comparison.
        let near = segment.key.len() + title.len() / 2 >= title.len()
            && segment.key.len() <= title.len() * 2;
        if near && words_of(&segment.key) == title {
            add(segment, Form::TitleField);
        }
    }
}

fn words_of(text: &str) -> String {
    let folded = Folded::of(text);
    folded
        .as_str()
        .split(|c: char| !is_word(c))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Marks what stands outside of the element that holds the heading of a list and its first item: the list is over.
fn lists(document: &Document, segments: &mut [Observed]) {
    let mut blocks = document.blocks.iter().peekable();
    let (mut heading, mut list): (Option<usize>, Option<(usize, usize)>) = (None, None);
    for segment in segments {
        let start = segment.segment.span.start;
        while blocks.next_if(|block| block.span.end <= start).is_some() {}
        let Some(node) = blocks.peek().map(|block| block.node) else {
            return;
        };
        let is_heading =
            segment.is_marker(Class::RelatedList) || segment.is_marker(Class::ReadAlso);
        if is_heading {
            (heading, list) = (Some(node), None);
        } else if let Some(heading) = heading.take() {
            list = around_both(document, heading, node);
        } else if list.is_some_and(|(first, end)| node < first || node >= end) {
            add(segment, Form::OutsideList);
        }
    }
}

/// The numbers of the smallest element that holds two others, and of what follows it.
fn around_both(document: &Document, heading: usize, item: usize) -> Option<(usize, usize)> {
    let mut at = heading;
    loop {
        let nest = document.elements.get(at)?;
        if (at..nest.end).contains(&item) {
            return Some((at, nest.end));
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
        block.main.map(|main| match main {
            true => Form::InMain,
            false => Form::OutsideMain,
        }),
    ];
    segment
        .seen
        .extend(forms.into_iter().flatten().map(Seen::Form));
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
