//! How much running text each element of a page holds.

use super::page::{PageMarkup, is_prose};

/// Letters and lines of running text in each element, and blocks of any kind, those of the elements inside of it included.
pub(super) struct RunningText {
    pub(super) letters: Vec<usize>,
    pub(super) lines: Vec<usize>,
    pub(super) blocks: Vec<usize>,
}

impl RunningText {
    /// Adds up the blocks of running text that count.
    pub(super) fn new(page: &PageMarkup<'_>, counts: impl Fn(usize) -> bool) -> Self {
        let elements = page.elements;
        let (mut letters, mut lines) = (vec![0; elements.len()], vec![0; elements.len()]);
        let mut blocks = vec![0; elements.len()];
        for (at, block) in page.blocks.iter().enumerate() {
            blocks[block.node] += 1;
            if is_prose(block) && counts(at) {
                letters[block.node] += block.letters;
                lines[block.node] += 1;
            }
        }
        // An element follows the one around it, so that one pass from the end adds everything up.
        for at in (1..elements.len()).rev() {
            let parent = elements[at].parent;
            letters[parent] += letters[at];
            lines[parent] += lines[at];
            blocks[parent] += blocks[at];
        }
        Self {
            letters,
            lines,
            blocks,
        }
    }
}
