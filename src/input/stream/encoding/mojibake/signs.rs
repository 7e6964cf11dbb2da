//! The signs of mojibake, looked for before a repair is tried, so that other text costs one vectorised search. They
//! prove nothing.

use crate::text::scan::{self, BytePattern};
use fearless_simd::{Simd, SimdBase, mask8x32, u8x32};
use memchr::memchr;

/// Pairs of characters as mojibake has them from which a repair is tried: a short word has one for each letter.
/// Ordinary text holds two by chance (`خط…`).
const SUSPICIOUS_PAIRS: usize = 3;

/// Whether any repair is worth a try.
pub fn is_suspicious(text: &str) -> bool {
    is_misread_utf8(text) || is_misread_code_page(text)
}

/// Letters with accents in a row that no language of Europe has: text of windows-1256 is made of them where it was read as
/// windows-1252.
pub(super) fn is_misread_code_page(text: &str) -> bool {
    const IN_A_ROW: usize = 3;
    let bytes = text.as_bytes();
    // Most texts have no such letter at all, which the fastest of searches tells.
    let Some(mut at) = memchr(0xC3, bytes) else {
        return false;
    };
    while at < bytes.len() {
        at += scan::first::<Accented>(&bytes[at..]);
        let letters = bytes[at..].chunks_exact(2);
        let run = letters.take_while(|pair| is_accented(pair)).count();
        if run >= IN_A_ROW {
            return true;
        }
        at += (2 * run).max(1);
    }
    false
}

/// The first of two letters with accents.
struct Accented;

impl BytePattern for Accented {
    #[inline(always)]
    fn find<S: Simd>([byte, _, third]: [u8x32<S>; 3]) -> mask8x32<S> {
        byte.simd_eq(0xC3) & third.simd_eq(0xC3)
    }
}

/// À to ÿ.
fn is_accented(pair: &[u8]) -> bool {
    matches!(pair, [0xC3, 0x80..=0xBF])
}

/// Whether it may be UTF-8 that was misread. Nearly all letters of Arabic are led by one of two bytes, so mojibake is full of one of
/// two characters with another beside it that real text hardly ever has there. One look for rare bytes tells.
pub(super) fn is_misread_utf8(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut tah, mut accented, mut at) = (0, 0, 0);
    while at < bytes.len() && tah < SUSPICIOUS_PAIRS && accented < SUSPICIOUS_PAIRS {
        at += scan::first::<Pair>(&bytes[at..]);
        let (before, found) = bytes.split_at(at);
        tah += usize::from(after_tah(before, found));
        accented += usize::from(after_accented(before, found));
        at += 1;
    }
    tah == SUSPICIOUS_PAIRS || accented == SUSPICIOUS_PAIRS
}

/// A look for all that may be one of the pairs: ط and ظ by their second bytes, Ø, Ù and Ã by their first, and the أک of
/// windows-1252 read as windows-1256.
struct Pair;

impl BytePattern for Pair {
    #[inline(always)]
    fn find<S: Simd>([byte, next, third]: [u8x32<S>; 3]) -> mask8x32<S> {
        let either = |byte: u8x32<S>, first, second| byte.simd_eq(first) | byte.simd_eq(second);
        let behind_tah = !next.simd_lt(0x80)
            & (!next.simd_eq(0xD8) | either(third, 0x8C, 0x9B))
            & (!next.simd_eq(0xD9) | either(third, 0xB9, 0xBE));
        either(byte, 0xB7, 0xB8) & behind_tah
            | byte.simd_eq(0xC3) & (either(next, 0x98, 0x99) | next.simd_eq(0x83))
            | byte.simd_eq(0xDA) & next.simd_eq(0xA9)
    }

    #[inline(always)]
    fn may_be<S: Simd>(byte: u8x32<S>) -> Option<mask8x32<S>> {
        let tah = byte.simd_eq(0xB7) | byte.simd_eq(0xB8);
        Some(tah | byte.simd_eq(0xC3) | byte.simd_eq(0xDA))
    }
}

/// ط or ظ, and then what windows-1256 has for a continuation byte but Arabic does not have there.
fn after_tah(before: &[u8], at: &[u8]) -> bool {
    before.last() == Some(&0xD8)
        && matches!(at.first(), Some(0xB7 | 0xB8))
        && match at.get(1..3) {
            // ٹ and پ; the other characters of these two blocks are the letters and marks of real words.
            Some([0xD9, second]) => matches!(second, 0xB9 | 0xBE),
            // ، and ؛ after a word that ends in ط or ظ are followed by no other ط or ظ at once; in mojibake they are.
            Some([0xD8, 0x8C | 0x9B]) => {
                matches!(at.get(3..5), Some([0xD8, 0xB7 | 0xB8]))
            }
            Some([0xD8, _]) => false,
            Some([first, _]) => !first.is_ascii(),
            _ => false,
        }
}

fn after_accented(before: &[u8], at: &[u8]) -> bool {
    match at {
        [0xC3, 0x98 | 0x99, next, ..] => !next.is_ascii(),
        // Ã˜ and Ã™, or the control characters that latin-1 has there.
        [0xC3, 0x83, rest @ ..] => {
            rest.starts_with("˜".as_bytes())
                || rest.starts_with("™".as_bytes())
                || matches!(rest, [0xC2, 0x98 | 0x99, ..])
        }
        [0xDA, 0xA9, ..] => before.ends_with("أ".as_bytes()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_suspicious;

    #[test]
    fn mojibake_of_any_kind_has_the_signs() {
        for text in [
            "ط®ط¨ط±",
            "ظ„ظٹظ„ظ‰",
            "Ø®Ø¨Ø±",
            "Ã˜Â®Ã˜Â¨Ã˜Â±",
            "أکآ®أکآ¨أکآ±",
            "ط·آ®ط·آ¨ط·آ±",
            "ÎÈÑ",
        ] {
            assert!(is_suspicious(text), "{text}");
        }
    }

    #[test]
    fn two_signs_are_chance_and_three_are_not() {
        for (text, suspicious) in [
            ("ط®ط¨", false),
            ("ط®ط¨ط±", true),
            ("Ø®Ø¨", false),
            ("Ø®Ø¨Ø±", true),
        ] {
            assert_eq!(is_suspicious(text), suspicious, "{text}");
        }
    }

    #[test]
    fn real_text_has_hardly_any() {
        for text in [
            "ظل الطالب ينظر إلى الطريق، خط، حفظ؛ ضغط؟",
            "أكد أن خط الكهرباء سيعود",
            "Où était l’été à Ségou",
            "خط» و«حفظ»",
            "«Às» ÀÉ éà",
            "",
        ] {
            assert!(!is_suspicious(text), "{text}");
        }
    }
}
