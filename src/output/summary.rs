//! The wire form of the summary: the numbers of a run as one JSON object for programs. It counts nothing itself.

use crate::error::Error;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Counts by name.
pub type Counts = BTreeMap<Cow<'static, str>, u64>;

/// The numbers of a run, in the order of their keys.
#[derive(Debug, Serialize)]
pub struct RunSummary {
    /// Version of the program.
    pub version: &'static str,
    /// Digest of the options that the output depends on.
    pub options: String,
    /// Exit status of the run.
    pub exit_status: u8,
    /// Limits the user set that were crossed, in words.
    pub limits_crossed: Vec<String>,
    /// Inputs read.
    pub inputs: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Records written.
    pub records: u64,
    /// Of them without a headline of their own.
    pub without_headline: u64,
    /// Documents that gave no record, by reason.
    pub rejected: Counts,
    /// Records that repeat an earlier one.
    pub duplicates: Duplicates,
    /// Inputs passed over, by reason.
    pub skipped: Counts,
    /// Those among them whose format is not read, by its name.
    pub not_read: Counts,
    /// Inputs that could not be read.
    pub unreadable: u64,
    /// The same by reason.
    pub faults: Counts,
    /// Documents lost to a fault of the program.
    pub failed: u64,
    /// Bytes of the texts that gave records.
    pub text_bytes: u64,
    /// How many of them were kept.
    pub kept_bytes: u64,
    /// What did not reach the bodies.
    pub removed: Removed,
    /// Documents by encoding.
    pub encodings: Counts,
    /// Documents whose mojibake was undone, by the encoding they had been misread in.
    pub repaired: Counts,
    /// Documents by format.
    pub formats: Counts,
    /// Fields that were chosen by their contents.
    pub guessed_fields: Vec<GuessedFields>,
    /// Times, which differ from run to run; everything else is the same for the same input and options.
    pub timing: Timing,
}

/// Records that repeat an earlier one.
#[derive(Debug, Default, Serialize)]
pub struct Duplicates {
    /// Whose bodies are equal to that of an earlier one.
    pub exact: u64,
    /// Of whose bodies most is in that of an earlier one, or the other way round.
    pub near: u64,
    /// Of them those that were left out.
    pub dropped: u64,
    /// Records for which no room was left.
    pub unremembered: u64,
}

/// Removed text, twice: by what it was and by the rule that removed it.
#[derive(Debug, Default, Serialize)]
pub struct Removed {
    /// By role.
    pub by_role: BTreeMap<&'static str, Amount>,
    /// By rule.
    pub by_rule: BTreeMap<&'static str, Amount>,
}

/// An amount of text.
#[derive(Debug, Default, Serialize)]
pub struct Amount {
    /// Spans.
    pub spans: u64,
    /// Bytes in them.
    pub bytes: u64,
}

/// A choice of fields.
#[derive(Debug, Serialize)]
pub struct GuessedFields {
    /// The first input it was made in.
    pub path: String,
    /// Inputs it was made in.
    pub inputs: u64,
    /// Fields of the record, each with the input's name for it.
    pub fields: BTreeMap<Cow<'static, str>, String>,
}

/// How long it took.
#[derive(Debug, Serialize)]
pub struct Timing {
    /// From start to end.
    pub duration_ms: u64,
    /// Speed, in millions of bytes read.
    pub megabytes_per_second: f64,
}

/// The object, over many lines, for people too.
///
/// # Errors
/// It cannot be serialised, which does not happen with these types.
pub fn write(summary: &RunSummary) -> Result<Vec<u8>, Error> {
    let mut out = serde_json::to_vec_pretty(summary)
        .map_err(|error| Error::new("--summary", error.to_string(), ""))?;
    out.push(b'\n');
    Ok(out)
}
