//! UTF-16 without a byte-order mark. Arabic letters have the high byte 06, spaces and ASCII the high byte 00, and
//! text in no other encoding holds either byte: whether they come first or second in each pair tells the byte order.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use memchr::memchr2;

/// Share of high bytes that are 00 or 06 in text; the rest is punctuation (20) and presentation forms (FB to FE).
const HIGH_BYTES: f64 = 0.7;
/// Share of low bytes that may be 00 or 06 by chance.
const LOW_BYTES: f64 = 0.2;
/// Share of decoded characters that must be letters, digits, spaces or common punctuation: a picture is not text.
const READABLE: f64 = 0.9;

/// The byte order, if the sample is UTF-16.
pub(super) fn detect(sample: &[u8]) -> Option<&'static Encoding> {
    let units = sample.len() / 2;
    if units == 0 || sample.len() % 2 == 1 && units < 2 {
        return None;
    }
    // Nearly all inputs hold neither byte: a vectorised search spares them the count.
    memchr2(0x00, 0x06, sample)?;
    let pairs = sample.chunks_exact(2);
    let (mut first, mut second) = (0usize, 0usize);
    for pair in pairs {
        first += usize::from(matches!(pair[0], 0x00 | 0x06));
        second += usize::from(matches!(pair[1], 0x00 | 0x06));
    }
    let share = |count: usize| count as f64 / units as f64;
    let encoding = if share(second) >= HIGH_BYTES && share(first) <= LOW_BYTES {
        UTF_16LE
    } else if share(first) >= HIGH_BYTES && share(second) <= LOW_BYTES {
        UTF_16BE
    } else {
        return None;
    };
    is_readable(encoding, sample).then_some(encoding)
}

fn is_readable(encoding: &'static Encoding, sample: &[u8]) -> bool {
    let (text, _) = encoding.decode_without_bom_handling(sample);
    let readable = |ch: &char| {
        matches!(*ch, '\t' | '\n' | '\r' | ' '..='~' | '\u{a0}'..='\u{ff}' | '\u{600}'..='\u{6ff}')
            || matches!(*ch, '\u{200b}'..='\u{2060}' | '\u{fb50}'..='\u{feff}')
    };
    let (mut all, mut good) = (0usize, 0usize);
    for ch in text.chars() {
        all += 1;
        good += usize::from(readable(&ch));
    }
    good as f64 >= READABLE * all as f64
}

#[cfg(test)]
mod tests {
    use super::detect;

    #[test]
    fn binary_with_zero_bytes_is_not_text() {
        let samples: Vec<u8> = (1u8..200).flat_map(|low| [low % 7 + 1, 0]).collect();
        assert_eq!(detect(&samples), None);
    }

    #[test]
    fn short_and_plain_bytes_are_not_utf16() {
        assert_eq!(detect(b""), None);
        assert_eq!(detect(b"a"), None);
        assert_eq!(detect(b"plain text"), None);
    }
}
