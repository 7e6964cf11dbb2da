//! zip by its list of members. It decides nothing where the list is missing or names a member twice.

use super::member::{Seekable, encrypted, unknown_method};
use super::member_reader::{Allowance, MemberReader, Promise, method};
use crate::input::stream::archive::members::{Entry, Members, Visit};
use crate::report::SkipReason;
use std::ops::ControlFlow;
use zip::{CompressionMethod, ZipArchive};

/// Bits of a Unix mode that tell the kind of file, and those of a regular one.
const KIND_OF_FILE: u32 = 0o170_000;
const REGULAR_FILE: u32 = 0o100_000;

/// Reads the members that the list names.
pub(super) fn read<R: Seekable>(
    archive: &mut ZipArchive<R>,
    members: &mut Members<'_>,
    allowance: &Allowance,
    visit: &mut Visit<'_>,
) -> ControlFlow<()> {
    for index in 0..archive.len() {
        if allowance.is_spent() {
            break;
        }
        member(archive, index, members, allowance, visit)?;
    }
    ControlFlow::Continue(())
}

fn member<R: Seekable>(
    archive: &mut ZipArchive<R>,
    index: usize,
    members: &mut Members<'_>,
    allowance: &Allowance,
    visit: &mut Visit<'_>,
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
        return visit(Entry::Event(origin.skipped(reason)));
    }
    if entry.encrypted() {
        return visit(Entry::Event(encrypted(&origin)));
    }
    let Some(compression) = method(number(entry.compression())) else {
        return visit(Entry::Event(unknown_method(&origin)));
    };
    let promise = Promise {
        size: entry.size(),
        crc: entry.crc32(),
    };
    match archive.by_index_raw(index) {
        Ok(raw) => {
            let content = MemberReader::new(compression, Box::new(raw), Some(promise), allowance);
            members.open(origin, Box::new(content), visit)
        }
        Err(_) => {
            let what = "its place in the zip is wrong or damaged";
            visit(Entry::Event(origin.damaged(what, "restore the file")))
        }
    }
}

/// The number of a method in the zip specification; for those that are not read, one that no method has.
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
