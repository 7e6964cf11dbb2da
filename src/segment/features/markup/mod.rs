//! Features that the input gives besides the text: what the markup of a page says of each block, and which line
//! is the headline that a field gives. Plain text has neither. Markup is evidence like any other: a theme may call
//! its columns what it likes.

mod cards;
#[cfg(test)]
mod limits_test;
mod lists;
mod main_element;
mod page;
mod regions;
mod running_text;

use crate::lexicon::Lexicon;
use crate::model::{Block, Document, Element, Zone};
use crate::segment::features::feature::Feature;
use crate::segment::features::observed::{Observed, PROSE_WORDS};
use crate::segment::phrases::is_site_title;
use crate::text::fold::Folded;
use crate::text::joined_words;
use crate::text::key::Key;
use crate::text::word::Word;
use page::PageMarkup;
use regions::{Region, regions};
use std::collections::HashSet;

/// Share of links, in percent, from which a line is nothing but a link.
const LINK_PERCENT: u8 = 80;

/// Adds to each segment what its block and the fields say of it.
pub(in crate::segment) fn observe_markup(
    document: &Document,
    lexicon: &Lexicon,
    segments: &mut [Observed],
) {
    title(document, lexicon, segments);
    tags(document, segments);
    let Some(page) = PageMarkup::new(document) else {
        return;
    };
    lists::observe(&page, segments);
    let is_headed = |block: &Block| {
        let behind = segments.partition_point(|one| one.segment.span.start < block.span.start);
        let above = segments[..behind].last();
        let marker = above.and_then(|above| above.marker.as_ref());
        let own = segments.get(behind).and_then(|own| own.marker.as_ref());
        marker.is_some_and(|marker| marker.announces)
            || own.is_some_and(|own| own.class.heads_list())
    };
    let articles = cards::articles(&page, is_headed);
    let regions = regions(&page, document.is_whole_page, &articles);
    let mut blocks = page.blocks.iter().zip(&regions).peekable();
    for segment in segments {
        let start = segment.segment.span.start;
        while blocks
            .next_if(|(block, _)| block.span.end <= start)
            .is_some()
        {}
        if let Some((block, region)) = blocks.peek()
            && block.span.start <= start
        {
            of_block(block, region, segment);
        }
    }
}

/// Marks the lines that say what the title field says, however they are punctuated.
fn title(document: &Document, lexicon: &Lexicon, segments: &mut [Observed]) {
    let fields = &document.fields;
    let own = [&fields.source, &fields.site, &fields.logo].map(Option::as_deref);
    let title = fields.title.as_deref();
    let Some(title) = title.filter(|title| !is_site_title(title, &own, &document.text, lexicon))
    else {
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
        other_wordings(&title, segments);
    }
}

/// Marks the lines above the text that say the title in other words, as pages do whose headline for search engines is
/// another one.
fn other_wordings(title: &Key, segments: &mut [Observed]) {
    let words: foldhash::HashSet<u64> = title.words().iter().map(|word| word.hash).collect();
    for segment in segments.iter_mut().take_while(|segment| !segment.prose) {
        let own = segment.key.words();
        let shared = own.iter().filter(|word| words.contains(&word.hash)).count();
        if shared > 0 && shared * 2 >= own.len() {
            segment.add(Feature::LikeTitle);
        }
    }
}

/// Marks the lines that are one of the tags that the fields give.
fn tags(document: &Document, segments: &mut [Observed]) {
    let fields = &document.fields.keywords;
    if fields.is_empty() {
        return;
    }
    let mut folded = Folded::default();
    let mut words_of = |text: &str| {
        folded.refold(text);
        joined_words::joined(&folded)
    };
    let tags: HashSet<String> = fields.iter().map(|tag| words_of(tag)).collect();
    let longest = tags.iter().map(String::len).max().unwrap_or_default();
    for segment in segments {
        // Folding the key again can only shorten it.
        let near = !segment.key.is_empty() && segment.key.len() <= longest * 2;
        if near && tags.contains(&words_of(&segment.key)) {
            segment.add(Feature::TagField);
        }
    }
}

/// Adds what a block and its place in the page say of a segment in it.
fn of_block(block: &Block, region: &Region, segment: &mut Observed) {
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
        region
            .zone
            .filter(|&zone| zone != Zone::Article || region.main != Some(false))
            .map(zone),
        (block.links >= LINK_PERCENT).then_some(Feature::LinkOnly),
        region.teaser.then_some(Feature::Teaser),
        region.main.map(|main| match main {
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
        && region.main == Some(true)
        && segment.marker.is_none()
        && segment.words >= PROSE_WORDS;
    // Text that the page sets apart is no running text of the article, however long it is. It must not count as the first
    // or last paragraph, nor give words to the lead.
    let apart = region.main == Some(false)
        || block.links >= LINK_PERCENT
        || region
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
