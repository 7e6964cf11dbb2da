//! Items whose bullet a program printed on a line of its own, as it does where an item begins with another element: the
//! bullet comes back to its words. It joins no lines of words.

use super::layout::lines;
use crate::text::chars::is_word;
use memchr::memchr_iter;

/// Bullets alone on a line, below which they are how a program printed and not what somebody typed.
const LEAST_ALONE: usize = 3;

/// Blank lines between a bullet and its words, at most.
const MOST_BLANK: usize = 2;

/// The text with bullets beside their words; `None` where hardly any stands alone.
pub(super) fn beside_words(text: &str) -> Option<String> {
    let mut start = 0;
    let lone = memchr_iter(b'\n', text.as_bytes()).filter(|&end| {
        let line = &text[start..end];
        start = end + 1;
        is_lone_sign(line)
    });
    lone.take(LEAST_ALONE).nth(LEAST_ALONE - 1)?;
    let lines = lines(text);
    let words = |at: usize| {
        let bullet = lines.get(at).filter(|line| line.is_bare_bullet())?;
        let below = lines[at + 1..].iter().take(MOST_BLANK + 1);
        let words = below.into_iter().find(|line| !line.is_blank())?;
        let is_inside = words.indent > bullet.indent && !words.is_bare_bullet() && !words.is_item;
        is_inside.then_some((bullet, words))
    };
    let alone: Vec<_> = (0..lines.len()).filter_map(words).collect();
    if alone.len() < LEAST_ALONE {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (bullet, words) in alone {
        out.push_str(&text[from..bullet.start + bullet.text.len()]);
        out.push(' ');
        from = words.start + words.text.len() - words.words().len();
    }
    out.push_str(&text[from..]);
    Some(out)
}

/// Whether a line is one sign and white space.
fn is_lone_sign(line: &str) -> bool {
    /// Bytes of the longest sign, with a space that is none of ASCII on either side.
    const MOST_BYTES: usize = 4 + 2 * 3;
    let line = line.trim_ascii();
    if line.len() > MOST_BYTES {
        // Most lines are told by their length.
        return false;
    }
    let mut signs = line.trim().chars();
    signs.next().is_some_and(|sign| !is_word(sign)) && signs.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::beside_words;

    #[test]
    fn bullets_come_back_to_their_words() {
        let text = "  *\n    رياضة\n  *\n\n    ثقافة\n  -\n    علوم\nنص\n";
        let found = beside_words(text);
        assert_eq!(
            found.as_deref(),
            Some("  * رياضة\n  * ثقافة\n  - علوم\nنص\n")
        );
    }

    #[test]
    fn two_are_what_somebody_typed_and_stars_in_a_row_are_a_rule() {
        assert_eq!(beside_words("*\n رياضة\n*\n ثقافة\n"), None);
        assert_eq!(
            beside_words("*\nرياضة\n*\nثقافة\n*\nعلوم\n"),
            None,
            "not inside"
        );
        assert_eq!(beside_words("***\n نص\n***\n نص\n***\n نص\n"), None);
    }
}
