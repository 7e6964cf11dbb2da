//! Cards: boxes with what other pages are about. Some have no name: boxes side by side, each with a linked headline and
//! one paragraph. Whether they belong to the article no markup says; a page that consists of such boxes is left alone.
//! And some that have the name are none: `<article>` is what a page calls its own article, and the next ones.

use super::LINK_PERCENT;
use super::main_element::title_block;
use super::page::{PageMarkup, is_prose};
use crate::model::{Block, Zone};
use std::collections::HashMap;

/// One box may be a fact box of the article.
const LEAST_BOXES: usize = 2;

/// Lines of a box beside its headline and its paragraph: a date, a section, a button.
const SHORT_LINES: usize = 3;

/// Whether each element lies in such a card; `main` is the element of the article's text.
pub(super) fn cards(page: &PageMarkup<'_>, main: usize) -> Vec<bool> {
    let blocks = page.blocks;
    let mut rows: HashMap<usize, Vec<usize>> = HashMap::new();
    for at in (1..blocks.len()).filter(|&at| is_prose(&blocks[at]) && page.is_teaser(at)) {
        let around = page.around_both(blocks[at - 1].node, blocks[at].node);
        if around != main && page.is_inside(around, main) && holds_only(page, around, at) {
            let parent = page.elements[around].parent;
            rows.entry(parent).or_default().push(around);
        }
    }
    let in_main = |block: &&Block| is_prose(block) && page.is_inside(block.node, main);
    let paragraphs = blocks.iter().filter(in_main).count();
    // More boxes than paragraphs beside them are sections of a text.
    let boxes = rows
        .into_values()
        .filter(|row| row.len() >= LEAST_BOXES && row.len() * 2 <= paragraphs)
        .flatten();
    let mut in_box = vec![false; page.elements.len()];
    for around in boxes {
        in_box[around..page.elements[around].end].fill(true);
    }
    in_box
}

/// The elements named like cards that hold the page's own article, one in the other: the only such element, the one with
/// the headline of the page, or the one with most of the text. What begins with a linked headline, which leads elsewhere,
/// or stands under the heading of a list is a card; `is_headed` says the latter of its first block.
pub(super) fn articles(page: &PageMarkup<'_>, is_headed: impl Fn(&Block) -> bool) -> Vec<usize> {
    let cards = cards_by_card(page);
    if cards.is_empty() {
        return Vec::new();
    }
    let held = Held::new(page);
    let title = title_block(page).map(|at| page.blocks[at].node);
    let leads_elsewhere = |card: usize| {
        let first = held.first[card].map(|at| &page.blocks[at]);
        first.is_none_or(|first| first.links >= LINK_PERCENT || is_headed(first))
    };
    let (mut articles, mut around) = (Vec::new(), 0);
    while let Some(within) = cards.get(&around) {
        let is_titled = |card: &usize| title.is_some_and(|title| page.is_inside(title, *card));
        let holds_most = |card: &usize| held.letters[*card] * 2 > held.letters[around];
        let titled = within.iter().find(|card| is_titled(card));
        let most = || within.iter().find(|card| holds_most(card));
        // Those that lead elsewhere stand below the page's own article.
        let lone = || {
            let (first, others) = within.split_first()?;
            let is_alone = around == 0 && others.iter().all(|&other| leads_elsewhere(other));
            is_alone.then_some(first)
        };
        let own = |card: &&usize| !leads_elsewhere(**card);
        let found = titled.or_else(|| most().filter(own)).or_else(lone);
        let Some(&card) = found.filter(own) else {
            break;
        };
        articles.push(card);
        around = card;
    }
    articles
}

/// What each element holds.
struct Held {
    letters: Vec<usize>,
    /// The index of its first block.
    first: Vec<Option<usize>>,
}

impl Held {
    fn new(page: &PageMarkup<'_>) -> Self {
        let mut letters = vec![0; page.elements.len()];
        let mut first: Vec<Option<usize>> = vec![None; page.elements.len()];
        for (at, block) in page.blocks.iter().enumerate() {
            letters[block.node] += block.letters;
            first[block.node].get_or_insert(at);
        }
        // An element follows the one around it, so that one pass from the end adds everything up.
        for at in (1..page.elements.len()).rev() {
            let parent = page.elements[at].parent;
            letters[parent] += letters[at];
            first[parent] = [first[parent], first[at]].into_iter().flatten().min();
        }
        Self { letters, first }
    }
}

/// The elements named like cards that lie in no other zone, by the card around them; the root is around all others.
fn cards_by_card(page: &PageMarkup<'_>) -> HashMap<usize, Vec<usize>> {
    let mut around = vec![Some(0); page.elements.len()];
    let mut cards: HashMap<usize, Vec<usize>> = HashMap::new();
    for (at, element) in page.elements.iter().enumerate().skip(1) {
        around[at] = match (element.zone, around[element.parent]) {
            (Some(Zone::Card), Some(card)) => {
                cards.entry(card).or_default().push(at);
                Some(at)
            }
            (None | Some(Zone::Article | Zone::Meta), card) => card,
            _ => None,
        };
    }
    cards
}

/// Whether an element holds no more than one headline, the paragraph at `at` and a few short lines.
fn holds_only(page: &PageMarkup<'_>, around: usize, at: usize) -> bool {
    let within = |block: &&Block| page.is_inside(block.node, around);
    let above = page.blocks[..at - 1].iter().rev().take_while(within);
    let below = page.blocks[at + 1..].iter().take_while(within);
    let others: Vec<&Block> = above.chain(below).take(SHORT_LINES + 1).collect();
    others.len() <= SHORT_LINES && !others.into_iter().any(is_prose)
}
