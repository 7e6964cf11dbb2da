//! Lines: where they are in a text, without their ends and without surrounding white space and invisible
//! characters. Lines in which nothing is visible are passed over.

use super::chars::{is_line_end, is_visible};
use super::scan;
use crate::model::Span;
use memchr::memchr;

/// The visible lines of `text` as byte spans, trimmed.
pub fn visible_lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    // Nearly always so, and soon seen.
    let common = !scan::any(text.as_bytes(), may_end_oddly);
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

/// Not 0 for VT, FF, CR, and where NEL, LS or PS end or another character that looks like them. Without branches, so
/// that vectors can be made of it.
fn may_end_oddly(byte: u8, next: u8) -> u8 {
    let set = |holds: bool| u8::from(holds);
    let control = set(byte.wrapping_sub(0x0B) <= 2);
    let next_line = set(byte == 0xC2) & set(next == 0x85);
    // U+2028 and U+2029 are E2 80 A8 and A9.
    control | next_line | set(byte == 0x80) & set(next >> 1 == 0x54)
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
