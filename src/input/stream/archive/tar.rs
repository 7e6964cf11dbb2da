//! tar, block by block: the `tar` crate reads the headers, the loop is ours, because the crate's own ends at the
//! first damaged header and holds names of any length in memory. Behind damage the next header that adds up is looked
//! for; archives one after another are all read. Sparse members are not read.

use super::members::{Entry, Members, Visit};
use crate::report::SkipReason;
use std::io::{self, ErrorKind, Read};
use std::ops::ControlFlow;
use tar::{EntryType, Header, PaxExtensions};

const BLOCK_BYTES: usize = 512;
/// Where a header's checksum stands; its own bytes are summed as spaces.
const CHECKSUM: std::ops::Range<usize> = 148..156;
/// Where the magic of all but the oldest archives stands.
const MAGIC_AT: usize = 257;
/// Longest long name or extended header: paths have at most 4096 bytes, and extended headers hold a dozen more lines.
const EXTENSION_BYTES: u64 = 1024 * 1024;

/// Whether an archive starts with these bytes.
pub(super) fn starts(head: &[u8]) -> bool {
    let magic = head.get(MAGIC_AT..).unwrap_or_default();
    // With its zero byte the magic stands in no text; so an archive whose first header is damaged is known as well.
    if magic.starts_with(b"ustar\0") || magic.starts_with(b"ustar  \0") {
        return true;
    }
    let block = head
        .get(..BLOCK_BYTES)
        .and_then(|block| block.try_into().ok());
    block.and_then(header).is_some()
}

/// Reads all members.
pub(super) fn read(
    raw: Box<dyn Read + '_>,
    members: &mut Members<'_>,
    visit: &mut Visit<'_>,
) -> ControlFlow<()> {
    let mut blocks = Blocks {
        raw,
        offset: 0,
        told: false,
    };
    match walk(&mut blocks, members, visit) {
        Ok(flow) => flow,
        // A member that met the error has told of it.
        Err(_) if blocks.told => ControlFlow::Continue(()),
        Err(error) => members.broken(&error, visit),
    }
}

