//! What the work on one document leaves to the next: buffers that lines were folded into, and stems of words. It saves
//! allocations and work, and changes no result: buffers are overwritten, stems are found by the letters of their word.

use std::sync::{Mutex, PoisonError};

use crate::text::fold::Folded;
use crate::text::stems::Stemmer;

/// What one document is worked on with.
#[derive(Debug, Default)]
pub(in crate::segment) struct Workspace {
    /// One buffer a line of a batch.
    pub(in crate::segment) folded: Vec<Folded>,
    pub(in crate::segment) stemmer: Stemmer,
}

/// The workspaces that no document uses. As many come to be as documents are worked on at the same time. A document whose
/// work panics gives none back.
#[derive(Debug, Default)]
pub(in crate::segment) struct Workspaces(Mutex<Vec<Workspace>>);

impl Workspaces {
    /// A workspace for one document.
    pub(in crate::segment) fn take(&self) -> Workspace {
        let mut spare = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        spare.pop().unwrap_or_default()
    }

    /// Keeps a workspace for the next document.
    pub(in crate::segment) fn give_back(&self, workspace: Workspace) {
        let mut spare = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        spare.push(workspace);
    }
}
