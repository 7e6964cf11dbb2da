//! White space in the text of a page: where words stand with one space between, so that they are taken as they are. What
//! becomes of other white space is decided in `render`.

use crate::text::scan::{self, BytePattern};
use fearless_simd::{Simd, SimdBase, mask8x32, u8x32};

/// Bytes at the start that are words with one space between, and end with a word.
pub(super) fn plain_run(bytes: &[u8]) -> usize {
    if bytes.first().is_some_and(u8::is_ascii_whitespace) {
        return 0;
    }
    let run = &bytes[..scan::first::<Gap>(bytes)];
    run.strip_suffix(b" ").unwrap_or(run).len()
}

/// Characters but for spaces, counted by the bytes that begin them: the compiler makes vectors of that.
pub(super) fn not_spaces(text: &str) -> usize {
    let begins = |byte: &u8| byte & 0xC0 != 0x80 && *byte != b' ';
    text.bytes().filter(begins).count()
}

/// White space that is not one space between two words.
struct Gap;

impl BytePattern for Gap {
    #[inline(always)]
    fn find<S: Simd>([byte, next, _]: [u8x32<S>; 3]) -> mask8x32<S> {
        // TAB, LF, FF and CR, but not VT between them.
        let control = |byte: u8x32<S>| (byte - b'\t').simd_le(4) & !byte.simd_eq(0x0B);
        let behind = next.simd_eq(b' ') | control(next);
        control(byte) | byte.simd_eq(b' ') & behind
    }
}
