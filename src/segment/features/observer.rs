//! Observes one segment on its own: its marker, its shape, its names. Features that need the whole document are in
//! `context`.

use super::appeal::is_appeal;
use super::consent::is_consent;
use super::credit;
use super::feature::Feature;
use super::feature_set::FeatureSet;
use super::furniture_lines;
use super::marker;
use super::observed::{LONG_WORDS, Marker, Observed, Own, PROSE_WORDS};
use super::page_marks::is_page_marks;
use super::shape;
use crate::lexicon::{Class, Hit, Lexicon};
use crate::model::{Break, Segment, Span};
use crate::segment::phrases::{
    self, Openers, complete_labels, is_signature, may_hold_row, section_spans, tag_label,
    with_invitation,
};
use crate::text::chars::is_word;
use crate::text::dates;
use crate::text::fold::Folded;
use crate::text::key::Key;
use crate::text::left_attribute::is_left_attribute;
use memchr::memchr;

/// The longest row of section names, in words.
const MENU_WORDS: usize = 60;

/// Words of a note about cookies; a longer line is a page on one line with such a note in it.
const CONSENT_WORDS: std::ops::RangeInclusive<usize> = 5..=70;

/// Observes the segments of one document, each on its own.
pub(in crate::segment) struct Observer<'a> {
    pub(in crate::segment) text: &'a str,
    pub(in crate::segment) lexicon: &'a Lexicon,
    pub(in crate::segment) openers: &'a Openers,
    /// Which markers count; the others belong to rules that are switched off.
    pub(in crate::segment) passed: &'a dyn Fn(&Hit) -> bool,
    /// The text may name cookies.
    pub(in crate::segment) names_cookies: bool,
}

impl Observer<'_> {
    /// The markers in a folded stretch of the text that count.
    pub(super) fn hits(&self, span: &Span, folded: &Folded) -> Vec<Hit> {
        let line = &self.text[span.clone()];
        let mut hits = self.lexicon.hits(line, folded);
        with_invitation(&mut hits, line, folded);
        complete_labels(&mut hits, line, self.lexicon);
        if hits.is_empty() {
            hits.extend(tag_label(line, folded));
        }
        hits.retain(|hit| (self.passed)(hit));
        hits
    }

    /// Observes a segment, given its folded text and the markers in it.
    pub(super) fn observe(&self, segment: Segment, folded: &Folded, hits: &[Hit]) -> Observed {
        let source = &self.text[segment.span.clone()];
        let counts = folded.counts();
        let words = counts.words;
        let mut features = FeatureSet::new();
        let own = self.own(&segment, hits);
        let marker = match &own {
            None => self.marker(&segment, words, (folded, hits), &mut features),
            // Its words are the user's business.
            Some(_) => None,
        };
        shape::shape(source, folded, words, &mut features);
        self.names(source, folded, &mut features);
        for (feature, holds) in [
            (Feature::Piece, segment.before != Break::Line),
            (
                Feature::MostlyLatin,
                segment.before != Break::Line && counts.letters > 2 * counts.arabic,
            ),
            (
                Feature::DateLine,
                dates::may_be_date_line(folded) && dates::is_date_line(source),
            ),
            (Feature::FrameSentence, phrases::site(source).is_some()),
        ] {
            if holds {
                features.push(feature);
            }
        }
        let ends = [Feature::Ends, Feature::Exclaims, Feature::Announces];
        let ends = ends.into_iter().any(|ending| features.has(ending));
        Observed {
            prose: marker.is_none() && (words >= LONG_WORDS || words >= PROSE_WORDS && ends),
            segment,
            counts,
            marker,
            own,
            features,
            key: Key::from_folded(folded),
            words,
        }
    }

    /// What the user's rows say of a segment, with the place of the phrase in the document.
    fn own(&self, segment: &Segment, hits: &[Hit]) -> Option<Box<Own>> {
        let mut own = Own::of(hits)?;
        own.marker.span = shift(&own.marker.span, segment.span.start);
        Some(Box::new(own))
    }

    fn marker(
        &self,
        segment: &Segment,
        words: usize,
        (folded, hits): (&Folded, &[Hit]),
        features: &mut FeatureSet,
    ) -> Option<Marker> {
        let source = &self.text[segment.span.clone()];
        // A line that is one section has a feature of its own; only rows of sections make a marker.
        let row = (2..=MENU_WORDS).contains(&words) && self.names_sections(folded);
        let sections = if row {
            section_spans(source, folded, self.lexicon)
        } else {
            Vec::new()
        };
        let control = |class: Class, features: &mut FeatureSet| {
            features.push(Feature::Marker(class));
            Some(Marker {
                class,
                span: segment.span.clone(),
                whole: true,
                announces: false,
            })
        };
        let is_consent =
            || self.names_cookies && CONSENT_WORDS.contains(&words) && is_consent(folded.as_str());
        if is_consent() || is_page_marks(source, folded) || is_left_attribute(source) {
            return control(Class::Ui, features);
        }
        if words == 0 && is_signs_between(segment, source) {
            return control(Class::Ui, features);
        }
        if let Some(class) = furniture_lines::furniture(source, folded) {
            return control(class, features);
        }
        let cut_at_marker = segment.before == Break::Marker;
        let found = marker::marker(
            source,
            hits,
            &sections,
            folded.counts(),
            cut_at_marker,
            features,
        );
        let is_whole = found.as_ref().is_some_and(|found| found.whole);
        if !is_whole && is_appeal(source, folded) {
            features.retain(|feature| !feature.is_of_marker());
            features.push(Feature::Appeal);
            let class = found.map(|found| found.class);
            let class = class.filter(|class| class.is_control());
            return control(class.unwrap_or(Class::Ui), features);
        }
        let found = found?;
        let span = shift(&found.span, segment.span.start);
        Some(Marker { span, ..found })
    }

    /// Whether two or more words are names of sections, and some of them in a row: a faster question than where.
    fn names_sections(&self, folded: &Folded) -> bool {
        if !may_hold_row(folded, self.lexicon) {
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
    fn names(&self, source: &str, folded: &Folded, features: &mut FeatureSet) {
        let text = folded.as_str();
        let first_word = &text[..memchr(b' ', text.as_bytes()).unwrap_or(text.len())];
        let first_word = first_word.trim_matches(|c: char| !is_word(c));
        let begins_lede = self.openers.begins_lede(first_word);
        if begins_lede {
            features.retain(|feature| feature != Feature::NameLike);
        }
        let has_credit = credit::has_credit(source, self.lexicon);
        for (feature, holds) in [
            (Feature::Section, self.is_section(folded)),
            (Feature::Credit, has_credit),
            (Feature::Outlet, is_signature(source, folded, self.lexicon)),
            (Feature::Opener, self.openers.has(first_word)),
        ] {
            if holds {
                features.push(feature);
            }
        }
        let begins_sentence = begins_lede || features.has(Feature::Opener);
        let may_end_so = has_credit || !source.ends_with('.');
        if may_end_so
            && !begins_sentence
            && credit::may_be_credited(source, has_credit, self.lexicon)
        {
            features.push(Feature::CreditedWords);
        }
    }
}

/// Whether a piece is nothing but signs, which stood between others.
fn is_signs_between(segment: &Segment, source: &str) -> bool {
    segment.before != Break::Line && !source.contains(is_word)
}

fn shift(span: &Span, by: usize) -> Span {
    span.start + by..span.end + by
}
