//! What comes out of one document: a record or a rejection, and every span that did not reach the body. The wire
//! form is the output wing's business.

use super::document::{Address, Document};
use super::role::Destination;
use super::rule::RuleId;
use super::segment::{Labelled, Span};
use super::table::table;
use serde::{Deserialize, Serialize};

table! {
    /// Where a title was found.
    pub enum TitleOrigin {
        Metadata "metadata" "A field or HTML metadata.",
        Headline "headline" "A line of the text.",
        Frame "frame" "Inside an aggregator's sentence.",
        Lead "lead" "No headline exists: the first sentence of the body, which stays in the body.",
    }
}

table! {
    /// Where a source was found.
    pub enum SourceOrigin {
        Label "label" "After a label.",
        Signature "signature" "A line that is only an outlet.",
        Frame "frame" "Inside an aggregator's sentence.",
        Metadata "metadata" "A field or HTML metadata.",
        TitleSuffix "title-suffix" "The end of the title line.",
    }
}

/// One clean article; `ghirbal schema` describes each field.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Record {
    /// The input's own id, or 32 hex digits that depend on title field and text alone.
    pub id: String,
    /// Headline and where it was found.
    pub title: Option<(String, TitleOrigin)>,
    /// Paragraphs joined by "\n".
    pub body: String,
    /// Outlet or agency and where it was found.
    pub source: Option<(String, SourceOrigin)>,
    /// Headlines of other articles, each once.
    pub related: Vec<String>,
    /// Tags.
    pub keywords: Vec<String>,
    /// ISO 8601.
    pub date: Option<String>,
    /// Byline without label.
    pub author: Option<String>,
    /// From metadata.
    pub url: Option<String>,
    /// `ar`, or what the script says.
    pub lang: Option<String>,
    /// Where the document came from.
    pub address: Address,
    /// Share of the document's visible characters that reached the body, 0 to 1, two decimals.
    pub kept: f64,
    /// Estimate of the chance that the body is right, 0 to 1, two decimals.
    pub confidence: f64,
    /// The signature that duplicates are told by, where it was asked for.
    pub fingerprint: Option<String>,
    /// Input fields the user keeps: name and JSON as written.
    pub extra: Vec<(String, String)>,
}

table! {
    /// Why a document gave no record. The names are public and stable.
    #[derive(Serialize, Deserialize)]
    pub enum RejectReason (
        /// A few words for a message.
        says: &'static str,
    ) {
        Blank "blank" "Nothing visible in it." { says: "nothing visible in it" },
        NoLetters "no-letters" "No letter in it." { says: "no letter in it" },
        NoArabic "no-arabic" "No Arabic letter in it." { says: "no Arabic letter in it" },
        TooLong "too-long" "Larger than the limit." { says: "is longer than --max-document allows" },
        TooLargeToClean "too-large-to-clean" "More lines and markers, or a longer line, than memory is set apart for." {
            says: "has too many lines, or a line too long, for one document; cut it into several"
        },
        Listing "listing-page" "Teasers of many articles." { says: "is a page of teasers" },
        ErrorPage "error-page" "The site's answer that there is no such page." {
            says: "is the site's answer that there is no such page"
        },
        NoBody "no-body" "Nothing of it was an article." { says: "nothing in it is an article" },
        LittleKept "little-kept" "Less of it was article than the user asks for." {
            says: "less of it is article than --reject-below asks for"
        },
    }
}

/// A document that gave no record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
    /// Why.
    pub reason: RejectReason,
}

/// A span of the document text that did not reach the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// Where.
    pub span: Span,
    /// The rule that removed it; it gives the role.
    pub rule: RuleId,
    /// The marker that fired.
    pub marker: Option<Span>,
    /// The field it went to instead.
    pub to: Option<Destination>,
}

/// A record or a rejection.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// The document is an article.
    Record(Box<Record>),
    /// It is not.
    Rejected(Rejection),
}

/// Everything that cleaning one document has to say.
#[derive(Debug, Clone, PartialEq)]
pub struct Cleaned {
    /// Record or rejection.
    pub outcome: Outcome,
    /// Every span that did not reach the body, in order of the text; empty for a rejection.
    pub removals: Vec<Removal>,
    /// The segments with their verdicts, for `explain`.
    pub labelled: Vec<Labelled>,
    /// Other articles inside of it that are to become records of their own.
    pub embedded: Vec<Document>,
    /// The rows of the user's lexicon that fired, as places in the lexicon; each once, in order.
    pub users_rows: Vec<usize>,
}

impl Cleaned {
    /// The record, where the document is an article.
    pub fn record(&self) -> Option<&Record> {
        match &self.outcome {
            Outcome::Record(record) => Some(record),
            Outcome::Rejected(_) => None,
        }
    }
}
