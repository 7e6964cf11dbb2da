//! What one worker does with one job: read, clean, serialise. A panic inside a document is caught, told as that
//! document's failure, and ends nothing else.

use super::batch::Batch;
use super::budget::Permit;
use super::checkpoint::Position;
use super::ordered::Deliver;
use super::repeats::{DuplicateOptions, Repeats};
use super::{BadRecords, CleanFunction, RunOptions};
use crate::error::Error;
use crate::input::{Frame, InputOptions, Item, Source, frames};
use crate::model::{Address, Cleaned, Document, Outcome, RejectReason};
use crate::output::answer::Answer;
use crate::output::audit;
use crate::output::writer::RecordWriter;
use crate::report::{Event, Fault, FaultReason, SkipReason};
use crate::text::id::content_id;
use std::any::Any;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A share of the input.
pub(super) struct Job {
    pub(super) task: Task,
    pub(super) permit: Permit,
    /// Where the input goes on behind it, where a run can start from there.
    pub(super) position: Option<Position>,
}

/// What is to be done.
pub(super) enum Task {
    /// Read whole sources and clean what is in them.
    Read(Vec<Source>),
    /// Clean documents that were cut out of a large source.
    Clean {
        /// Documents and events in their order.
        items: Vec<Item>,
        /// Bytes of text in them.
        bytes: u64,
        /// A source ends with them.
        last: bool,
    },
}

/// What every worker knows.
pub(super) struct Worker {
    clean: CleanFunction,
    input: InputOptions,
    writer: &'static dyn RecordWriter,
    bad_records: BadRecords,
    audit: bool,
    duplicates: DuplicateOptions,
    /// Documents are set apart, since one of them may be left out or be the last.
    one_by_one: bool,
    /// They are handed on at once, since the run may end with them.
    at_once: bool,
}

impl Worker {
    pub(super) fn new(clean: CleanFunction, options: &RunOptions, audit: bool) -> Self {
        Self {
            clean,
            input: options.input.clone(),
            writer: options.writer,
            bad_records: options.bad_records,
            audit,
            duplicates: options.duplicates,
            one_by_one: options.limit.is_some() || options.duplicates.repeats != Repeats::Off,
            at_once: options.limit.is_some(),
        }
    }

    /// Does a job, and delivers what came out of it.
    pub(super) fn work(&self, job: Job, deliver: &mut Deliver<'_, Batch>) {
        let mut batch = match job.task {
            Task::Read(sources) => {
                let sizes = sources.iter().filter_map(|source| source.size);
                let mut batch = Batch::with_room_for(sizes.fold(0, u64::saturating_add));
                let mut sources = sources.iter();
                let wanted = |source| self.read(source, &mut batch, deliver);
                sources.all(wanted);
                batch
            }
            Task::Clean { items, bytes, last } => {
                let mut batch = Batch::with_room_for(bytes);
                items
                    .into_iter()
                    .for_each(|item| self.item(item, &mut batch));
                batch.counts.bytes += bytes;
                batch.counts.files += u64::from(last);
                batch
            }
        };
        batch.position = job.position;
        batch.permit = Some(job.permit);
        deliver(batch);
    }

