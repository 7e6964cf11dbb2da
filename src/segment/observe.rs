//! Observing one segment on its own: its marker, its shape, its names. What needs the whole document is in
//! `context`; no weight is set here.

use super::marker::{self, Marker};
use super::openers::Openers;
use super::seen::{Form, Seen};
use super::shape;
use super::signature::signature;
use crate::lexicon::{Class, Hit, Lexicon};
use crate::model::{Break, Segment, Span};
use crate::text::chars::is_word;
use crate::text::date;
use crate::text::fold::Folded;
use crate::text::words;

/// A segment of at least this many words is long: a paragraph, hardly ever a headline.
pub(super) const LONG_WORDS: usize = 25;

/// Shortest paragraph that ends like a sentence, in words; headlines of this length have no final full stop.
pub(super) const PROSE_WORDS: usize = 12;

/// A segment with all that was seen of it.
#[derive(Debug)]
pub(super) struct Observed {
    pub(super) segment: Segment,
    /// The marker that counts most, if any: its class, span in the document, and whether the segment is nothing else.
    pub(super) marker: Option<Marker>,
    pub(super) seen: Vec<Seen>,
    /// The folded text without punctuation at its ends, for comparing whole lines.
    pub(super) key: String,
    pub(super) words: usize,
    /// A paragraph: long, or of some length and ending like a sentence, and no marker.
    pub(super) prose: bool,
}

impl Observed {
    pub(super) fn has(&self, form: Form) -> bool {
        self.seen.contains(&Seen::Form(form))
    }

    pub(super) fn is_marker(&self, class: Class) -> bool {
        self.marker
            .as_ref()
            .is_some_and(|marker| marker.class == class)
    }
}

/// Observes one segment on its own.
pub(super) fn observe(
    text: &str,
    segment: Segment,
    lexicon: &Lexicon,
    openers: &Openers,
    passed: &dyn Fn(&Hit) -> bool,
    folded: &mut Folded,
) -> Observed {
    let source = &text[segment.span.clone()];
    folded.refold(source);
    let hits: Vec<Hit> = lexicon
        .hits(source, folded)
        .into_iter()
        .filter(|hit| passed(hit))
        .collect();
    let words = words::count(source);
    let mut seen = Vec::new();
    let cut_at_marker = segment.before == Break::Marker;
    let marker = marker::marker(source, &hits, words, cut_at_marker, &mut seen);
    let marker = marker.map(|marker| Marker {
        span: shift(&marker.span, segment.span.start),
        ..marker
    });
    shape::shape(source, folded, words, &mut seen);
    if date::is_date_line(source) {
        seen.push(Seen::Form(Form::DateLine));
    }
    if lexicon.is_section(folded.as_str()) {
        seen.push(Seen::Form(Form::Section));
    }
    if shape::has_credit(source, lexicon) {
        seen.push(Seen::Form(Form::Credit));
    }
    if signature(source, lexicon).is_some() {
        seen.push(Seen::Form(Form::Outlet));
    }
    let first_word = folded
        .as_str()
        .split(' ')
        .next()
        .unwrap_or_default()
        .trim_matches(|c: char| !is_word(c));
    if openers.has(first_word) {
        seen.push(Seen::Form(Form::Opener));
    }
    if openers.begins_lede(first_word) {
        seen.retain(|seen| *seen != Seen::Form(Form::NameLike));
    }
    if segment.before != Break::Line {
        seen.push(Seen::Form(Form::Piece));
    }
    if super::frame::site(source).is_some() {
        seen.push(Seen::Form(Form::FrameSentence));
    }
    let ends = seen.contains(&Seen::Form(Form::Ends)) || seen.contains(&Seen::Form(Form::Exclaims));
    let prose = marker.is_none() && (words >= LONG_WORDS || words >= PROSE_WORDS && ends);
    let key = folded
        .as_str()
        .trim_matches(|c: char| !is_word(c))
        .to_owned();
    Observed {
        segment,
        marker,
        seen,
        key,
        words,
        prose,
    }
}

fn shift(span: &Span, by: usize) -> Span {
    span.start + by..span.end + by
}
