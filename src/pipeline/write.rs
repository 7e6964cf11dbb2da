//! The writer: takes batches in order, on the caller's thread, and hands them to the outputs and the report. An
//! output is published only when everything was written.

use super::batch::Batch;
use super::checkpoint::{Checkpoint, Position};
use super::duplicates::Stage;
use super::ordered::{Results, Waited};
use super::summary::{Ended, Summary};
use super::{Resumable, RunOptions, Sinks};
use crate::error::Error;
use crate::output::sink::{Sink, SinkError};
use crate::report::Report;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Longest wait between two looks at the stop flag: below what a person notices after Ctrl-C.
const PATIENCE: Duration = Duration::from_millis(50);

/// Shortest time between two checkpoints: each waits for the disk.
const SHORTEST_INTERVAL: Duration = Duration::from_millis(100);
/// Share of the time of a run that may be lost with what was done since its last checkpoint.
const MOST_LOST: u32 = 50;

/// Writes everything until the end, a signal, a closed output, or so many records. They begin with `head`, but for those
/// of a run that goes on behind bytes of its own.
pub(super) fn all(
    mut results: Results<Batch>,
    mut sinks: Sinks,
    (head, options): (&[u8], &RunOptions),
    report: &mut dyn Report,
    stop: &AtomicBool,
    resumable: Option<Resumable<'_>>,
) -> Result<Summary, Error> {
    let mut writer = Writer {
        summary: Summary::default(),
        limit: options.limit.unwrap_or(u64::MAX),
        line_buffered: options.line_buffered,
        stage: None,
        checkpoints: None,
    };
    let (mut begins, mut seen) = (true, None);
    if let Some(Resumable {
        from,
        save,
        seen: before,
    }) = resumable
    {
        seen = before;
        begins = from.records_bytes == 0;
        writer.summary = from.summary;
        writer.checkpoints = Some(Checkpoints {
            save,
            start: Instant::now(),
            last: Instant::now(),
        });
    }
    writer.stage = Stage::new(
        options.duplicates,
        seen,
        options.writer,
        sinks.audit.is_some(),
    );
    let head = if begins { head } else { &[] };
    let written = sinks.records.write(head);
    let written = written.and_then(|()| writer.batches(&mut results, &mut sinks, report, stop));
    let written = match written {
        Ok(()) if stop.load(Ordering::SeqCst) => {
            writer.summary.ended = Ended::Stopped;
            return Ok(writer.summary);
        }
        Ok(()) => writer
            .checkpoint(&mut sinks, None)
            .and_then(|()| publish(sinks)),
        Err(error) => Err(error),
    };
    let mut summary = writer.summary;
    match written {
        Ok(()) => Ok(summary),
        Err(SinkError::Closed) => {
            summary.ended = Ended::OutputClosed;
            Ok(summary)
        }
        Err(SinkError::Failed(error)) => Err(error),
    }
}

struct Writer<'a> {
    summary: Summary,
    /// Records behind which it ends.
    limit: u64,
    /// Each batch is flushed.
    line_buffered: bool,
    /// Duplicates, where they are looked for.
    stage: Option<Stage>,
    checkpoints: Option<Checkpoints<'a>>,
}

/// Where checkpoints go, and when.
struct Checkpoints<'a> {
    save: &'a mut dyn FnMut(&Checkpoint) -> Result<(), Error>,
    start: Instant,
    last: Instant,
}

impl Checkpoints<'_> {
    fn is_due(&self) -> bool {
        let interval = self.start.elapsed() / MOST_LOST;
        self.last.elapsed() >= interval.max(SHORTEST_INTERVAL)
    }
}

impl Writer<'_> {
    fn batches(
        &mut self,
        results: &mut Results<Batch>,
        sinks: &mut Sinks,
        report: &mut dyn Report,
        stop: &AtomicBool,
    ) -> Result<(), SinkError> {
        let mut patience = Duration::ZERO;
        while !stop.load(Ordering::SeqCst) {
            match results.next(patience) {
                Waited::Result(mut batch) => {
                    let mut pieces = std::mem::take(&mut batch.pieces);
                    for piece in pieces.iter_mut().chain([&mut batch]) {
                        if let Some(stage) = &mut self.stage {
                            stage.meet(piece);
                            self.summary.unremembered = stage.unremembered();
                        }
                        one(piece, sinks, report, &mut self.summary)?;
                        if self.summary.records >= self.limit {
                            // Files are counted at their end, and this one has records.
                            self.summary.files += 1;
                            self.summary.ended = Ended::Limit;
                            return Ok(());
                        }
                    }
                    if self.line_buffered {
                        flush(sinks)?;
                    }
                    let due = self.checkpoints.as_ref().is_some_and(Checkpoints::is_due);
                    if let Some(position) = batch.position.filter(|_| due) {
                        self.checkpoint(sinks, Some(position))?;
                    }
                    patience = Duration::ZERO;
                }
                Waited::NotYet => {
                    if patience.is_zero() {
                        // No batch is ready: a reader of the output sees now what was written so far.
                        flush(sinks)?;
                    }
                    patience = PATIENCE;
                }
                Waited::End => return Ok(()),
            }
        }
        Ok(())
    }

    fn checkpoint(
        &mut self,
        sinks: &mut Sinks,
        position: Option<Position>,
    ) -> Result<(), SinkError> {
        let Some(checkpoints) = &mut self.checkpoints else {
            return Ok(());
        };
        let checkpoint = Checkpoint {
            position,
            records_bytes: sinks.records.settle()?,
            audit_bytes: sinks.audit.as_mut().map_or(Ok(0), Sink::settle)?,
            summary: self.summary.clone(),
        };
        (checkpoints.save)(&checkpoint).map_err(SinkError::Failed)?;
        checkpoints.last = Instant::now();
        Ok(())
    }
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
pub(super) fn publish(sinks: Sinks) -> Result<(), SinkError> {
    if let Some(audit) = sinks.audit {
        audit.finish()?;
    }
    sinks.records.finish()
}
