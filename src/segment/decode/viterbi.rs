//! Decoding: the best sequence of states for all segments together (Viterbi), and for each segment how much worse the next
//! best sequence through another state would be (max-marginals). It knows weights and states, not pages.

use super::state::State;
use super::weights::{LANES, STATES, Scores, Weights};
use crate::segment::features::Observed;
use crate::text::simd::level;
use fearless_simd::dispatch;

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
    // The same code for what each processor has: the compiler makes vectors of it.
    let forward = dispatch!(level(), _simd => forward(&emissions, weights));
    let mut decisions: Vec<Decision> = best_way(&forward, weights)
        .into_iter()
        .map(|state| Decision {
            state: State::ALL[state],
            runner_up: None,
        })
        .collect();
    if runners_up {
        let backward = dispatch!(level(), _simd => backward(&emissions, weights));
        for (decision, scores) in decisions.iter_mut().zip(forward.iter().zip(&backward)) {
            decision.runner_up = Some(runner_up(decision.state, scores));
        }
    }
    decisions
}

/// The numbers of the states of the best reading.
fn best_way(forward: &[Scores], weights: &Weights) -> Vec<usize> {
    let Some((last, before)) = forward.split_last() else {
        return Vec::new();
    };
    let mut states = vec![best(last).0];
    for before in before.iter().rev() {
        states.push(origin(states[states.len() - 1], before, weights));
    }
    states.reverse();
    states
}

/// The best reading through another state, and how much worse it is.
fn runner_up(state: State, (forward, backward): (&Scores, &Scores)) -> (State, f32) {
    let through: Scores = std::array::from_fn(|state| forward[state] + backward[state]);
    let mut others = through;
    others[state as usize] = f32::NEG_INFINITY;
    let (other, score) = best(&others);
    (State::ALL[other], through[state as usize] - score)
}

/// Best score of a reading that ends in each state. Through which state it came is asked of the best one alone.
#[inline(always)]
fn forward(emissions: &[Scores], weights: &Weights) -> Vec<Scores> {
    let mut scores: Vec<Scores> = Vec::with_capacity(emissions.len());
    for emission in emissions {
        let mut score = match scores.last() {
            Some(before) => step(before, weights),
            None => *weights.start(),
        };
        for (score, emission) in score.iter_mut().zip(emission) {
            *score += emission;
        }
        scores.push(score);
    }
    scores
}

/// The best way into each state. State by state and not best by best, so that the compiler makes vectors of it.
#[inline(always)]
fn step(before: &Scores, weights: &Weights) -> Scores {
    let mut score = [f32::NEG_INFINITY; LANES];
    for (before, steps) in before.iter().zip(&weights.step) {
        for (score, step) in score.iter_mut().zip(steps) {
            let path = before + step;
            *score = if path > *score { path } else { *score };
        }
    }
    score
}

/// The first state from which the best way leads into this one.
fn origin(into: usize, before: &Scores, weights: &Weights) -> usize {
    let back = &weights.back[into];
    best(&std::array::from_fn(|from| before[from] + back[from])).0
}

/// Best score of the rest of a reading after each state.
#[inline(always)]
fn backward(emissions: &[Scores], weights: &Weights) -> Vec<Scores> {
    let mut scores = vec![[0.0; LANES]; emissions.len()];
    for at in (1..emissions.len()).rev() {
        let mut score = [f32::NEG_INFINITY; LANES];
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
    for (at, &score) in scores.iter().enumerate().take(STATES).skip(1) {
        if score > best.1 {
            best = (at, score);
        }
    }
    best
}
