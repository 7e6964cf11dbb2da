//! A place where a line has a marker phrase, or a label that is known by its shape. What is made of it is not decided here.

use super::class::{Class, Position};
use crate::model::Span;

/// One place where a phrase is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Index of the row in [`super::Lexicon::rows`]; none where no row has the phrase whole.
    pub row: Option<usize>,
    /// The row's class.
    pub class: Class,
    /// The most certain of the row's positions that holds here; `None` where the phrase is at a place that
    /// does not count (the cutter of long lines looks at those too).
    pub fires: Option<Position>,
    /// Bytes of the source line.
    pub span: Span,
    /// Nothing but punctuation is before it in the line.
    pub at_start: bool,
    /// Nothing but punctuation is after it in the line.
    pub at_end: bool,
    /// The row is a safe one: whatever follows the phrase, it is a marker.
    pub anything_may_follow: bool,
    /// The row says that something follows it: a name, tags, a date, headlines.
    pub announces: bool,
    /// A separator (`:` `/` `-` `|` `..` `»`) follows.
    pub separator_after: bool,
    /// The row is a user's: what it says wins.
    pub is_users: bool,
}

impl Hit {
    /// A label at the start of its line that is known by its shape, with what it announces behind its separator.
    pub fn label(class: Class, span: Span) -> Self {
        Self {
            row: None,
            class,
            fires: Some(Position::Label),
            span,
            at_start: true,
            at_end: false,
            anything_may_follow: false,
            announces: true,
            separator_after: true,
            is_users: false,
        }
    }
}
