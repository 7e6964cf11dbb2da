//! zip by its list of members. The `zip` crate reads the list; the members are decompressed here, because its readers
//! drop what they decompressed in the step that failed. A list that is missing, or that names a member twice (the
//! crate keeps one of two), leaves the work to `zip_scan`.

use super::members::Members;
use super::unpacked::{Allowance, Promise, Unpacked, method};
use super::zip_scan;
use crate::input::formats::{Emit, Item};
use crate::input::read::Source;
use crate::report::{Event, SkipReason};
use std::io::{BufReader, Cursor, Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use zip::{CompressionMethod, ZipArchive};

/// Largest zip held in memory, where it cannot be read at any place: a pipe, or inside another archive.
const HELD_BYTES: u64 = 256 * 1024 * 1024;
/// Bits of a Unix mode that tell the kind of file, and those of a regular one.
const KIND_OF_FILE: u32 = 0o170_000;
const REGULAR_FILE: u32 = 0o100_000;

/// A stream that can be read at any place.
pub(super) trait Seekable: Read + Seek {}
impl<T: Read + Seek> Seekable for T {}

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
    emit: &mut Emit<'_>,
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
                return emit(Item::Event(event));
            }
            (Box::new(Cursor::new(held)), damage)
        }
        Err(error) => return members.broken(&error, emit),
    };
    let size = source.seek(SeekFrom::End(0)).unwrap_or(0);
    let allowance = Allowance::of(size);
    match ZipArchive::new(&mut source) {
        // A list that does not belong to the start of the file is that of a zip inside one cut short.
        Ok(mut archive) if archive.offset() == 0 && damage.is_none() => {
            if archive.has_duplicate_names() {
                drop(archive);
                return zip_scan::read(&mut *source, members, &allowance, emit);
            }
            listed(&mut archive, members, &allowance, emit)
        }
        list => {
            drop(list);
            zip_scan::read(&mut *source, members, &allowance, emit)?;
            match damage {
                Some(damage) => members.broken(&damage, emit),
                None => {
                    let what = "the list of members at the end of the zip is missing or damaged";
                    members.damage(String::from(what), emit)
                }
            }
        }
    }
}

fn listed(
    archive: &mut ZipArchive<&mut Box<dyn Seekable + '_>>,
    members: &mut Members<'_>,
    allowance: &Allowance,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    if let Some(document) = document(archive) {
        let what = format!("{document} is not read by this version");
        let remedy = "convert it to plain text first";
        return emit(Item::Event(members.origin.unsupported(what, remedy)));
    }
    for index in 0..archive.len() {
        if allowance.is_spent() {
            break;
        }
        member(archive, index, members, allowance, emit)?;
    }
    ControlFlow::Continue(())
}

/// Documents that are zips inside.
fn document(archive: &ZipArchive<&mut Box<dyn Seekable + '_>>) -> Option<&'static str> {
    if archive.index_for_name_raw(b"[Content_Types].xml").is_some() {
        return Some("a Microsoft Office document");
    }
    let first = archive.by_index_data(0).ok()?;
    (first.name_raw() == b"mimetype").then_some("EPUB or OpenDocument")
}

fn member(
    archive: &mut ZipArchive<&mut Box<dyn Seekable + '_>>,
    index: usize,
    members: &mut Members<'_>,
    allowance: &Allowance,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    let Ok(entry) = archive.by_index_data(index) else {
        return ControlFlow::Continue(());
    };
    if entry.is_dir() {
        return ControlFlow::Continue(());
    }
    let origin = members.name(entry.name_raw());
    let kind = entry.unix_mode().unwrap_or(0) & KIND_OF_FILE;
    let skipped = match members.unwanted(entry.name_raw()) {
        None if kind != 0 && kind != REGULAR_FILE => Some(SkipReason::NotAFile),
        reason => reason,
    };
    if let Some(reason) = skipped {
        return emit(Item::Event(origin.skipped(reason)));
    }
    if entry.encrypted() {
        return emit(Item::Event(encrypted(&origin)));
    }
    let Some(compression) = method(number(entry.compression())) else {
        return emit(Item::Event(unknown_method(&origin)));
    };
    let promise = Promise {
        size: entry.size(),
        crc: entry.crc32(),
    };
    match archive.by_index_raw(index) {
        Ok(raw) => {
            let content = Unpacked::new(compression, Box::new(raw), Some(promise), allowance);
            members.read(origin, Box::new(content), emit)
        }
        Err(_) => {
            let what = "its place in the zip is wrong or damaged";
            emit(Item::Event(origin.damaged(what, "restore the file")))
        }
    }
}

/// A member that needs a password.
pub(super) fn encrypted(origin: &crate::input::opened::Origin) -> Event {
    origin.unsupported("is encrypted", "decrypt it first")
}

/// A member in a compression that is not read.
pub(super) fn unknown_method(origin: &crate::input::opened::Origin) -> Event {
    let what = "is compressed in a way that is not read by this version";
    origin.unsupported(what, "extract it first")
}

/// The number of a method in the zip specification; one that is not read where the crate knows no more.
fn number(method: CompressionMethod) -> u16 {
    match method {
        CompressionMethod::STORE => 0,
        CompressionMethod::DEFLATE => 8,
        CompressionMethod::BZIP2 => 12,
        CompressionMethod::ZSTD => 93,
        CompressionMethod::XZ => 95,
        _ => u16::MAX,
    }
}
