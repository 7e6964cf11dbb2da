//! Searches all bytes of a text for a pattern that is rare, 32 bytes at a time. Patterns of more than three bytes are not
//! for it.

use fearless_simd::{Simd, SimdBase, SimdMask, dispatch, mask8x32, u8x32};

use super::packed_bytes;
use super::simd::level;

/// Bytes that are compared with one instruction.
const BLOCK: usize = 32;

/// A pattern of up to three bytes.
pub trait BytePattern {
    /// Which bytes match, each given with the two behind it (0 behind the last).
    fn find<S: Simd>(bytes: [u8x32<S>; 3]) -> mask8x32<S>;

    /// Which bytes may match by themselves: a cheaper test, for patterns that need one, that is made first. `None` where
    /// there is none.
    #[inline(always)]
    fn may_be<S: Simd>(_: u8x32<S>) -> Option<mask8x32<S>> {
        None
    }
}

/// The line ends beyond ASCII: the first byte of NEL, the second of LS and PS, and some characters that share it.
#[inline(always)]
pub fn wide_line_end<S: Simd>(byte: u8x32<S>, next: u8x32<S>) -> mask8x32<S> {
    let next_line = byte.simd_eq(0xC2) & next.simd_eq(0x85);
    // U+2028 and U+2029 are E2 80 A8 and A9.
    next_line | byte.simd_eq(0x80) & (next & 0xFE).simd_eq(0xA8)
}

/// Whether a text holds a match.
pub fn any<R: BytePattern>(text: &[u8]) -> bool {
    first::<R>(text) < text.len()
}

/// The place of the first match; the length of the text where there is none.
pub fn first<R: BytePattern>(text: &[u8]) -> usize {
    dispatch!(level(), simd => first_with::<_, R>(simd, text))
}

#[inline(always)]
fn first_with<S: Simd, R: BytePattern>(simd: S, text: &[u8]) -> usize {
    let (mut at, mut padding) = (0, [0; BLOCK + 2]);
    while at < text.len() {
        let bytes = packed_bytes::view_padded(&text[at..], &mut padding);
        let load = |from: usize| u8x32::from_slice(simd, &bytes[from..from + BLOCK]);
        if R::may_be(load(0)).is_some_and(|some| some.to_bitmask() == 0) {
            at += BLOCK;
            continue;
        }
        let found = R::find([load(0), load(1), load(2)]).to_bitmask();
        if found != 0 {
            // The match may be in the zeros that fill up the block.
            return (at + found.trailing_zeros() as usize).min(text.len());
        }
        at += BLOCK;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{BytePattern, any, first};
    use fearless_simd::{Simd, SimdBase, mask8x32, u8x32};

    struct Seven;
    impl BytePattern for Seven {
        fn find<S: Simd>([byte, ..]: [u8x32<S>; 3]) -> mask8x32<S> {
            byte.simd_eq(7)
        }
    }

    struct BeforeSeven;
    impl BytePattern for BeforeSeven {
        fn find<S: Simd>([_, next, _]: [u8x32<S>; 3]) -> mask8x32<S> {
            next.simd_eq(7)
        }
    }

    struct TwoBeforeSeven;
    impl BytePattern for TwoBeforeSeven {
        fn find<S: Simd>([.., third]: [u8x32<S>; 3]) -> mask8x32<S> {
            third.simd_eq(7)
        }
    }

    struct SevenAtSight;
    impl BytePattern for SevenAtSight {
        fn find<S: Simd>([byte, ..]: [u8x32<S>; 3]) -> mask8x32<S> {
            byte.simd_eq(7)
        }

        fn may_be<S: Simd>(byte: u8x32<S>) -> Option<mask8x32<S>> {
            Some(byte.simd_eq(7))
        }
    }

    struct Zero;
    impl BytePattern for Zero {
        fn find<S: Simd>([byte, ..]: [u8x32<S>; 3]) -> mask8x32<S> {
            byte.simd_eq(0)
        }
    }

    #[test]
    fn a_byte_is_found_wherever_it_stands() {
        for length in 1..200 {
            for at in 0..length {
                let mut text = vec![1; length];
                text[at] = 7;
                assert!(any::<Seven>(&text));
                assert_eq!(first::<Seven>(&text), at);
                assert_eq!(first::<SevenAtSight>(&text), at);
                assert_eq!(any::<BeforeSeven>(&text), at > 0);
                assert_eq!(any::<TwoBeforeSeven>(&text), at > 1);
                assert!(
                    !any::<Zero>(&text),
                    "what stands behind the end is not looked for"
                );
            }
        }
        assert!(!any::<Zero>(&[]));
    }
}
