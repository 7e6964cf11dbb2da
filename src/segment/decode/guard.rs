//! A whole article is not lost to one early mistake: where most of a document's paragraphs would go without a marker of
//! their own, a reading that keeps more of them is taken if it is nearly as good. It knows no rule; the weights tell.

use super::state::State;
use super::viterbi::best_states;
use super::weights::{Scores, Weights};
use crate::segment::features::Observed;

/// How much worse the reading that keeps the paragraphs may be as a whole: about one feature of weight.
const MOST_WORSE: f32 = 2.0;

/// How much is added to each paragraph's score as text to find that reading.
const ADDED: f32 = 4.0;

/// The states of the reading that keeps the text, where the best one is doubtful.
pub(super) fn keeping(
    segments: &[Observed],
    best: &[usize],
    emissions: &[Scores],
    weights: &Weights,
) -> Option<Vec<usize>> {
    let kept = kept(segments, best);
    let all: usize = segments.iter().filter(is_text).map(|one| one.words).sum();
    if kept * 2 >= all {
        return None;
    }
    let even = with_even_menus(emissions);
    let mut raised = even.clone();
    for (emission, _) in raised
        .iter_mut()
        .zip(segments)
        .filter(|(_, one)| is_text(one))
    {
        emission[State::Body as usize] += ADDED;
    }
    let other = best_states(&raised, weights);
    let worse = score(best, &even, weights) - score(&other, &even, weights);
    let keeps_more = self::kept(segments, &other) > kept;
    (keeps_more && worse <= MOST_WORSE).then_some(other)
}

/// Scores with which a line of a menu speaks as much for a menu behind the article as for one above it. Their weights
/// differ a little, and a page with hundreds of such lines below its text would have no text for that alone.
fn with_even_menus(emissions: &[Scores]) -> Vec<Scores> {
    let (nav, promo) = (State::Nav as usize, State::Promo as usize);
    let even = |emission: &Scores| {
        let mut even = *emission;
        even[promo] = even[promo].max(even[nav]);
        even
    };
    emissions.iter().map(even).collect()
}

/// Whether a segment is a paragraph that no marker explains.
fn is_text(segment: &&Observed) -> bool {
    segment.prose && segment.marker.is_none()
}

/// Words of the paragraphs that a reading keeps.
fn kept(segments: &[Observed], states: &[usize]) -> usize {
    let both = segments.iter().zip(states);
    let text = both.filter(|(one, state)| is_text(one) && **state == State::Body as usize);
    text.map(|(one, _)| one.words).sum()
}

/// The score of a reading as a whole.
fn score(states: &[usize], emissions: &[Scores], weights: &Weights) -> f32 {
    let own: f32 = states
        .iter()
        .zip(emissions)
        .map(|(&state, emission)| emission[state])
        .sum();
    let steps: f32 = states
        .windows(2)
        .map(|pair| weights.step[pair[0]][pair[1]])
        .sum();
    let start = states.first().map_or(0.0, |&first| weights.start()[first]);
    own + steps + start
}
