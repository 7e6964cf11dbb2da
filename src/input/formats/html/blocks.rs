//! From the lines of a page to its document text and blocks: which element holds most of the running text, and which
//! part of the page each line stands in. What lies around that element says nothing about the lines in it: a theme
//! may wrap a whole article in a "sidebar-layout". Nothing is left out here.

use super::render::{Piece, Rendered};
use super::tree::Node;
use crate::model::{Block, Zone};
use crate::text::chars::is_letter;
use std::collections::BTreeMap;

/// Shortest line that counts as running text, in letters: about a line of print.
const PROSE_LETTERS: usize = 60;

/// Share of links, in percent, above which a line is a list and not running text.
const PROSE_LINKS: u8 = 40;

/// Share of an element's running text that one of its children must hold to be looked into instead.
const MAIN_SHARE: f64 = 0.7;

/// Of several articles one below the other, the first is the page's own if it has this share of the longest's text.
const FIRST_ARTICLE_SHARE: f64 = 0.3;

/// Longest cell, in characters, of a row that is one line of a table; longer ones are paragraphs in a layout.
const CELL_CHARS: usize = 60;

/// The document text and its blocks. `whole` says that it is a whole page and not a part of one.
pub(super) fn text(rendered: &mut Rendered, whole: bool) -> (String, Vec<Block>) {
    let pieces = join_rows(std::mem::take(&mut rendered.pieces));
    let main = if whole {
        main(&pieces, &rendered.nodes)
    } else {
        0
    };
    let below = Below::new(&rendered.nodes, main);
    let mut text = String::new();
    let mut blocks = Vec::with_capacity(pieces.len());
    for piece in &pieces {
        if !text.is_empty() {
            text.push('\n');
        }
        let start = text.len();
        text.push_str(&piece.text);
        blocks.push(Block {
            span: start..text.len(),
            element: piece.around.element,
            zone: below.zone(piece.around.node),
            links: links(piece),
            main: whole.then(|| below.is_below(piece.around.node)),
        });
    }
    (text, blocks)
}

/// Rows of short cells are lines of a table.
fn join_rows(pieces: Vec<Piece>) -> Vec<Piece> {
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
            }
            _ => joined.push(piece),
        }
    }
    joined
}

fn links(piece: &Piece) -> u8 {
    let visible = piece.text.chars().filter(|c| !c.is_whitespace()).count();
    u8::try_from(piece.linked * 100 / visible.max(1))
        .unwrap_or(100)
        .min(100)
}

/// The node of the element that holds most of the running text.
fn main(pieces: &[Piece], nodes: &[Node]) -> usize {
    let prose = Prose::of(pieces, nodes);
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    for (at, node) in nodes.iter().enumerate().skip(1) {
        if prose.letters[at] > 0
            && let Some(children) = children.get_mut(node.parent)
        {
            children.push(at);
        }
    }
    let mut main = 0;
    loop {
        let below = children.get(main).map_or(&[][..], Vec::as_slice);
        match prose.inside(main, below, nodes) {
            Some(next) => main = next,
            None => return main,
        }
    }
}

/// Letters and lines of running text in each element, those of its children included.
struct Prose {
    letters: Vec<usize>,
    lines: Vec<usize>,
}

impl Prose {
    fn of(pieces: &[Piece], nodes: &[Node]) -> Self {
        let (mut letters, mut lines) = (vec![0; nodes.len()], vec![0; nodes.len()]);
        for piece in pieces {
            let count = piece.text.chars().filter(|&c| is_letter(c)).count();
            if count >= PROSE_LETTERS && links(piece) <= PROSE_LINKS {
                letters[piece.around.node] += count;
                lines[piece.around.node] += 1;
            }
        }
        // A child is opened after its parent, so one pass from the end adds everything up.
        for at in (1..nodes.len()).rev() {
            let parent = nodes[at].parent;
            letters[parent] += letters[at];
            lines[parent] += lines[at];
        }
        Self { letters, lines }
    }

    /// The child to look into: the one that holds most, or the first of several articles.
    fn inside(&self, main: usize, children: &[usize], nodes: &[Node]) -> Option<usize> {
        let all = self.letters[main];
        let is_comment = |at: usize| nodes[at].zone == Some(Zone::Comments);
        let open: Vec<usize> = children
            .iter()
            .copied()
            .filter(|&at| nodes[at].container && !is_comment(at))
            .collect();
        let comments: usize = children
            .iter()
            .filter(|&&at| is_comment(at))
            .map(|&at| self.letters[at])
            .sum();
        let most = *open
            .iter()
            .max_by_key(|&&at| (self.letters[at], usize::MAX - at))?;
        let share = |letters: usize| letters as f64 / (all - comments).max(1) as f64;
        // One long paragraph in a division of its own among others is not the article.
        let holds_lines = self.lines[most] * 2 >= self.lines[main] || self.lines[most] >= 3;
        if share(self.letters[most]) >= MAIN_SHARE && holds_lines {
            return Some(most);
        }
        let articles: Vec<usize> = open.into_iter().filter(|&at| nodes[at].article).collect();
        let together: usize = articles.iter().map(|&at| self.letters[at]).sum();
        let longest = articles.iter().map(|&at| self.letters[at]).max()?;
        let long_enough =
            |&at: &usize| self.letters[at] as f64 >= FIRST_ARTICLE_SHARE * longest as f64;
        (share(together) >= MAIN_SHARE)
            .then(|| articles.into_iter().find(long_enough))
            .flatten()
    }
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
                zones[at] = node.zone.or(zones[node.parent]);
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
