//! Settings as used by cleaning, and the numbers of the house that are not weights. How the user typed them is
//! the command line's business.

use crate::model::RuleId;
use std::collections::BTreeSet;

/// Largest document that is cleaned, in bytes of document text; a larger one is rejected. 64 MiB is over a
/// thousand times the longest news article: what is larger is a dump without its separator.
pub const MAX_DOCUMENT_BYTES: usize = 64 * 1024 * 1024;

/// What a document without a headline gets as its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TitleFallback {
    /// The first sentence of the body, which stays in the body.
    #[default]
    Lead,
    /// Nothing: `title` is null.
    None,
}

/// What becomes of another article inside of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Embedded {
    /// It is removed, and its headline is related.
    #[default]
    Drop,
    /// It becomes a record of its own as well.
    Record,
}

/// What the caller may change about cleaning one document.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Title of a document that holds no headline.
    pub title_fallback: TitleFallback,
    /// Other articles inside of a document.
    pub embedded: Embedded,
    /// Rules switched off.
    pub disabled: BTreeSet<RuleId>,
    /// Largest document text in bytes.
    pub max_document: usize,
    /// Smallest share of a document's visible characters, 0 to 1, that must reach the body.
    pub fewest_kept: f64,
    /// Whether each verdict comes with all its evidence and the next best reading; without them cleaning is faster, and
    /// records are the same.
    pub evidence: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            title_fallback: TitleFallback::default(),
            embedded: Embedded::default(),
            disabled: BTreeSet::new(),
            max_document: MAX_DOCUMENT_BYTES,
            fewest_kept: 0.0,
            evidence: true,
        }
    }
}
