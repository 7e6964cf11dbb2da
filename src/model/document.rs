//! A document: one article's worth of text as it came in, with its address and what the scraper said about it.
//! It does not know how it was read.

use super::block::{Block, PageElement};
use super::table::table;

/// Where a document came from; unique within a run, but for lines of the strict filter that bring no address along: the id
/// tells those apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Address {
    /// Path as given, "/"-separated (`-` for standard input; bytes that are not UTF-8 as `\xNN`).
    pub path: String,
    /// Member of an archive.
    pub member: Option<String>,
    /// Index of the document in its file, from 0.
    pub record: u64,
    /// 0, or 1… for an embedded article that became its own record.
    pub part: u32,
}

impl Address {
    /// The file, and the member in it, as messages name them.
    pub fn place(&self) -> String {
        match &self.member {
            None => self.path.clone(),
            Some(member) => format!("{}!{member}", self.path),
        }
    }
}

table! {
    /// How the encoding of a document was known.
    pub enum HowDecoded {
        Bom "bom" "A byte-order mark.",
        Valid "valid" "The bytes are valid UTF-8.",
        Forced "forced" "The user said so (`--encoding`).",
        Declared "declared" "The page or its HTTP header says so, and the bytes agree.",
        Guessed "guessed" "Guessed from the bytes.",
    }
}

/// From bytes to text: which encoding, how it was known, what was lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoding {
    /// Name of the encoding as in the WHATWG standard.
    pub encoding: &'static str,
    /// How it was known.
    pub how: HowDecoded,
    /// Byte sequences that were not text and became U+FFFD.
    pub replaced: u64,
    /// The encoding in which UTF-8 was once misread, where that damage was undone.
    pub repaired: Option<&'static str>,
}

impl Default for Decoding {
    fn default() -> Self {
        Self {
            encoding: "UTF-8",
            how: HowDecoded::Valid,
            replaced: 0,
            repaired: None,
        }
    }
}

/// What the scraper filled in beside the text. A filled field wins over the text, except for `source`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fields {
    /// The input's own id.
    pub id: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Outlet or agency.
    pub source: Option<String>,
    /// Publication date as printed.
    pub date: Option<String>,
    /// Author without label.
    pub author: Option<String>,
    /// Address of the page.
    pub url: Option<String>,
    /// Language tag.
    pub lang: Option<String>,
    /// Tags, split as the scraper split them.
    pub keywords: Vec<String>,
    /// The site the page belongs to, by its metadata.
    pub site: Option<String>,
    /// What the logo of the page says. It may name the site, and counts only where the title says the same.
    pub logo: Option<String>,
    /// What is behind the headline in the page's title.
    pub title_suffix: Option<String>,
    /// They are what a page says of itself, not what a scraper found: what the text says of source, tags and author
    /// goes first.
    pub of_page: bool,
    /// Fields the user keeps: name and the value's JSON as written.
    pub extra: Vec<(String, String)>,
}

/// Which fields of the input were understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mapping {
    /// Field of the record and the input's own name for it, as a dotted path.
    pub mapped: Vec<(&'static str, String)>,
    /// Names of fields that were not used.
    pub unmapped: Vec<String>,
}

/// One document: the unit that becomes a record or a rejection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Where it came from.
    pub address: Address,
    /// Name of the format it was read from: text, html, json, csv, warc, wet.
    pub format: &'static str,
    /// The document text: what is left after decoding. All offsets are bytes of it.
    pub text: String,
    /// What the scraper said about it.
    pub fields: Fields,
    /// How its bytes became text.
    pub decoding: Decoding,
    /// What the markup says of the text, in its order; empty for plain text.
    pub blocks: Vec<Block>,
    /// The elements of the page that the blocks lie in.
    pub elements: Vec<PageElement>,
    /// The blocks are a whole page, with what it has around its article, and not a part of one.
    pub is_whole_page: bool,
    /// Which fields of the input it was made of; empty for plain text.
    pub mapping: Mapping,
}

impl Default for Document {
    fn default() -> Self {
        Self {
            address: Address::default(),
            format: "text",
            text: String::new(),
            fields: Fields::default(),
            decoding: Decoding::default(),
            blocks: Vec::new(),
            elements: Vec::new(),
            is_whole_page: false,
            mapping: Mapping::default(),
        }
    }
}
