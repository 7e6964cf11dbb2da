//! Text from the wild, made safe for a terminal: controls, escape sequences and bidi overrides are shown as escapes.
//! Arabic itself, its marks and its joiners stay as they are.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text with every character that a terminal could obey as an escape. Line ends are escaped too, since a message is
/// one line.
pub(crate) fn safe(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for ch in text.chars() {
        match ch {
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            // Writing to a String cannot fail.
            ch if is_unsafe(ch) => _ = write!(shown, "\\u{{{:x}}}", u32::from(ch)),
            ch => shown.push(ch),
        }
    }
    Cow::Owned(shown)
}

/// The same for JSON, by its own escapes, so that its meaning stays: unsafe characters occur only inside its strings.
pub(crate) fn safe_json(json: &str) -> String {
    let mut line = String::with_capacity(json.len());
    for ch in json.chars() {
        if is_unsafe(ch) {
            for unit in ch.encode_utf16(&mut [0; 2]) {
                // Writing to a String cannot fail.
                let _ = write!(line, "\\u{unit:04x}");
            }
        } else {
            line.push(ch);
        }
    }
    line
}

/// Whether a terminal could obey it: move the cursor, reorder or hide text.
fn is_unsafe(ch: char) -> bool {
    // Controls; line and paragraph separators; bidi marks, embeddings, overrides and isolates; tags; BOM.
    ch.is_control()
        || matches!(
            ch,
            '\u{2028}' | '\u{2029}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{feff}'
        )
        || matches!(ch, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::{is_unsafe, safe};
    use std::borrow::Cow;

    #[test]
    fn arabic_stays_as_it_is() {
        assert!(matches!(
            safe("قال: «نَعَم» می\u{200c}خواهم"),
            Cow::Borrowed(_)
        ));
    }

    #[test]
    fn the_ends_of_each_range_are_unsafe_and_their_neighbours_are_not() {
        let ranges = [
            '\0'..='\u{1f}',
            '\u{7f}'..='\u{9f}',
            '\u{61c}'..='\u{61c}',
            '\u{200e}'..='\u{200f}',
            '\u{2028}'..='\u{202e}',
            '\u{2066}'..='\u{2069}',
            '\u{feff}'..='\u{feff}',
            '\u{e0000}'..='\u{e007f}',
        ];
        let all = (0..=u32::from(char::MAX)).filter_map(char::from_u32);
        for ch in all {
            let expected = ranges.iter().any(|range| range.contains(&ch));
            assert_eq!(is_unsafe(ch), expected, "U+{:04X}", u32::from(ch));
        }
    }

    #[test]
    fn what_a_terminal_obeys_is_spelt() {
        assert_eq!(
            safe("\u{1b}[31mأحمر\u{202e}\u{9b}2J\r\n"),
            "\\u{1b}[31mأحمر\\u{202e}\\u{9b}2J\\r\\n"
        );
    }
}
