//! Teasers of other articles below the text without any heading: a headline and a sentence that is cut off, again and again
//! up to the end of the document. An article may end in dots, but not line by line under headlines.

use super::feature::Feature;
use super::observed::Observed;
use crate::lexicon::Class;

/// Teasers that make a list; one where a button leads to the rest.
const LEAST_TEASERS: usize = 2;

/// Words of a headline and of the shortest teaser.
const HEADLINE_WORDS: std::ops::RangeInclusive<usize> = 4..=22;
const TEASER_WORDS: usize = 8;

/// Marks such headlines and teasers.
pub(super) fn trailing_teasers(segments: &mut [Observed]) {
    let (mut start, mut teasers, mut button) = (segments.len(), 0, false);
    let mut marks = Vec::new();
    loop {
        let mut at = start;
        while at > 0 && is_beside(&segments[at - 1]) {
            at -= 1;
            button |= segments[at].is_marker(Class::Ui);
        }
        let is_pair = at >= 2 && is_teaser(&segments[at - 1]) && is_headline(&segments[at - 2]);
        if !is_pair {
            break;
        }
        marks.extend([(at - 1, Feature::CardText), (at - 2, Feature::CardHeadline)]);
        (start, teasers) = (at - 2, teasers + 1);
    }
    let mut above = segments[..start].windows(2);
    let mut below_text = || above.any(|pair| pair[0].prose && pair[1].prose);
    let least = if button { 1 } else { LEAST_TEASERS };
    if teasers >= least && below_text() {
        for (at, mark) in marks {
            segments[at].add(mark);
        }
    }
}

/// A date or a button of a teaser.
fn is_beside(line: &Observed) -> bool {
    line.has(Feature::DateLine) || line.is_marker(Class::Ui) || line.has(Feature::NoLetters)
}

fn is_teaser(line: &Observed) -> bool {
    line.has(Feature::Truncated) && line.words >= TEASER_WORDS && line.marker.is_none()
}

fn is_headline(line: &Observed) -> bool {
    let other = [
        Feature::Ends,
        Feature::Truncated,
        Feature::Announces,
        Feature::GoesOn,
        Feature::DateLine,
        Feature::Opener,
        Feature::Bullet,
    ];
    HEADLINE_WORDS.contains(&line.words)
        && line.marker.is_none()
        && !other.into_iter().any(|feature| line.has(feature))
}
