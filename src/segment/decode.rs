//! Decoding: the best way through the grammar for all segments together (Viterbi), and for each segment how much
//! worse the next best reading would be (max-marginals). It knows weights and states, not pages.

use super::observe::Observed;
use super::state::{STATES, State};
use super::weights::Weights;

/// What was decided about a segment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Decision {
    pub(super) state: State,
    /// The state of the best other reading, and how much worse that whole reading is.
    pub(super) runner_up: (State, f32),
}

type Scores = [f32; STATES];

/// The best states for a sequence of segments.
pub(super) fn decode(segments: &[Observed], weights: &Weights) -> Vec<Decision> {
    let emissions: Vec<Scores> = segments
        .iter()
        .map(|segment| weights.emission(&segment.seen))
        .collect();
    let (forward, from) = forward(&emissions, weights);
    let backward = backward(&emissions, weights);
    let Some(last) = forward.last() else {
        return Vec::new();
    };
    let mut state = best(last).0;
    let mut decisions = Vec::with_capacity(segments.len());
    for at in (0..segments.len()).rev() {
        let through: Scores = std::array::from_fn(|state| forward[at][state] + backward[at][state]);
        let mut others = through;
        others[state] = f32::NEG_INFINITY;
        let (other, score) = best(&others);
        decisions.push(Decision {
            state: State::ALL[state],
            runner_up: (State::ALL[other], through[state] - score),
        });
        state = from[at][state];
    }
    decisions.reverse();
    decisions
}

/// Best score of a reading that ends in each state, and the state before it.
fn forward(emissions: &[Scores], weights: &Weights) -> (Vec<Scores>, Vec<[usize; STATES]>) {
    let mut scores: Vec<Scores> = Vec::with_capacity(emissions.len());
    let mut from = Vec::with_capacity(emissions.len());
    for emission in emissions {
        let (mut score, mut origin) = (*weights.start(), [0; STATES]);
        if let Some(before) = scores.last() {
            (score, origin) = step(before, weights);
        }
        for (score, emission) in score.iter_mut().zip(emission) {
            *score += emission;
        }
        scores.push(score);
        from.push(origin);
    }
    (scores, from)
}

/// The best way into each state: its score, and the first state that it may come from. State by state and not best by
/// best, so that the compiler makes vectors of it.
fn step(before: &Scores, weights: &Weights) -> (Scores, [usize; STATES]) {
    let mut score = [f32::NEG_INFINITY; STATES];
    let mut origin = [0_u32; STATES];
    for ((before, steps), from) in before.iter().zip(&weights.step).zip(0..) {
        for ((score, origin), step) in score.iter_mut().zip(&mut origin).zip(steps) {
            let path = before + step;
            let better = path > *score;
            *score = if better { path } else { *score };
            *origin = if better { from } else { *origin };
        }
    }
    (score, origin.map(|state| state as usize))
}

/// Best score of the rest of a reading after each state.
fn backward(emissions: &[Scores], weights: &Weights) -> Vec<Scores> {
    let mut scores = vec![[0.0; STATES]; emissions.len()];
    for at in (1..emissions.len()).rev() {
        let mut score = [f32::NEG_INFINITY; STATES];
        for (to, back) in weights.back.iter().enumerate() {
            let (emission, rest) = (emissions[at][to], scores[at][to]);
            for (score, back) in score.iter_mut().zip(back) {
                let path = back + emission + rest;
                *score = if path > *score { path } else { *score };
            }
        }
        scores[at - 1] = score;
    }
    scores
}

/// The first of the highest scores: the order of states decides ties, never luck.
fn best(scores: &Scores) -> (usize, f32) {
    let mut best = (0, scores[0]);
    for (at, &score) in scores.iter().enumerate().skip(1) {
        if score > best.1 {
            best = (at, score);
        }
    }
    best
}
