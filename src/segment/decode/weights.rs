//! The weights of the grammar, read from reviewed tables: how much a feature speaks for a state
//! (`weights.tsv`) and which state may follow which (`transitions.tsv`). Each row gives its reason.

use super::state::State;
use crate::segment::features::{Feature, FeatureSet};
use crate::text::table::cells;

/// The weight of a transition that the table does not list: no evidence outweighs it, however long the page. It is finite,
/// so that sums of it stay numbers.
const FORBIDDEN: f32 = -1e6;

/// How many states there are.
pub(super) const STATES: usize = State::ALL.len();

/// A number for each state, padded to whole vectors: the numbers behind the last state mean nothing.
pub(super) const LANES: usize = STATES.next_multiple_of(8);

/// A number for each state.
pub(super) type Scores = [f32; LANES];

/// Emission and transition weights.
#[derive(Debug)]
pub(in crate::segment) struct Weights {
    /// By the indexes of features.
    emission: Vec<Option<Scores>>,
    bias: Scores,
    start: Scores,
    /// From a state to one that follows it.
    pub(super) step: [Scores; STATES],
    /// The same, from the state that follows to the one before.
    pub(super) back: [Scores; STATES],
}

impl Weights {
    /// The tables that come with the program.
    pub(in crate::segment) fn builtin() -> Self {
        let mut weights = Self {
            emission: vec![None; Feature::COUNT],
            bias: [0.0; LANES],
            start: [FORBIDDEN; LANES],
            step: [[FORBIDDEN; LANES]; STATES],
            back: [[FORBIDDEN; LANES]; STATES],
        };
        for (feature, state, weight) in rows(include_str!("weights.tsv")) {
            let Some(state) = State::parse(state) else {
                continue;
            };
            if feature == "bias" {
                weights.bias[state as usize] = weight;
            } else if let Some(feature) = Feature::parse(feature) {
                weights.emission[feature.index()].get_or_insert([0.0; LANES])[state as usize] =
                    weight;
            }
        }
        for (from, to, weight) in rows(include_str!("transitions.tsv")) {
            let Some(to) = State::parse(to) else { continue };
            match State::parse(from) {
                Some(from) => {
                    weights.step[from as usize][to as usize] = weight;
                    weights.back[to as usize][from as usize] = weight;
                }
                None => weights.start[to as usize] = weight,
            }
        }
        weights
    }

    /// How much a feature speaks for each state, if it says anything.
    pub(in crate::segment) fn of_feature(&self, feature: Feature) -> Option<&Scores> {
        self.emission[feature.index()].as_ref()
    }

    /// How well each state explains what was seen of a segment. A heading's state needs a heading: on a long page
    /// no finite price would keep the decoder from inventing one.
    pub(super) fn emission(&self, features: &FeatureSet) -> Scores {
        let mut sum = self.bias;
        for weights in features
            .iter()
            .filter_map(|feature| self.of_feature(feature))
        {
            for (total, weight) in sum.iter_mut().zip(weights) {
                *total += weight;
            }
        }
        if !features.iter().any(Feature::is_heading) {
            sum[State::AsideMark as usize] = FORBIDDEN;
            sum[State::ListMark as usize] = FORBIDDEN;
        }
        sum
    }

    pub(super) fn start(&self) -> &Scores {
        &self.start
    }
}

/// Rows of a table: two names, a weight, and a reason that the program does not need.
fn rows(tsv: &'static str) -> impl Iterator<Item = (&'static str, &'static str, f32)> {
    tsv.lines()
        .filter(|line| !line.starts_with("# "))
        .filter_map(|line| {
            let mut cells = cells(line);
            Some((cells.next()?, cells.next()?, cells.next()?.parse().ok()?))
        })
}

#[cfg(test)]
mod tests {
    use super::{State, Weights};
    use crate::lexicon::Class;
    use crate::segment::features::Feature;

    #[test]
    fn every_row_names_things_that_exist_and_gives_a_reason() {
        for (tsv, first) in [
            (include_str!("weights.tsv"), true),
            (include_str!("transitions.tsv"), false),
        ] {
            let mut seen = std::collections::BTreeSet::new();
            for line in tsv.lines().filter(|line| !line.starts_with("# ")).skip(1) {
                let cells: Vec<&str> = line.split('\t').collect();
                let [name, state, weight, reason] = cells.as_slice() else {
                    panic!("four columns: {line}")
                };
                let known = if first {
                    *name == "bias" || Feature::parse(name).is_some()
                } else {
                    *name == "start" || State::parse(name).is_some()
                };
                assert!(known, "unknown: {line}");
                assert!(State::parse(state).is_some(), "no such state: {line}");
                assert!(
                    weight.parse::<f32>().is_ok_and(f32::is_finite),
                    "no number: {line}"
                );
                assert!(reason.len() > 5, "no reason: {line}");
                assert!(seen.insert((*name, *state)), "twice: {line}");
            }
        }
    }

    #[test]
    fn every_class_that_fires_a_rule_has_weights() {
        let weights = Weights::builtin();
        for class in Class::ALL
            .into_iter()
            // Lines that a user drops are taken out before.
            .filter(|class| class.rule().is_some() && *class != Class::Drop)
        {
            for feature in [Feature::Marker(class), Feature::Label(class)] {
                let name = feature.as_str();
                let scores = weights.of_feature(feature);
                let scores = scores.unwrap_or_else(|| panic!("no row of weights.tsv for {name}"));
                // What fires a rule speaks against the article, and sentences of prose begin in the state `body`.
                assert!(
                    scores[State::Body as usize] < 0.0,
                    "no negative weight of {name} for body in weights.tsv"
                );
            }
        }
    }
}
