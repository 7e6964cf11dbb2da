//! Tidying: the only changes that output text may show against the document text. Nothing here folds letters,
//! normalises spelling or touches punctuation.
//!
//! 1. A run of white space inside a line becomes one space; none at the ends.
//! 2. Invisible characters (byte-order marks, direction controls, zero-width spaces, soft hyphens) go.
//! 3. NUL and all other control characters go.
//! 4. Empty lines go; lines are joined by "\n".

use super::chars::{char_boundary, is_invisible, is_line_end, is_plain};

/// Tidies one line (line ends inside count as white space).
pub fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_line(text, &mut out);
    out
}

/// Tidies a text of several lines.
pub fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let before = out.len();
        if before > 0 {
            out.push('\n');
        }
        let start = out.len();
        let (tidy, behind) = rest.split_at(tidy_start(rest));
        out.push_str(tidy);
        let end = behind.find(is_line_end).unwrap_or(behind.len());
        push_behind(&behind[..end], start, &mut out);
        if out.len() == start {
            out.truncate(before);
        }
        let mut chars = behind[end..].chars();
        chars.next();
        rest = chars.as_str();
    }
    out
}

fn push_line(raw: &str, out: &mut String) {
    let start = out.len();
    let end = raw.find('\n').unwrap_or(raw.len());
    let (tidy, rest) = raw.split_at(tidy_start(&raw[..end]));
    out.push_str(tidy);
    push_behind(rest, start, out);
}

/// Appends the rest of a line that starts at `start`.
fn push_behind(raw: &str, start: usize, out: &mut String) {
    let mut space = false;
    let mut rest = raw;
    while !rest.is_empty() {
        let run = rest.find(|c| !is_plain(c)).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(run);
        if !word.is_empty() {
            push_spaced(word, &mut space, start, out);
        }
        let mut chars = behind.chars();
        match chars.next() {
            Some(c) if c.is_whitespace() => space = true,
            Some(c) if !c.is_control() && !is_invisible(c) => {
                push_spaced(&behind[..c.len_utf8()], &mut space, start, out);
            }
            _ => {}
        }
        rest = chars.as_str();
    }
}

/// How many bytes at the start are tidy already: lines of words with one space between them. It may be less than there
/// are.
fn tidy_start(text: &str) -> usize {
    /// Bytes looked at together: what the compiler makes vectors of.
    const BLOCK: usize = 64;
    let bytes = text.as_bytes();
    if bytes.first().is_some_and(u8::is_ascii_whitespace) {
        return 0;
    }
    let mut at = 0;
    while let Some(block) = bytes[at..].first_chunk::<{ BLOCK + 2 }>() {
        let odd = (0..BLOCK).fold(0, |odd, at| {
            odd | is_odd(block[at], block[at + 1], block[at + 2])
        });
        if odd != 0 {
            break;
        }
        at += BLOCK;
    }
    let triples = bytes[at..].windows(3);
    at += triples
        .take_while(|triple| is_odd(triple[0], triple[1], triple[2]) == 0)
        .count();
    // Not in the middle of a character, and not behind a space or a line end where what follows is not known.
    let whole = char_boundary(text, at);
    text[..whole].trim_end_matches([' ', '\n']).len()
}

/// Not 0 for a byte that may not stay as it is with the two behind it. Plain are ASCII but for controls, characters
/// that begin with the bytes of the Arabic block, from its letters on, and the quotes and dashes of news. Without
/// branches, so that vectors can be made of it.
fn is_odd(byte: u8, next: u8, third: u8) -> u8 {
    let set = |holds: bool| u8::from(holds);
    let among = |byte: u8, first: u8, last: u8| set(byte.wrapping_sub(first) <= last - first);
    let end = set(byte == b'\n');
    let ascii = among(byte, b' ', b'~') | end;
    // The comma, the semicolon and the question mark stand before the letters.
    let point = set(next == 0x8C) | set(next == 0x9B) | set(next == 0x9F);
    let arabic = among(byte, 0xD9, 0xDB) | set(byte == 0xD8) & (set(next >= 0xA0) | point);
    let inside = among(byte, 0x80, 0xBF);
    // « and », then U+2010 to U+2027 and U+2030 to U+203F.
    let quote = set(byte == 0xC2) & (set(next == 0xAB) | set(next == 0xBB));
    let sign =
        set(byte == 0xE2) & set(next == 0x80) & (among(third, 0x90, 0xA7) | set(third >= 0xB0));
    let blank = set(byte == b' ') | end;
    let next_blank = set(next == b' ') | set(next == b'\n');
    (ascii | arabic | inside | quote | sign) ^ 1 | blank & next_blank
}

/// Appends a piece of a line that starts at `start`, with the space that was before it.
fn push_spaced(piece: &str, space: &mut bool, start: usize, out: &mut String) {
    if std::mem::take(space) && out.len() > start {
        out.push(' ');
    }
    out.push_str(piece);
}

#[cfg(test)]
mod tests {
    use super::{line, text};
    use crate::text::chars::is_visible;
    use proptest::prelude::{any, proptest};

    #[test]
    fn only_the_listed_changes_are_made() {
        assert_eq!(line(" \u{FEFF}«أهلاً»\u{a0}\t بكم\u{200F} \0"), "«أهلاً» بكم");
        assert_eq!(text("أ\r\n\r\n \u{200B}\nب  ج"), "أ\nب ج");
    }

    #[test]
    fn what_is_tidy_already_is_seen_whatever_stands_in_it() {
        for c in (' '..='\u{FFFF}').filter(|c| is_visible(*c)) {
            let tidy = format!("{}{c}{}", "ا".repeat(40), " ب".repeat(40));
            assert_eq!(text(&tidy), tidy);
        }
        for c in ('\0'..='\u{FFFF}').filter(|c| !is_visible(*c) && !c.is_whitespace()) {
            let untidy = format!("{}{c}{}", "ا".repeat(40), "ب".repeat(40));
            assert!(!text(&untidy).contains(c), "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn tidying_twice_changes_nothing(source in any::<String>()) {
            let once = text(&source);
            assert_eq!(text(&once), once);
        }
    }
}
