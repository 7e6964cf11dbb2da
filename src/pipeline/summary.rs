//! What a run did, as numbers. What they mean for the exit status is the command line's business.

use crate::model::{
    Cleaned, Document, Likeness, Outcome, RejectReason, Removal, RuleId, TitleOrigin,
};
use crate::report::{Event, FaultReason, SkipReason};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A name: static where this run counted it, owned where a checkpoint was read.
pub type Name = Cow<'static, str>;

/// Fields of the record, each with the input's name for it.
pub type FieldNames = Vec<(Name, String)>;

/// Counts of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Inputs read.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Records written.
    pub records: u64,
    /// Documents that gave no record, by reason.
    pub rejected: BTreeMap<RejectReason, u64>,
    /// Records that repeat an earlier one.
    #[serde(default)]
    pub duplicates: BTreeMap<Likeness, u64>,
    /// Those of them that were not written.
    #[serde(default)]
    pub dropped: u64,
    /// Records that repeat none and found no room to be remembered.
    #[serde(default)]
    pub unremembered: u64,
    /// Records without a headline: the title is the lead, or there is none.
    pub without_headline: u64,
    /// Files, members and records that could not be read.
    pub unreadable: u64,
    /// The same by reason.
    pub faults: BTreeMap<FaultReason, u64>,
    /// Those that have no answer in the output.
    pub unanswered: u64,
    /// Files passed over, by reason.
    pub skipped: BTreeMap<SkipReason, u64>,
    /// Those among them whose format is not read, by its name.
    pub not_read: BTreeMap<Name, u64>,
    /// Documents lost to a fault of the program.
    pub failed: u64,
    /// Bytes of the text of the documents that gave records.
    pub text_bytes: u64,
    /// How many of them were kept, by the records' own shares.
    pub kept_bytes: u64,
    /// What did not reach the bodies of the records, by rule.
    pub removed: BTreeMap<RuleId, Removed>,
    /// Documents by encoding.
    pub encodings: BTreeMap<Name, u64>,
    /// Documents whose mojibake was undone, by the encoding they had been misread in.
    pub repaired: BTreeMap<Name, u64>,
    /// Documents by format.
    pub formats: BTreeMap<Name, u64>,
    /// Fields that were chosen by their contents, with the inputs they were chosen in.
    #[serde(with = "pairs")]
    pub guessed: BTreeMap<FieldNames, Guessed>,
    /// How it ended.
    pub ended: Ended,
}

/// An amount of removed text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guessed {
    /// The first of them.
    pub path: String,
    /// How many there are.
    pub inputs: u64,
}

/// How a run ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ended {
    /// Everything was done.
    #[default]
    Whole,
    /// As many records as were asked for are written.
    Limit,
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

    /// Records that repeat an earlier one.
    pub fn duplicates(&self) -> u64 {
        self.duplicates.values().sum()
    }

    /// Files passed over.
    pub fn skipped(&self) -> u64 {
        self.skipped.values().sum()
    }

    /// Files passed over for one reason.
    pub fn skipped_for(&self, reason: SkipReason) -> u64 {
        self.skipped.get(&reason).copied().unwrap_or_default()
    }

    /// Documents that were read.
    pub fn documents(&self) -> u64 {
        self.records + self.dropped + self.rejected() + self.failed
    }

    /// Counts a document and what became of it.
    pub(super) fn count(&mut self, document: &Document, cleaned: &Cleaned) {
        *self
            .encodings
            .entry(document.decoding.encoding.into())
            .or_default() += 1;
        *self.formats.entry(document.format.into()).or_default() += 1;
        if let Some(misread) = document.decoding.repaired {
            *self.repaired.entry(misread.into()).or_default() += 1;
        }
        match &cleaned.outcome {
            Outcome::Record(record) => {
                let bytes = document.text.len();
                self.records += 1;
                let headline = |(_, origin): &(String, TitleOrigin)| *origin != TitleOrigin::Lead;
                self.without_headline += u64::from(!record.title.as_ref().is_some_and(headline));
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

    /// Counts the one record that was counted as none that is written: it repeats an earlier one.
    pub(super) fn drop_record(&mut self) {
        self.records = 0;
        self.without_headline = 0;
        self.text_bytes = 0;
        self.kept_bytes = 0;
        self.dropped = 1;
    }

    fn remove(&mut self, removal: &Removal) {
        let amount = Removed {
            spans: 1,
            bytes: removal.span.len() as u64,
        };
        self.removed.entry(removal.rule).or_default().add(amount);
    }

    /// Counts what was told.
    pub(super) fn tell(&mut self, event: &Event) {
        match event {
            Event::Unreadable(fault) if fault.reason == FaultReason::Failed => self.failed += 1,
            Event::Unreadable(fault) => {
                self.unreadable += 1;
                *self.faults.entry(fault.reason).or_default() += 1;
            }
            Event::NotRead { format, .. } => {
                *self.skipped.entry(SkipReason::Unsupported).or_default() += 1;
                *self.not_read.entry((*format).into()).or_default() += 1;
            }
            Event::Skipped { reason, .. } => *self.skipped.entry(*reason).or_default() += 1,
            Event::Guessed { path, fields } => {
                let names = fields
                    .iter()
                    .map(|(field, name)| ((*field).into(), name.clone()));
                self.guess(&names.collect(), path, 1);
            }
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
        self.dropped += part.dropped;
        self.without_headline += part.without_headline;
        self.unreadable += part.unreadable;
        self.unanswered += part.unanswered;
        self.failed += part.failed;
        self.text_bytes += part.text_bytes;
        self.kept_bytes += part.kept_bytes;
        add_counts(&mut self.rejected, &part.rejected);
        add_counts(&mut self.duplicates, &part.duplicates);
        add_counts(&mut self.skipped, &part.skipped);
        add_counts(&mut self.not_read, &part.not_read);
        add_counts(&mut self.faults, &part.faults);
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

fn add_counts<K: Ord + Clone>(all: &mut BTreeMap<K, u64>, part: &BTreeMap<K, u64>) {
    for (what, count) in part {
        *all.entry(what.clone()).or_default() += count;
    }
}

/// Maps whose keys are no strings, as lists of pairs: JSON knows no other keys.
mod pairs {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::collections::BTreeMap;

    pub(super) fn serialize<K: Serialize, V: Serialize, S: Serializer>(
        map: &BTreeMap<K, V>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(map)
    }

    pub(super) fn deserialize<'de, K, V, D>(deserializer: D) -> Result<BTreeMap<K, V>, D::Error>
    where
        K: Deserialize<'de> + Ord,
        V: Deserialize<'de>,
        D: Deserializer<'de>,
    {
        let pairs = Vec::<(K, V)>::deserialize(deserializer)?;
        Ok(pairs.into_iter().collect())
    }
}
