//! Tables: comma, semicolon, bar or tab separated rows with or without a header. RecordReader row by row and parsed in the
//! workers; a row that does not fit costs itself alone.

mod cells;
mod dialect;
mod rows;
mod table;

use super::record_reader::RecordReader;
use super::sampling::SharedPlan;
use super::{Emit, Item};
use crate::error::Error;
use crate::input::fields::{self, Provenance};
use crate::input::options::InputOptions;
use crate::input::stream::encoding;
use crate::input::stream::input_stream::InputStream;
use crate::model::{Address, Decoding};
use crate::report::{Event, Fault, FaultReason};
use cells::Cells;
use dialect::Dialect;
use rows::Quoting;
use std::ops::ControlFlow;
use std::sync::Arc;

/// One row, not parsed yet.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) text: String,
    decoding: Decoding,
    quoting: Quoting,
    /// What its fields are called.
    dialect: Arc<Dialect>,
    /// What they mean.
    plan: SharedPlan,
}

/// Cuts a stream into rows.
pub(super) fn documents(
    input: &mut InputStream<'_>,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    let mut cut = RecordReader::new(input, options, emit);
    table::cut(&mut cut)?;
    cut.finish()
}

/// Parses a row and hands over its document.
pub(super) fn open(
    address: Address,
    line: Option<u64>,
    mut row: Row,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    let sound = !options.repair_mojibake || fields::is_sound(&row.text);
    if !sound {
        row.decoding.repaired = encoding::repair(&mut row.text);
    }
    let (place, at) = (address.place(), address.clone());
    let cells = Cells::new(&row.dialect, &row.text, row.quoting);
    let provenance = Provenance {
        format: "csv",
        address,
        decoding: row.decoding,
        sound,
    };
    match fields::document(&cells, row.plan.get(), options, provenance) {
        Ok(document) => emit(Item::Document(Box::new(document))),
        Err(no_text) => {
            let error =
                Error::new(place, no_text.what(), no_text.remedy()).at_line(line.unwrap_or(1));
            let fault = Fault {
                id: no_text.id,
                raw: Some(row.text.into_bytes()),
                ..Fault::of_record(&at, FaultReason::NoText, error)
            };
            emit(Item::Event(Event::Unreadable(Box::new(fault))))
        }
    }
}
