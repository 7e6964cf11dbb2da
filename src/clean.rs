//! Cleaning: one document in, a record or a rejection out, with the reason for every span. Pure and total: no
//! I/O, no clock, no randomness, no globals, and no input makes it fail.

use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::model::{Cleaned, Document, Outcome, RejectReason, Rejection};
use crate::record;
use crate::segment::{self, Grammar, Segmented};
use crate::settings::{Embedded, Settings};

/// The tables that cleaning reads: marker phrases, names of outlets, the weights of the decoder. Build it once a run.
#[derive(Debug)]
pub struct Knowledge {
    lexicon: Lexicon,
    grammar: Grammar,
}

impl Knowledge {
    /// The tables that come with the program.
    pub fn builtin() -> Self {
        Self {
            lexicon: Lexicon::builtin(),
            grammar: Grammar::builtin(),
        }
    }

    /// The built-in tables with the rows of a user's lexicon file added; `name` is for messages.
    ///
    /// # Errors
    /// A row that cannot be used, with its line.
    pub fn with_lexicon(name: &str, tsv: &str) -> Result<Self, Error> {
        Lexicon::with_rows(name, tsv).map(Self::with)
    }

    /// With these marker tables.
    pub fn with(lexicon: Lexicon) -> Self {
        Self {
            lexicon,
            grammar: Grammar::builtin(),
        }
    }

    /// The marker tables.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }
}

/// Cleans one document: segments it, takes out what is not the article, builds the record.
pub fn clean(document: &Document, knowledge: &Knowledge, settings: &Settings) -> Cleaned {
    if document.text.len() > settings.max_document {
        return rejected(RejectReason::TooLong);
    }
    let segmented = segment::segment(document, &knowledge.lexicon, &knowledge.grammar, settings);
    let Some(segmented) = segmented else {
        return rejected(RejectReason::TooLargeToClean);
    };
    let Segmented {
        labelled,
        users_rows,
    } = segmented;
    let mut removals = record::removals(&labelled);
    let outcome = record::build(document, &labelled, &removals, &knowledge.lexicon, settings);
    match &outcome {
        Outcome::Record(record) => record::credit_frames(&document.text, record, &mut removals),
        Outcome::Rejected(_) => removals.clear(),
    }
    let embedded = match (&outcome, settings.embedded) {
        (Outcome::Record(record), Embedded::Record) if document.address.part == 0 => {
            record::embedded(document, &labelled, &record.id)
        }
        _ => Vec::new(),
    };
    Cleaned {
        outcome,
        removals,
        labelled,
        embedded,
        users_rows,
    }
}

/// What becomes of a document that is not looked at.
fn rejected(reason: RejectReason) -> Cleaned {
    Cleaned {
        outcome: Outcome::Rejected(Rejection { reason }),
        removals: Vec::new(),
        labelled: Vec::new(),
        embedded: Vec::new(),
        users_rows: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Knowledge, clean};
    use crate::model::{Document, Outcome, RejectReason};
    use crate::settings::Settings;

    const TEXT: &str = "عاد الصيادون إلى المرفأ بعد أسبوع من العواصف، وقالوا إن البحر هادئ.";

    fn rejected(settings: &Settings) -> Option<RejectReason> {
        let document = Document {
            text: format!("{TEXT}\nجميع الحقوق محفوظة"),
            ..Document::default()
        };
        match clean(&document, &Knowledge::builtin(), settings).outcome {
            Outcome::Record(_) => None,
            Outcome::Rejected(rejection) => Some(rejection.reason),
        }
    }

    #[test]
    fn a_document_of_the_largest_size_is_cleaned() {
        let bytes = format!("{TEXT}\nجميع الحقوق محفوظة").len();
        let up_to = |max_document| {
            rejected(&Settings {
                max_document,
                ..Settings::default()
            })
        };
        assert_eq!(up_to(bytes), None);
        assert_eq!(up_to(bytes - 1), Some(RejectReason::TooLong));
    }

    #[test]
    fn the_smallest_share_that_is_asked_for_is_enough() {
        let of_share = |fewest_kept| {
            rejected(&Settings {
                fewest_kept,
                ..Settings::default()
            })
        };
        // The page keeps 0.78 of its visible characters.
        assert_eq!(of_share(0.78), None);
        assert_eq!(of_share(0.79), Some(RejectReason::LittleKept));
    }
}
