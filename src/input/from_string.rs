//! Documents of text that a caller holds as a string, without files, streams and frames. Bytes of an unknown encoding
//! or format are a source in memory instead, which may hold many documents.

use super::format::Format;
use super::html;
use super::options::InputOptions;
use super::stream::encoding;
use super::written;
use crate::model::{Decoding, Document};
use std::borrow::Cow;

impl Document {
    /// The document of a plain text. Mojibake is undone where that is exact, and front matter or header lines at its top
    /// are fields, as in files.
    ///
    /// Its address is empty: whoever cleans many says in it where each came from. What a scraper knows already goes
    /// into its fields.
    pub fn from_text(text: impl Into<String>) -> Self {
        written(text.into(), Format::Text)
    }

    /// The document of a text that is Markdown; see [`from_text`](Self::from_text).
    pub fn from_markdown(text: impl Into<String>) -> Self {
        written(text.into(), Format::Markdown)
    }

    /// The document of an HTML page: its text with what the markup says of it, its metadata as fields.
    pub fn from_html(markup: &str) -> Self {
        let mut markup = Cow::Borrowed(markup);
        let mut repaired = None;
        if encoding::is_suspicious(&markup) {
            repaired = encoding::repair(markup.to_mut());
        }
        html::document(&markup, decoding(repaired), true)
    }
}

fn written(mut text: String, format: Format) -> Document {
    let decoding = decoding(encoding::repair(&mut text));
    written::document(text, format, decoding, &InputOptions::default())
}

fn decoding(repaired: Option<&'static str>) -> Decoding {
    Decoding {
        repaired,
        ..Decoding::default()
    }
}
