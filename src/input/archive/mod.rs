//! Archives as folders: each member is read like a file, and named in its documents' addresses. Names of members are
//! only names: nothing is ever opened or written by them.
//!
//! A name that comes again in the same archive gets `#2`, `#3` … behind it, so that addresses stay unique. Members of
//! an archive inside an archive are named `inner.zip!a.txt`.

mod members;
mod numbered;
mod tar;
mod unpacked;
mod zip;
mod zip_scan;

use super::formats::{Emit, Item};
use super::layers::MOST_ARCHIVES;
use super::opened::Opened;
use super::options::InputOptions;
use super::read::Source;
use crate::report::SkipReason;
use members::Members;
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
pub(super) fn of(head: &[u8]) -> Option<Archive> {
    if zip::starts(head) {
        Some(Archive::Zip)
    } else if tar::starts(head) {
        Some(Archive::Tar)
    } else {
        None
    }
}

/// Reads the members of an archive in their order.
pub(super) fn members(
    kind: Archive,
    opened: Opened<'_>,
    file: Option<&Source>,
    archives: usize,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    if archives >= MOST_ARCHIVES {
        let event = opened.origin.skipped(SkipReason::DeepArchive);
        return emit(Item::Event(event));
    }
    let (origin, reader, losses) = opened.into_reader();
    let mut members = Members::new(&origin, archives, options);
    match kind {
        Archive::Tar => tar::read(reader, &mut members, emit)?,
        Archive::Zip => zip::read(reader, file, &mut members, emit)?,
    }
    losses
        .take(&origin)
        .map_or(ControlFlow::Continue(()), |loss| emit(Item::Event(loss)))
}
