//! Whether a text holds a digit: a look at its bytes, without decoding characters. What a digit is says `chars`.

use super::scan::{self, BytePattern};
use fearless_simd::{Simd, SimdBase, mask8x32, u8x32};

/// Whether a text holds a digit of any of the three families.
pub fn has_digit(text: &str) -> bool {
    scan::any::<Digit>(text.as_bytes())
}

/// The place of the first digit of a text from a place on, which need not be a boundary of characters.
pub fn next_digit(text: &str, from: usize) -> Option<usize> {
    let at = from + scan::first::<Digit>(text.as_bytes().get(from..)?);
    (at < text.len()).then_some(at)
}

struct Digit;

impl BytePattern for Digit {
    #[inline(always)]
    fn find<S: Simd>([byte, next, _]: [u8x32<S>; 3]) -> mask8x32<S> {
        let ascii = (byte - b'0').simd_lt(10);
        let arabic = byte.simd_eq(0xD9) & (next - 0xA0).simd_lt(10);
        let persian = byte.simd_eq(0xDB) & (next - 0xB0).simd_lt(10);
        ascii | arabic | persian
    }
}

#[cfg(test)]
mod tests {
    use super::{has_digit, next_digit};
    use crate::text::chars::is_digit;

    #[test]
    fn each_digit_is_one_and_nothing_else() {
        for c in '\0'..=char::MAX {
            assert_eq!(has_digit(c.encode_utf8(&mut [0; 4])), is_digit(c), "{c:?}");
        }
        let text = "عام ٢٠٢٤";
        assert_eq!(next_digit(text, 0), Some("عام ".len()));
        assert_eq!(next_digit(text, text.len() - 3), Some(text.len() - 2));
        assert_eq!(next_digit(text, text.len() - 1), None);
        assert_eq!(next_digit(text, text.len() + 1), None);
        assert!(has_digit("افتتح المعرض عام ٢٠٢٤") && !has_digit("افتتح المعرض أمس"));
    }
}
