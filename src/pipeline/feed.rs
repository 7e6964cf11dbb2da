//! The feeder: walks, and turns what it meets into jobs in input order. Small files are read by the workers, several at
//! a time; a large one is cut into frames here, so that all workers share it and no more than a few of its documents are
//! in memory.

use super::RunOptions;
use super::batch::Batch;
use super::budget::{Budget, Permit};
use super::checkpoint::Position;
use super::ordered::{Jobs, spawn};
use super::work::{Job, Task, failed};
use crate::error::Error;
use crate::input::{InputOptions, Item, Source, Walk, WalkItem, frames};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// Files up to this size are read by one worker; larger ones, and those of unknown size, feed all workers.
const WHOLE_FILE_BYTES: u64 = 1024 * 1024;
/// Bytes of smaller files that one job reads at first, so that a few files already keep several workers busy.
const FIRST_SHARE_BYTES: u64 = 128 * 1024;
/// Bytes that one reads of a large folder: to hand a job over and take its result wakes two threads, which costs as much
/// as cleaning a page.
const SHARE_BYTES: u64 = 512 * 1024;
/// A share holds at most one part in so many of the bytes given before it: shares start small and grow with the run.
const SHARE_PART: u64 = 64;
/// Files that one job reads: opening an empty one costs, too.
const SHARE_FILES: usize = 64;
/// Text handed to a worker at once out of a large file: so much fits into the cache
/// that the cores share, where the reading core has left it.
const BATCH_BYTES: u64 = 256 * 1024;
/// Items handed over at once: skipped members hold no text, but a million of them fill the memory.
const BATCH_ITEMS: usize = 4096;

type Queue = Jobs<Job, Batch>;

/// Starts the feeder; what comes before `from` is passed over.
pub(super) fn start(
    walk: Walk,
    options: &RunOptions,
    jobs: Queue,
    budget: Arc<Budget>,
    from: Position,
) -> Result<(), Error> {
    let (input, line_buffered) = (options.input.clone(), options.line_buffered);
    spawn("ghirbal-feeder", move || {
        let mut feeder = Feeder {
            input,
            jobs,
            budget,
            line_buffered,
            share: Share::default(),
            given: 0,
        };
        for (found, number) in walk.zip(0..) {
            if number < from.found {
                continue;
            }
            let done = if number == from.found { from.items } else { 0 };
            if !feeder.found(found, number, done) {
                return;
            }
        }
        feeder.give_share();
    })
}

struct Feeder {
    input: InputOptions,
    jobs: Queue,
    budget: Arc<Budget>,
    line_buffered: bool,
    share: Share,
    /// Bytes of the shares given so far.
    given: u64,
}

/// Small files that one job will read.
#[derive(Default)]
struct Share {
    sources: Vec<Source>,
    bytes: u64,
    /// Where the input goes on behind them.
    behind: Option<Position>,
}

impl Feeder {
    /// Gives the jobs of one thing the walk met, `done` items of which are done; false when nobody wants results any
    /// more.
    fn found(&mut self, found: WalkItem, number: u64, done: u64) -> bool {
        let behind = Position {
            found: number + 1,
            items: 0,
        };
        match found {
            WalkItem::Event(event) => self.give_share() && self.tell(Item::Event(event), behind),
            WalkItem::Source(source) => match source.size {
                Some(bytes) if bytes <= WHOLE_FILE_BYTES => self.add(source, bytes, behind),
                _ => self.give_share() && self.cut(&source, number, done),
            },
        }
    }

    /// Adds a small file to the share of a job, and gives the job when that is enough.
    fn add(&mut self, source: Source, bytes: u64, behind: Position) -> bool {
        let most = (self.given / SHARE_PART).clamp(FIRST_SHARE_BYTES, SHARE_BYTES);
        if self.share.bytes + bytes > most && !self.give_share() {
            return false;
        }
        self.share.sources.push(source);
        self.share.bytes += bytes;
        self.share.behind = Some(behind);
        self.share.sources.len() < SHARE_FILES || self.give_share()
    }

    fn give_share(&mut self) -> bool {
        let Share {
            sources,
            bytes,
            behind,
        } = std::mem::take(&mut self.share);
        self.given += bytes;
        sources.is_empty() || self.give(Task::Read(sources), self.budget.take(bytes), behind)
    }

    fn tell(&self, item: Item, behind: Position) -> bool {
        let task = Task::Clean {
            items: vec![item],
            bytes: 0,
            last: false,
        };
        self.give(task, self.budget.take(0), Some(behind))
    }

    fn give(&self, task: Task, permit: Permit, position: Option<Position>) -> bool {
        self.jobs.give(Job {
            task,
            permit,
            position,
        })
    }

    fn cut(&self, source: &Source, number: u64, done: u64) -> bool {
        let mut batch = Pending::default();
        let mut at = Position {
            found: number,
            items: 0,
        };
        let mut goes_on = true;
        let read = catch_unwind(AssertUnwindSafe(|| {
            frames(source, &self.input, &mut |item| {
                let pauses = matches!(item, Item::Pause);
                at.items += u64::from(!pauses);
                if at.items > done && !pauses {
                    batch.push(item);
                }
                let is_due = pauses || self.line_buffered;
                if batch.is_full() || is_due && !batch.items.is_empty() {
                    goes_on = self.give_batch(&mut batch, false, Some(at));
                }
                if goes_on {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            });
        }));
        let behind = Position {
            found: number + 1,
            items: 0,
        };
        match read {
            Ok(()) => goes_on && self.give_batch(&mut batch, true, Some(behind)),
            Err(panic) => {
                let event = failed(&source.name, &*panic);
                goes_on
                    && self.give_batch(&mut batch, true, None)
                    && self.tell(Item::Event(event), behind)
            }
        }
    }

    fn give_batch(&self, batch: &mut Pending, last: bool, position: Option<Position>) -> bool {
        let Pending { items, bytes } = std::mem::take(batch);
        let task = Task::Clean { items, bytes, last };
        self.give(task, self.budget.take(bytes), position)
    }
}

/// Items that are to be handed over.
#[derive(Default)]
struct Pending {
    items: Vec<Item>,
    bytes: u64,
}

impl Pending {
    fn push(&mut self, item: Item) {
        self.bytes += text_bytes(&item);
        self.items.push(item);
    }

    fn is_full(&self) -> bool {
        self.bytes >= BATCH_BYTES || self.items.len() >= BATCH_ITEMS
    }
}

fn text_bytes(item: &Item) -> u64 {
    match item {
        Item::Document(document) => document.text.len() as u64,
        Item::Frame(frame) => frame.len() as u64,
        Item::TooLong(..) | Item::Event(_) | Item::Pause => 0,
    }
}
