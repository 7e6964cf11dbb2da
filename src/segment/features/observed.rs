//! A segment with the features and the marker that were observed of it: what the observers fill in and the decoder reads.

use super::feature::Feature;
use super::feature_set::FeatureSet;
use crate::lexicon::{Class, Hit};
use crate::model::{Counts, Segment, Span};
use crate::text::key::Key;

/// A segment of at least this many words is long: a paragraph, hardly ever a headline.
pub(super) const LONG_WORDS: usize = 25;

/// Shortest paragraph that ends like a sentence, in words; headlines of this length have no final full stop.
pub(super) const PROSE_WORDS: usize = 12;

/// Shortest sentence, in words: what is shorter and has a full stop is a cry, a name or a date.
const SENTENCE_WORDS: usize = 4;

/// The marker that a segment was recognised by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::segment) struct Marker {
    pub(in crate::segment) class: Class,
    pub(in crate::segment) span: Span,
    /// The segment is nothing else.
    pub(in crate::segment) whole: bool,
    /// What it announces may be on the next line.
    pub(in crate::segment) announces: bool,
}

/// What the user's own rows say of a segment; it is not judged further.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::segment) struct Own {
    pub(in crate::segment) marker: Marker,
    /// The rows that fired, by their places in the lexicon.
    pub(in crate::segment) rows: Vec<usize>,
}

impl Own {
    /// What a segment's hits say: of several classes the first of `keep`, `drop` and the one that stands first.
    pub(super) fn of(hits: &[Hit]) -> Option<Self> {
        let fired = || {
            hits.iter()
                .filter(|hit| hit.is_users && hit.fires.is_some())
        };
        let of_class = |class: Class| fired().find(|hit| hit.class == class);
        let hit = of_class(Class::Keep).or_else(|| of_class(Class::Drop));
        let hit = hit.or_else(|| fired().next())?;
        Some(Self {
            marker: Marker::at(hit, hit.at_start && hit.at_end),
            rows: fired().filter_map(|hit| hit.row).collect(),
        })
    }
}

impl Marker {
    pub(super) fn at(hit: &Hit, whole: bool) -> Self {
        Self {
            class: hit.class,
            span: hit.span.clone(),
            whole,
            announces: whole && hit.announces,
        }
    }
}

/// A segment with all that was observed of it.
#[derive(Debug)]
pub(in crate::segment) struct Observed {
    pub(in crate::segment) segment: Segment,
    pub(in crate::segment) counts: Counts,
    /// The marker that counts most, with its span in the document.
    pub(in crate::segment) marker: Option<Marker>,
    pub(in crate::segment) features: FeatureSet,
    pub(in crate::segment) key: Key,
    pub(in crate::segment) words: usize,
    /// What the user's own rows say of it; boxed, since few segments have it.
    pub(in crate::segment) own: Option<Box<Own>>,
    /// A paragraph: long, or of some length and ending like a sentence, and no marker.
    pub(in crate::segment) prose: bool,
}

impl Observed {
    #[inline]
    pub(in crate::segment) fn has(&self, feature: Feature) -> bool {
        self.features.has(feature)
    }

    /// The class of the user's row that fired on it.
    pub(in crate::segment) fn own_class(&self) -> Option<Class> {
        self.own.as_ref().map(|own| own.marker.class)
    }

    pub(super) fn add(&mut self, feature: Feature) {
        self.features.push(feature);
    }

    /// Whether it is the date or the byline of an article.
    pub(super) fn is_meta(&self) -> bool {
        self.has(Feature::DateLine)
            || self
                .marker
                .as_ref()
                .is_some_and(|marker| matches!(marker.class, Class::Byline | Class::Dateline))
    }

    /// Whether it ends like a sentence and is not too short for one; a marker may end so, too.
    pub(in crate::segment) fn is_sentence(&self) -> bool {
        self.words >= SENTENCE_WORDS && self.has(Feature::Ends)
    }

    pub(in crate::segment) fn is_marker(&self, class: Class) -> bool {
        self.marker
            .as_ref()
            .is_some_and(|marker| marker.class == class)
    }
}
