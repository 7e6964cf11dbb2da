//! A record that repeats an earlier one.

use super::document::Address;
use super::table::table;
use serde::{Deserialize, Serialize};

table! {
    /// How much a record repeats an earlier one.
    #[derive(Serialize, Deserialize)]
    pub enum Likeness {
        Exact "exact" "Their bodies are equal but for spelling, punctuation and white space.",
        Near "near" "Most of one of them is in the other, and both tell of the same facts.",
    }
}

/// What a record repeats.
#[derive(Debug, Clone, PartialEq)]
pub struct Duplicate {
    /// The earlier record.
    pub of: Address,
    /// How much of it.
    pub likeness: Likeness,
    /// Share of the runs of five words of the shorter body that are in the other one, 0 to 1; an estimate where the bodies
    /// are not equal.
    pub similarity: f64,
}
