//! What a run did, as numbers. What they mean for the exit status is the command line's business.

use crate::model::{Cleaned, Document, Outcome, RejectReason, Removal, Role};
use crate::report::{Event, SkipReason};
use std::collections::BTreeMap;

/// Fields of the record, each with the input's name for it.
pub type FieldNames = Vec<(&'static str, String)>;

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
    /// What did not reach the bodies of the records, by role and rule.
    pub removed: BTreeMap<(Role, &'static str), Removed>,
    /// Documents by encoding.
    pub encodings: BTreeMap<&'static str, u64>,
    /// Documents whose mojibake was undone, by the encoding they had been misread in.
    pub repaired: BTreeMap<&'static str, u64>,
    /// Documents by format.
    pub formats: BTreeMap<&'static str, u64>,
    /// Fields that were chosen by their contents, with the inputs they were chosen in.
    pub guessed: BTreeMap<FieldNames, Guessed>,
    /// How it ended.
    pub ended: Ended,
}

/// An amount of removed text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Removed {
    /// Spans.
    pub spans: u64,
    /// Bytes of text in them.
    pub bytes: u64,
}

impl Removed {
    /// Adds another amount.
    pub fn add(&mut self, other: Self) {
        self.spans += other.spans;
        self.bytes += other.bytes;
    }
}

/// Inputs in which the same fields were chosen: many files of one kind are one choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guessed {
    /// The first of them.
    pub path: String,
    /// How many there are.
    pub inputs: u64,
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

    /// Counts a document and what became of it.
    pub(super) fn count(&mut self, document: &Document, cleaned: &Cleaned) {
        *self
            .encodings
            .entry(document.decoding.encoding)
            .or_default() += 1;
        *self.formats.entry(document.format).or_default() += 1;
        if let Some(misread) = document.decoding.repaired {
            *self.repaired.entry(misread).or_default() += 1;
        }
        match &cleaned.outcome {
            Outcome::Record(record) => {
                let bytes = document.text.len();
                self.records += 1;
                self.text_bytes += bytes as u64;
                self.kept_bytes += (bytes as f64 * record.kept.clamp(0.0, 1.0)) as u64;
                cleaned
                    .removals
                    .iter()
                    .for_each(|removal| self.remove(removal));
            }
            Outcome::Rejected(rejection) => self.reject(rejection.reason),
        }
    }

    /// Counts a document that gave no record.
    pub(super) fn reject(&mut self, reason: RejectReason) {
        *self.rejected.entry(reason).or_default() += 1;
    }

    fn remove(&mut self, removal: &Removal) {
        let amount = Removed {
            spans: 1,
            bytes: removal.span.len() as u64,
        };
        let all = self.removed.entry((removal.role, removal.rule));
        all.or_default().add(amount);
    }

    /// Counts what was told.
    pub(super) fn tell(&mut self, event: &Event) {
        match event {
            Event::Unreadable(_) => self.unreadable += 1,
            Event::Skipped { reason, .. } => *self.skipped.entry(*reason).or_default() += 1,
            Event::Guessed { path, fields } => self.guess(fields, path, 1),
            Event::Warning(_) => {}
        }
    }

    fn guess(&mut self, fields: &FieldNames, first: &str, inputs: u64) {
        let known = self.guessed.get_mut(fields);
        if let Some(guessed) = known {
            guessed.inputs += inputs;
            return;
        }
        let path = first.to_owned();
        self.guessed
            .insert(fields.clone(), Guessed { path, inputs });
    }

    /// Adds the counts of a part of the run; parts come in the order of the input.
    pub(super) fn add(&mut self, part: &Self) {
        self.files += part.files;
        self.bytes += part.bytes;
        self.records += part.records;
        self.unreadable += part.unreadable;
        self.failed += part.failed;
        self.text_bytes += part.text_bytes;
        self.kept_bytes += part.kept_bytes;
        add_counts(&mut self.rejected, &part.rejected);
        add_counts(&mut self.skipped, &part.skipped);
        add_counts(&mut self.encodings, &part.encodings);
        add_counts(&mut self.repaired, &part.repaired);
        add_counts(&mut self.formats, &part.formats);
        for (what, amount) in &part.removed {
            self.removed.entry(*what).or_default().add(*amount);
        }
        for (fields, guessed) in &part.guessed {
            self.guess(fields, &guessed.path, guessed.inputs);
        }
    }
}

fn add_counts<K: Ord + Copy>(all: &mut BTreeMap<K, u64>, part: &BTreeMap<K, u64>) {
    for (what, count) in part {
        *all.entry(*what).or_default() += count;
    }
}
