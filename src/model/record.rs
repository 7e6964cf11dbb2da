//! What comes out of one document: a record or a rejection, and every span that did not reach the body. The wire
//! form is the output wing's business.

use super::document::{Address, Document};
use super::role::{Destination, Role};
use super::segment::{Labelled, Span};
use serde::{Deserialize, Serialize};

/// Where a title was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TitleOrigin {
    /// A field or HTML metadata.
    Metadata,
    /// A line of the text.
    Headline,
    /// Inside an aggregator's sentence.
    Frame,
    /// No headline exists: the first sentence of the body, which stays in the body.
    Lead,
}

impl TitleOrigin {
    /// The word in the record.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Metadata => "metadata",
            Self::Headline => "headline",
            Self::Frame => "frame",
            Self::Lead => "lead",
        }
    }
}

/// Where a source was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceOrigin {
    /// After a label.
    Label,
    /// A line that is only an outlet.
    Signature,
    /// Inside an aggregator's sentence.
    Frame,
    /// A field or HTML metadata.
    Metadata,
    /// The end of the title line.
    TitleSuffix,
}

impl SourceOrigin {
    /// The word in the record.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Signature => "signature",
            Self::Frame => "frame",
            Self::Metadata => "metadata",
            Self::TitleSuffix => "title-suffix",
        }
    }
}

/// One clean article; `ghirbal schema` describes each field.
#[derive(Debug, Clone, PartialEq)]
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
    /// Input fields the user keeps: name and JSON as written.
    pub extra: Vec<(String, String)>,
}

/// Why a document gave no record. The names are public and stable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RejectReason {
    /// Nothing visible in it.
    Blank,
    /// No letter in it.
    NoLetters,
    /// No Arabic letter in it.
    NoArabic,
    /// Larger than the limit.
    TooLong,
    /// Teasers of many articles.
    Listing,
    /// The site's answer that there is no such page.
    ErrorPage,
    /// Nothing of it was an article.
    NoBody,
    /// Less of it was article than the user asks for.
    LittleKept,
}

impl RejectReason {
    /// The public name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::NoLetters => "no-letters",
            Self::NoArabic => "no-arabic",
            Self::TooLong => "too-long",
            Self::Listing => "listing-page",
            Self::ErrorPage => "error-page",
            Self::NoBody => "no-body",
            Self::LittleKept => "little-kept",
        }
    }

    /// A few words for a message.
    pub fn says(self) -> &'static str {
        match self {
            Self::Blank => "nothing visible in it",
            Self::NoLetters => "no letter in it",
            Self::NoArabic => "no Arabic letter in it",
            Self::TooLong => "is longer than --max-document allows",
            Self::Listing => "is a page of teasers",
            Self::ErrorPage => "is the site's answer that there is no such page",
            Self::NoBody => "nothing in it is an article",
            Self::LittleKept => "less of it is article than --reject-below asks for",
        }
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
    /// What it is.
    pub role: Role,
    /// The rule that removed it.
    pub rule: &'static str,
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
