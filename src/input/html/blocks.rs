//! From the lines of a page to its document text and blocks: which part of the page each line stands in. What lies
//! around the main element says nothing about the lines in it: a theme may wrap a whole article in a
//! "sidebar-layout". Nothing is left out here.

use super::cards;
use super::focus;
use super::piece::{Measure, Piece};
use super::render::Rendered;
use super::tree::Node;
use crate::model::{Block, Element, Nest, Zone};
use std::cell::Cell;
use std::collections::BTreeMap;

/// Longest cell, in characters, of a row that is one line of a table; longer ones are paragraphs in a layout.
const CELL_CHARS: usize = 60;

/// The document text and its blocks. `whole` says that it is a whole page and not a part of one; `title` is what its
/// metadata give as the headline.
pub(super) fn text(
    rendered: &mut Rendered,
    whole: bool,
    title: Option<&str>,
) -> (String, Vec<Block>, Vec<Nest>) {
    let pieces = std::mem::take(&mut rendered.pieces);
    let mut parted = Vec::with_capacity(pieces.len());
    for piece in pieces {
        part_links(piece, &mut parted);
    }
    let pieces = join_rows(parted);
    let focus = whole.then(|| focus::focus(&pieces, &rendered.nodes, title));
    let main = focus.as_ref().map_or(0, |focus| focus.main);
    let below = Below::new(&rendered.nodes, main);
    let nests = nests(&rendered.nodes);
    let cards = cards::cards(&pieces, &nests, main);
    let title = focus.and_then(|focus| focus.title);
    let first = pieces
        .iter()
        .position(|piece| below.is_below(piece.around.node));
    // A deck or summary may stand between the headline and the element that holds the text.
    let is_between =
        |at: usize| title.is_some_and(|title| at > title) && first.is_some_and(|first| at < first);
    let length: usize = pieces.iter().map(|piece| piece.text.len() + 1).sum();
    let mut text = String::with_capacity(length);
    let mut blocks = Vec::with_capacity(pieces.len());
    for (at, piece) in pieces.iter().enumerate() {
        if !text.is_empty() {
            text.push('\n');
        }
        let start = text.len();
        text.push_str(&piece.text);
        blocks.push(Block {
            span: start..text.len(),
            element: piece.around.element,
            zone: below
                .zone(piece.around.node)
                .or(cards[at].then_some(Zone::Card)),
            links: piece.links(),
            main: (whole && !is_between(at)).then(|| below.is_below(piece.around.node)),
            teaser: piece.is_prose() && focus::is_teaser(&pieces, at),
            node: piece.around.node,
        });
    }
    (text, blocks, nests)
}

/// The elements as nested stretches: nodes are numbered in the order in which they open.
fn nests(nodes: &[Node]) -> Vec<Nest> {
    let mut nests: Vec<Nest> = nodes
        .iter()
        .enumerate()
        .map(|(at, node)| Nest {
            parent: node.parent,
            end: at + 1,
        })
        .collect();
    for at in (1..nests.len()).rev() {
        let parent = nests[at].parent;
        nests[parent].end = nests[parent].end.max(nests[at].end);
    }
    nests
}

/// Share of links, in percent, from which a line with several links is a row of them and not a sentence.
const LINK_ROW_PERCENT: u8 = 60;

/// A row of links (tags, a menu, headlines) becomes a line for each, and one for the label before the first.
fn part_links(piece: Piece, parted: &mut Vec<Piece>) {
    if piece.joints.is_empty() || piece.links() < LINK_ROW_PERCENT {
        return parted.push(piece);
    }
    let label = piece.first_link.filter(|&at| at > 0);
    let starts: Vec<usize> = std::iter::once(0)
        .chain(label)
        .chain(piece.joints)
        .collect();
    let ends = starts.iter().skip(1).copied().chain([piece.text.len()]);
    let mut time = piece.time;
    let part = |(&start, end): (&usize, usize)| {
        let text = piece.text.get(start..end)?.trim();
        let is_label = label.is_some() && start == 0;
        (!text.is_empty()).then(|| Piece {
            text: text.to_owned(),
            linked: if is_label {
                0
            } else {
                Measure::count(text).visible
            },
            time: time.take(),
            joints: Vec::new(),
            measure: Cell::default(),
            ..piece
        })
    };
    parted.extend(starts.iter().zip(ends).filter_map(part));
}

/// Rows of short cells are lines of a table.
fn join_rows(pieces: Vec<Piece>) -> Vec<Piece> {
    if pieces.iter().all(|piece| piece.row.is_none()) {
        return pieces;
    }
    let mut widest: BTreeMap<usize, usize> = BTreeMap::new();
    for piece in &pieces {
        if let Some(row) = piece.row {
            let chars = piece.text.chars().count();
            let most = widest.entry(row).or_default();
            *most = (*most).max(chars);
        }
    }
    let is_table_row = |row: &usize| widest.get(row).is_some_and(|chars| *chars <= CELL_CHARS);
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match joined.last_mut() {
            Some(last) if piece.row.filter(is_table_row).is_some() && last.row == piece.row => {
                last.text.push(' ');
                last.text.push_str(&piece.text);
                last.linked += piece.linked;
                last.measure = Cell::default();
                last.around.element = Element::Row;
            }
            _ => joined.push(piece),
        }
    }
    joined
}

/// What the elements below the main one, or anywhere outside of it, say of the text in them.
struct Below {
    zones: Vec<Option<Zone>>,
    below: Vec<bool>,
}

impl Below {
    fn new(nodes: &[Node], main: usize) -> Self {
        let (mut zones, mut below) = (vec![None; nodes.len()], vec![false; nodes.len()]);
        below[0] = main == 0;
        let mut around = vec![false; nodes.len()];
        let mut at = main;
        while at != 0 {
            around[at] = true;
            at = nodes[at].parent;
        }
        for (at, node) in nodes.iter().enumerate().skip(1) {
            if !around[at] {
                let inherited =
                    zones[node.parent].filter(|zone| *zone != Zone::Caption || !node.quotes);
                // A card in a sidebar or a footer is what that is; only in an article it is another article.
                let says = |zone: &Zone| {
                    let in_text =
                        inherited.is_none_or(|around| matches!(around, Zone::Article | Zone::Card));
                    *zone != Zone::Card || in_text
                };
                zones[at] = node.zone.filter(says).or(inherited);
            }
            below[at] = at == main || below[node.parent];
        }
        Self { zones, below }
    }

    fn zone(&self, node: usize) -> Option<Zone> {
        self.zones[node]
    }

    fn is_below(&self, node: usize) -> bool {
        self.below[node]
    }
}
