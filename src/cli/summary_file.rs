//! From the counts of a run to the file of `--summary`.

use super::exit::Status;
use super::limits::Judgement;
use ghirbal::error::Error;
use ghirbal::model::Likeness;
use ghirbal::output::sink::{Sink, SinkError};
use ghirbal::output::summary::{
    Amount, Counts, Duplicates, GuessedFields, Removed, RunSummary, Timing, write,
};
use ghirbal::pipeline::{self, Summary};
use std::collections::BTreeMap;
use std::time::Duration;

/// What the summary says of a run besides its counts.
pub(crate) struct Run {
    /// The options that its output depends on.
    pub(crate) options_digest: String,
    /// How long it took.
    pub(crate) elapsed: Duration,
    /// Millions of bytes a second.
    pub(crate) speed: f64,
}

/// Writes the summary of a run that ended so.
///
/// # Errors
/// The file cannot be written.
pub(crate) fn publish(
    mut sink: Sink,
    summary: Summary,
    judgement: Judgement,
    run: Run,
) -> Result<(), Error> {
    let bytes = write(&run_summary(summary, judgement, run))?;
    match sink.write(&bytes).and_then(|()| sink.finish()) {
        Ok(()) | Err(SinkError::Closed) => Ok(()),
        Err(SinkError::Failed(error)) => Err(error),
    }
}

fn run_summary(summary: Summary, judgement: Judgement, run: Run) -> RunSummary {
    let timing = timing(&run);
    let status: Status = judgement.status;
    RunSummary {
        version: env!("CARGO_PKG_VERSION"),
        options: run.options_digest,
        exit_status: status.code(),
        limits_crossed: judgement.crossed,
        inputs: summary.files,
        bytes: summary.bytes,
        records: summary.records,
        rejected: named(&summary.rejected, |reason| reason.as_str()),
        duplicates: duplicates(&summary),
        skipped: named(&summary.skipped, |reason| reason.as_str()),
        not_read: summary.not_read.clone(),
        without_headline: summary.without_headline,
        unreadable: summary.unreadable,
        faults: named(&summary.faults, |reason| reason.as_str()),
        failed: summary.failed,
        text_bytes: summary.text_bytes,
        kept_bytes: summary.kept_bytes,
        removed: removed(&summary),
        timing,
        encodings: summary.encodings,
        repaired: summary.repaired,
        formats: summary.formats,
        guessed_fields: guessed(summary.guessed),
    }
}

fn duplicates(summary: &Summary) -> Duplicates {
    let of = |likeness| summary.duplicates.get(&likeness).copied().unwrap_or(0);
    Duplicates {
        exact: of(Likeness::Exact),
        near: of(Likeness::Near),
        dropped: summary.dropped,
        unremembered: summary.unremembered,
    }
}

fn named<K: Copy>(counts: &BTreeMap<K, u64>, name: fn(K) -> &'static str) -> Counts {
    counts
        .iter()
        .map(|(what, count)| (name(*what).into(), *count))
        .collect()
}

fn removed(summary: &Summary) -> Removed {
    let mut removed = Removed::default();
    for (rule, amount) in &summary.removed {
        let role = rule.role().as_str();
        add(removed.by_role.entry(role).or_default(), *amount);
        add(removed.by_rule.entry(rule.as_str()).or_default(), *amount);
    }
    removed
}

fn add(all: &mut Amount, amount: pipeline::Removed) {
    all.spans += amount.spans;
    all.bytes += amount.bytes;
}

fn guessed(guessed: BTreeMap<pipeline::FieldNames, pipeline::Guessed>) -> Vec<GuessedFields> {
    let choices = guessed.into_iter().map(|(fields, guessed)| GuessedFields {
        path: guessed.path,
        inputs: guessed.inputs,
        fields: fields.into_iter().collect(),
    });
    choices.collect()
}

fn timing(run: &Run) -> Timing {
    Timing {
        duration_ms: u64::try_from(run.elapsed.as_millis()).unwrap_or(u64::MAX),
        megabytes_per_second: (run.speed * 100.0).round() / 100.0,
    }
}

/// Speed. A run shorter than a millisecond counts as one, since a division by zero would follow.
pub(crate) fn megabytes_per_second(bytes: u64, elapsed: Duration) -> f64 {
    bytes as f64 / 1e6 / elapsed.as_secs_f64().max(1e-3)
}
