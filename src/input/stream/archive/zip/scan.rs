//! zip without its list: the header before each member is looked for from the start of the file. It serves archives
//! that are cut short and those that name a member twice; links cannot be told from files here.

use super::member::{Seekable, encrypted, unknown_method};
use super::member_reader::{Allowance, MemberReader, Promise, method};
use crate::input::stream::archive::members::{Entry, Members, Visit};
use memchr::memmem;
use std::io::{self, Read, SeekFrom};
use std::ops::ControlFlow;

/// What the header of a member starts with.
const MEMBER: &[u8] = b"PK\x03\x04";
/// Bytes of such a header before the name.
const HEADER_BYTES: usize = 30;
/// Flags: the content is encrypted; sizes and checksum are behind the content.
const ENCRYPTED: u16 = 1;
const SIZES_BEHIND: u16 = 8;
/// A size that says that the real one is in the extra field, and the kind of that field.
const IN_EXTRA: u32 = u32::MAX;
const ZIP64: u16 = 1;
/// Bytes searched at once.
const CHUNK_BYTES: u64 = 64 * 1024;

/// Reads all members that have a header.
pub(super) fn read(
    source: &mut dyn Seekable,
    members: &mut Members<'_>,
    allowance: &Allowance,
    visit: &mut Visit<'_>,
) -> ControlFlow<()> {
    let mut from = 0;
    while !allowance.is_spent() {
        match next(source, from) {
            Ok(Some(header)) => {
                member(source, &header, members, allowance, visit)?;
                from = behind(source, &header);
            }
            Ok(None) => break,
            Err(error) => return members.broken(&error, visit),
        }
    }
    ControlFlow::Continue(())
}

/// The local header of a member.
struct Header {
    flags: u16,
    method: u16,
    crc: u32,
    packed: u64,
    size: u64,
    name: Vec<u8>,
    /// Where the content starts.
    content: u64,
}

fn member(
    source: &mut dyn Seekable,
    header: &Header,
    members: &mut Members<'_>,
    allowance: &Allowance,
    visit: &mut Visit<'_>,
) -> ControlFlow<()> {
    if header.name.ends_with(b"/") {
        return ControlFlow::Continue(());
    }
    let origin = members.name(&header.name);
    if let Some(reason) = members.unwanted(&header.name) {
        return visit(Entry::Event(origin.skipped(reason)));
    }
    if header.flags & ENCRYPTED != 0 {
        return visit(Entry::Event(encrypted(&origin)));
    }
    let sizes_known = header.flags & SIZES_BEHIND == 0;
    let compression = method(header.method);
    // Stored content of unknown size has no end of its own.
    let Some(compression) = compression.filter(|way| sizes_known || way.is_some()) else {
        return visit(Entry::Event(unknown_method(&origin)));
    };
    if let Err(error) = source.seek(SeekFrom::Start(header.content)) {
        return members.broken(&error, visit);
    }
    let (packed, promise) = match sizes_known {
        true => {
            let (size, crc) = (header.size, header.crc);
            (header.packed, Some(Promise { size, crc }))
        }
        false => (u64::MAX, None),
    };
    let raw = Box::new(source.take(packed));
    let content = MemberReader::new(compression, raw, promise, allowance);
    members.open(origin, Box::new(content), visit)
}

/// Where to look for what follows a member: behind its content, or at its start where its size is wrong.
fn behind(source: &mut dyn Seekable, header: &Header) -> u64 {
    let end = header.content.saturating_add(header.packed);
    let mut mark = Vec::new();
    let right = header.flags & SIZES_BEHIND == 0
        && source.seek(SeekFrom::End(0)).is_ok_and(|size| end <= size)
        && source.seek(SeekFrom::Start(end)).is_ok()
        && (&mut *source).take(2).read_to_end(&mut mark).is_ok()
        && matches!(mark.as_slice(), b"PK" | b"");
    if right { end } else { header.content }
}

/// The first header from `from` on.
fn next(source: &mut dyn Seekable, mut from: u64) -> io::Result<Option<Header>> {
    let mut chunk = Vec::new();
    loop {
        source.seek(SeekFrom::Start(from))?;
        chunk.clear();
        (&mut *source).take(CHUNK_BYTES).read_to_end(&mut chunk)?;
        if chunk.len() < HEADER_BYTES {
            return Ok(None);
        }
        match memmem::find(&chunk, MEMBER) {
            // The end of the chunk may cut the mark.
            None => from += (chunk.len() - (MEMBER.len() - 1)) as u64,
            Some(at) => {
                from += at as u64;
                if let Some(header) = header(source, from)? {
                    return Ok(Some(header));
                }
                from += MEMBER.len() as u64;
            }
        }
    }
}

/// The header at `at`, if it is one.
fn header(source: &mut dyn Seekable, at: u64) -> io::Result<Option<Header>> {
    source.seek(SeekFrom::Start(at))?;
    let mut fixed = Vec::new();
    (&mut *source)
        .take(HEADER_BYTES as u64)
        .read_to_end(&mut fixed)?;
    let (Some(name), Some(extra)) = (short(&fixed, 26), short(&fixed, 28)) else {
        return Ok(None);
    };
    let mut rest = Vec::new();
    let length = u64::from(name) + u64::from(extra);
    (&mut *source).take(length).read_to_end(&mut rest)?;
    if (rest.len() as u64) < length || name == 0 {
        return Ok(None);
    }
    let extra = rest.split_off(usize::from(name));
    let fields = (short(&fixed, 6), short(&fixed, 8), long(&fixed, 14));
    let (Some(flags), Some(method), Some(crc)) = fields else {
        return Ok(None);
    };
    let (Some(packed), Some(size)) = (long(&fixed, 18), long(&fixed, 22)) else {
        return Ok(None);
    };
    let mut large = zip64(&extra);
    let mut sized = |size: u32| match size {
        IN_EXTRA => large.next().unwrap_or(u64::from(size)),
        size => u64::from(size),
    };
    // The extra field holds the size before the compressed size, the header the other way round.
    let size = sized(size);
    let packed = sized(packed);
    Ok(Some(Header {
        flags,
        method,
        crc,
        packed,
        size,
        name: rest,
        content: at + HEADER_BYTES as u64 + length,
    }))
}

/// The sizes in the extra field of a member over 4 GiB.
fn zip64(mut extra: &[u8]) -> impl Iterator<Item = u64> + '_ {
    let mut sizes: &[u8] = &[];
    while let (Some(kind), Some(length)) = (short(extra, 0), short(extra, 2)) {
        let (field, rest) = extra
            .split_at_checked(4 + usize::from(length))
            .unwrap_or((extra, &[]));
        if kind == ZIP64 {
            sizes = field.get(4..).unwrap_or_default();
        }
        extra = rest;
    }
    sizes
        .chunks_exact(8)
        .filter_map(|size| size.try_into().ok().map(u64::from_le_bytes))
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at + 2)?.try_into().ok()?;
    Some(u16::from_le_bytes(two))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at + 4)?.try_into().ok()?;
    Some(u32::from_le_bytes(four))
}
