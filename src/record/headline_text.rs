//! What a line is as a headline: without the bullets in front of it and the bars behind it, and long enough to be one.

use crate::text::chars::{is_dash, is_decoration, is_invisible, is_letter};
use crate::text::tidy;

/// Shortest title that is left when the name of a site or section comes off, in words: what is shorter may be a title
/// only together with that name.
pub(super) const MIN_TITLE_WORDS: usize = 2;

/// Letters of the shortest headline: fewer are a stray word of the page.
const MIN_HEADLINE_LETTERS: usize = 4;

/// A text without bullets, dashes, colons and marks at its start.
pub(super) fn without_lead_in(text: &str) -> &str {
    text.trim_start_matches(|c: char| {
        c.is_whitespace()
            || is_dash(c)
            || is_decoration(c)
            || is_invisible(c)
            || matches!(
                c,
                ':' | '•'
                    | '*'
                    | '|'
                    | '/'
                    | '.'
                    | '…'
                    | '>'
                    | '¦'
                    | '▪'
                    | '●'
                    | '◄'
                    | '◀'
                    | '؛'
                    | '،'
                    | '·'
                    | '■'
                    | '♦'
                    | '←'
            )
    })
    .trim_end()
}

/// A tidied headline without bullet in front and bars behind; `None` where too little is left.
pub(super) fn clean_headline(text: &str) -> Option<String> {
    let line = tidy::line(without_lead_in(text));
    let line = line.trim_end_matches([' ', '|', '•', '-', '–']);
    (line.chars().filter(|&c| is_letter(c)).count() >= MIN_HEADLINE_LETTERS)
        .then(|| line.to_owned())
}

#[cfg(test)]
mod tests {
    use super::clean_headline;

    #[test]
    fn a_headline_has_four_letters() {
        let letters = |count| clean_headline(&"ب".repeat(count));
        assert_eq!(letters(3), None);
        let shortest = "ب".repeat(4);
        assert_eq!(letters(4), Some(shortest));
    }

    #[test]
    fn bullets_and_bars_come_off() {
        let line = clean_headline(" ● : سوق السمك يعود |");
        assert_eq!(line.as_deref(), Some("سوق السمك يعود"));
    }
}
