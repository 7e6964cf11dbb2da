//! Documents of text that a caller holds as a string, without files, streams and frames. Bytes of an unknown encoding
//! or format are a source in memory instead, which may hold many documents.

use super::format::Format;
use super::html;
use super::plain;
use super::stream::encoding;
use crate::model::{Decoding, Document};
use std::borrow::Cow;

impl Document {
    /// The document of a plain text. Mojibake is undone where that is exact, as in files.
    ///
    /// Its address is empty: whoever cleans many says in it where each came from. What a scraper knows already goes
    /// into its fields.
    pub fn from_text(text: impl Into<String>) -> Self {
        let mut text = text.into();
        let repaired = encoding::repair(&mut text);
        Self {
            format: Format::Text.as_str(),
            text: plain::as_written(text),
            decoding: decoding(repaired),
            ..Self::default()
        }
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

fn decoding(repaired: Option<&'static str>) -> Decoding {
    Decoding {
        repaired,
        ..Decoding::default()
    }
}
