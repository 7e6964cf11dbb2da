//! Many files, many threads, output in input order: a feeder walks and hands out jobs, workers read and clean, and
//! the caller's thread writes what comes back, in order. The output does not depend on the number of threads.
//!
//! Threads are not joined when a run ends early: one may be blocked on a pipe that never speaks, and nothing it
//! could still do reaches the output.

mod budget;
mod feed;
mod ordered;
mod summary;
mod work;
mod write;

pub use summary::{Ended, FieldNames, Guessed, Removed, Summary};

use crate::error::Error;
use crate::input::{InputOptions, Walk};
use crate::model::{Cleaned, Document};
use crate::output::sink::Sink;
use crate::report::Report;
use budget::Budget;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use work::Worker;

/// How the names of the threads of a run begin.
pub const THREAD_NAMES: &str = "ghirbal-";

/// What is done with each document: `clean` with its knowledge and settings, or a stand-in in tests.
pub type Heart = Arc<dyn Fn(&Document) -> Cleaned + Send + Sync>;

/// How a run reads and works.
#[derive(Debug, Clone)]
pub struct RunOptions {
    /// How bytes become documents.
    pub input: InputOptions,
    /// Worker threads, at least one.
    pub threads: usize,
}

/// Where a run writes.
#[derive(Debug)]
pub struct Sinks {
    /// Records.
    pub records: Sink,
    /// Audit lines, where they are wanted.
    pub audit: Option<Sink>,
}

/// Cleans everything `walk` finds. Ends early when `stop` becomes true (a signal) or nobody reads the output.
///
/// # Errors
/// An output that cannot be written.
pub fn run(
    walk: Walk,
    options: &RunOptions,
    heart: Heart,
    sinks: Sinks,
    report: &mut dyn Report,
    stop: &AtomicBool,
) -> Result<Summary, Error> {
    let budget = Arc::new(Budget::new());
    let worker = Worker::new(heart, options.input.clone(), sinks.audit.is_some());
    let (jobs, results) = ordered::queue(options.threads, move |job, answer| {
        worker.work(job, answer);
    })?;
    feed::start(walk, options.input.clone(), jobs, budget)?;
    write::all(results, sinks, report, stop)
}
