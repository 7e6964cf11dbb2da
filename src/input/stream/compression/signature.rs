//! Magic numbers of compressions, checked as far as they go, so that no text is taken for one.

use super::Compression;

/// Bytes at the start of a member that the checks below look at.
pub(super) const SIGNATURE_BYTES: usize = 16;

/// zstd's magic number, and bytes 1 to 3 of the magic of its skippable frames; their first byte is 0x50 to 0x5F.
const ZSTD: &[u8] = b"\x28\xb5\x2f\xfd";
const ZSTD_SKIPPED: &[u8] = b"\x2a\x4d\x18";
/// First bytes of a bzip2 block (π) and of the end of a stream without blocks (√π), after `BZh` and a digit.
const BZIP2_BLOCK: &[u8] = b"\x31\x41\x59\x26\x53\x59";
const BZIP2_END: &[u8] = b"\x17\x72\x45\x38\x50\x90";

/// The compression that starts with these bytes.
pub(super) fn detect(head: &[u8]) -> Option<Compression> {
    [
        Compression::Gzip,
        Compression::Zstd,
        Compression::Xz,
        Compression::Bzip2,
    ]
    .into_iter()
    .find(|compression| starts(*compression, head))
}

/// Whether a member of this compression starts with these bytes.
pub(super) fn starts(compression: Compression, head: &[u8]) -> bool {
    match compression {
        // Deflate (8) is its only method, and three of its flags are reserved.
        Compression::Gzip => {
            head.starts_with(b"\x1f\x8b\x08") && head.get(3).is_none_or(|flags| flags & 0xe0 == 0)
        }
        // One bit of the descriptor after the magic number is reserved.
        Compression::Zstd => {
            head.starts_with(ZSTD) && head.get(4).is_none_or(|bits| bits & 0x08 == 0)
                || skipped_frame(head)
        }
        Compression::Xz => head.starts_with(b"\xfd7zXZ\0"),
        Compression::Bzip2 => {
            let block = head.get(4..).unwrap_or_default();
            head.starts_with(b"BZh")
                && matches!(head.get(3), Some(b'1'..=b'9'))
                && (block.starts_with(BZIP2_BLOCK) || block.starts_with(BZIP2_END))
        }
        Compression::Deflate | Compression::Zlib => false,
    }
}

/// Whether a member may start here in the midst of other bytes, where chance hits are likelier: header values that no
/// writer uses are refused as well.
pub(super) fn may_start(compression: Compression, head: &[u8]) -> bool {
    starts(compression, head)
        && (compression != Compression::Gzip
            || matches!(head.get(8), Some(0 | 2 | 4)) && matches!(head.get(9), Some(0..=13 | 255)))
}

/// Whether these bytes start a skippable frame that is followed by another frame, as far as they reach.
fn skipped_frame(head: &[u8]) -> bool {
    let [first, rest @ ..] = head else {
        return false;
    };
    if first & 0xf0 != 0x50 || !rest.starts_with(ZSTD_SKIPPED) {
        return false;
    }
    let Some(size) = head.get(4..8).and_then(|size| size.try_into().ok()) else {
        return false;
    };
    let next = usize::try_from(u32::from_le_bytes(size)).map_or(usize::MAX, |size| size + 8);
    match head.get(next..) {
        None | Some([]) => true,
        Some(next) => next.starts_with(ZSTD) || next.get(1..4) == Some(ZSTD_SKIPPED),
    }
}

#[cfg(test)]
mod tests {
    use super::{Compression, detect};

    #[test]
    fn magic_numbers_are_known() {
        let gzip = b"\x1f\x8b\x08\0\0\0\0\0\0\x03";
        assert_eq!(detect(gzip), Some(Compression::Gzip));
        assert_eq!(detect(b"\x28\xb5\x2f\xfd\x24"), Some(Compression::Zstd));
        let skipped = b"\x50\x2a\x4d\x18\x01\0\0\0x\x28\xb5\x2f\xfd";
        assert_eq!(detect(skipped), Some(Compression::Zstd));
        assert_eq!(detect(b"\xfd7zXZ\0\0\x04"), Some(Compression::Xz));
        assert_eq!(detect(b"BZh91AY&SY\0"), Some(Compression::Bzip2));
    }

    #[test]
    fn text_is_never_taken_for_one() {
        for text in ["BZh9 خبر", "BZh9", "P*M", "(خبر", "\u{1f}x", ""] {
            assert_eq!(detect(text.as_bytes()), None, "{text}");
        }
        assert_eq!(detect(b"\x50\x2a\x4d\x18\x01\0\0\0xtext"), None);
    }
}
