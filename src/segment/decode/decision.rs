//! What is decided about each segment of a document: its state in the best reading, unless the guard knows a better one,
//! and the next best state. How readings are scored is the business of `viterbi`.

use super::guard;
use super::state::State;
use super::viterbi::{backward_scores, best, best_way, forward_scores};
use super::weights::{Scores, Weights};
use crate::segment::features::Observed;

/// What was decided about a segment.
#[derive(Debug, Clone, Copy)]
pub(in crate::segment) struct Decision {
    pub(in crate::segment) state: State,
    /// How much better the reading is than the best one that decides otherwise whether this is text of the article;
    /// negative where the guard chose.
    pub(in crate::segment) margin: f32,
    /// The state of the best other reading, and how much worse that whole reading is; where that was asked.
    pub(in crate::segment) runner_up: Option<(State, f32)>,
}

/// The best states for a sequence of segments, and with `runners_up` the next best of each.
pub(in crate::segment) fn decode(
    segments: &[Observed],
    weights: &Weights,
    runners_up: bool,
) -> Vec<Decision> {
    let emissions: Vec<Scores> = segments
        .iter()
        .map(|segment| weights.emission(&segment.features))
        .collect();
    let forward = forward_scores(&emissions, weights);
    let states = best_way(&forward, weights);
    let states = guard::keeping(segments, &states, &emissions, weights).unwrap_or(states);
    let backward = backward_scores(&emissions, weights);
    let scores = forward.iter().zip(&backward);
    let through = scores.map(|(before, behind)| std::array::from_fn(|at| before[at] + behind[at]));
    states
        .into_iter()
        .zip(through)
        .map(|(state, through)| Decision {
            state: State::ALL[state],
            margin: margin(state, &through),
            runner_up: runners_up.then(|| runner_up(state, &through)),
        })
        .collect()
}

/// How much worse it is to decide otherwise whether a segment is text.
fn margin(state: usize, through: &Scores) -> f32 {
    let body = State::Body as usize;
    let mut others = *through;
    others[body] = f32::NEG_INFINITY;
    let above = through[body] - best(&others).1;
    if state == body { above } else { -above }
}

/// The best reading through another state, and how much worse it is.
fn runner_up(state: usize, through: &Scores) -> (State, f32) {
    let mut others = *through;
    others[state] = f32::NEG_INFINITY;
    let (other, score) = best(&others);
    (State::ALL[other], through[state] - score)
}
