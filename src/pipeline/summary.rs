//! What a run did, as numbers. What they mean for the exit status is the command line's business.

use crate::model::RejectReason;
use crate::report::SkipReason;
use std::collections::BTreeMap;

/// Counts of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Inputs read.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Records written.
    pub records: u64,
    /// Documents that gave no record, by reason.
    pub rejected: BTreeMap<RejectReason, u64>,
    /// Inputs that could not be read.
    pub unreadable: u64,
    /// Files passed over, by reason.
    pub skipped: BTreeMap<SkipReason, u64>,
    /// Documents lost to a fault of the program.
    pub failed: u64,
    /// Bytes of the text of the documents that gave records.
    pub text_bytes: u64,
    /// How many of them were kept, by the records' own shares.
    pub kept_bytes: u64,
    /// How it ended.
    pub ended: Ended,
}

/// How a run ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Ended {
    /// Everything was done.
    #[default]
    Whole,
    /// The reader of the output went away.
    OutputClosed,
    /// It was told to stop; no output file was published.
    Stopped,
}

impl Summary {
    /// Documents that gave no record.
    pub fn rejected(&self) -> u64 {
        self.rejected.values().sum()
    }

    /// Files passed over.
    pub fn skipped(&self) -> u64 {
        self.skipped.values().sum()
    }

    /// Documents that were read.
    pub fn documents(&self) -> u64 {
        self.records + self.rejected() + self.failed
    }

    /// Adds the counts of a part of the run.
    pub(super) fn add(&mut self, part: &Self) {
        self.files += part.files;
        self.bytes += part.bytes;
        self.records += part.records;
        self.unreadable += part.unreadable;
        self.failed += part.failed;
        self.text_bytes += part.text_bytes;
        self.kept_bytes += part.kept_bytes;
        for (reason, count) in &part.rejected {
            *self.rejected.entry(*reason).or_default() += count;
        }
        for (reason, count) in &part.skipped {
            *self.skipped.entry(*reason).or_default() += count;
        }
    }
}
