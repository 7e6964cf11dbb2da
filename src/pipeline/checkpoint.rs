//! Points of a run from which it can be taken up again: what of the input is done, how long the outputs are then, and
//! what was counted. Output order is input order, so nothing else is needed. Where they are kept is not decided here.

use super::summary::Summary;
use serde::{Deserialize, Serialize};

/// A place in the input.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Things the walk has met that are done.
    pub found: u64,
    /// Items of the next one that are done.
    pub items: u64,
}

/// What was done of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// Where the input goes on; none when all of it is done.
    pub position: Option<Position>,
    /// Bytes of records.
    pub records_bytes: u64,
    /// Bytes of audit lines.
    pub audit_bytes: u64,
    /// What was counted.
    pub summary: Summary,
}
