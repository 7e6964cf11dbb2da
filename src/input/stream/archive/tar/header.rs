//! The header of a member of a tar archive, believed by its checksum.

use super::blocks::BLOCK_BYTES;
use tar::Header;

/// Where a header's checksum is; its own bytes are summed as spaces.
const CHECKSUM: std::ops::Range<usize> = 148..156;

/// A header whose checksum is right, and the size it gives.
pub(super) fn header(block: &[u8; BLOCK_BYTES]) -> Option<(Header, u64)> {
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
