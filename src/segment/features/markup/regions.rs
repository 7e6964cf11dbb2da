//! What the page as a whole says of each block: whether it lies in the main element, in which zone, and whether it is
//! a teaser.

use super::cards;
use super::main_element::{MainElement, main_element};
use super::page::{PageMarkup, is_prose};
use crate::model::{Block, PageElement, Zone};

/// Where a block lies in its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    /// The part of the page that the elements around it name.
    pub(super) zone: Option<Zone>,
    /// Whether it lies where most of the page's running text is; unknown for a part of a page.
    pub(super) main: Option<bool>,
    /// A paragraph alone under a linked headline.
    pub(super) teaser: bool,
}

/// The regions of all blocks; `whole` says that they are a whole page, `articles` are elements that are named like cards
/// and are none.
pub(super) fn regions(page: &PageMarkup<'_>, whole: bool, articles: &[usize]) -> Vec<Region> {
    let MainElement { element, title } = match whole {
        true => main_element(page),
        false => MainElement {
            element: 0,
            title: None,
        },
    };
    let zones = zones(page, element, articles);
    let cards = cards::cards(page, element);
    let in_main = |node: usize| page.is_inside(node, element);
    let first = page.blocks.iter().position(|block| in_main(block.node));
    // A deck or summary may stand between the headline and the element that holds the text.
    let is_between =
        |at: usize| title.is_some_and(|title| at > title) && first.is_some_and(|first| at < first);
    // Where a picture says the only text there is, that is the article.
    let mut texts = page.blocks.iter().filter(|block| is_prose(block));
    let has_other_text = texts.any(|block| !block.says_picture && in_main(block.node));
    let blocks = page.blocks.iter().enumerate();
    let region = |(at, block): (usize, &Block)| Region {
        zone: zone_of_block(
            block,
            zones[block.node].or(cards[block.node].then_some(Zone::Card)),
            has_other_text,
        ),
        main: (whole && !is_between(at)).then(|| in_main(block.node)),
        teaser: is_prose(block) && page.is_teaser(at),
    };
    blocks.map(region).collect()
}

/// What the elements below the main one, or anywhere outside of it, say of the text in them. What lies around the main
/// element says nothing: a theme may wrap a whole article in a "sidebar-layout". Nor do `articles`.
fn zones(page: &PageMarkup<'_>, main: usize, articles: &[usize]) -> Vec<Option<Zone>> {
    let mut zones = vec![None; page.elements.len()];
    for (at, element) in page.elements.iter().enumerate().skip(1) {
        let around = zones[element.parent];
        if articles.contains(&at) {
            zones[at] = around;
        } else if !page.is_inside(main, at) {
            zones[at] = zone_of(element, around);
        }
    }
    zones
}

/// The zone of a block, given that of its element: what a picture of the text says is its caption, what one in a list
/// says is the headline of another article.
fn zone_of_block(block: &Block, around: Option<Zone>, has_other_text: bool) -> Option<Zone> {
    match around {
        None | Some(Zone::Article) if block.says_picture && has_other_text => Some(Zone::Caption),
        _ => around,
    }
}

/// The zone of an element in another zone.
fn zone_of(element: &PageElement, around: Option<Zone>) -> Option<Zone> {
    let inherited = around.filter(|zone| *zone != Zone::Caption || !element.is_quotation);
    // A card in a sidebar or a footer is part of that; only in an article it is another article.
    let in_text = inherited.is_none_or(|around| matches!(around, Zone::Article | Zone::Card));
    let named = element.zone.filter(|zone| *zone != Zone::Card || in_text);
    named.or(inherited)
}
