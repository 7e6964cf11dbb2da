//! Cleaning: one document in, a record or a rejection out, with the reason for every span. Pure and total: no
//! I/O, no clock, no randomness, no globals, and no input makes it fail.

use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::model::{Cleaned, Document, Outcome, RejectReason, Rejection};
use crate::record;
use crate::segment::{self, Grammar};
use crate::settings::{Embedded, Settings};

/// What the sieve knows about pages: marker phrases, outlet names, the grammar's weights. Built once a run.
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
        Ok(Self {
            lexicon: Lexicon::with_rows(name, tsv)?,
            grammar: Grammar::builtin(),
        })
    }

    /// The marker tables.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }
}

/// Cleans one document: segments it, takes out what is not the article, builds the record.
pub fn clean(document: &Document, knowledge: &Knowledge, settings: &Settings) -> Cleaned {
    if document.text.len() > settings.max_document {
        let outcome = Outcome::Rejected(Rejection {
            reason: RejectReason::TooLong,
        });
        return Cleaned {
            outcome,
            removals: Vec::new(),
            labelled: Vec::new(),
            embedded: Vec::new(),
        };
    }
    let labelled = segment::segment(document, &knowledge.lexicon, &knowledge.grammar, settings);
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
    }
}

#[cfg(test)]
mod tests {
    use super::{Knowledge, clean};
    use crate::model::{Document, Fields, Outcome};
    use crate::settings::Settings;

    #[test]
    fn tags_of_metadata_count_where_the_article_says_half_of_them() {
        let text = "تعاونية الزيتون تفتتح معصرتها\n\
            افتتحت تعاونية الزيتون معصرتها الحجرية صباح السبت في وادي السرو، وحضر الفلاحون من القرى المجاورة كلها.\n\
            وقال رئيس التعاونية إن الموسم جيد، وإن الزيت سيكفي القرى حتى الصيف المقبل على الأقل.";
        let keywords = |tags: &[&str]| {
            let keywords = tags.iter().map(|&tag| tag.to_owned()).collect();
            let document = Document {
                text: text.to_owned(),
                fields: Fields {
                    keywords,
                    of_page: true,
                    ..Fields::default()
                },
                ..Document::default()
            };
            match clean(&document, &Knowledge::builtin(), &Settings::default()).outcome {
                Outcome::Record(record) => record.keywords.len(),
                Outcome::Rejected(_) => usize::MAX,
            }
        };
        assert_eq!(keywords(&["وادي السرو", "كرة القدم"]), 2);
        assert_eq!(
            keywords(&["وادي السرو", "الفلاحون", "كرة القدم", "البورصة", "السينما"]),
            0
        );
        let four_of_nine = [
            "وادي السرو",
            "الفلاحون",
            "الزيت",
            "الصيف",
            "كرة القدم",
            "البورصة",
            "السينما",
            "الفضاء",
            "المسرح",
        ];
        assert_eq!(keywords(&four_of_nine), 0);
    }
}
