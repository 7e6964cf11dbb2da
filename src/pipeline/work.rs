//! What one worker does with one job: read, clean, serialise. A panic inside a document is caught, told as that
//! document's failure, and ends nothing else.

use super::Heart;
use super::budget::Permit;
use super::ordered::Answer;
use super::summary::Summary;
use crate::error::Error;
use crate::input::{Frame, InputOptions, Item, Source, frames};
use crate::model::{Address, Cleaned, Document, Outcome, RejectReason};
use crate::output::{audit, record};
use crate::report::Event;
use std::any::Any;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Output after which a worker answers, so that a source which holds much more than its size is never held whole.
const BATCH_BYTES: usize = 1024 * 1024;

/// A share of the input.
pub(super) struct Job {
    pub(super) task: Task,
    pub(super) permit: Permit,
}

/// What is to be done.
pub(super) enum Task {
    /// Read a whole source and clean what is in it.
    Read(Source),
    /// Clean documents that were cut out of a large source.
    Clean {
        /// Documents and events in their order.
        items: Vec<Item>,
        /// Bytes of text in them.
        bytes: u64,
        /// The source ends with them.
        last: bool,
    },
}

/// What came out of a job.
#[derive(Default)]
pub(super) struct Batch {
    pub(super) records: Vec<u8>,
    pub(super) audit: Vec<u8>,
    pub(super) events: Vec<Event>,
    pub(super) counts: Summary,
    /// Given back when the batch is written.
    pub(super) permit: Option<Permit>,
}

impl Batch {
    /// A batch that only tells of something.
    pub(super) fn event(event: Event) -> Self {
        let mut batch = Self::default();
        batch.tell(event);
        batch
    }

    fn tell(&mut self, event: Event) {
        self.counts.tell(&event);
        self.events.push(event);
    }

    /// Tells of a document or source lost to a fault of the program.
    pub(super) fn fail(&mut self, path: &str, panic: &(dyn Any + Send)) {
        self.counts.failed += 1;
        let what = format!("failed inside the program: {}", panic_text(panic));
        let remedy = "everything else was done; please report it with the file";
        // Not counted as unreadable: no limit forgives a fault of the program.
        self.events
            .push(Event::Unreadable(Error::new(path, what, remedy)));
    }
}

/// What every worker knows.
pub(super) struct Worker {
    heart: Heart,
    input: InputOptions,
    audit: bool,
}

impl Worker {
    pub(super) fn new(heart: Heart, input: InputOptions, audit: bool) -> Self {
        Self {
            heart,
            input,
            audit,
        }
    }

    /// Does a job, and answers with what came out of it.
    pub(super) fn work(&self, job: Job, answer: &mut Answer<'_, Batch>) {
        let mut batch = match job.task {
            Task::Read(source) => self.read(&source, answer),
            Task::Clean { items, bytes, last } => {
                let mut batch = Batch::default();
                batch.counts.bytes = bytes;
                batch.counts.files = u64::from(last);
                items
                    .into_iter()
                    .for_each(|item| self.item(item, &mut batch));
                batch
            }
        };
        batch.permit = Some(job.permit);
        answer(batch);
    }

    /// Reads a source; the batch that is left when it ends is returned, those before it are answered.
    fn read(&self, source: &Source, answer: &mut Answer<'_, Batch>) -> Batch {
        let mut batch = Batch::default();
        let mut documents_seen = false;
        let read = catch_unwind(AssertUnwindSafe(|| {
            frames(source, &self.input, &mut |item| {
                documents_seen |= !matches!(item, Item::Event(_));
                self.item(item, &mut batch);
                if batch.records.len() + batch.audit.len() < BATCH_BYTES
                    || answer(std::mem::take(&mut batch))
                {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            });
        }));
        if let Err(panic) = read {
            batch.fail(&source.name, &*panic);
        }
        if documents_seen {
            batch.counts.files = 1;
            batch.counts.bytes = source.size.unwrap_or_default();
        }
        batch
    }

    fn item(&self, item: Item, batch: &mut Batch) {
        match item {
            Item::Document(document) => self.document(&document, batch),
            Item::Frame(frame) => self.frame(*frame, batch),
            Item::TooLong(address) => self.too_long(&address, batch),
            Item::Event(event) => batch.tell(event),
        }
    }

    fn frame(&self, frame: Frame, batch: &mut Batch) {
        let place = frame.address().place();
        let opened = catch_unwind(AssertUnwindSafe(|| {
            // Nothing is left to end: a frame is one piece.
            let _: ControlFlow<()> = frame.open(&self.input, &mut |item| {
                self.item(item, batch);
                ControlFlow::Continue(())
            });
        }));
        if let Err(panic) = opened {
            batch.fail(&place, &*panic);
        }
    }

    fn document(&self, document: &Document, batch: &mut Batch) {
        let written = (batch.records.len(), batch.audit.len());
        let cleaned = catch_unwind(AssertUnwindSafe(|| {
            let cleaned = (self.heart)(document);
            self.write(document, &cleaned, batch);
            cleaned
        }));
        match cleaned {
            Ok(cleaned) => {
                batch.counts.count(document, &cleaned);
                for part in &cleaned.embedded {
                    self.document(part, batch);
                }
            }
            Err(panic) => {
                batch.records.truncate(written.0);
                batch.audit.truncate(written.1);
                batch.fail(&document.address.place(), &*panic);
            }
        }
    }

    fn write(&self, document: &Document, cleaned: &Cleaned, batch: &mut Batch) {
        if let Outcome::Record(clean) = &cleaned.outcome {
            record::write(clean, &mut batch.records);
        }
        if self.audit {
            audit::write(document, cleaned, &mut batch.audit);
        }
    }

    fn too_long(&self, address: &Address, batch: &mut Batch) {
        batch.counts.reject(RejectReason::TooLong);
        if self.audit {
            audit::write_unread(address, RejectReason::TooLong, &mut batch.audit);
        }
        let what = format!(
            "document {} is over {} bytes and was rejected",
            address.record, self.input.max_document
        );
        let remedy = "raise --max-document, or cut the file with --separator";
        batch.tell(Event::Warning(Error::new(address.place(), what, remedy)));
    }
}

fn panic_text(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no reason given")
}
