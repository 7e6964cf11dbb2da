//! Archives as folders: each member is read like a file, and named in its documents' addresses. Names of members are
//! only names: nothing is ever opened or written by them.
//!
//! A name that comes again in the same archive gets `#2`, `#3` … behind it, so that addresses stay unique. Members of
//! an archive inside an archive are named `inner.zip!a.txt`.

mod members;
mod tar;
mod unique_names;
mod zip;

use super::input_stream::InputStream;
use super::source::Source;
use crate::input::options::InputOptions;
use members::Members;
pub(in crate::input) use members::{Entry, Visit};
use std::ops::ControlFlow;

/// An archive that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum ArchiveKind {
    /// tar, as GNU, BSD and POSIX write it.
    Tar,
    /// zip.
    Zip,
}

/// The archive that starts with these bytes.
pub(in crate::input) fn detect(head: &[u8]) -> Option<ArchiveKind> {
    if zip::starts(head) {
        Some(ArchiveKind::Zip)
    } else if tar::starts(head) {
        Some(ArchiveKind::Tar)
    } else {
        None
    }
}

/// Hands the members of an archive to `visit` in their order. `file` is where its bytes can be read at any place, if
/// they can.
pub(in crate::input) fn read(
    kind: ArchiveKind,
    input: InputStream<'_>,
    file: Option<&Source>,
    options: &InputOptions,
    visit: &mut Visit<'_>,
) -> ControlFlow<()> {
    let (origin, reader, losses) = input.into_reader();
    let mut members = Members::new(&origin, options);
    match kind {
        ArchiveKind::Tar => tar::read(reader, &mut members, visit)?,
        ArchiveKind::Zip => zip::read(reader, file, &mut members, visit)?,
    }
    losses
        .take(&origin)
        .map_or(ControlFlow::Continue(()), |loss| visit(Entry::Event(loss)))
}
