//! From features to labels: states and their weights are tables, `viterbi` finds the best way through them for all segments
//! together, `headline` picks the headline among its lines, and `label` names role and rule.

mod decision;
mod guard;
mod headline;
mod label;
mod state;
mod viterbi;
mod weights;

pub(super) use decision::{Decision, decode};
pub(super) use headline::main_headline;
pub(super) use label::{Label, label};
pub(super) use state::State;
pub(super) use weights::Weights;
