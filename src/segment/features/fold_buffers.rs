//! Memory that the lines of one document were folded into, for those of the next: most lines then need none of their own.
//! It passes no text on, only allocations.

use std::sync::{Mutex, PoisonError};

use crate::text::fold::Folded;

/// The buffers that no document uses. As many sets come to be as documents are worked on at the same time.
#[derive(Debug, Default)]
pub(in crate::segment) struct FoldBuffers(Mutex<Vec<Vec<Folded>>>);

impl FoldBuffers {
    /// A set of buffers for one document.
    pub(super) fn take(&self) -> Vec<Folded> {
        let mut spare = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        spare.pop().unwrap_or_default()
    }

    /// Keeps a set for the next document.
    pub(super) fn give_back(&self, folded: Vec<Folded>) {
        let mut spare = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        spare.push(folded);
    }
}
