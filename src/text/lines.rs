//! Lines: where they are in a text, without their ends and without surrounding white space and invisible
//! characters. Lines in which nothing is visible are passed over.

use super::chars::{is_line_end, is_visible};
use super::scan::{self, BytePattern};
use crate::model::Span;
use fearless_simd::{Simd, SimdBase, mask8x32, u8x32};
use memchr::memchr;

/// The visible lines of `text` as byte spans, trimmed.
pub fn visible_lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    // Nearly all texts have no line end but LF, which memchr finds fast.
    let common = !scan::any::<OddEnd>(text.as_bytes());
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < text.len() {
            let start = at;
            let rest = &text[start..];
            let end = match common {
                true => memchr(b'\n', rest.as_bytes()),
                false => rest.find(is_line_end),
            };
            let length = end.unwrap_or(rest.len());
            let end_width = rest[length..].chars().next().map_or(0, char::len_utf8);
            at = start + length + end_width;
            let span = trim(text, start..start + length);
            if !span.is_empty() {
                return Some(span);
            }
        }
        None
    })
}

/// VT, FF, CR and what ends a line beyond ASCII.
struct OddEnd;

impl BytePattern for OddEnd {
    #[inline(always)]
    fn find<S: Simd>([byte, next, _]: [u8x32<S>; 3]) -> mask8x32<S> {
        (byte - 0x0B).simd_le(2) | scan::wide_line_end(byte, next)
    }
}

/// The span without what is not visible at its ends; empty where nothing is visible.
pub fn trim(text: &str, span: Span) -> Span {
    let inner = &text[span.clone()];
    let start = inner.find(is_visible).unwrap_or(inner.len());
    let end = inner.rfind(is_visible).map_or(start, |at| {
        at + inner[at..].chars().next().map_or(0, char::len_utf8)
    });
    span.start + start..span.start + end
}

#[cfg(test)]
mod tests {
    use super::visible_lines;

    #[test]
    fn all_line_ends_end_a_line_and_blank_lines_are_passed_over() {
        let text = " أ \r\nب\u{85}\u{2028}ج\u{0B}\n \u{200F}\n د\u{FEFF}";
        let lines: Vec<&str> = visible_lines(text).map(|span| &text[span]).collect();
        assert_eq!(lines, ["أ", "ب", "ج", "د"]);
        for end in [
            "\n", "\u{0B}", "\u{0C}", "\r\n", "\u{85}", "\u{2028}", "\u{2029}",
        ] {
            for long in [1, 31, 62, 63, 64, 65, 200] {
                let text = format!("{}{end}{}\n", "أ".repeat(long), "«–".repeat(long));
                assert_eq!(visible_lines(&text).count(), 2, "{long} {end:?}");
            }
        }
    }
}
