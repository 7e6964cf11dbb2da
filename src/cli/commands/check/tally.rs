//! What a check counts.

use crate::cli::sizes::Limit;
use ghirbal::output::check::Kind;
use std::collections::BTreeMap;

/// The counts over all files.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) lines: u64,
    pub(super) records: u64,
    pub(super) answers: u64,
    /// Records with a marker in their body.
    pub(super) marked: u64,
    pub(super) problems: BTreeMap<Kind, u64>,
}

impl Tally {
    /// Whether too many records hold a marker.
    pub(super) fn crosses(&self, limit: Limit) -> bool {
        limit.is_crossed(self.marked, self.records)
    }
}
