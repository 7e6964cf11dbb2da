//! Cards without a name: boxes side by side, each with a linked headline and one paragraph. Whether they belong to the
//! article no markup says; a page that consists of such boxes is left alone.

use super::page::{PageMarkup, is_prose};
use crate::model::Block;
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

/// Whether an element holds no more than one headline, the paragraph at `at` and a few short lines.
fn holds_only(page: &PageMarkup<'_>, around: usize, at: usize) -> bool {
    let within = |block: &&Block| page.is_inside(block.node, around);
    let above = page.blocks[..at - 1].iter().rev().take_while(within);
    let below = page.blocks[at + 1..].iter().take_while(within);
    let others: Vec<&Block> = above.chain(below).take(SHORT_LINES + 1).collect();
    others.len() <= SHORT_LINES && !others.into_iter().any(is_prose)
}
