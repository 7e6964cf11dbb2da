//! Both sides of the limits by which the main element, cards and teasers of a page are told.

use super::cards::cards;
use super::main_element::main_element;
use super::page::PageMarkup;
use crate::model::{Block, Document, Element, PageElement};

/// A page under construction: elements are opened and closed as in its markup.
struct Builder {
    document: Document,
    open: Vec<usize>,
}

impl Builder {
    fn new() -> Self {
        let mut builder = Self {
            document: Document::default(),
            open: Vec::new(),
        };
        builder.open();
        builder
    }

    fn open(&mut self) -> usize {
        let at = self.document.elements.len();
        self.document.elements.push(PageElement {
            parent: self.open.last().copied().unwrap_or(0),
            end: at + 1,
            zone: None,
            is_container: true,
            is_article: false,
            is_quotation: false,
        });
        self.open.push(at);
        at
    }

    fn close(&mut self) {
        let end = self.document.elements.len();
        if let Some(at) = self.open.pop() {
            self.document.elements[at].end = end;
        }
    }

    /// A line of so many words, with so many letters and such a share of links.
    fn line(&mut self, words: usize, letters: usize, links: u8) -> &mut Block {
        let text = &mut self.document.text;
        let start = text.len();
        text.push_str(&"كلمة ".repeat(words));
        self.document.blocks.push(Block {
            span: start..text.len(),
            element: Element::Other,
            letters,
            links,
            says_title: false,
            says_picture: false,
            node: *self.open.last().unwrap(),
        });
        self.document.blocks.last_mut().unwrap()
    }

    fn prose(&mut self, lines: usize, letters: usize) {
        for _ in 0..lines {
            self.line(12, letters, 0);
        }
    }

    fn finish(mut self) -> Document {
        while !self.open.is_empty() {
            self.close();
        }
        self.document
    }
}

/// The main element of a page.
fn main_of(document: &Document) -> usize {
    main_element(&PageMarkup::new(document).unwrap()).element
}

#[test]
fn running_text_has_enough_letters_and_few_links() {
    for (letters, links, main) in [(60, 40, 1), (59, 40, 0), (60, 41, 0)] {
        let mut page = Builder::new();
        page.open();
        for _ in 0..3 {
            page.line(12, letters, links);
        }
        assert_eq!(main_of(&page.finish()), main, "{letters} {links}");
    }
}

#[test]
fn the_main_element_holds_most_of_the_running_text() {
    for (inside, main) in [(700, 1), (699, 0)] {
        let mut page = Builder::new();
        page.open();
        page.prose(1, inside - 120);
        page.prose(2, 60);
        page.close();
        page.prose(1, 1000 - inside);
        assert_eq!(main_of(&page.finish()), main, "{inside}");
    }
}

#[test]
fn one_long_paragraph_in_an_element_of_its_own_is_not_the_article() {
    for (lines, main) in [(3, 1), (2, 0)] {
        let mut page = Builder::new();
        page.open();
        page.prose(lines, 1000);
        page.close();
        page.prose(5, 60);
        assert_eq!(main_of(&page.finish()), main, "{lines}");
    }
}

#[test]
fn the_element_of_the_headline_is_main_with_enough_text_behind_it() {
    for (lines, letters, main) in [(2, 60, 1), (1, 120, 0), (2, 59, 0)] {
        let mut page = Builder::new();
        page.open();
        page.line(5, 20, 0).says_title = true;
        page.prose(lines, letters);
        page.close();
        page.prose(18, 60);
        assert_eq!(main_of(&page.finish()), main, "{lines} {letters}");
    }
    // The share of the page's running text: 120 letters of 1,200, and of more.
    for (others, main) in [(1080, 1), (1090, 0)] {
        let mut page = Builder::new();
        page.open();
        page.line(5, 20, 0).says_title = true;
        page.prose(2, 60);
        page.close();
        page.prose(1, others);
        assert_eq!(main_of(&page.finish()), main, "{others}");
    }
}

#[test]
fn a_teaser_has_a_linked_headline_of_three_words() {
    for (words, links, teaser) in [(3, 97, true), (2, 97, false), (3, 96, false)] {
        let mut page = Builder::new();
        page.line(words, 20, links);
        page.prose(1, 60);
        let document = page.finish();
        let markup = PageMarkup::new(&document).unwrap();
        assert_eq!(markup.is_teaser(1), teaser, "{words} {links}");
    }
}

/// Whether boxes of a linked headline, a paragraph and short lines are cards, between paragraphs of an article.
fn are_cards(boxes: usize, short_lines: usize, paragraphs: usize) -> bool {
    let mut page = Builder::new();
    page.prose(paragraphs, 60);
    let row = page.open();
    for _ in 0..boxes {
        page.open();
        page.line(4, 20, 100);
        page.prose(1, 60);
        for _ in 0..short_lines {
            page.line(1, 4, 0);
        }
        page.close();
    }
    let document = page.finish();
    let cards = cards(&PageMarkup::new(&document).unwrap(), 0);
    cards[row + 1]
}

#[test]
fn cards_are_small_and_fewer_than_the_paragraphs_beside_them() {
    assert!(are_cards(2, 3, 2));
    assert!(!are_cards(1, 3, 2), "one box may be a fact box");
    assert!(!are_cards(2, 4, 2), "too many short lines");
    assert!(!are_cards(2, 3, 1), "more boxes than paragraphs");
}
