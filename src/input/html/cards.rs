//! Cards without a name: boxes side by side, each with a linked headline and one paragraph. Whether they belong to the
//! article no markup says; a page that consists of such boxes is left alone.

use std::collections::HashMap;

use super::focus::is_teaser;
use super::piece::Piece;
use crate::model::Nest;

/// One box may be a fact box of the article.
const LEAST_BOXES: usize = 2;

/// Lines of a box beside its headline and its paragraph: a date, a section, a button.
const SHORT_LINES: usize = 3;

/// Whether each line stands in such a card; `main` is the element of the article's text.
pub(super) fn cards(pieces: &[Piece], nests: &[Nest], main: usize) -> Vec<bool> {
    let mut rows: HashMap<usize, Vec<usize>> = HashMap::new();
    for at in (1..pieces.len()).filter(|&at| pieces[at].is_prose() && is_teaser(pieces, at)) {
        let around = around(nests, pieces[at - 1].around.node, pieces[at].around.node);
        if around != main && inside(nests, main, around) && holds_only(pieces, nests, around, at) {
            rows.entry(nests[around].parent).or_default().push(around);
        }
    }
    let paragraphs = pieces
        .iter()
        .filter(|piece| piece.is_prose() && inside(nests, main, piece.around.node))
        .count();
    // More boxes than paragraphs beside them are sections of a text.
    let boxes: Vec<usize> = rows
        .into_values()
        .filter(|row| row.len() >= LEAST_BOXES && row.len() * 2 <= paragraphs)
        .flatten()
        .collect();
    let mut in_box = vec![false; nests.len()];
    for around in boxes {
        in_box[around..nests[around].end].fill(true);
    }
    pieces
        .iter()
        .map(|piece| in_box[piece.around.node])
        .collect()
}

fn inside(nests: &[Nest], outer: usize, inner: usize) -> bool {
    (outer..nests[outer].end).contains(&inner)
}

/// The smallest element around two others.
fn around(nests: &[Nest], one: usize, other: usize) -> usize {
    let mut at = one;
    while at != 0 && !inside(nests, at, other) {
        at = nests[at].parent;
    }
    at
}

/// Whether an element holds no more than one headline, the paragraph at `at` and a few short lines.
fn holds_only(pieces: &[Piece], nests: &[Nest], around: usize, at: usize) -> bool {
    let within = |piece: &&Piece| inside(nests, around, piece.around.node);
    let above = pieces[..at - 1].iter().rev().take_while(within);
    let below = pieces[at + 1..].iter().take_while(within);
    let others: Vec<&Piece> = above.chain(below).take(SHORT_LINES + 1).collect();
    others.len() <= SHORT_LINES && !others.into_iter().any(Piece::is_prose)
}
