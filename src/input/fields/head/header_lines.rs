//! Header lines at the very top of a text: `Title: …`, `URL Source: …`. The table says which names are such; two of them
//! must follow each other, so that a line of the source above an article is left to the text.

use super::super::value::FieldValue;
use super::found::Found;
use crate::text::fold;
use crate::text::table::cells;
use foldhash::HashMap;
use std::sync::LazyLock;

/// Fewest header lines with a value.
const FEWEST: usize = 2;

/// Longest value, in characters, but for addresses and lists; a longer one is a paragraph.
const MOST_CHARS: usize = 400;

/// What the table has for names whose value is no field.
const NOTHING: &str = "-";
/// What it has for names behind which the text begins.
const TEXT: &str = "text";
/// What it has for names behind which the text of a page begins, whose title was that of the page.
const PAGE: &str = "page";

/// From the folded name to the name of the field.
static TABLE: LazyLock<HashMap<String, &str>> = LazyLock::new(|| {
    rows()
        .map(|(name, field, _)| (fold::phrase(name), field))
        .collect()
});

/// The rows of the table: name, field, why.
fn rows() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let lines = include_str!("headers.tsv").lines();
    let lines = lines.filter(|line| !line.starts_with('#')).skip(1);
    lines.filter_map(|line| {
        let mut cells = cells(line);
        Some((cells.next()?, cells.next()?, cells.next()?))
    })
}

/// The fields of the header lines, and how much of the text they take.
pub(super) fn read(text: &str) -> Option<Found> {
    let mut fields: Vec<(String, FieldValue)> = Vec::new();
    let (mut at, mut end, mut filled) = (0, 0, 0);
    let mut is_of_page = false;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let line = line.trim_matches(['\u{feff}', '\n', '\r', ' ', '\t']);
        if line.is_empty() {
            continue;
        }
        let Some((field, value)) = header(line) else {
            break;
        };
        is_of_page |= field == PAGE;
        if field == TEXT || field == PAGE {
            end = match value.is_empty() {
                true => at,
                false => start + text[start..].find(value).unwrap_or(0),
            };
            filled += 1;
            break;
        }
        end = at;
        filled += usize::from(!value.is_empty());
        if field != NOTHING {
            fields.push((field.to_owned(), FieldValue::from_text(value)));
        }
    }
    let is_head = filled >= FEWEST && fields.iter().any(|(_, value)| !value.is_empty());
    is_head.then_some(Found {
        fields,
        length: end,
        is_of_page,
    })
}

/// The field of a header line and its value.
fn header(line: &str) -> Option<(&'static str, &str)> {
    let (name, value) = line.split_once(':')?;
    /// Longest name, in bytes: names of the table are shorter.
    const MOST_BYTES: usize = 64;
    let marks: &[char] = &['*', '_', ' '];
    let name = name.trim_matches(marks);
    if name.is_empty() || name.len() > MOST_BYTES {
        return None;
    }
    let field = TABLE.get(&fold::phrase(name)).copied()?;
    let value = value.trim_start_matches(marks).trim();
    let fits = matches!(field, TEXT | PAGE | NOTHING | "url" | "keywords")
        || value.chars().count() <= MOST_CHARS;
    fits.then_some((field, value))
}

#[cfg(test)]
mod tests {
    use super::super::super::names;
    use super::{Found, NOTHING, PAGE, TABLE, TEXT, read, rows};

    #[test]
    fn the_table_is_sorted_unique_and_says_why() {
        let names: Vec<&str> = rows().map(|(name, ..)| name).collect();
        assert!(names.is_sorted(), "not in the order of bytes");
        assert_eq!(TABLE.len(), names.len(), "a name twice");
        let lines = include_str!("headers.tsv").lines().count();
        assert_eq!(lines, names.len() + 2, "a row without three cells");
        for (name, field, why) in rows() {
            let known = matches!(field, NOTHING | TEXT | PAGE) || names::is_known(field);
            assert!(known && !why.is_empty(), "{name}");
        }
    }

    #[track_caller]
    fn gives(text: &str, expected: &[(&str, &str)], below: &str) {
        let Found { fields, length, .. } = read(text).unwrap();
        let found: Vec<(String, String)> = fields
            .into_iter()
            .filter_map(|(name, value)| Some((name, value.joined("|")?)))
            .collect();
        let expected: Vec<(String, String)> = expected
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        assert_eq!(found, expected, "{text}");
        assert_eq!(text[length..].trim(), below, "{text}");
    }

    #[test]
    fn header_lines_are_read() {
        gives(
            "Title: خبر: أول\n\nURL Source: https://x.example/1\n\nMarkdown Content:\nنص",
            &[("title", "خبر: أول"), ("url", "https://x.example/1")],
            "نص",
        );
        gives(
            "العُنوان: خبر\nالتاريخ: أمس\nالنص: افتتح",
            &[("title", "خبر"), ("date", "أمس")],
            "افتتح",
        );
        gives(
            "\u{feff}**Title:** خبر\r\n**Author:**\r\n**Date:** x\r\n\r\nنص",
            &[("title", "خبر"), ("date", "x")],
            "نص",
        );
    }

    #[test]
    fn lines_of_an_article_are_none() {
        for text in [
            "المصدر: وكالات\n\nنص",
            "كتب: فلان\nنص",
            "خبر\nالعنوان: خبر\nالتاريخ: أمس\nنص",
            "س: متى؟\nج: غدا\nس: أين؟",
            "العنوان:\nالتاريخ:\nنص",
            "نص: العنوان: خبر",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