fn walk(
    blocks: &mut Blocks<'_>,
    members: &mut Members<'_>,
    visit: &mut Visit<'_>,
) -> io::Result<ControlFlow<()>> {
    let mut extensions = Extensions::default();
    let (mut ended, mut searching) = (false, false);
    while let Some(block) = blocks.next()? {
        if block.iter().all(|byte| *byte == 0) {
            ended = true;
            continue;
        }
        let Some((header, size)) = header(&block) else {
            // Behind the end anything may stand.
            if !ended && !searching {
                searching = true;
                let at = blocks.offset - BLOCK_BYTES as u64;
                let what = format!("the header of a member is damaged at byte {at}");
                if members.damage(what, visit).is_break() {
                    return Ok(ControlFlow::Break(()));
                }
            }
            continue;
        };
        searching = false;
        if extensions.take(&header, size, blocks)? {
            continue;
        }
        let found = Found {
            name: extensions.name.take(),
            size: extensions.size.take().unwrap_or(size),
            header,
        };
        extensions = Extensions::default();
        if member(found, blocks, members, visit)?.is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// A header whose checksum is right, and the size it gives.
fn header(block: &[u8; BLOCK_BYTES]) -> Option<(Header, u64)> {
    let mut header = Header::new_old();
    header.as_mut_bytes().copy_from_slice(block);
    let sum = header.cksum().ok()?;
    let size = header.entry_size().ok()?;
    let bytes = || {
        let own = block.iter().enumerate();
        own.map(|(at, byte)| if CHECKSUM.contains(&at) { b' ' } else { *byte })
    };
    let unsigned: u32 = bytes().map(u32::from).sum();
    // Some old writers summed signed bytes.
    let signed: i32 = bytes().map(|byte| i32::from(byte as i8)).sum();
    let right = sum == unsigned || i32::try_from(sum) == Ok(signed);
    (right && block.first() != Some(&0)).then_some((header, size))
}

struct Found {
    header: Header,
    name: Option<Vec<u8>>,
    size: u64,
}

fn member(
    found: Found,
    blocks: &mut Blocks<'_>,
    members: &mut Members<'_>,
    visit: &mut Visit<'_>,
) -> io::Result<ControlFlow<()>> {
    let raw = found
        .name
        .unwrap_or_else(|| found.header.path_bytes().into_owned());
    let kind = found.header.entry_type();
    // The oldest archives know folders by their names alone.
    if kind == EntryType::Directory || kind.is_file() && raw.ends_with(b"/") {
        blocks.skip(padded(found.size))?;
        return Ok(ControlFlow::Continue(()));
    }
    let origin = members.name(&raw);
    let not_read = if let Some(reason) = members.unwanted(&raw) {
        Some(origin.skipped(reason))
    } else if kind.is_gnu_sparse() {
        let what = "is sparse; that is not read by this version";
        Some(origin.unsupported(what, "extract it first"))
    } else if !kind.is_file() && !kind.is_contiguous() {
        Some(origin.skipped(SkipReason::NotAFile))
    } else {
        None
    };
    // Links have a size in some archives and bytes in none.
    let size = match kind.is_hard_link() || kind.is_symlink() {
        true => 0,
        false => found.size,
    };
    let mut body = Body { blocks, left: size };
    let flow = match not_read {
        Some(event) => visit(Entry::Event(event)),
        None => members.open(origin, Box::new(&mut body), visit),
    };
    if flow.is_continue() {
        let left = body.left;
        blocks.skip(left)?;
        blocks.skip(padded(size) - size)?;
    }
    Ok(flow)
}

fn padded(size: u64) -> u64 {
    size.checked_next_multiple_of(BLOCK_BYTES as u64)
        .unwrap_or(size)
}

/// What stands before the header of a member and belongs to it.
#[derive(Default)]
struct Extensions {
    name: Option<Vec<u8>>,
    size: Option<u64>,
}

impl Extensions {
    /// Takes what is in a header of this kind; false when it is that of a member.
    fn take(&mut self, header: &Header, size: u64, blocks: &mut Blocks<'_>) -> io::Result<bool> {
        let kind = header.entry_type();
        let wanted = kind.is_gnu_longname() || kind.is_pax_local_extensions();
        let other = kind.is_gnu_longlink() || kind.is_pax_global_extensions();
        if !wanted && !other {
            return Ok(false);
        }
        let mut bytes = Vec::new();
        let most = if wanted { size.min(EXTENSION_BYTES) } else { 0 };
        let mut body = Body { blocks, left: most };
        let read = body.read_to_end(&mut bytes);
        // This is no member, which would tell of the error.
        blocks.told = false;
        read?;
        blocks.skip(padded(size).saturating_sub(most))?;
        if kind.is_gnu_longname() {
            let end = bytes.iter().position(|byte| *byte == 0);
            bytes.truncate(end.unwrap_or(bytes.len()));
            self.name = Some(bytes);
        } else {
            self.take_pax(&bytes);
        }
        Ok(true)
    }

    fn take_pax(&mut self, bytes: &[u8]) {
        for extension in PaxExtensions::new(bytes).flatten() {
            let value = extension.value_bytes();
            match extension.key_bytes() {
                b"path" => self.name = Some(value.to_vec()),
                b"size" => {
                    let size = std::str::from_utf8(value).ok();
                    self.size = size.and_then(|size| size.parse().ok());
                }
                _ => {}
            }
        }
    }
}

/// The archive as blocks.
struct Blocks<'a> {
    raw: Box<dyn Read + 'a>,
    offset: u64,
    /// A member has met the error that ends the archive, and tells of it.
    told: bool,
}

impl Blocks<'_> {
    fn next(&mut self) -> io::Result<Option<[u8; BLOCK_BYTES]>> {
        let mut bytes = Vec::with_capacity(BLOCK_BYTES);
        let most = BLOCK_BYTES as u64;
        let read = self.raw.by_ref().take(most).read_to_end(&mut bytes)?;
        self.offset += read as u64;
        match <[u8; BLOCK_BYTES]>::try_from(bytes) {
            Ok(block) => Ok(Some(block)),
            Err(_) if read == 0 => Ok(None),
            Err(_) => Err(cut_short()),
        }
    }

    fn skip(&mut self, bytes: u64) -> io::Result<()> {
        let skipped = io::copy(&mut self.raw.by_ref().take(bytes), &mut io::sink())?;
        self.offset += skipped;
        if skipped < bytes {
            Err(cut_short())
        } else {
            Ok(())
        }
    }
}

/// The bytes of one member.
struct Body<'b, 'a> {
    blocks: &'b mut Blocks<'a>,
    left: u64,
}

impl Read for Body<'_, '_> {
    fn read(&mut self, output: &mut [u8]) -> io::Result<usize> {
        let read = match self.blocks.raw.by_ref().take(self.left).read(output) {
            Ok(0) if self.left > 0 && !output.is_empty() => Err(cut_short()),
            read => read,
        };
        match &read {
            Ok(read) => {
                self.left -= *read as u64;
                self.blocks.offset += *read as u64;
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => self.blocks.told = true,
        }
        read
    }
}

fn cut_short() -> io::Error {
    io::Error::new(ErrorKind::UnexpectedEof, "the tar archive is cut short")
}

#[cfg(test)]
mod tests {
    use super::starts;

    #[test]
    fn the_oldest_archives_are_known_by_their_checksum() {
        let mut header = tar::Header::new_old();
        header.set_path("a.txt").unwrap();
        header.set_size(5);
        header.set_cksum();
        assert!(starts(header.as_bytes()));
        header.set_size(6);
        header.as_mut_bytes()[130] = b'x';
        assert!(!starts(header.as_bytes()));
        assert!(!starts(&[0; 512]));
        assert!(!starts("نص ".repeat(200).as_bytes()));
    }
}
