//! A line while it is cut: what is known of it, and the points at which it will be.

use std::collections::BTreeMap;

use crate::lexicon::Lexicon;
use crate::model::Break;
use crate::segment::phrases::Openers;
use crate::text::fold::Folded;

/// Offsets at which a line is cut, each with the kind of break.
pub(super) type Points = BTreeMap<usize, Break>;

/// A line and what is known of it while it is cut.
pub(super) struct Line<'a> {
    pub(super) source: &'a str,
    pub(super) folded: &'a Folded,
    /// It is a page flattened onto one line.
    pub(super) flat: bool,
    pub(super) lexicon: &'a Lexicon,
    pub(super) openers: &'a Openers,
}
