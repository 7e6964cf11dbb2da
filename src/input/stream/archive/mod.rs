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

/// Hands the members of an archive to `visit` in their order.
pub(in crate::input) fn read(
    kind: ArchiveKind,
    mut input: InputStream<'_>,
    options: &InputOptions,
    visit: &mut Visit<'_>,
) -> ControlFlow<()> {
    match kind {
        ArchiveKind::Tar => {
            let (origin, reader, losses) = input.into_reader();
            tar::read(reader, &mut Members::new(&origin, options), visit)?;
            losses
                .take(&origin)
                .map_or(ControlFlow::Continue(()), |loss| visit(Entry::Event(loss)))
        }
        ArchiveKind::Zip => {
            let source = match input.random_access("a zip") {
                Ok(source) => source,
                Err(event) => return visit(Entry::Event(event)),
            };
            let origin = input.origin.clone();
            let is_damaged = input.is_damaged();
            zip::read(
                source,
                is_damaged,
                &mut Members::new(&origin, options),
                visit,
            )?;
            while let Some(event) = input.take_damage() {
                visit(Entry::Event(event))?;
            }
            ControlFlow::Continue(())
        }
    }
}
