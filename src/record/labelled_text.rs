//! The document text with its labelled segments, and the questions that several fields ask of it.

use super::headline_text::without_lead_in;
use crate::lexicon::Lexicon;
use crate::model::{Labelled, Role};

/// What the fields of a record are read from.
#[derive(Debug, Clone, Copy)]
pub(super) struct LabelledText<'a> {
    pub(super) text: &'a str,
    pub(super) labelled: &'a [Labelled],
    pub(super) lexicon: &'a Lexicon,
    /// The text came with markup that says what its lines are.
    pub(super) has_markup: bool,
}

impl<'a> LabelledText<'a> {
    /// The segments with a role, in order.
    pub(super) fn with_role(self, role: Role) -> impl Iterator<Item = &'a Labelled> {
        self.labelled
            .iter()
            .filter(move |labelled| labelled.verdict.role() == role)
    }

    /// The text of a segment.
    pub(super) fn text_of(self, labelled: &Labelled) -> &'a str {
        &self.text[labelled.segment.span.clone()]
    }

    /// What follows a segment's marker, or the whole segment where there is no marker; without the
    /// separators between.
    pub(super) fn payload(self, labelled: &Labelled) -> &'a str {
        let end = labelled.segment.span.end;
        let start = labelled
            .verdict
            .marker
            .as_ref()
            .map_or(labelled.segment.span.start, |marker| marker.end.min(end));
        without_lead_in(&self.text[start..end])
    }
}
