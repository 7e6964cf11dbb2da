//! The lines behind read-also and list headings: the headline that a bare heading announces, and whether a paragraph
//! there goes on with the article or belongs to the other one (lexical cohesion: with which of the two does it share
//! its words?).

use super::feature::Feature;
use super::observed::Observed;
use crate::lexicon::Class;
use crate::text::stems::{StemSet, Stemmer, Stems};

/// How much more of its content words, as a share, a paragraph must have in common with one side than with the other to
/// belong there.
const COHESION_MARGIN: f32 = 0.12;

/// Shortest headline, in words; a shorter line is a subheading.
const HEADLINE_WORDS: usize = 4;

/// Words that a paragraph shares with a side, at least, for it to belong there: one shared word is chance.
const MIN_SHARED: usize = 2;

/// Content words kept of each side of a read-also marker; beyond it more words change no comparison but cost time.
const MAX_STEMS: usize = 600;

/// What each line is under: a heading or label with nothing behind it on its line, a heading with its headline on its
/// line, the heading of a list. Dates and doubled headings between do not count.
pub(super) fn headings(segments: &mut [Observed]) {
    let (mut heading, mut label, mut list) = (None, None, false);
    for segment in segments.iter_mut() {
        if let Some(marker) = &segment.marker {
            list = marker.class == Class::RelatedList || list && !marker.class.ends_article();
            label = marker.announces.then_some(marker.class);
            // A button leads to a page, not to what is below it.
            let is_button = marker.class == Class::ReadAlso && segment.has(Feature::Control);
            if matches!(marker.class, Class::ReadAlso | Class::RelatedList) && !is_button {
                heading = Some(if marker.whole {
                    Feature::BehindBareMarker
                } else {
                    Feature::BehindFullMarker
                });
            } else if !segment.is_meta() {
                heading = None;
            }
            continue;
        }
        // A heading with its one headline on its line is a read-also in the text.
        let closed = heading == Some(Feature::BehindFullMarker) && segment.is_sentence();
        list &= !closed;
        if list {
            segment.add(Feature::UnderList);
        }
        let announced = label.take().is_some_and(|class| fits(segment, class));
        if announced && !segment.has(Feature::LiveEntry) {
            segment.add(Feature::BehindBareLabel);
        }
        if !segment.is_meta() && !segment.has(Feature::NoLetters) {
            heading
                .take()
                .into_iter()
                .for_each(|form| segment.add(form));
        }
    }
}

/// Whether a line can be what a label above it announced, by the most words such a thing has.
fn fits(segment: &Observed, label: Class) -> bool {
    let most = match label {
        // Two or three outlets with their particles.
        Class::SourceLine => 8,
        // A row of about ten tags.
        Class::Keywords => 24,
        // A person's name in full.
        Class::Byline => 4,
        // Day, date in two calendars, time.
        Class::Dateline => 12,
        _ => 0,
    };
    // A name or a date is no sentence.
    segment.words <= most && !segment.is_sentence()
}

/// For each read-also marker: are the paragraphs behind its headline closer to that headline or to the text above?
pub(super) fn asides(segments: &mut [Observed], stemmer: &mut Stemmer) {
    let heads = |segment: &Observed| {
        segment.is_marker(Class::ReadAlso) || segment.is_marker(Class::RelatedList)
    };
    if !segments.iter().any(heads) {
        return;
    }
    let (mut above, mut aside) = (StemSet::with_capacity(MAX_STEMS), StemSet::default());
    let (mut behind_marker, mut paragraphs) = (false, 0);
    for segment in segments.iter_mut() {
        if heads(segment) {
            behind_marker = true;
            paragraphs = 0;
            aside = StemSet::from(&stemmer.stems(&segment.key));
        } else if !behind_marker {
            if segment.marker.is_none() && !is_full(&above) {
                stemmer.add_to(&mut above, &segment.key);
            }
        } else if segment.prose {
            let own = stemmer.stems(&segment.key);
            compare(segment, &own, &above, &aside, paragraphs == 0);
            if paragraphs == 0 {
                let begins = if segment.has(Feature::Opener) {
                    Feature::Resumes
                } else {
                    Feature::FreshStart
                };
                segment.add(begins);
            }
            paragraphs += 1;
            if segment.has(Feature::RejoinsBody) || segment.has(Feature::LeansBody) {
                grow(&mut above, &own);
                behind_marker = false;
            } else if segment.has(Feature::EchoesAside) || segment.has(Feature::LeansAside) {
                grow(&mut aside, &own);
            }
        } else if segment.marker.is_none() && paragraphs == 0 {
            let own = stemmer.stems(&segment.key);
            if segment.words >= HEADLINE_WORDS && own.shared_with(&above) == 0 {
                segment.add(Feature::StrangeToBody);
            }
            grow(&mut aside, &own);
        }
    }
}

fn grow(side: &mut StemSet, stems: &Stems) {
    if !is_full(side) {
        side.add(stems);
    }
}

fn is_full(side: &StemSet) -> bool {
    side.len() >= MAX_STEMS
}

fn compare(segment: &mut Observed, own: &Stems, above: &StemSet, aside: &StemSet, first: bool) {
    // Words that both sides have tell nothing.
    let (with_above, with_aside) = (own.only_on(above, aside), own.only_on(aside, above));
    let to_above = share(with_above, own.len());
    let to_aside = share(with_aside, aside.without(above).min(own.len()));
    let margin = to_above + COHESION_MARGIN;
    if with_aside >= MIN_SHARED && to_aside > margin {
        segment.add(if first {
            Feature::EchoesAside
        } else {
            Feature::LeansAside
        });
    } else if with_above >= MIN_SHARED && to_above > to_aside + COHESION_MARGIN {
        segment.add(if first {
            Feature::RejoinsBody
        } else {
            Feature::LeansBody
        });
    }
}

#[expect(clippy::cast_precision_loss, reason = "words of one paragraph")]
fn share(shared: usize, of: usize) -> f32 {
    shared as f32 / of.max(1) as f32
}
