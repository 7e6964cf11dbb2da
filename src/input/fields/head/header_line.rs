//! What one line at the head of a text is by itself: a header that the table knows, or a label of its own with a short
//! value. Whether the lines make a head is not decided here.

use crate::text::fold;
use crate::text::table;
use foldhash::HashMap;
use memchr::{memchr, memchr2};
use std::sync::LazyLock;

/// Longest value, in characters, but for addresses and lists; a longer one is a paragraph.
const MOST_CHARS: usize = 400;

/// What the table has for names whose value is no field.
pub(super) const NOTHING: &str = "-";
/// What it has for names behind which the text begins.
pub(super) const TEXT: &str = "text";
/// What it has for names behind which the text of a page begins, whose title was that of the page.
pub(super) const PAGE: &str = "page";

/// Longest name, in bytes: names of the table are shorter.
const MOST_NAME_BYTES: usize = 64;

/// The same with the marks around it.
const MOST_PAIR_BYTES: usize = MOST_NAME_BYTES + 16;

/// Words of a label that the table does not have.
const LABEL_WORDS: usize = 4;

/// Words of its value between headers.
pub(super) const VALUE_WORDS: usize = 20;

/// Words of its value where a paragraph could stand as well.
pub(super) const SHORT_WORDS: usize = 6;

/// From the folded name to the name of the field.
static TABLE: LazyLock<HashMap<String, &str>> = LazyLock::new(|| {
    rows()
        .map(|[name, field, _]| (fold::phrase(name), field))
        .collect()
});

/// The rows of the table: name, field, why.
fn rows() -> impl Iterator<Item = [&'static str; 3]> {
    table::rows(include_str!("headers.tsv"))
}

/// The field of a header line and its value.
pub(super) fn known(line: &str) -> Option<(&'static str, &str)> {
    let (name, value) = pair(line)?;
    let name = name.trim_matches(MARKS);
    if name.is_empty() || name.len() > MOST_NAME_BYTES {
        return None;
    }
    let field = TABLE.get(&fold::phrase(name)).copied()?;
    let value = value.trim_start_matches(['*', '_', ' ', '\t']).trim();
    if matches!(field, TEXT | PAGE) {
        return Some((field, value));
    }
    let fits = matches!(field, NOTHING | "url" | "keywords") || value.chars().count() <= MOST_CHARS;
    fits.then(|| (field, bare(value, field == "url")))
}

/// Marks of Markdown before and behind a name.
const MARKS: &[char] = &['*', '_', '#', ' '];

/// `name: value`, `[name] value`, or with a tab between.
fn pair(line: &str) -> Option<(&str, &str)> {
    // The line may be a page of many thousand words.
    let start = |line: &'_ str| line.len().min(MOST_PAIR_BYTES);
    let (line, end) = match line.strip_prefix('[') {
        Some(inside) => (inside, memchr(b']', &inside.as_bytes()[..start(inside)])),
        None => (line, memchr2(b':', b'\t', &line.as_bytes()[..start(line)])),
    };
    let end = end?;
    Some((&line[..end], &line[end + 1..]))
}

/// A value without quotation marks or brackets around all of it.
fn bare(value: &str, is_address: bool) -> &str {
    let value = value.strip_suffix("**").unwrap_or(value).trim_end();
    if is_address && let Some((_, target)) = value.split_once("](") {
        return target.trim_end_matches(')');
    }
    for (open, close) in [('"', '"'), ('\'', '\''), ('“', '”'), ('<', '>'), ('`', '`')] {
        let inside = value.strip_prefix(open);
        let inside = inside.and_then(|value| value.strip_suffix(close));
        if let Some(inside) = inside.filter(|inside| !inside.contains([open, close])) {
            return inside.trim();
        }
    }
    value
}

/// A label that the table does not have, and its value of at most so many words; no sentence, and no address.
pub(super) fn unknown(line: &str, most_words: usize) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let (name, value) = (
        name.trim_matches(MARKS),
        value.trim_start_matches(['*', '_']),
    );
    let is_in_name = |ch: char| ch.is_alphanumeric() || " _-()/".contains(ch);
    let is_label = name.starts_with(char::is_alphabetic)
        && name.chars().all(is_in_name)
        && name.split_whitespace().count() <= LABEL_WORDS
        && name.len() <= MOST_NAME_BYTES;
    let is_value = !value.starts_with("//") && is_short(value, most_words);
    (is_label && is_value).then(|| (name, bare(value.trim(), false)))
}

/// Whether words are at most so many, and end as no sentence does.
pub(super) fn is_short(words: &str, most: usize) -> bool {
    let words = words.trim();
    !words.is_empty()
        && words.split_whitespace().count() <= most
        && !words.ends_with(['.', '؟', '?', '!', '،', '؛', ':'])
}

#[cfg(test)]
mod tests {
    use super::super::super::names;
    use super::{NOTHING, PAGE, TABLE, TEXT, rows, unknown};

    #[test]
    fn the_table_is_sorted_unique_and_says_why() {
        let names: Vec<&str> = rows().map(|[name, ..]| name).collect();
        assert!(names.is_sorted(), "not in the order of bytes");
        assert_eq!(TABLE.len(), names.len(), "a name twice");
        let lines = include_str!("headers.tsv").lines().count();
        assert_eq!(lines, names.len() + 2, "a row without three cells");
        for [name, field, why] in rows() {
            let known = matches!(field, NOTHING | TEXT | PAGE) || names::is_known(field);
            assert!(known && !why.is_empty(), "{name}");
        }
    }

    #[test]
    fn labels_are_short_and_so_are_their_values() {
        assert_eq!(unknown("Views: 5", 6), Some(("Views", "5")));
        assert_eq!(unknown("**المشاهدات:** 5", 6), Some(("المشاهدات", "5")));
        for line in [
            "https://x.example",
            "Views:",
            "قال الوزير: لن نعود.",
            "قال وزير النقل في مؤتمر: نعم",
            "10: خبر",
            "س: من ذهب إلى هناك بعد أن عاد",
        ] {
            assert_eq!(unknown(line, 6), None, "{line}");
        }
    }
}
