//! A guess for bytes that are not valid UTF-8: damaged UTF-8, one of the two Arabic code pages, or what a general
//! detector says. Arabic news in windows-1256 is the common case, so it wins a draw.

use super::plausible::{FREQUENT_WORD, Plausibility};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_6, UTF_8, WINDOWS_1256};

/// Points that a declared encoding may lack against the better Arabic reading: those of one frequent word, so that a
/// declaration decides a short text and not a long one.
const DECLARATION: i64 = FREQUENT_WORD;

/// The least byte that begins a character of several bytes in UTF-8.
const FIRST_LEAD: u8 = 0xC0;

/// The encoding the sample looks like; the sample is not valid UTF-8.
pub(super) fn guess(sample: &[u8]) -> &'static Encoding {
    if is_damaged_utf8(sample) {
        return UTF_8;
    }
    match arabic_reading(sample) {
        Some((encoding, _)) => encoding,
        None => general(sample),
    }
}

/// Whether the bytes, which are not UTF-8, can be in the encoding that is declared: yes, unless they are Arabic in one
/// of the two code pages and less plausible as declared.
pub(super) fn agrees(encoding: &'static Encoding, sample: &[u8]) -> bool {
    arabic_reading(sample).is_none_or(|(_, best)| {
        let read = Plausibility::of_bytes(encoding, sample);
        read.is_arabic() && read.points + DECLARATION >= best.points
    })
}

/// Whether there are more good multi-byte characters than bad sequences. Bytes of a code page form a good one only by
/// chance.
pub(super) fn is_damaged_utf8(sample: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    let mut rest = sample.len();
    for chunk in sample.utf8_chunks() {
        good += chunk
            .valid()
            .bytes()
            .filter(|byte| *byte >= FIRST_LEAD)
            .count();
        bad += usize::from(!chunk.invalid().is_empty());
        rest -= chunk.valid().len() + chunk.invalid().len();
        // A good character has two bytes at least: the rest cannot outweigh so many bad sequences.
        if bad >= good + rest / 2 {
            return false;
        }
    }
    good > bad
}

/// The Arabic code page whose reading looks more like Arabic, if one does.
fn arabic_reading(sample: &[u8]) -> Option<(&'static Encoding, Plausibility)> {
    let windows = Plausibility::of_bytes(WINDOWS_1256, sample);
    let iso = Plausibility::of_bytes(ISO_8859_6, sample);
    let best = if iso.points > windows.points {
        (ISO_8859_6, iso)
    } else {
        (WINDOWS_1256, windows)
    };
    best.1.is_arabic().then_some(best)
}

fn general(sample: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(None, Utf8Detection::Deny)
}
