//! Tables: comma, semicolon, bar or tab separated rows with a header.

use super::{Emit, Item};
use crate::input::opened::Opened;
use crate::input::options::InputOptions;
use crate::model::{Address, Decoding};
use std::ops::ControlFlow;

/// One row, not parsed yet.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) text: String,
    pub(super) decoding: Decoding,
}

/// Cuts a stream into rows.
pub(super) fn documents(
    opened: &mut Opened<'_>,
    _options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    emit(Item::Event(opened.origin.unreadable("CSV: to do", "")))
}

/// Parses a row and hands over its document.
pub(super) fn open(
    _address: Address,
    _line: Option<u64>,
    _row: Row,
    _options: &InputOptions,
    _emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    ControlFlow::Continue(())
}
