//! What is shown of the records of a group: which they are, and what of a copy is not as in the first.

use super::Place;
use super::groups::Copy;
use ghirbal::corpus::same_words;
use ghirbal::output::line::Line;
use std::collections::HashSet;

/// A record of a group.
#[derive(serde::Serialize)]
pub(super) struct Shown {
    /// Where it was read.
    pub(super) file: String,
    pub(super) line: u64,
    pub(super) id: Option<String>,
    pub(super) title: Option<String>,
    pub(super) source: Option<String>,
    pub(super) date: Option<String>,
    pub(super) url: Option<String>,
    /// Where the document came from.
    pub(super) path: Option<String>,
    pub(super) member: Option<String>,
    pub(super) record: Option<u64>,
    pub(super) part: Option<u64>,
}

/// The first of a group.
pub(super) struct First {
    pub(super) shown: Shown,
    /// Its paragraphs, folded.
    paragraphs: HashSet<String>,
}

/// One that repeats it.
#[derive(serde::Serialize)]
pub(super) struct Member {
    #[serde(flatten)]
    pub(super) shown: Shown,
    pub(super) likeness: &'static str,
    pub(super) similarity: f64,
    /// Fields that are not as in the first.
    pub(super) differs: Vec<&'static str>,
    pub(super) paragraphs: usize,
    /// Those that are not in the first.
    pub(super) other_paragraphs: Vec<String>,
}

impl Shown {
    fn new(place: &Place<'_>, line: &Line<'_>) -> Self {
        let text = |key| line.text(key).map(std::borrow::Cow::into_owned);
        let address = line.address();
        Self {
            file: place.file.to_owned(),
            line: place.number,
            id: text("id"),
            title: text("title"),
            source: text("source"),
            date: text("date"),
            url: text("url"),
            path: text("path"),
            member: text("member"),
            record: address.as_ref().and_then(|address| address.record),
            part: address.map(|address| address.part),
        }
    }
}

impl First {
    pub(super) fn new(place: &Place<'_>, line: &Line<'_>) -> Self {
        let body = line.text("body").unwrap_or_default();
        Self {
            shown: Shown::new(place, line),
            paragraphs: body.lines().map(same_words).collect(),
        }
    }
}

impl Member {
    pub(super) fn new(place: &Place<'_>, line: &Line<'_>, copy: Copy, first: &First) -> Self {
        let shown = Shown::new(place, line);
        let body = line.text("body").unwrap_or_default();
        let is_other = |paragraph: &&str| !first.paragraphs.contains(&same_words(paragraph));
        let others = body.lines().filter(is_other).map(str::to_owned);
        let own = &first.shown;
        let fields = [
            ("title", own.title == shown.title),
            ("source", own.source == shown.source),
            ("date", own.date == shown.date),
            ("url", own.url == shown.url),
        ];
        let differs = fields.into_iter().filter(|(_, is_same)| !is_same);
        Self {
            likeness: copy.likeness.as_str(),
            similarity: (copy.similarity * 100.0).round() / 100.0,
            differs: differs.map(|(name, _)| name).collect(),
            paragraphs: body.lines().count(),
            other_paragraphs: others.collect(),
            shown,
        }
    }
}
