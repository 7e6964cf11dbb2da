//! The heart: one document in, a record or a rejection out, with the reason for every span. Pure and total: no
//! I/O, no clock, no randomness, no globals, and no input makes it fail.

use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::model::{Cleaned, Document, Outcome, Record, RejectReason, Rejection};
use crate::settings::Settings;

/// What the sieve knows about pages: marker phrases, outlet names, the grammar's weights. Built once a run.
#[derive(Debug)]
pub struct Knowledge {
    lexicon: Lexicon,
}

impl Knowledge {
    /// The tables that come with the program.
    pub fn builtin() -> Self {
        Self { lexicon: Lexicon::builtin() }
    }

    /// The built-in tables with the rows of a user's lexicon file added; `name` is for messages.
    ///
    /// # Errors
    /// A row that cannot be used, with its line.
    pub fn with_lexicon(name: &str, tsv: &str) -> Result<Self, Error> {
        Ok(Self { lexicon: Lexicon::with_rows(name, tsv)? })
    }

    /// The marker tables.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }
}

/// Cleans one document.
pub fn clean(document: &Document, knowledge: &Knowledge, settings: &Settings) -> Cleaned {
    let _ = (knowledge, settings);
    let outcome = if document.text.trim().is_empty() {
        Outcome::Rejected(Rejection { reason: RejectReason::Blank })
    } else {
        Outcome::Record(Box::new(Record {
            id: String::new(),
            title: None,
            body: document.text.trim().to_owned(),
            source: None,
            related: Vec::new(),
            keywords: Vec::new(),
            date: None,
            author: None,
            url: None,
            lang: None,
            address: document.address.clone(),
            kept: 1.0,
            extra: Vec::new(),
        }))
    };
    Cleaned { outcome, removals: Vec::new(), labelled: Vec::new() }
}
