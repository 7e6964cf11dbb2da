//! Hands over the records of a source one by one, in their order: gives them addresses, holds the first ones back while
//! they are sampled, and tells of those that cannot be read. What a record is, and where it lies, is for the format.

use super::item::{Emit, Frame, FrameContent, Item};
use super::sampling::{Sampling, SharedPlan};
use crate::error::Error;
use crate::input::fields::Named;
use crate::input::options::{Field, InputOptions};
use crate::input::stream::origin::Origin;
use crate::report::{Event, Fault, FaultReason};
use std::ops::ControlFlow;

/// The records of a source.
pub(super) struct Rows<'a, 'e> {
    origin: Origin,
    pub(super) options: &'a InputOptions,
    emit: &'a mut Emit<'e>,
    /// Index of the next record.
    index: u64,
    sampling: Sampling,
}

impl<'a, 'e> Rows<'a, 'e> {
    pub(super) fn new(origin: &Origin, options: &'a InputOptions, emit: &'a mut Emit<'e>) -> Self {
        let body_given = options
            .fields
            .given
            .iter()
            .any(|(field, _)| *field == Field::Body);
        Self {
            sampling: Sampling::new(origin.place(), !body_given),
            origin: origin.clone(),
            options,
            emit,
            index: 0,
        }
    }

    /// Whether the fields of records are still looked at.
    pub(super) fn is_sampling(&self) -> bool {
        self.sampling.is_sampling()
    }

    /// What the fields of the source mean; known before its first frame is handed over.
    pub(super) fn plan(&self) -> SharedPlan {
        self.sampling.plan()
    }

    /// The number that the next record gets.
    pub(super) fn next_index(&self) -> u64 {
        self.index
    }

    /// Passes over the numbers of records that cannot be read.
    pub(super) fn pass(&mut self, records: u64) {
        self.index = self.index.saturating_add(records);
    }

    /// Hands over the next record, with its fields while [`is_sampling`](Self::is_sampling), and the line it starts on
    /// where lines mean something.
    pub(super) fn give(
        &mut self,
        line: Option<u64>,
        content: impl FrameContent + 'static,
        entries: Option<&[Named]>,
    ) -> ControlFlow<()> {
        let frame = Frame::new(self.origin.address(self.index), line, content);
        self.index += 1;
        self.sampling.push(Item::Frame(frame), entries, self.emit)
    }

    /// Says that the next record is larger than the limit, and its id where that was read.
    pub(super) fn too_long(&mut self, id: Option<String>) -> ControlFlow<()> {
        let item = Item::TooLong(self.origin.address(self.index), id);
        self.index += 1;
        self.sampling.push(item, None, self.emit)
    }

    /// Reports a record that cannot be read; `raw` is its text.
    pub(super) fn bad(
        &mut self,
        line: Option<u64>,
        what: &str,
        raw: Option<String>,
    ) -> ControlFlow<()> {
        let mut error = Error::new(self.origin.place(), what, "");
        error.line = line;
        let address = self.origin.address(self.index);
        self.index += 1;
        let fault = Fault {
            raw: raw.map(String::into_bytes),
            ..Fault::of_record(&address, FaultReason::BadRecord, error)
        };
        self.tell(Event::Unreadable(Box::new(fault)))
    }

    /// Tells something in its place among the records.
    pub(super) fn tell(&mut self, event: Event) -> ControlFlow<()> {
        self.sampling.push(Item::Event(event), None, self.emit)
    }

    /// Hands over what is held back.
    pub(super) fn finish(&mut self) -> ControlFlow<()> {
        self.sampling.finish(self.emit)
    }

    /// Hands over something behind all records.
    pub(super) fn behind(&mut self, item: Item) -> ControlFlow<()> {
        (self.emit)(item)
    }
}