    /// Reads a source; what is left when it ends stays in the batch, full ones before it are delivered. False when
    /// nobody waits for them any more.
    fn read(&self, source: &Source, batch: &mut Batch, deliver: &mut Deliver<'_, Batch>) -> bool {
        let (mut documents_seen, mut wanted) = (false, true);
        let read = catch_unwind(AssertUnwindSafe(|| {
            frames(source, &self.input, &mut |item| {
                documents_seen |= !matches!(item, Item::Event(_));
                self.item(item, batch);
                let is_due = batch.is_full() || self.at_once && !batch.pieces.is_empty();
                wanted = !is_due || deliver(std::mem::take(batch));
                if wanted {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            });
        }));
        if let Err(panic) = read {
            self.tell(failed(&source.name, &*panic), None, batch);
        }
        if documents_seen {
            batch.counts.files += 1;
            batch.counts.bytes += source.size.unwrap_or_default();
        }
        wanted
    }

    fn item(&self, item: Item, batch: &mut Batch) {
        match item {
            Item::Document(document) => self.document(&document, None, batch),
            Item::Frame(frame) => self.frame(frame, batch),
            Item::TooLong(address, id) => self.too_long(&address, id, batch),
            Item::Event(event) => self.tell(event, None, batch),
            Item::Pause => {}
        }
    }

    fn frame(&self, frame: Frame, batch: &mut Batch) {
        let address = frame.address().clone();
        let emits = self.bad_records == BadRecords::Emit;
        let raw = frame.raw().filter(|_| emits).map(<[u8]>::to_vec);
        let raw = raw.as_deref();
        let opened = catch_unwind(AssertUnwindSafe(|| {
            // The closure never breaks off, so there is nothing to pass on.
            let _: ControlFlow<()> = frame.parse(&self.input, &mut |item| {
                match item {
                    Item::Document(document) => self.document(&document, raw, batch),
                    Item::Event(event) => self.tell(event, raw, batch),
                    other => self.item(other, batch),
                }
                ControlFlow::Continue(())
            });
        }));
        if let Err(panic) = opened {
            self.tell(failed_at(&address, &*panic), raw, batch);
        }
    }

    /// Cleans a document; `raw` is the record it was made of, where that is at hand.
    fn document(&self, document: &Document, raw: Option<&[u8]>, batch: &mut Batch) {
        let written = (batch.records.len(), batch.audit.len());
        let cleaned = catch_unwind(AssertUnwindSafe(|| {
            let mut cleaned = (self.clean)(document);
            if let Outcome::Record(record) = &mut cleaned.outcome {
                batch.met = self.duplicates.look(record).map(Box::new);
            }
            self.write(document, &cleaned, raw, batch);
            cleaned
        }));
        match cleaned {
            Ok(cleaned) => {
                batch.counts.count(document, &cleaned);
                if self.one_by_one {
                    batch.close_piece();
                }
                for part in &cleaned.embedded {
                    self.document(part, None, batch);
                }
            }
            Err(panic) => {
                batch.records.truncate(written.0);
                batch.audit.truncate(written.1);
                batch.met = None;
                self.tell(failed_at(&document.address, &*panic), raw, batch);
            }
        }
    }

    fn write(&self, document: &Document, cleaned: &Cleaned, raw: Option<&[u8]>, batch: &mut Batch) {
        match &cleaned.outcome {
            Outcome::Record(clean) => self.writer.write_record(clean, &mut batch.records),
            Outcome::Rejected(rejection) if self.bad_records == BadRecords::Emit => {
                let title = document.fields.title.as_deref().unwrap_or_default();
                let own = document.fields.id.clone();
                let id = own.unwrap_or_else(|| content_id(title, &document.text));
                let raw = raw.unwrap_or(document.text.as_bytes());
                let (address, reason) = (&document.address, rejection.reason);
                let answer = Answer::to_rejected(Some(id), address, reason, Some(raw));
                self.writer.write_answer(&answer, &mut batch.records);
            }
            Outcome::Rejected(_) => {}
        }
        if self.audit {
            audit::write(document, cleaned, &mut batch.audit);
        }
    }

    fn too_long(&self, address: &Address, id: Option<String>, batch: &mut Batch) {
        let reason = RejectReason::TooLong;
        batch.counts.reject(reason);
        if self.audit {
            audit::write_unread(address, reason, &mut batch.audit);
        }
        if self.bad_records == BadRecords::Emit {
            let answer = Answer::to_rejected(id, address, reason, None);
            self.writer.write_answer(&answer, &mut batch.records);
        }
        let what = format!(
            "document {} is over {} bytes and was rejected",
            address.record, self.input.max_document
        );
        let remedy = "raise --max-document, or cut the file with --separator";
        let error = Error::new(address.place(), what, remedy);
        self.tell(Event::Warning(error), None, batch);
    }

    /// Counts what happened and passes it on, or answers it in the output.
    fn tell(&self, event: Event, raw: Option<&[u8]>, batch: &mut Batch) {
        let event = match (event, self.bad_records) {
            (Event::Unreadable(fault), BadRecords::Skip) if is_bad_record(&fault) => {
                let path = fault.path.clone();
                let reason = SkipReason::BadRecord;
                batch.counts.tell(&Event::Skipped { path, reason });
                Event::Warning(fault.error)
            }
            (event, _) => event,
        };
        batch.counts.tell(&event);
        if let Event::Unreadable(fault) = &event {
            if self.bad_records == BadRecords::Emit && is_answered(fault) {
                let answer = Answer::to_fault(fault, raw);
                self.writer.write_answer(&answer, &mut batch.records);
                if fault.reason != FaultReason::Failed {
                    return;
                }
            } else {
                batch.counts.unanswered += 1;
            }
        }
        batch.events.push(event);
    }
}

/// Whether it is about one record, which `--bad-records skip` passes over.
fn is_bad_record(fault: &Fault) -> bool {
    fault.record.is_some() && fault.reason != FaultReason::Failed
}

/// Whether it is answered by a line in the output. Not a PATH that does not exist, which is a misspelling, and not a pipe
/// that breaks off, since nobody knows how many records or members were still to come.
fn is_answered(fault: &Fault) -> bool {
    let whole_pipe = fault.path == "-" && fault.record.is_none() && fault.member.is_none();
    fault.reason != FaultReason::Missing && !whole_pipe
}

/// A source lost to a fault of the program.
pub(super) fn failed(path: &str, panic: &(dyn Any + Send)) -> Event {
    let fault = Fault::of_file(path, FaultReason::Failed, panicked(path.to_owned(), panic));
    Event::Unreadable(Box::new(fault))
}

/// A document lost to a fault of the program.
fn failed_at(address: &Address, panic: &(dyn Any + Send)) -> Event {
    let error = panicked(address.place(), panic);
    let fault = Fault::of_record(address, FaultReason::Failed, error);
    Event::Unreadable(Box::new(fault))
}

fn panicked(place: String, panic: &(dyn Any + Send)) -> Error {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no reason given");
    let what = format!("failed inside the program: {text}");
    let remedy = "everything else was done; please report it with the file";
    Error::new(place, what, remedy)
}
