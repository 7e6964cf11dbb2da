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
    let mut decisions: Vec<Decision> = states
        .into_iter()
        .map(|state| Decision {
            state: State::ALL[state],
            runner_up: None,
        })
        .collect();
    if runners_up {
        let backward = backward_scores(&emissions, weights);
        for (decision, scores) in decisions.iter_mut().zip(forward.iter().zip(&backward)) {
            decision.runner_up = Some(runner_up(decision.state, scores));
        }
    }
    decisions
}

/// The best reading through another state, and how much worse it is.
fn runner_up(state: State, (forward, backward): (&Scores, &Scores)) -> (State, f32) {
    let through: Scores = std::array::from_fn(|state| forward[state] + backward[state]);
    let mut others = through;
    others[state as usize] = f32::NEG_INFINITY;
    let (other, score) = best(&others);
    (State::ALL[other], through[state as usize] - score)
}
