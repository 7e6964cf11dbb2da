//! JSON: arrays, objects one a line, one object a file, values one after another. Cut by a byte-level splitter and
//! parsed in the workers, so that one bad element costs itself alone.

use super::{Emit, Item};
use crate::input::opened::Opened;
use crate::input::options::InputOptions;
use crate::model::{Address, Decoding};
use std::ops::ControlFlow;

/// One JSON value, not parsed yet.
#[derive(Debug)]
pub(super) struct Value {
    pub(super) text: String,
    pub(super) decoding: Decoding,
}

/// Cuts a stream into values.
pub(super) fn documents(
    opened: &mut Opened<'_>,
    _options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    emit(Item::Event(opened.origin.unreadable("JSON: to do", "")))
}

/// Parses a value and hands over its document.
pub(super) fn open(
    _address: Address,
    _line: Option<u64>,
    _value: Value,
    _options: &InputOptions,
    _emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    ControlFlow::Continue(())
}
