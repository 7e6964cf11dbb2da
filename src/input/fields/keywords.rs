//! Tags in a field: a list, or a string that joins them with one kind of separator.

use crate::text::fold;
use crate::text::tidy;
use std::collections::HashSet;

/// What joins tags, the likelier first: of two that occur as often the earlier one is taken.
const SEPARATORS: &[&[char]] = &[&['،', ','], &['؛', ';'], &['|'], &['\n'], &['#']];

/// The tags of a field, each once.
pub(super) fn split(texts: &[String]) -> Vec<String> {
    let pieces: Vec<&str> = match texts {
        [one] => pieces(one),
        many => many.iter().map(String::as_str).collect(),
    };
    let mut seen = HashSet::new();
    pieces
        .into_iter()
        .map(|piece| tidy::line(piece).trim_matches(is_around).to_owned())
        .filter(|tag| !tag.is_empty() && seen.insert(fold::phrase(tag)))
        .collect()
}

/// The strings of a list as programs print it (`['أ', 'ب']`); none where the text is no such list.
pub(super) fn printed(text: &str) -> Option<Vec<String>> {
    let inside = in_brackets(text)?;
    let is_list = inside.trim().is_empty() || inside.trim_start().starts_with(['\'', '"']);
    is_list.then(|| split(&[text.to_owned()]))
}

fn pieces(text: &str) -> Vec<&str> {
    if let Some(inside) = in_brackets(text) {
        return quoted(inside);
    }
    let count = |separator: &&[char]| text.matches(*separator).count();
    // The last of equals wins in max_by_key, hence from the back.
    let separator = SEPARATORS.iter().rev().copied().max_by_key(count);
    match separator.filter(|separator| count(separator) > 0) {
        Some(separator) => text.split(separator).collect(),
        None => vec![text],
    }
}

/// The inside of `['a', "b"]`, as programs print lists.
fn in_brackets(text: &str) -> Option<&str> {
    let inside = text.trim().strip_prefix('[')?.strip_suffix(']')?;
    Some(inside)
}

/// The strings of such a list; a comma inside quotes belongs to the string.
fn quoted(inside: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut quote) = (0, None);
    for (at, ch) in inside.char_indices() {
        match (quote, ch) {
            (None, '\'' | '"') => quote = Some(ch),
            (Some(open), _) if open == ch => quote = None,
            (None, ',' | '،') => {
                found.push(&inside[start..at]);
                start = at + ch.len_utf8();
            }
            _ => {}
        }
    }
    found.push(&inside[start..]);
    found
}

/// White space, quotes and left-over separators around a tag.
fn is_around(ch: char) -> bool {
    ch.is_whitespace() || matches!(ch, '#' | ',' | '،' | ';' | '؛' | '|' | '\'' | '"')
}

#[cfg(test)]
mod tests {
    use super::{printed, split};

    fn tags(text: &str) -> Vec<String> {
        split(&[String::from(text)])
    }

    #[test]
    fn one_kind_of_separator_splits() {
        assert_eq!(tags("نفط، غاز ,طاقة"), ["نفط", "غاز", "طاقة"]);
        assert_eq!(tags("نفط|غاز, كهرباء|ماء"), ["نفط", "غاز, كهرباء", "ماء"]);
        assert_eq!(tags("#نفط #غاز"), ["نفط", "غاز"]);
        assert_eq!(tags("نفط\nغاز\n"), ["نفط", "غاز"]);
        assert_eq!(tags("سوق النفط"), ["سوق النفط"]);
    }

    #[test]
    fn printed_lists_are_lists() {
        assert_eq!(tags("['نفط', \"غاز, سائل\", '']"), ["نفط", "غاز, سائل"]);
        assert!(tags("[]").is_empty());
        let names = [String::from("سمير"), String::from("رنا")];
        assert_eq!(printed("['سمير', 'رنا']"), Some(names.to_vec()));
        assert_eq!(printed("[]"), Some(Vec::new()));
        assert_eq!(printed("[المحرر]"), None);
    }

    #[test]
    fn tags_are_tidied() {
        assert_eq!(
            tags("\u{200f}#سوق \u{a0}النفط\0\n، غاز\u{202e}"),
            ["سوق النفط", "غاز"]
        );
    }

    #[test]
    fn each_tag_once() {
        let list = ["غزة", "غزه", " غزة "].map(String::from);
        assert_eq!(split(&list), ["غزة"]);
    }
}
