//! The marker that a segment is recognised by: which of the phrases in it counts, and whether the segment is
//! nothing else. What a marker means for the page is the grammar's business.

use super::feature::Feature;
use super::feature_set::FeatureSet;
use super::observed::{LONG_WORDS, Marker, PROSE_WORDS};
use super::shape::is_particle;
use crate::lexicon::{Class, Hit, Position};
use crate::model::{Counts, Span};
use crate::segment::phrases::is_dateline;
use crate::text::chars::{is_closing, is_letter, is_word};
use crate::text::fold;

/// Share of a line's letters that markers must cover for the line to be nothing but markers.
const COVERED: f32 = 0.75;

/// The marker that counts most. On a piece that was cut at a marker the phrase at its start counts even without
/// the separator that flattening lost.
pub(super) fn marker(
    source: &str,
    hits: &[Hit],
    sections: &[Span],
    counts: Counts,
    cut_at_marker: bool,
    features: &mut FeatureSet,
) -> Option<Marker> {
    let words = counts.words;
    let fired: Vec<&Hit> = hits.iter().filter(|hit| hit.fires.is_some()).collect();
    if let Some(whole) = fired.iter().find(|hit| hit.at_start && hit.at_end) {
        features.push(Feature::Marker(whole.class));
        return Some(Marker::at(whole, true));
    }
    // Names of networks behind a button to share.
    let shares = hits
        .iter()
        .any(|hit| hit.at_start && hit.class == Class::Share);
    let letters = match shares {
        true => counts.arabic,
        false => counts.letters,
    };
    if let Some(class) = covered_class(source, hits, sections, letters) {
        features.push(Feature::Marker(class));
        let first = hits.iter().find(|hit| hit.class == class);
        let span = first
            .map(|hit| hit.span.clone())
            .or_else(|| sections.first().cloned())?;
        return Some(Marker {
            class,
            span,
            whole: true,
            announces: false,
        });
    }
    let sentence = !cut_at_marker && words >= PROSE_WORDS && is_stopped(source);
    let begins = |hit: &&&Hit| {
        // A sentence may begin with `اقرأ أيضا`; a headline behind it has no full stop.
        let in_prose = sentence
            && hit.fires == Some(Position::Prefix)
            && !hit.separator_after
            && hit.class.names_next();
        hit.at_start
            && hit.fires != Some(Position::Suffix)
            && !in_prose
            && !is_dateline(source, hit)
            && !(hit.class == Class::Byline && is_statement(&source[hit.span.end..]))
    };
    if let Some(label) = fired.iter().find(begins) {
        features.push(Feature::Label(label.class));
        return Some(Marker::at(label, false));
    }
    let unseparated = || {
        let heading = |hit: &&Hit| hit.at_start && is_heading(hit) && !is_dateline(source, hit);
        hits.iter().find(heading)
    };
    if cut_at_marker && let Some(label) = unseparated() {
        features.push(Feature::Label(label.class));
        return Some(Marker::at(label, false));
    }
    let inside = fired.iter().find(|hit| {
        !hit.at_start && matches!(hit.fires, Some(Position::Suffix | Position::Inside))
    })?;
    // A phrase at the end or inside of a paragraph does not make the paragraph a marker.
    if words >= LONG_WORDS && inside.fires == Some(Position::Suffix) {
        return None;
    }
    features.push(Feature::Holds(inside.class));
    Some(Marker::at(inside, false))
}

/// Words of the shortest statement behind a word that labels names as well (`تقرير: …`).
const STATEMENT_WORDS: usize = 4;

/// Words at the end of a byline that are no name: the place (`من بيروت`), a number.
const PLACE_WORDS: usize = 2;

/// Whether what is behind a byline's label is a headline: the first part of it holds a number or a particle, which names
/// do not.
fn is_statement(payload: &str) -> bool {
    let payload = payload.trim_start_matches(|c: char| !is_word(c));
    let part = payload
        .split(['|', '/', '(', '،', ',', ':', '-', '–', '—'])
        .next();
    let folded = fold::phrase(part.unwrap_or_default());
    let words: Vec<&str> = folded.split_whitespace().collect();
    let names = words.len().saturating_sub(PLACE_WORDS);
    words.len() >= STATEMENT_WORDS
        && words[..names]
            .iter()
            .any(|word| is_particle(word) || word.contains('0'))
}

fn is_stopped(source: &str) -> bool {
    source
        .trim_end_matches(|c: char| is_closing(c) || c.is_whitespace())
        .ends_with('.')
        && !source.ends_with("..")
}

fn is_heading(hit: &Hit) -> bool {
    hit.anything_may_follow || hit.class.stands_bare()
}

/// The class of several controls and section names that together cover a line (`مشاركة فيسبوك تويتر واتساب`,
/// `اتصل بنا رياضة ثقافة`): the first one's, but what closes a page (comments, copyright) wins over what may be
/// anywhere. `all` are the letters of the line.
fn covered_class(source: &str, hits: &[Hit], sections: &[Span], all: usize) -> Option<Class> {
    let controls = hits.iter().filter(|hit| hit.class.is_control());
    let mut spans: Vec<(Span, Class)> = controls.map(|hit| (hit.span.clone(), hit.class)).collect();
    spans.extend(
        sections
            .iter()
            .map(|span| (span.clone(), Class::Navigation)),
    );
    spans.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut covered = 0;
    let mut end = 0;
    let mut class = None;
    for (span, found) in spans {
        if span.start >= end {
            covered += letters(&source[span.clone()]);
            end = span.end;
            if class.is_none() || matches!(found, Class::Comments | Class::Copyright) {
                class = Some(found);
            }
        }
    }
    // Most lines hold no control at all.
    class?;
    #[expect(clippy::cast_precision_loss, reason = "letters of one line")]
    let share = covered as f32 / all.max(1) as f32;
    class.filter(|_| all > 0 && share >= COVERED)
}

fn letters(text: &str) -> usize {
    text.chars().filter(|&c| is_letter(c)).count()
}
