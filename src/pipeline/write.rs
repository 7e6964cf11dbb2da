//! The writer: takes batches in order, on the caller's thread, and hands them to the outputs and the report. An
//! output is published only when everything was written.

use super::Sinks;
use super::ordered::{Results, Waited};
use super::summary::{Ended, Summary};
use super::work::Batch;
use crate::error::Error;
use crate::output::sink::SinkError;
use crate::report::Report;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Longest wait between two looks at the stop flag: below what a person notices after Ctrl-C.
const PATIENCE: Duration = Duration::from_millis(50);

/// Writes everything until the end, a signal, or a closed output.
pub(super) fn all(
    mut results: Results<Batch>,
    mut sinks: Sinks,
    report: &mut dyn Report,
    stop: &AtomicBool,
) -> Result<Summary, Error> {
    let mut summary = Summary::default();
    let written = batches(&mut results, &mut sinks, report, stop, &mut summary);
    let written = match written {
        Ok(()) if stop.load(Ordering::SeqCst) => {
            summary.ended = Ended::Stopped;
            return Ok(summary);
        }
        Ok(()) => publish(sinks),
        Err(error) => Err(error),
    };
    match written {
        Ok(()) => Ok(summary),
        Err(SinkError::Closed) => {
            summary.ended = Ended::OutputClosed;
            Ok(summary)
        }
        Err(SinkError::Failed(error)) => Err(error),
    }
}

fn batches(
    results: &mut Results<Batch>,
    sinks: &mut Sinks,
    report: &mut dyn Report,
    stop: &AtomicBool,
    summary: &mut Summary,
) -> Result<(), SinkError> {
    let mut patience = Duration::ZERO;
    while !stop.load(Ordering::SeqCst) {
        match results.next(patience) {
            Waited::Result(batch) => {
                one(&batch, sinks, report, summary)?;
                patience = Duration::ZERO;
            }
            Waited::NotYet => {
                if patience.is_zero() {
                    // While nothing comes, whoever reads the output shall see what there is.
                    flush(sinks)?;
                }
                patience = PATIENCE;
            }
            Waited::End => return Ok(()),
        }
    }
    Ok(())
}

fn one(
    batch: &Batch,
    sinks: &mut Sinks,
    report: &mut dyn Report,
    summary: &mut Summary,
) -> Result<(), SinkError> {
    for event in &batch.events {
        report.event(event);
    }
    sinks.records.write(&batch.records)?;
    if let Some(audit) = &mut sinks.audit {
        audit.write(&batch.audit)?;
    }
    summary.add(&batch.counts);
    report.progress(batch.counts.bytes, batch.counts.records);
    if batch.counts.files > 0 {
        report.input_done();
    }
    Ok(())
}

fn flush(sinks: &mut Sinks) -> Result<(), SinkError> {
    sinks.records.flush()?;
    sinks.audit.as_mut().map_or(Ok(()), |audit| audit.flush())
}

/// The audit first: records without their audit would be removals that nobody can look up.
fn publish(sinks: Sinks) -> Result<(), SinkError> {
    if let Some(audit) = sinks.audit {
        audit.finish()?;
    }
    sinks.records.finish()
}
