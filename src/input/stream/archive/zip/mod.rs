//! zip. The `zip` crate reads the list of members at the end; the members are decompressed here, because its readers
//! drop what they decompressed in the step that failed. A list that is missing, or that names a member twice (the
//! crate keeps one of two), leaves the work to `scan`.

mod document;
mod list;
mod member;
mod member_reader;
mod scan;

use super::members::{Members, Visit};
use crate::input::stream::random_access::RandomAccess;
use member_reader::Allowance;
use std::io::{BufReader, Seek, SeekFrom};
use std::ops::ControlFlow;
use zip::ZipArchive;

/// Whether an archive starts with these bytes; the last is that of an empty one.
pub(super) fn starts(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04")
        || head.starts_with(b"PK\x07\x08PK\x03\x04")
        || head.starts_with(b"PK\x05\x06")
}

/// Reads all members; where the bytes end before the archive does, that is told by its caller.
pub(super) fn read(
    mut source: RandomAccess,
    is_damaged: bool,
    members: &mut Members<'_>,
    visit: &mut Visit<'_>,
) -> ControlFlow<()> {
    let size = source.seek(SeekFrom::End(0)).unwrap_or(0);
    let allowance = Allowance::for_archive(size);
    let mut source = BufReader::new(source);
    match ZipArchive::new(&mut source) {
        // A list with an offset is that of a zip that is the last member, stored, of one that is cut short.
        Ok(mut archive) if archive.offset() == 0 && !is_damaged => {
            if let Some(format) = document::format(&mut archive) {
                drop(archive);
                let source = source.into_inner();
                return document::visit(format, source, members, visit);
            }
            if archive.has_duplicate_names() {
                drop(archive);
                return scan::read(&mut source, members, &allowance, visit);
            }
            list::read(&mut archive, members, &allowance, visit)
        }
        list => {
            drop(list);
            scan::read(&mut source, members, &allowance, visit)?;
            if is_damaged {
                return ControlFlow::Continue(());
            }
            let what = "the list of members at the end of the zip is missing or damaged";
            members.damage(String::from(what), visit)
        }
    }
}
