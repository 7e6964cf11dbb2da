//! zip. The `zip` crate reads the list of members at the end; the members are decompressed here, because its readers
//! drop what they decompressed in the step that failed. A list that is missing, or that names a member twice (the
//! crate keeps one of two), leaves the work to `scan`.

mod list;
mod member;
mod member_reader;
mod scan;

use super::members::{Entry, Members, Visit};
use crate::input::stream::source::Source;
use member::Seekable;
use member_reader::Allowance;
use std::io::{BufReader, Cursor, Read, SeekFrom};
use std::ops::ControlFlow;
use zip::ZipArchive;

/// Largest zip held in memory, where it cannot be read at any place: a pipe, or inside another archive.
const HELD_BYTES: u64 = 256 * 1024 * 1024;

/// Whether an archive starts with these bytes; the last is that of an empty one.
pub(super) fn starts(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04")
        || head.starts_with(b"PK\x07\x08PK\x03\x04")
        || head.starts_with(b"PK\x05\x06")
}

/// Reads all members.
pub(super) fn read(
    raw: Box<dyn Read + '_>,
    file: Option<&Source>,
    members: &mut Members<'_>,
    visit: &mut Visit<'_>,
) -> ControlFlow<()> {
    let opened = file.map_or(Ok(None), Source::open_seekable);
    let (mut source, damage): (Box<dyn Seekable>, _) = match opened {
        Ok(Some(file)) => (Box::new(BufReader::new(file)), None),
        Ok(None) => {
            let mut held = Vec::new();
            let damage = raw.take(HELD_BYTES + 1).read_to_end(&mut held).err();
            if held.len() as u64 > HELD_BYTES {
                let what = "is a zip of over 256 MiB that is no file of its own";
                let event = members.origin.unsupported(what, "save or extract it first");
                return visit(Entry::Event(event));
            }
            (Box::new(Cursor::new(held)), damage)
        }
        Err(error) => return members.broken(&error, visit),
    };
    let size = source.seek(SeekFrom::End(0)).unwrap_or(0);
    let allowance = Allowance::for_archive(size);
    match ZipArchive::new(&mut source) {
        // A list with an offset is that of a zip that is the last member, stored, of one that is cut short.
        Ok(mut archive) if archive.offset() == 0 && damage.is_none() => {
            if archive.has_duplicate_names() {
                drop(archive);
                return scan::read(&mut *source, members, &allowance, visit);
            }
            list::read(&mut archive, members, &allowance, visit)
        }
        list => {
            drop(list);
            scan::read(&mut *source, members, &allowance, visit)?;
            match damage {
                Some(damage) => members.broken(&damage, visit),
                None => {
                    let what = "the list of members at the end of the zip is missing or damaged";
                    members.damage(String::from(what), visit)
                }
            }
        }
    }
}
