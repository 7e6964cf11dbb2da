//! From the lines of a page to its document text and blocks. Rows of links are parted, rows of cells joined; nothing is
//! left out, and where the article is among the blocks is judged by the segmenter.

use super::piece::{Measure, Piece};
use crate::model::{Block, Element, most_segments};
use crate::text::words;
use std::cell::Cell;
use std::collections::BTreeMap;

/// Longest cell, in characters, of a row that is one line of a table; longer ones are paragraphs in a layout.
const CELL_CHARS: usize = 60;

/// The document text and its blocks; `title` is what the metadata of the page give as its headline.
pub(super) fn text(pieces: Vec<Piece>, title: Option<&str>) -> (String, Vec<Block>) {
    let mut parted = Vec::with_capacity(pieces.len());
    for piece in pieces {
        part_links(piece, &mut parted);
    }
    let pieces = join_rows(parted);
    let length: usize = pieces.iter().map(|piece| piece.text.len() + 1).sum();
    let mut text = String::with_capacity(length);
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
            letters: piece.measure().letters,
            links: piece.links(),
            says_title: title == Some(&piece.text),
            says_picture: piece.says_picture && title != Some(&piece.text),
            node: piece.around.node,
        });
    }
    (text, blocks)
}

/// Share of links, in percent, from which a line with several links is a row of them and not a sentence.
const LINK_ROW_PERCENT: u8 = 60;

/// Parts the links that are items of a row, and the one behind the last sentence.
fn part_links(piece: Piece, parted: &mut Vec<Piece>) {
    let mut piece = piece;
    let last = part_last(&mut piece);
    part_row(piece, parted);
    parted.extend(last);
}

/// Most words of a link behind the last sentence of a paragraph that leads to more and is none of its words.
const LAST_LINK_WORDS: usize = 2;

/// Takes a short link off that follows the end of a sentence and ends the paragraph: `… in May. [Details]`
fn part_last(piece: &mut Piece) -> Option<Piece> {
    let at = piece.first_link.filter(|&at| at > 0)?;
    let (before, link) = (
        piece.text.get(..at)?.trim_end(),
        piece.text.get(at..)?.trim(),
    );
    let visible = Measure::count(link).visible;
    let leads_on = piece.joints.is_empty()
        && before.ends_with(['.', '!', '؟', '…'])
        && visible > 0
        && visible == piece.linked
        && words::count(link) <= LAST_LINK_WORDS;
    if !leads_on {
        return None;
    }
    let mut last = Piece {
        text: link.to_owned(),
        linked: visible,
        time: None,
        joints: Vec::new(),
        first_link: Some(0),
        measure: Cell::default(),
        ..*piece
    };
    last.around.element = Element::Control;
    let kept = before.len();
    piece.text.truncate(kept);
    piece.linked = 0;
    piece.first_link = None;
    piece.measure = Cell::default();
    Some(last)
}

/// A row of links (tags, a menu, headlines) becomes a line for each, and one for the label before the first.
fn part_row(piece: Piece, parted: &mut Vec<Piece>) {
    let is_row = !piece.joints.is_empty() && piece.joints.len() < most_segments(piece.text.len());
    if !is_row || piece.links() < LINK_ROW_PERCENT {
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
