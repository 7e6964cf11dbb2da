//! A page: the document text with its labelled segments, and the questions that several fields ask of it.

use crate::lexicon::Lexicon;
use crate::model::{Labelled, Role};
use crate::text::chars::{is_dash, is_letter};
use crate::text::tidy;

/// What the fields of a record are read from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    pub(super) labelled: &'a [Labelled],
    pub(super) lexicon: &'a Lexicon,
    /// The text came with markup that says what its lines are.
    pub(super) has_markup: bool,
}

impl<'a> Page<'a> {
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

    /// What stands behind a segment's marker, or the whole segment where there is no marker; without the
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

/// A text without bullets, dashes, colons and marks at its start.
pub(super) fn without_lead_in(text: &str) -> &str {
    text.trim_start_matches(|c: char| {
        c.is_whitespace()
            || is_dash(c)
            || crate::text::chars::is_decoration(c)
            || crate::text::chars::is_invisible(c)
            || matches!(
                c,
                ':' | '•'
                    | '*'
                    | '|'
                    | '/'
                    | '.'
                    | '…'
                    | '>'
                    | '¦'
                    | '▪'
                    | '●'
                    | '◄'
                    | '◀'
                    | '؛'
                    | '،'
                    | '·'
                    | '■'
                    | '♦'
                    | '←'
            )
    })
    .trim_end()
}

/// A tidied headline without bullet in front and bars behind; `None` where too little is left.
pub(super) fn headline(text: &str) -> Option<String> {
    let line = tidy::line(without_lead_in(text));
    let line = line.trim_end_matches([' ', '|', '•', '-', '–']);
    (line.chars().filter(|&c| is_letter(c)).count() >= 4).then(|| line.to_owned())
}
