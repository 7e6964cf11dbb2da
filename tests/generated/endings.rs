//! The many ways in which articles end: lists, programmes, verse, dialogue, short sentences, a last line without a full
//! stop. They are drawn by dice of their own, so that the rest of a page does not depend on them.

use super::article::pairs;
use super::desk::Desk;
use super::part::{Line, Part, Shape, Zone};

/// Pages of a hundred whose article ends so.
const SHARE: usize = 25;

/// What stands between two lines of an ending in the file.
const BETWEEN: &str = " ¦ ";

/// The ending of the next page, if it has one: its first line is a paragraph, the others are short.
pub(super) fn ending(desk: &Desk) -> Option<Part> {
    let mut dice = desk.dice_of("ending");
    if !dice.percent(SHARE) {
        return None;
    }
    let endings: Vec<(&str, &str)> = pairs(include_str!("endings.txt")).collect();
    let (_, lines) = dice.pick(&endings);
    let lines = lines.split(BETWEEN);
    let lines = lines
        .map(|text| Line::body(Shape::Paragraph, text))
        .collect();
    Some(Part::new("ending", Zone::Body, lines))
}
