//! tar, block by block: the `tar` crate reads the headers, the loop is ours, because the crate's own ends at the
//! first damaged header and holds names of any length in memory. Behind damage the next header with a right
//! checksum is looked for; archives one after another are all read. Sparse members are not read.

mod blocks;
mod extensions;
mod header;

use super::members::{Entry, Members, Visit};
use crate::report::SkipReason;
use blocks::{BLOCK_BYTES, Blocks, Body, padded};
use extensions::Extensions;
use header::header;
use std::io::{self, Read};
use std::ops::ControlFlow;
use tar::{EntryType, Header};

/// Where the magic of all but the oldest archives is in their first header.
const MAGIC_AT: usize = 257;

/// Whether an archive starts with these bytes.
pub(super) fn starts(head: &[u8]) -> bool {
    let magic = head.get(MAGIC_AT..).unwrap_or_default();
    // With its zero byte no text holds the magic: an archive whose first header is damaged is known by it, too.
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
    let mut blocks = Blocks::new(raw);
    match walk(&mut blocks, members, visit) {
        Ok(flow) => flow,
        // The member that met the error has reported it; that says nothing of members which were still to come.
        Err(_) if blocks.told && !members.is_answered() => ControlFlow::Continue(()),
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
            // What follows the blocks of zeros at the end is not part of the archive.
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
        let found = MemberHeader {
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

/// A member: its header, with what the extensions before it say of it.
struct MemberHeader {
    header: Header,
    name: Option<Vec<u8>>,
    size: u64,
}

fn member(
    found: MemberHeader,
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
