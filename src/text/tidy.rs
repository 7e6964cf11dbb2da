//! Tidying: the only changes that output text may show against the document text. Nothing here folds letters,
//! normalises spelling or touches punctuation.
//!
//! 1. A run of white space inside a line becomes one space; none at the ends.
//! 2. Invisible characters (byte-order marks, direction controls, zero-width spaces, soft hyphens) go.
//! 3. NUL and all other control characters go.
//! 4. Empty lines go; lines are joined by "\n".

use super::chars::{is_invisible, is_line_end, is_plain};

/// Tidies one line (line ends inside count as white space).
pub fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_line(text, &mut out);
    out
}

/// Tidies a text of several lines.
pub fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for raw in text.split(is_line_end) {
        let before = out.len();
        if before > 0 {
            out.push('\n');
        }
        let start = out.len();
        push_line(raw, &mut out);
        if out.len() == start {
            out.truncate(before);
        }
    }
    out
}

fn push_line(raw: &str, out: &mut String) {
    let start = out.len();
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
    use proptest::prelude::{any, proptest};

    #[test]
    fn only_the_listed_changes_are_made() {
        assert_eq!(line(" \u{FEFF}«أهلاً»\u{a0}\t بكم\u{200F} \0"), "«أهلاً» بكم");
        assert_eq!(text("أ\r\n\r\n \u{200B}\nب  ج"), "أ\nب ج");
    }

    proptest! {
        #[test]
        fn tidying_twice_changes_nothing(source in any::<String>()) {
            let once = text(&source);
            assert_eq!(text(&once), once);
        }
    }
}
