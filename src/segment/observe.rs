//! Observing one segment on its own: its marker, its shape, its names. What needs the whole document is in
//! `context`; no weight is set here.

use super::frame;
use super::marker::{self, Marker};
use super::openers::Openers;
use super::sections::section_spans;
use super::seen::{Form, Seen};
use super::shape;
use super::sights::Sights;
use super::signature::is_signature;
use crate::lexicon::{Class, Hit, Lexicon};
use crate::model::{Break, Counts, Segment, Span};
use crate::text::chars::is_word;
use crate::text::dates;
use crate::text::fold::Folded;
use crate::text::key::Key;
use memchr::memchr;

/// A segment of at least this many words is long: a paragraph, hardly ever a headline.
pub(super) const LONG_WORDS: usize = 25;

/// Shortest paragraph that ends like a sentence, in words; headlines of this length have no final full stop.
pub(super) const PROSE_WORDS: usize = 12;

/// A row of section names is hardly longer, in words.
const MENU_WORDS: usize = 60;

/// A segment with all that was seen of it.
#[derive(Debug)]
pub(super) struct Observed {
    pub(super) segment: Segment,
    pub(super) counts: Counts,
    /// The marker that counts most, if any: its class, span in the document, and whether the segment is nothing else.
    pub(super) marker: Option<Marker>,
    pub(super) seen: Sights,
    pub(super) key: Key,
    pub(super) words: usize,
    /// A paragraph: long, or of some length and ending like a sentence, and no marker.
    pub(super) prose: bool,
}

impl Observed {
    pub(super) fn has(&self, form: Form) -> bool {
        self.seen.has(form)
    }

    pub(super) fn is_marker(&self, class: Class) -> bool {
        self.marker
            .as_ref()
            .is_some_and(|marker| marker.class == class)
    }
}

/// Observes the segments of one document, each on its own.
pub(super) struct Observer<'a> {
    pub(super) text: &'a str,
    pub(super) lexicon: &'a Lexicon,
    pub(super) openers: &'a Openers,
    /// Which markers count; the others belong to rules that are switched off.
    pub(super) passed: &'a dyn Fn(&Hit) -> bool,
}

impl Observer<'_> {
    /// The markers in a folded stretch of the text that count.
    pub(super) fn hits(&self, span: &Span, folded: &Folded) -> Vec<Hit> {
        let mut hits = self.lexicon.hits(&self.text[span.clone()], folded);
        hits.retain(|hit| (self.passed)(hit));
        hits
    }

    /// Observes a segment, given its folded text and the markers in it.
    pub(super) fn observe(&self, segment: Segment, folded: &Folded, hits: &[Hit]) -> Observed {
        let source = &self.text[segment.span.clone()];
        let counts = folded.counts();
        let words = counts.words;
        let mut seen = Sights::new();
        let marker = self.marker(&segment, words, (folded, hits), &mut seen);
        shape::shape(source, folded, words, &mut seen);
        self.names(source, folded, &mut seen);
        for (form, holds) in [
            (Form::Piece, segment.before != Break::Line),
            (
                Form::DateLine,
                dates::may_be_date_line(folded) && dates::is_date_line(source),
            ),
            (Form::FrameSentence, frame::site(source).is_some()),
        ] {
            if holds {
                seen.push(Seen::Form(form));
            }
        }
        let ends = seen.has(Form::Ends) || seen.has(Form::Exclaims);
        Observed {
            prose: marker.is_none() && (words >= LONG_WORDS || words >= PROSE_WORDS && ends),
            segment,
            counts,
            marker,
            seen,
            key: Key::from_folded(folded),
            words,
        }
    }

    fn marker(
        &self,
        segment: &Segment,
        words: usize,
        (folded, hits): (&Folded, &[Hit]),
        seen: &mut Sights,
    ) -> Option<Marker> {
        let source = &self.text[segment.span.clone()];
        // A column of one section a line is observed as such; here rows of them count.
        let row = (2..=MENU_WORDS).contains(&words) && self.names_sections(folded);
        let sections = if row {
            section_spans(source, folded, self.lexicon)
        } else {
            Vec::new()
        };
        let cut_at_marker = segment.before == Break::Marker;
        let found = marker::marker(
            source,
            hits,
            &sections,
            folded.counts(),
            cut_at_marker,
            seen,
        )?;
        let span = shift(&found.span, segment.span.start);
        Some(Marker { span, ..found })
    }

    /// Whether two words and more are names of sections: a cheap look before the exact one.
    fn names_sections(&self, folded: &Folded) -> bool {
        let begins = folded
            .words()
            .iter()
            .filter(|word| self.lexicon.may_begin_section(word));
        if begins.clone().nth(1).is_none() {
            return false;
        }
        let words = folded.as_str().split(' ');
        words
            .filter(|word| self.lexicon.is_section(word))
            .nth(1)
            .is_some()
    }

    fn is_section(&self, folded: &Folded) -> bool {
        let first = folded.words().first();
        first.is_some_and(|word| self.lexicon.may_begin_section(word))
            && self.lexicon.is_section(folded.as_str())
    }

    /// What the tables of names and of first words say.
    fn names(&self, source: &str, folded: &Folded, seen: &mut Sights) {
        let text = folded.as_str();
        let first_word = &text[..memchr(b' ', text.as_bytes()).unwrap_or(text.len())];
        let first_word = first_word.trim_matches(|c: char| !is_word(c));
        if self.openers.begins_lede(first_word) {
            seen.retain(|seen| seen != Seen::Form(Form::NameLike));
        }
        for (form, holds) in [
            (Form::Section, self.is_section(folded)),
            (Form::Credit, shape::has_credit(source, self.lexicon)),
            (Form::Outlet, is_signature(source, folded, self.lexicon)),
            (Form::Opener, self.openers.has(first_word)),
        ] {
            if holds {
                seen.push(Seen::Form(form));
            }
        }
    }
}

fn shift(span: &Span, by: usize) -> Span {
    span.start + by..span.end + by
}
