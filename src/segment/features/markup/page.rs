//! The blocks of a page and the elements around them, asked for what several features need. It knows no segments.

use crate::model::{Block, Document, PageElement};
use crate::text::chars::ends_sentence;
use crate::text::words;

/// Shortest line that counts as running text, in letters: about a line of print.
const PROSE_LETTERS: usize = 60;

/// Share of links, in percent, above which a line is a list and not running text.
pub(super) const PROSE_LINKS: u8 = 40;

/// Share of links, in percent, of a line that is a link from end to end.
const ALL_LINK: u8 = 97;

/// Shortest headline of a teaser, in words.
const TEASER_WORDS: usize = 3;

/// Shortest line of a list in an article, in words.
const LINE_WORDS: usize = 3;

/// Shortest sentence, in words.
const SENTENCE_WORDS: usize = 4;

/// The markup of a document whose elements are nested as they say.
#[derive(Clone, Copy)]
pub(super) struct PageMarkup<'a> {
    text: &'a str,
    pub(super) blocks: &'a [Block],
    pub(super) elements: &'a [PageElement],
}

impl<'a> PageMarkup<'a> {
    /// The markup of a document; none where it has no blocks, or where a caller of the library made elements that are
    /// not nested: the passes over them would go out of bounds.
    pub(super) fn new(document: &'a Document) -> Option<Self> {
        let (blocks, elements) = (&document.blocks, &document.elements);
        let in_elements = |block: &Block| block.node < elements.len();
        let are_sound =
            !blocks.is_empty() && blocks.iter().all(in_elements) && are_nested(elements);
        are_sound.then_some(Self {
            text: &document.text,
            blocks,
            elements,
        })
    }

    /// Whether a paragraph stands alone under a linked headline, which leads to another article.
    pub(super) fn is_teaser(&self, at: usize) -> bool {
        let block = |at: Option<usize>| at.and_then(|at| self.blocks.get(at));
        let headline = block(at.checked_sub(1)).is_some_and(|block| {
            // A line that says more than its link is a read-also inside of the text.
            let text = self.text.get(block.span.clone()).unwrap_or_default();
            block.links >= ALL_LINK && words::count(text) >= TEASER_WORDS
        });
        headline && !block(at.checked_add(1)).is_some_and(is_prose)
    }

    /// Whether a block is a sentence that leads nowhere, or announces what follows, however short.
    pub(super) fn is_sentence(&self, at: usize) -> bool {
        let block = &self.blocks[at];
        let text = self.text.get(block.span.clone()).unwrap_or_default();
        let ended = text.trim_end().ends_with(|c| ends_sentence(c) || c == ':');
        ended && block.links <= PROSE_LINKS && words::count(text) >= SENTENCE_WORDS
    }

    /// Whether a block is a line without a link and longer than a control.
    pub(super) fn is_line(&self, at: usize) -> bool {
        let block = &self.blocks[at];
        let text = self.text.get(block.span.clone()).unwrap_or_default();
        block.links == 0 && words::count(text) >= LINE_WORDS
    }

    /// Whether an element is another one or lies inside of it.
    pub(super) fn is_inside(&self, inner: usize, outer: usize) -> bool {
        (outer..self.elements[outer].end).contains(&inner)
    }

    /// An element and those around it, from the inside to the outside, without the root.
    pub(super) fn around(&self, element: usize) -> impl Iterator<Item = usize> + use<'a> {
        let elements = self.elements;
        std::iter::successors(Some(element), |&at| Some(elements[at].parent))
            .take_while(|&at| at != 0)
    }

    /// The smallest element that holds two others.
    pub(super) fn around_both(&self, one: usize, other: usize) -> usize {
        let mut around = self.around(one);
        around.find(|&at| self.is_inside(other, at)).unwrap_or(0)
    }
}

/// Whether a block is running text.
pub(super) fn is_prose(block: &Block) -> bool {
    block.letters >= PROSE_LETTERS && block.links <= PROSE_LINKS
}

/// Whether each element but the root follows the one around it and ends within it.
fn are_nested(elements: &[PageElement]) -> bool {
    let is_nested = |(at, element): (usize, &PageElement)| {
        let within = match at {
            0 => element.end == elements.len(),
            _ => element.parent < at && element.end <= elements[element.parent].end,
        };
        within && at < element.end
    };
    elements.first().is_some_and(|root| root.parent == 0)
        && elements.iter().enumerate().all(is_nested)
}

#[cfg(test)]
mod tests {
    use super::PageMarkup;
    use crate::model::{Block, Document, Element, PageElement};

    fn element(parent: usize, end: usize) -> PageElement {
        PageElement {
            parent,
            end,
            zone: None,
            is_container: true,
            is_article: false,
            is_quotation: false,
        }
    }

    fn is_taken(elements: &[PageElement], node: usize) -> bool {
        let block = Block {
            span: 0..2,
            element: Element::Other,
            letters: 1,
            links: 0,
            says_title: false,
            says_picture: false,
            node,
        };
        let document = Document {
            text: String::from("ب"),
            blocks: vec![block],
            elements: elements.to_vec(),
            ..Document::default()
        };
        PageMarkup::new(&document).is_some()
    }

    #[test]
    fn elements_that_are_not_nested_are_not_taken() {
        let nested = [element(0, 3), element(0, 3), element(1, 3)];
        assert!(is_taken(&nested, 2));
        assert!(!is_taken(&nested, 3));
        assert!(!is_taken(&[], 0));
        for wrong in [element(2, 3), element(7, 3), element(1, 4), element(1, 2)] {
            assert!(!is_taken(&[nested[0], nested[1], wrong], 0), "{wrong:?}");
        }
        assert!(!is_taken(&[element(0, 2), nested[1], nested[2]], 0));
    }
}
