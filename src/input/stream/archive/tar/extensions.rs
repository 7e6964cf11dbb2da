//! What comes before the header of a member and belongs to it: long names, and the lines of a PAX header
//! (POSIX.1-2001).

use super::blocks::{Blocks, Body, padded};
use std::io::{self, Read};
use tar::{Header, PaxExtensions};

/// Longest long name or extended header: paths have at most 4096 bytes, and extended headers hold a dozen more lines.
/// What is behind is not read, so that a header cannot fill the memory.
const EXTENSION_BYTES: u64 = 1024 * 1024;

/// What the extensions before a member say of it.
#[derive(Default)]
pub(super) struct Extensions {
    pub(super) name: Option<Vec<u8>>,
    /// Its size, which goes before that in its header: over 8 GiB the header cannot hold it.
    pub(super) size: Option<u64>,
}

impl Extensions {
    /// Takes what an extension header and its bytes say; false when the header is that of a member.
    pub(super) fn take(
        &mut self,
        header: &Header,
        size: u64,
        blocks: &mut Blocks<'_>,
    ) -> io::Result<bool> {
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
        // `Body` takes the error for reported by a member, and this is none.
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

#[cfg(test)]
mod tests {
    use super::EXTENSION_BYTES;
    use crate::input::options::InputOptions;
    use crate::input::stream::archive::{ArchiveKind, Entry, read};
    use crate::input::stream::input_stream::InputStream;
    use crate::input::stream::origin::Origin;
    use std::io::Cursor;
    use std::ops::ControlFlow;
    use tar::{EntryType, Header};

    /// A header and the bytes behind it, filled up to whole blocks.
    fn entry(kind: EntryType, name: &str, size: usize, bytes: &[u8]) -> Vec<u8> {
        let mut header = Header::new_ustar();
        header.set_entry_type(kind);
        header.set_path(name).unwrap();
        header.set_size(size as u64);
        header.set_cksum();
        let mut entry = [header.as_bytes(), bytes].concat();
        entry.resize(entry.len().next_multiple_of(512), 0);
        entry
    }

    /// A PAX header with this line, behind a comment that makes it so many bytes long.
    fn pax(line: &str, bytes: usize) -> Vec<u8> {
        let mut lines = Vec::new();
        if let Some(comment) = bytes.checked_sub(line.len()).filter(|bytes| *bytes > 0) {
            lines = format!("{comment} comment=").into_bytes();
            lines.resize(comment - 1, b'x');
            lines.push(b'\n');
        }
        lines.extend_from_slice(line.as_bytes());
        entry(EntryType::XHeader, "pax", lines.len(), &lines)
    }

    /// The members of an archive: their names and bytes.
    fn members(archive: Vec<u8>) -> Vec<(String, String)> {
        let stream = InputStream::new(Origin::default(), Box::new(Cursor::new(archive)));
        let mut members = Vec::new();
        let flow = read(
            ArchiveKind::Tar,
            stream,
            &InputOptions::default(),
            &mut |entry| {
                if let Entry::Member(mut member) = entry {
                    let mut bytes = Vec::new();
                    member.next_block(&mut bytes, usize::MAX);
                    let name = member.origin.member.clone().unwrap_or_default();
                    members.push((name, String::from_utf8(bytes).unwrap()));
                }
                ControlFlow::Continue(())
            },
        );
        assert!(flow.is_continue());
        members
    }

    #[test]
    fn the_size_of_a_pax_header_counts_and_not_that_of_the_member() {
        let news = "افتتحت المكتبة أبوابها.".repeat(40);
        let size = format!("13 size={}\n", news.len());
        assert_eq!(size.len(), 13);
        let archive = [
            pax(&size, 0),
            entry(EntryType::Regular, "large.txt", 0, news.as_bytes()),
            entry(EntryType::Regular, "next.txt", 1, b"x"),
        ];
        let expected = [("large.txt".into(), news), ("next.txt".into(), "x".into())];
        assert_eq!(members(archive.concat()), expected);
    }

    #[test]
    fn an_extended_header_is_read_up_to_its_longest() {
        let line = "16 path=long.txt\n";
        let line = &line.replace("16", &line.len().to_string());
        let longest = usize::try_from(EXTENSION_BYTES).unwrap();
        // The line end alone may be missing: two bytes more cut the line.
        for (bytes, name) in [(longest, "long.txt"), (longest + 2, "short.txt")] {
            let member = entry(EntryType::Regular, "short.txt", 1, b"x");
            let archive = [pax(line, bytes), member].concat();
            assert_eq!(members(archive), [(name.into(), "x".into())], "{bytes}");
        }
    }
}
