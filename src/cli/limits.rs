//! From the numbers of a run to its exit status, with a line for each limit that was crossed.

use super::args::LimitArgs;
use super::exit::Status;
use super::messages::say;
use ghirbal::pipeline::{BadRecords, Ended, Summary};
use ghirbal::report::SkipReason;

/// What became of a run.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Judgement {
    pub(crate) status: Status,
    /// The limits that were crossed, in words; empty where something else made the status.
    pub(crate) crossed: Vec<String>,
}

impl From<Status> for Judgement {
    fn from(status: Status) -> Self {
        Self {
            status,
            crossed: Vec::new(),
        }
    }
}

/// Judges a run that was not ended by a signal.
pub(crate) fn judge(summary: &Summary, limits: &LimitArgs, bad_records: BadRecords) -> Judgement {
    let emits = bad_records == BadRecords::Emit;
    if summary.failed > 0 {
        return Status::Failed.into();
    }
    if summary.ended == Ended::OutputClosed {
        // How far the run came before its reader left differs from run to run, so limits on its counts are not judged.
        // A strict filter has left lines without an answer, which is a failure whatever the counts are.
        return if emits {
            Status::Failed.into()
        } else {
            Status::Done.into()
        };
    }
    let (silent, limit) = (summary.unanswered > 0, limits.max_unreadable);
    if silent && (emits || limit.is_none()) {
        return Status::Failed.into();
    }
    let crossed = crossed(summary, limits);
    crossed
        .iter()
        .for_each(|limit| say(&format!("limit crossed: {limit}")));
    let status = if crossed.is_empty() {
        Status::Done
    } else {
        Status::LimitCrossed
    };
    Judgement { status, crossed }
}

fn crossed(summary: &Summary, limits: &LimitArgs) -> Vec<String> {
    let mut crossed = Vec::new();
    // Counted in records, not files: one bad line in a file of a million records is a millionth.
    let inputs = summary.documents() + summary.unreadable;
    if let Some(limit) = limits.max_unreadable
        && limit.is_crossed(summary.unreadable, inputs)
    {
        crossed.push(format!(
            "--max-unreadable {limit}: {} of {inputs} documents could not be read",
            summary.unreadable
        ));
    }
    let unsupported = summary.skipped_for(SkipReason::Unsupported);
    if let Some(limit) = limits.max_unsupported
        && limit.is_crossed(unsupported, inputs + unsupported)
    {
        crossed.push(format!(
            "--max-unsupported {limit}: {unsupported} of {} inputs are of a format that is not read",
            inputs + unsupported
        ));
    }
    let (rejected, documents) = (summary.rejected(), summary.documents());
    if let Some(limit) = limits.max_rejected
        && limit.is_crossed(rejected, documents)
    {
        crossed.push(format!(
            "--max-rejected {limit}: {rejected} of {documents} documents gave no record"
        ));
    }
    if let Some(limit) = limits.min_records
        && summary.records < limit
    {
        crossed.push(format!(
            "--min-records {limit}: only {} records",
            summary.records
        ));
    }
    if let Some(limit) = limits.max_without_headline
        && limit.is_crossed(summary.without_headline, summary.records)
    {
        crossed.push(format!(
            "--max-without-headline {limit}: {} of {} records have no headline of their own",
            summary.without_headline, summary.records
        ));
    }
    let kept = summary.kept_bytes as f64 / summary.text_bytes.max(1) as f64;
    if let Some(limit) = limits.min_kept_share
        && summary.text_bytes > 0
        && kept < limit.of_one()
    {
        let kept = kept * 100.0;
        crossed.push(format!(
            "--min-kept-share {limit}: only {kept:.1}% of the text of the records was kept"
        ));
    }
    crossed
}

#[cfg(test)]
mod tests;
