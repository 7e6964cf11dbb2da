//! Archives as folders: each member is read like a file, and named in its documents' addresses.

use super::formats::{Emit, Item};
use super::opened::Opened;
use super::options::InputOptions;
use super::read::Source;
use std::ops::ControlFlow;

/// An archive that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Archive {
    /// tar, as GNU, BSD and POSIX write it.
    Tar,
    /// zip.
    Zip,
}

/// The archive that starts with these bytes.
pub(super) fn of(_head: &[u8]) -> Option<Archive> {
    None
}

/// Reads the members of an archive in their order.
pub(super) fn members(
    _kind: Archive,
    opened: Opened<'_>,
    _file: Option<&Source>,
    _archives: usize,
    _options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    emit(Item::Event(
        opened.origin.unreadable("not supported yet", ""),
    ))
}
