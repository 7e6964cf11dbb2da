//! The article of a hard page as parts: which of its pieces the page has, and in which of their forms.

use super::super::asides;
use super::super::desk::Desk;
use super::super::page::Plan;
use super::super::part::{Gift, Line, Part, Shape, Zone};
use super::hard::Hard;
use super::story::{Piece, Story, groups, lines};

/// Pages of a hundred that are short lines and nothing else, where a story may be that.
const ALONE: usize = 25;

pub(super) fn body(desk: &mut Desk, plan: &mut Plan, hard: Hard, story: &Story) -> Vec<Part> {
    let pieces = match hard {
        Hard::ShortLines => around_lines(desk, story),
        _ => story.pieces.clone(),
    };
    let mut entries = Entries::new(desk);
    let mut parts = Vec::new();
    for (piece, said) in &pieces {
        match piece {
            Piece::Paragraph => parts.push(paragraph("p", said)),
            Piece::Subheading => {
                let line = Line::body(Shape::Heading, said);
                parts.push(Part::new("subheading", Zone::Body, vec![line]).flat(true));
            }
            Piece::List => parts.push(list(desk, said)),
            Piece::Set => parts.push(set(desk, said)),
            Piece::Entry => parts.push(entries.next(said)),
            Piece::Again => {
                parts.push(asides::inline_of_any_kind(desk, plan));
                parts.push(paragraph("again", said));
            }
        }
    }
    parts
}

fn paragraph(name: &'static str, text: &str) -> Part {
    Part::new(name, Zone::Body, vec![Line::body(Shape::Paragraph, text)]).flat(true)
}

/// The short lines at the end, in the middle, below one paragraph, or without any.
fn around_lines(desk: &mut Desk, story: &Story) -> Vec<(Piece, String)> {
    let mut pieces = story.pieces.clone();
    let is_short = |piece: &(Piece, String)| matches!(piece.0, Piece::List | Piece::Set);
    let Some(at) = pieces.iter().position(is_short) else {
        return pieces;
    };
    if story.says("alone") && desk.dice.percent(ALONE) {
        return vec![pieces.swap_remove(at)];
    }
    if desk.dice.percent(50) {
        pieces.truncate(at + 1);
    }
    if desk.dice.percent(40) {
        pieces.drain(..at - 1);
    }
    pieces
}

/// Lines that may be a list: plain, behind bullets or numbers, as elements of a list, or broken.
fn list(desk: &mut Desk, said: &str) -> Part {
    let (name, shape, bullet) = *desk.dice.pick(&[
        ("list-plain", Shape::Paragraph, ""),
        ("list-dashes", Shape::Paragraph, "- "),
        ("list-bullets", Shape::Paragraph, "• "),
        ("list-stars", Shape::Row, "* "),
        ("list-ul", Shape::Bullet, ""),
        ("list-ol", Shape::Step, ""),
        ("list-br", Shape::Row, ""),
        ("list-numbers", Shape::Paragraph, "1"),
    ]);
    let line = |(text, number): (&str, usize)| match bullet {
        "1" => Line::body(shape, &format!("{number}- {text}")),
        _ => Line::body(shape, text).marked(bullet),
    };
    let lines = lines(said).zip(1..).map(line).collect();
    Part::new(name, Zone::Body, lines)
}

/// Lines that are no list: each by itself, or broken.
fn set(desk: &mut Desk, said: &str) -> Part {
    let (name, shape) = *desk
        .dice
        .pick(&[("set", Shape::Paragraph), ("set-br", Shape::Row)]);
    let lines = lines(said).map(|text| Line::body(shape, text)).collect();
    Part::new(name, Zone::Body, lines)
}

/// The entries of a live page, all in one form.
struct Entries {
    clocks: std::vec::IntoIter<String>,
    zone: Zone,
    headed: bool,
    /// Whether clock and text are one line.
    glued: bool,
}

impl Entries {
    fn new(desk: &mut Desk) -> Self {
        let clocks = desk.dice.pick(&groups(include_str!("clocks.txt"))).clone();
        let clocks: Vec<String> = clocks.lines().map(str::to_owned).collect();
        let headed = desk.dice.percent(50);
        let is_clock = clocks.iter().all(|clock| clock.len() == "00:00".len());
        Self {
            clocks: clocks.into_iter(),
            zone: *desk.dice.pick(&[Zone::Entry, Zone::Update]),
            headed,
            glued: is_clock && !headed && desk.dice.percent(60),
        }
    }

    fn next(&mut self, said: &str) -> Part {
        let clock = self.clocks.next().unwrap_or_default();
        let mut texts = lines(said);
        let heading = texts.next().unwrap_or_default();
        let mut printed = Vec::new();
        if !self.glued {
            let optional = Gift::Optional(clock.clone());
            printed.push(Line::new(Shape::Time, clock.clone()).gives(optional));
        }
        if self.headed {
            printed.push(Line::body(Shape::Heading, heading));
        }
        printed.extend(texts.map(|text| Line::body(Shape::Paragraph, text)));
        if self.glued
            && let Some(first) = printed.first_mut()
        {
            first.mark = format!("{clock} - ");
            first.gifts.push(Gift::Optional(clock));
        }
        let name = match (self.glued, self.headed) {
            (true, _) => "entry-glued",
            (false, true) => "entry-headed",
            (false, false) => "entry",
        };
        Part::new(name, self.zone, printed).flat(true)
    }
}
