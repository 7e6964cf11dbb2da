//! What the user may say about reading: format, encoding, separators, limits, and which fields mean what. The
//! command line turns arguments into these.

use super::format::Format;
use super::globs::Globs;
use encoding_rs::Encoding;
use regex::Regex;

/// How the bytes of a source become documents.
#[derive(Debug, Clone)]
pub struct InputOptions {
    /// Lines that match it separate two documents of a plain text and belong to neither.
    pub separator: Option<Regex>,
    /// Each line of JSON is read by itself: its record depends on no other line (no sampling, no shared encoding).
    pub lines_alone: bool,
    /// The encoding the user says the bytes are in.
    pub encoding: Option<&'static Encoding>,
    /// The format the user says all files and members have; compression and archives are still opened.
    pub format: Option<Format>,
    /// Largest document in bytes.
    pub max_document: usize,
    /// Undo UTF-8 that was read as windows-1256 or windows-1252, where that is exact.
    pub repair_mojibake: bool,
    /// What the fields of records mean.
    pub fields: FieldOptions,
    /// Which members of archives are read.
    pub members: MemberOptions,
    /// Whether a file that begins with these bytes is an output of an earlier run, and so no input. Not asked where the
    /// user says the format.
    pub is_own: fn(&[u8]) -> bool,
    /// The same for tables that say so in their metadata, behind their rows: the key that only such an output has.
    pub own_key: Option<&'static str>,
}

impl Default for InputOptions {
    fn default() -> Self {
        Self {
            separator: None,
            lines_alone: false,
            encoding: None,
            format: None,
            max_document: crate::settings::MAX_DOCUMENT_BYTES,
            repair_mojibake: true,
            fields: FieldOptions::default(),
            members: MemberOptions::default(),
            is_own: |_| false,
            own_key: None,
        }
    }
}

/// A field of the record that a scraper may have filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The input's own id.
    Id,
    /// Headline.
    Title,
    /// Text of the article, plain or HTML.
    Body,
    /// Outlet or agency.
    Source,
    /// Address of the page.
    Url,
    /// Publication date.
    Date,
    /// Author.
    Author,
    /// Tags.
    Keywords,
    /// Language tag.
    Lang,
}

impl Field {
    /// All fields, in the order of the record.
    pub const ALL: [Self; 9] = [
        Self::Id,
        Self::Title,
        Self::Body,
        Self::Source,
        Self::Url,
        Self::Date,
        Self::Author,
        Self::Keywords,
        Self::Lang,
    ];

    /// Its name in the record.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Title => "title",
            Self::Body => "body",
            Self::Source => "source",
            Self::Url => "url",
            Self::Date => "date",
            Self::Author => "author",
            Self::Keywords => "keywords",
            Self::Lang => "lang",
        }
    }

    /// The field of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.as_str() == name)
    }
}

/// What the user says about the fields of JSON objects and table rows.
#[derive(Debug, Clone, Default)]
pub struct FieldOptions {
    /// Which input field, as a dotted path, is which field of the record; wins over all guesses.
    pub given: Vec<(Field, String)>,
    /// Input fields carried into `extra`; `*` is all that were not used.
    pub keep: Vec<String>,
}

/// Which members of archives are read: the same words as for files in folders.
#[derive(Debug, Clone, Default)]
pub struct MemberOptions {
    /// Members wanted by name.
    pub globs: Globs,
    /// Take names that start with a dot.
    pub hidden: bool,
    /// Each member of an archive on standard input is owed a document or a fault: one that would be passed over in a folder
    /// is a fault.
    pub answered: bool,
}
