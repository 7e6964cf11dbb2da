//! From the numbers of a run to its exit status, with a line for each limit that was crossed.

use super::args::LimitArgs;
use super::exit::Status;
use super::messages::say;
use ghirbal::pipeline::{Ended, Summary};

/// What became of a run.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Judgement {
    pub(crate) status: Status,
    /// The limits that were crossed and made the status what it is.
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
pub(crate) fn judge(summary: &Summary, limits: &LimitArgs) -> Judgement {
    if summary.failed > 0 {
        return Status::Failed.into();
    }
    if summary.ended == Ended::OutputClosed {
        // How far the run came before its reader left is luck, and luck must not set the status.
        return Status::Done.into();
    }
    if summary.unreadable > 0 && limits.max_unreadable.is_none() {
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
    // A file of many records counts as many: one bad line of a million is no bad file.
    let inputs = summary.documents() + summary.unreadable;
    if let Some(limit) = limits.max_unreadable
        && limit.is_crossed(summary.unreadable, inputs)
    {
        crossed.push(format!(
            "--max-unreadable {limit}: {} of {inputs} documents could not be read",
            summary.unreadable
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
    crossed
}

#[cfg(test)]
mod tests {
    use super::{LimitArgs, Status, Summary, judge};
    use crate::cli::sizes::Limit;

    fn limits(max_unreadable: Option<Limit>) -> LimitArgs {
        LimitArgs {
            max_unreadable,
            ..LimitArgs::default()
        }
    }

    #[test]
    fn what_cannot_be_read_fails_unless_a_limit_forgives_it() {
        let summary = Summary {
            unreadable: 1,
            ..Summary::default()
        };
        assert_eq!(judge(&summary, &limits(None)).status, Status::Failed);
        assert_eq!(
            judge(&summary, &limits(Some(Limit::Count(1)))).status,
            Status::Done
        );
        assert_eq!(
            judge(&summary, &limits(Some(Limit::Count(0)))).status,
            Status::LimitCrossed
        );
    }

    #[test]
    fn no_limit_forgives_a_fault_of_the_program() {
        let summary = Summary {
            failed: 1,
            ..Summary::default()
        };
        assert_eq!(
            judge(&summary, &limits(Some(Limit::Count(9)))).status,
            Status::Failed
        );
    }
}
