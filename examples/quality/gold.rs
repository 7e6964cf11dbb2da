//! The evaluation set: what a careful reader says of each raw file, beside what the library makes of it. It reads
//! and cleans; it does not judge.

use std::ops::ControlFlow;
use std::path::Path;

use ghirbal::clean::{Knowledge, clean};
use ghirbal::error::Error;
use ghirbal::input::{InputOptions, Item, Source, documents, read_table};
use ghirbal::model::{Cleaned, Document, Outcome, Record};
use ghirbal::settings::{Settings, TitleFallback};
use serde::{Deserialize, Deserializer};

/// What a reader says of one document. A key that the line does not have is `None` and is not scored.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Gold {
    /// Path of the raw file below `raw/`.
    pub(crate) path: String,
    /// Index of the document in its file.
    pub(crate) record: u64,
    /// What kind of page it is; what stands before its first colon or comma names the group.
    pub(crate) shape: String,
    /// Paragraphs of the article.
    pub(crate) body: Option<Vec<String>>,
    /// Paragraphs on which careful readers differ: in or out, they change no figure.
    pub(crate) body_optional: Vec<String>,
    /// The headline; `Some(None)` where the document has none.
    #[serde(deserialize_with = "present")]
    pub(crate) title: Option<Option<String>>,
    /// Further headlines that are right too.
    pub(crate) title_any: Vec<String>,
    /// The origin the document names; `Some(None)` where it names none.
    #[serde(deserialize_with = "present")]
    pub(crate) source: Option<Option<String>>,
    /// Headlines of other articles.
    pub(crate) related: Option<Vec<String>>,
    /// Tags.
    pub(crate) keywords: Option<Vec<String>>,
    /// Not an article: right is a rejection.
    pub(crate) not_article: bool,
}

/// Tells a key that is null from one that is not there.
fn present<'de, D: Deserializer<'de>>(value: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(value).map(Some)
}

/// A document of the set: the reader's word, the text, and what was made of it.
#[derive(Debug)]
pub(crate) struct GoldPage {
    pub(crate) gold: Gold,
    pub(crate) text: String,
    /// `None` when the raw file gave no such document.
    pub(crate) cleaned: Option<Cleaned>,
}

impl GoldPage {
    /// The record, when there is one.
    pub(crate) fn record(&self) -> Option<&Record> {
        match &self.cleaned.as_ref()?.outcome {
            Outcome::Record(record) => Some(record),
            Outcome::Rejected(_) => None,
        }
    }
}

/// Reads `gold.jsonl` and cleans the files of `raw/` beside it, with no title where there is no headline.
///
/// # Errors
/// The gold cannot be read.
pub(crate) fn pages(folder: &Path) -> Result<Vec<GoldPage>, Error> {
    let path = folder.join("gold.jsonl");
    let knowledge = Knowledge::builtin();
    let settings = Settings {
        title_fallback: TitleFallback::None,
        ..Settings::default()
    };
    let mut pages = Vec::new();
    for (line, number) in read_table(&path)?.lines().zip(1..) {
        if line.trim().is_empty() {
            continue;
        }
        let gold: Gold = serde_json::from_str(line).map_err(|error| {
            let place = path.display().to_string();
            Error::new(place, format!("not a gold line: {error}"), "").at_line(number)
        })?;
        let document = document(&folder.join("raw").join(&gold.path), gold.record);
        pages.push(GoldPage {
            gold,
            cleaned: document
                .as_ref()
                .map(|document| clean(document, &knowledge, &settings)),
            text: document.map_or_else(String::new, |document| document.text),
        });
    }
    Ok(pages)
}

/// The document of that index in a raw file, whatever encoding the file is in.
fn document(path: &Path, record: u64) -> Option<Document> {
    let meta = std::fs::metadata(path).ok()?;
    let source = Source::named(path.to_path_buf(), &meta);
    let mut wanted = None;
    documents(&source, &InputOptions::default(), &mut |item| match item {
        Item::Document(document) if document.address.record == record => {
            wanted = Some(*document);
            ControlFlow::Break(())
        }
        _ => ControlFlow::Continue(()),
    });
    wanted
}
