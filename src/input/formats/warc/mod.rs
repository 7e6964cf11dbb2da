//! Web archives: the pages in response, resource and conversion records.

use super::{Emit, Item};
use crate::input::opened::Opened;
use crate::input::options::InputOptions;
use std::ops::ControlFlow;

/// Cuts a stream into pages and texts.
pub(super) fn documents(
    opened: &mut Opened<'_>,
    _options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    emit(Item::Event(opened.origin.unreadable("WARC: to do", "")))
}
