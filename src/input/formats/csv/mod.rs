//! Tables: comma, semicolon, bar or tab separated rows with or without a header. Cut row by row and parsed in the
//! workers; a row that does not fit costs itself alone.

mod cells;
mod dialect;
mod lines_behind;
mod rows;
mod table;

use super::item::{Emit, FrameContent, FramePlace, Item};
use super::reader::FormatReader;
use super::record_reader::RecordReader;
use super::sampling::SharedPlan;
use crate::error::Error;
use crate::input::fields::{self, Provenance};
use crate::input::format::Format;
use crate::input::options::InputOptions;
use crate::input::stream::encoding;
use crate::input::stream::input_stream::InputStream;
use crate::model::Decoding;
use crate::report::{Event, Fault, FaultReason};
use cells::Cells;
use dialect::Dialect;
use rows::Quoting;
use std::ops::ControlFlow;
use std::sync::Arc;

pub(super) use dialect::{is_header, names as column_names};

/// Reads tables.
pub(super) struct CsvReader;

impl FormatReader for CsvReader {
    fn documents(
        &self,
        input: &mut InputStream<'_>,
        options: &InputOptions,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        let mut cut = RecordReader::new(input, options, emit);
        table::cut(&mut cut)?;
        cut.finish()
    }
}

/// One row, not parsed yet.
#[derive(Debug)]
struct Row {
    text: String,
    decoding: Decoding,
    quoting: Quoting,
    /// What its fields are called.
    dialect: Arc<Dialect>,
    /// What they mean.
    plan: SharedPlan,
}

impl FrameContent for Row {
    fn len(&self) -> usize {
        self.text.len()
    }

    fn parse(
        self: Box<Self>,
        FramePlace { address, line }: FramePlace,
        options: &InputOptions,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        let Self {
            mut text,
            mut decoding,
            quoting,
            dialect,
            plan,
        } = *self;
        let sound = !options.repair_mojibake || fields::is_sound(&text);
        if !sound {
            decoding.repaired = encoding::repair(&mut text);
        }
        let (place, at) = (address.place(), address.clone());
        let cells = Cells::new(&dialect, &text, quoting);
        let provenance = Provenance {
            format: Format::Csv.as_str(),
            address,
            decoding,
            sound,
            passed: Vec::new(),
        };
        match fields::document(&cells, plan.get(), options, provenance) {
            Ok(document) => emit(Item::Document(Box::new(document))),
            Err(no_text) => {
                let error =
                    Error::new(place, no_text.what(), no_text.remedy()).at_line(line.unwrap_or(1));
                let fault = Fault {
                    id: no_text.id,
                    raw: Some(text.into_bytes()),
                    ..Fault::of_record(&at, FaultReason::NoText, error)
                };
                emit(Item::Event(Event::Unreadable(Box::new(fault))))
            }
        }
    }
}
