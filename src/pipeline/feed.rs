//! The feeder: walks, and turns what it meets into jobs in input order. Small files are read by the workers; a large
//! one is cut into frames here, so that all workers share it and no more than a few of its documents are in memory.

use super::budget::{Budget, Permit};
use super::ordered::{Jobs, spawn};
use super::work::{Batch, Job, Task};
use crate::error::Error;
use crate::input::{Found, InputOptions, Item, Source, Walk, frames};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// Files up to this size are read by one worker; larger ones, and those of unknown size, feed all workers.
const WHOLE_FILE_BYTES: u64 = 1024 * 1024;
/// Text handed to a worker at once out of such a file.
const BATCH_BYTES: u64 = 1024 * 1024;
/// Items handed over at once: skipped members hold no text, but a million of them fill the memory.
const BATCH_ITEMS: usize = 4096;

type Queue = Jobs<Job, Batch>;

/// Starts the feeder.
pub(super) fn start(
    walk: Walk,
    input: InputOptions,
    jobs: Queue,
    budget: Arc<Budget>,
) -> Result<(), Error> {
    spawn("ghirbal-feeder", move || {
        let feeder = Feeder {
            input,
            jobs,
            budget,
        };
        for found in walk {
            let goes_on = match found {
                Found::Event(event) => feeder.jobs.give_result(Batch::event(event)),
                Found::Source(source) => feeder.source(source),
            };
            if !goes_on {
                return;
            }
        }
    })
}

struct Feeder {
    input: InputOptions,
    jobs: Queue,
    budget: Arc<Budget>,
}

impl Feeder {
    /// Gives the jobs of one source; false when nobody wants results any more.
    fn source(&self, source: Source) -> bool {
        match source.size {
            Some(bytes) if bytes <= WHOLE_FILE_BYTES => {
                self.give(Task::Read(source), self.budget.take(bytes))
            }
            _ => self.cut(&source),
        }
    }

    fn give(&self, task: Task, permit: Permit) -> bool {
        self.jobs.give(Job { task, permit })
    }

    fn cut(&self, source: &Source) -> bool {
        let mut items = Vec::new();
        let mut bytes = 0;
        let mut goes_on = true;
        let read = catch_unwind(AssertUnwindSafe(|| {
            frames(source, &self.input, &mut |item| {
                bytes += text_bytes(&item);
                items.push(item);
                if bytes >= BATCH_BYTES || items.len() >= BATCH_ITEMS {
                    goes_on = self.give_items(&mut items, &mut bytes, false);
                }
                if goes_on {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            });
        }));
        goes_on = goes_on && self.give_items(&mut items, &mut bytes, true);
        if let Err(panic) = read {
            let mut batch = Batch::default();
            batch.fail(&source.name, &*panic);
            return goes_on && self.jobs.give_result(batch);
        }
        goes_on
    }

    fn give_items(&self, items: &mut Vec<Item>, bytes: &mut u64, last: bool) -> bool {
        let items = std::mem::take(items);
        let bytes = std::mem::take(bytes);
        self.give(Task::Clean { items, bytes, last }, self.budget.take(bytes))
    }
}

fn text_bytes(item: &Item) -> u64 {
    match item {
        Item::Document(document) => document.text.len() as u64,
        Item::Frame(frame) => frame.len() as u64,
        Item::TooLong(_) | Item::Event(_) => 0,
    }
}
