//! Many files, many threads, output in input order: a feeder walks and hands out jobs, workers read and clean, and
//! the caller's thread writes what comes back, in order. The output does not depend on the number of threads.
//!
//! Threads are not joined when a run ends early: one may be blocked on a pipe that never ends, and nothing
//! it does after that reaches the output.

mod batch;
mod budget;
mod checkpoint;
mod duplicates;
mod feed;
mod ordered;
mod repeats;
mod summary;
mod work;
mod write;

pub use checkpoint::{Checkpoint, Position};
pub use duplicates::seen_in;
pub use repeats::{DuplicateOptions, Repeats};
pub use summary::{Ended, FieldNames, Guessed, Name, Removed, Summary};

use crate::corpus::Duplicates;
use crate::error::Error;
use crate::input::{InputOptions, Walk};
use crate::model::{Cleaned, Document};
use crate::output::sink::{Sink, SinkError};
use crate::output::writer::RecordWriter;
use crate::report::Report;
use budget::Budget;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use work::Worker;

/// How the names of the threads of a run begin.
pub const THREAD_NAMES: &str = "ghirbal-";

/// What is done with each document: `clean` with its knowledge and settings, or a stand-in in tests.
pub type CleanFunction = Arc<dyn Fn(&Document) -> Cleaned + Send + Sync>;

/// What becomes of a record that its format does not allow, or that gives no article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BadRecords {
    /// Reported and counted as unreadable.
    #[default]
    Fail,
    /// Warned of and counted as skipped.
    Skip,
    /// Answered in the output, in its place, as are rejected documents and files that cannot be read.
    Emit,
}

/// How a run reads and works.
#[derive(Debug, Clone)]
pub struct RunOptions {
    /// How bytes become documents.
    pub input: InputOptions,
    /// How records become bytes.
    pub writer: &'static dyn RecordWriter,
    /// Worker threads, at least one.
    pub threads: usize,
    /// Records that cannot be used.
    pub bad_records: BadRecords,
    /// The run ends behind so many records.
    pub limit: Option<u64>,
    /// Records that repeat earlier ones.
    pub duplicates: DuplicateOptions,
    /// What is cut out of a large source or a pipe is worked on and written one by one.
    pub line_buffered: bool,
}

/// Where a run writes.
#[derive(Debug)]
pub struct Sinks {
    /// Records.
    pub records: Sink,
    /// Audit lines, where they are wanted.
    pub audit: Option<Sink>,
}

/// Checkpoints of a run that can be taken up again.
pub struct Resumable<'a> {
    /// Where it starts; the outputs are as long as it says.
    pub from: Checkpoint,
    /// The records up to there, where duplicates are looked for.
    pub seen: Option<Duplicates>,
    /// Keeps a checkpoint, when the outputs are safe up to there.
    pub save: &'a mut dyn FnMut(&Checkpoint) -> Result<(), Error>,
}

/// Cleans everything `walk` finds. Ends early when `stop` becomes true (a signal) or nobody reads the output.
///
/// # Errors
/// An output that cannot be written, or a checkpoint that cannot be kept.
pub fn run(
    walk: Walk,
    options: &RunOptions,
    clean: CleanFunction,
    sinks: Sinks,
    report: &mut dyn Report,
    stop: &AtomicBool,
    resumable: Option<Resumable<'_>>,
) -> Result<Summary, Error> {
    let budget = Arc::new(Budget::new());
    let worker = Worker::new(clean, options, sinks.audit.is_some());
    let (jobs, results) = ordered::queue(options.threads, move |job, deliver| {
        worker.work(job, deliver);
    })?;
    let from = resumable
        .as_ref()
        .and_then(|resumable| resumable.from.position);
    feed::start(walk, options, jobs, budget, from.unwrap_or_default())?;
    let mut head = Vec::new();
    options.writer.write_head(&mut head);
    write::all(results, sinks, (&head, options), report, stop, resumable)
}

/// Gives the outputs of a run that was killed when all was written their names.
///
/// # Errors
/// An output that cannot be written.
pub fn publish(sinks: Sinks) -> Result<(), Error> {
    match write::publish(sinks) {
        Ok(()) | Err(SinkError::Closed) => Ok(()),
        Err(SinkError::Failed(error)) => Err(error),
    }
}
