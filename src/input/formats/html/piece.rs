//! A line of a page, and how much it amounts to: the characters that show, and the letters among them. What follows
//! from that is judged elsewhere.

use super::tree::Around;
use crate::text::chars::is_letter;
use std::cell::Cell;

/// A line of text and where it stood.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) around: Around,
    /// Characters of it that are links.
    pub(super) linked: usize,
    /// The table row it is a cell of, by its node.
    pub(super) row: Option<usize>,
    /// The date that a `time` element in it gives for machines.
    pub(super) time: Option<String>,
    /// Where in the text one link follows another with nothing between.
    pub(super) joints: Vec<usize>,
    /// Where the first link starts.
    pub(super) first_link: Option<usize>,
    /// What its text amounts to, once that was asked for.
    pub(super) measure: Cell<Option<Measure>>,
}

impl Piece {
    /// An empty line at some point of a page.
    pub(super) fn new(around: Around, row: Option<usize>) -> Self {
        Self {
            text: String::new(),
            around,
            linked: 0,
            row,
            time: None,
            joints: Vec::new(),
            first_link: around.link.then_some(0),
            measure: Cell::default(),
        }
    }

    /// Counts its characters, once: whether a line is running text is asked again and again.
    pub(super) fn measure(&self) -> Measure {
        self.measure.get().unwrap_or_else(|| {
            let measure = Measure::of(&self.text);
            self.measure.set(Some(measure));
            measure
        })
    }
}

/// Counts of a text's characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measure {
    /// Characters that are no white space.
    pub(super) visible: usize,
    pub(super) letters: usize,
}

impl Measure {
    /// Of a text.
    pub(super) fn of(text: &str) -> Self {
        let mut measure = Self {
            visible: 0,
            letters: 0,
        };
        for c in text.chars() {
            let letter = is_letter(c);
            measure.letters += usize::from(letter);
            measure.visible += usize::from(letter || !c.is_whitespace());
        }
        measure
    }
}

#[cfg(test)]
mod tests {
    use super::Measure;

    #[test]
    fn no_letter_is_white_space() {
        for c in '\0'..=char::MAX {
            assert!(!(c.is_alphabetic() && c.is_whitespace()), "{c:?}");
        }
        let measure = Measure::of("نص\u{a0}12 - a");
        assert_eq!((measure.visible, measure.letters), (6, 3));
    }
}
