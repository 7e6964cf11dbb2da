//! What a line is as a headline: without the bullets in front of it and the bars behind it, and long enough to be one.

use crate::text::chars::{is_dash, is_decoration, is_digit, is_invisible, is_letter};
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

/// Pairs of signs that a page prints around an item, or around the label and the item.
const PAIRS: [(char, char); 5] = [('(', ')'), ('[', ']'), ('«', '»'), ('“', '”'), ('{', '}')];

/// Those that headlines do not have themselves around them.
const AROUND: [(char, char); 2] = [('[', ']'), ('{', '}')];

/// The digits of the number before an item.
const MOST_DIGITS: usize = 2;

/// An item of a list without what stands around it: its number, stars and arrows, and the half of a pair of signs whose
/// other half stood before the label.
pub(super) fn bare_item(text: &str) -> &str {
    let mut item = without_number(without_lead_in(text));
    loop {
        let before = item.len();
        item = item
            .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '|' | '•' | '>'));
        for (open, close) in AROUND {
            let inside = item
                .strip_prefix(open)
                .and_then(|rest| rest.strip_suffix(close));
            item = inside.map_or(item, str::trim);
        }
        for (open, close) in PAIRS {
            if item.ends_with(close) && !item.contains(open) {
                item = &item[..item.len() - close.len_utf8()];
            }
            if item.starts_with(open) && !item.contains(close) || item.starts_with(close) {
                let sign = item.chars().next().map_or(0, char::len_utf8);
                item = without_lead_in(&item[sign..]);
            }
        }
        if item.len() == before {
            return item;
        }
    }
}

/// An item without `1. ` or `2) `.
fn without_number(item: &str) -> &str {
    let rest = item.trim_start_matches(is_digit);
    let digits = item[..item.len() - rest.len()].chars().count();
    let behind = rest.strip_prefix(['.', ')', '-']).map(str::trim_start);
    match behind {
        Some(words) if (1..=MOST_DIGITS).contains(&digits) && words.starts_with(is_letter) => words,
        _ => item,
    }
}

#[cfg(test)]
mod tests {
    use super::{bare_item, clean_headline};

    #[test]
    fn what_stands_around_an_item_comes_off() {
        for (text, item) in [
            ("سوق السمك يعود»", "سوق السمك يعود"),
            ("سوق السمك يعود ***", "سوق السمك يعود"),
            ("سوق السمك يعود)]", "سوق السمك يعود"),
            ("» سوق السمك يعود", "سوق السمك يعود"),
            ("[سوق السمك يعود]", "سوق السمك يعود"),
            ("1. سوق السمك يعود", "سوق السمك يعود"),
            ("12) سوق السمك يعود", "سوق السمك يعود"),
        ] {
            assert_eq!(bare_item(text), item, "{text}");
        }
    }

    #[test]
    fn what_belongs_to_an_item_stays() {
        for item in [
            "سوق السمك يعود (فيديو)",
            "«سوق السمك» يعود",
            "يعود سوق «السمك»",
            "2024. عام السوق",
            "3.5 مليون زائر للسوق",
            "5 أسباب لعودة السوق",
        ] {
            assert_eq!(bare_item(item), item);
        }
    }

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
