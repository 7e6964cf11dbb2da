//! What the readers of a stream passed over because it was damaged, told once at its end.

use super::origin::Origin;
use crate::report::Event;
use std::cell::RefCell;
use std::rc::Rc;

/// What readers passed over on their way to the end of a stream: shared by the readers of its layers and whoever
/// reports.
#[derive(Debug, Clone, Default)]
pub(in crate::input) struct Losses(Rc<RefCell<Lost>>);

#[derive(Debug, Default)]
struct Lost {
    first: Option<String>,
    more: u64,
}

impl Losses {
    /// Adds one; only the first is told in full, the others are counted.
    pub(in crate::input) fn add(&self, what: String) {
        let mut lost = self.0.borrow_mut();
        match lost.first {
            None => lost.first = Some(what),
            Some(_) => lost.more += 1,
        }
    }

    /// All of them as one event.
    pub(in crate::input) fn take(&self, origin: &Origin) -> Option<Event> {
        let Lost { first, more } = std::mem::take(&mut *self.0.borrow_mut());
        let mut what = first?;
        match more {
            0 => {}
            1 => what.push_str(", and in one more place"),
            more => what.push_str(&format!(", and in {more} more places")),
        }
        Some(origin.damaged(what, "the rest was used; restore the file"))
    }
}
