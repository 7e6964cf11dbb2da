//! The best sequence of states for scores of all segments together (Viterbi), and how good the best sequence through each
//! state is (max-marginals). It knows weights and states, not pages.

use super::weights::{LANES, STATES, Scores, Weights};
use crate::text::simd::level;
use fearless_simd::dispatch;

/// The numbers of the states of the best reading for given scores.
pub(super) fn best_states(emissions: &[Scores], weights: &Weights) -> Vec<usize> {
    best_way(&forward_scores(emissions, weights), weights)
}

/// Best score of a reading that ends in each state, for each segment.
pub(super) fn forward_scores(emissions: &[Scores], weights: &Weights) -> Vec<Scores> {
    // The same code for what each processor has: the compiler makes vectors of it.
    dispatch!(level(), _simd => forward(emissions, weights))
}

/// Best score of the rest of a reading after each state, for each segment.
pub(super) fn backward_scores(emissions: &[Scores], weights: &Weights) -> Vec<Scores> {
    dispatch!(level(), _simd => backward(emissions, weights))
}

/// The numbers of the states of the best reading.
pub(super) fn best_way(forward: &[Scores], weights: &Weights) -> Vec<usize> {
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
pub(super) fn best(scores: &Scores) -> (usize, f32) {
    let mut best = (0, scores[0]);
    for (at, &score) in scores.iter().enumerate().take(STATES).skip(1) {
        if score > best.1 {
            best = (at, score);
        }
    }
    best
}
