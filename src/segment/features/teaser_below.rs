//! The teaser of another article at the end of a flattened page: behind `read also` its headline and the beginning of its
//! text, cut off. The article going on behind a marker takes up nothing of the headline there.

use super::feature::Feature;
use super::observed::Observed;
use crate::lexicon::Class;
use crate::text::stems::{StemSet, Stemmer};

/// Longest teaser, in words.
const MOST_WORDS: usize = 60;

/// Content words of the headline that its teaser takes up, at least.
const SHARED: usize = 2;

/// Marks the pieces behind the last marker, if they are such a teaser.
pub(super) fn teaser_below(segments: &mut [Observed], stemmer: &mut Stemmer) {
    let cut = segments
        .last()
        .is_some_and(|last| last.has(Feature::Truncated));
    let is_marker = |line: &Observed| {
        let class = line
            .marker
            .as_ref()
            .filter(|marker| !marker.whole)
            .map(|marker| marker.class);
        matches!(class, Some(Class::ReadAlso | Class::RelatedList))
    };
    let Some(marker) = segments.iter().rposition(is_marker).filter(|_| cut) else {
        return;
    };
    let (above, teaser) = segments.split_at_mut(marker + 1);
    let words: usize = teaser.iter().map(|piece| piece.words).sum();
    let is_flat = teaser
        .iter()
        .all(|piece| piece.has(Feature::Piece) && piece.marker.is_none());
    let (Some(headline), Some(first)) = (above.last(), teaser.first()) else {
        return;
    };
    if !is_flat || words > MOST_WORDS || !above.iter().any(|line| line.prose) {
        return;
    }
    let mut said = StemSet::with_capacity(MOST_WORDS);
    stemmer.add_to(&mut said, &headline.key);
    if stemmer.stems(&first.key).shared_with(&said) < SHARED {
        return;
    }
    for piece in teaser {
        piece.prose = false;
        piece.add(Feature::CardText);
    }
}
