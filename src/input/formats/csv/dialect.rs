//! What kind of table this is: the sign between fields, and whether the first row names the columns. Told by the
//! first rows.

use super::rows::{self, Quoting, Strict};
use crate::input::fields::names;
use crate::input::format::Format;
use crate::text::chars::{is_arabic_letter, is_letter};
use crate::text::words;
use std::collections::HashSet;

/// Rows that are looked at.
const LOOKED_AT: usize = 20;

/// Signs between fields, the likelier first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The delimiter of a table with one column: the unit separator, which no text holds.
const NO_DELIMITER: u8 = 0x1f;

/// Longest name of a column, in words and in characters.
const NAME_WORDS: usize = 5;
const NAME_CHARS: usize = 40;

/// Words that a name never has and a text does.
const TEXT_WORDS: usize = 8;

/// The kind of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dialect {
    pub(super) delimiter: u8,
    /// Quotes inside of fields stand behind a backslash, as MySQL writes them.
    pub(super) escapes: bool,
    /// Names of the columns; their numbers, from 1, where the table has no header.
    pub(super) columns: Vec<String>,
    /// The first row is a header.
    pub(super) has_header: bool,
}

/// The delimiter that the first line names (`sep=;`, for Excel), and the bytes of that line.
pub(super) fn said(text: &str) -> Option<(u8, usize)> {
    let (end, next) = rows::line(text.as_bytes());
    let line = text
        .get(..end)?
        .trim_start_matches('\u{feff}')
        .trim_matches('"');
    let key = line
        .get(..4)
        .filter(|key| key.eq_ignore_ascii_case("sep="))?;
    match line.get(key.len()..)?.trim_end_matches(' ').as_bytes() {
        &[sign] if sign.is_ascii_punctuation() || sign == b'\t' => Some((sign, next)),
        _ => None,
    }
}

/// The kind of the table that starts with `text`; `said` is the delimiter that it names itself.
pub(super) fn detect(
    text: &str,
    ended: bool,
    name: &str,
    forced: Option<Format>,
    said: Option<u8>,
) -> Dialect {
    let tabs = forced == Some(Format::Tsv) || forced.is_none() && Format::Tsv.is_suffix_of(name);
    let escapes = |delimiter| escapes(text, ended, delimiter);
    let wanted = |delimiter: &u8| match forced {
        _ if said.is_some() => said == Some(*delimiter),
        _ if tabs => *delimiter == b'\t',
        Some(_) => *delimiter != b'\t',
        None => true,
    };
    let best = DELIMITERS
        .into_iter()
        .filter(wanted)
        .map(|delimiter| {
            (
                delimiter,
                sample(text, ended, delimiter, escapes(delimiter)),
            )
        })
        .rev()
        .max_by_key(|(_, sample)| rank(sample))
        .filter(|(_, rows)| rows.first().is_some_and(|row| row.len() > 1));
    let (delimiter, sample) =
        best.unwrap_or_else(|| (NO_DELIMITER, sample(text, ended, NO_DELIMITER, false)));
    let first = sample.first().cloned().unwrap_or_default();
    let has_header = is_header(&first, sample.get(1..).unwrap_or_default());
    Dialect {
        delimiter,
        escapes: escapes(delimiter),
        columns: names(&first, has_header),
        has_header,
    }
}

/// Whether more of the first rows can be read when a backslash makes the quote behind it a sign.
fn escapes(text: &str, ended: bool, delimiter: u8) -> bool {
    let unread = |escapes| {
        let (mut rest, mut unread) = (text, 0);
        for _ in 0..LOOKED_AT {
            if rest.is_empty() {
                break;
            }
            let next = match rows::strict(rest.as_bytes(), delimiter, escapes, ended) {
                Strict::Row(row) => row.next,
                Strict::Wrong(_) | Strict::Cut => {
                    unread += 1;
                    rows::line(rest.as_bytes()).1
                }
            };
            rest = rest.get(next.max(1)..).unwrap_or_default();
        }
        unread
    };
    text.contains("\\\"") && unread(true) < unread(false)
}

/// The first rows.
fn sample(text: &str, ended: bool, delimiter: u8, escapes: bool) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut rest = text;
    while found.len() < LOOKED_AT && !rest.is_empty() {
        let (end, next, quoting) = match rows::strict(rest.as_bytes(), delimiter, escapes, ended) {
            Strict::Row(row) => (row.end, row.next, Quoting::Strict),
            Strict::Wrong(_) | Strict::Cut => {
                let (end, next) = rows::line(rest.as_bytes());
                (end, next, Quoting::Lenient)
            }
        };
        let row = rest.get(..end).unwrap_or_default();
        if !row.trim().is_empty() {
            found.push(rows::fields(row, delimiter, escapes, quoting));
        }
        rest = rest.get(next.max(1)..).unwrap_or_default();
    }
    found
}

/// How well a delimiter cuts the rows: into several columns, of which some are known by name, always as many.
fn rank(sample: &[Vec<String>]) -> (bool, bool, usize, usize) {
    let columns = sample.first().map_or(0, Vec::len);
    let known = sample
        .first()
        .is_some_and(|row| row.iter().any(|cell| names::is_known(cell)));
    let alike = sample.iter().filter(|row| row.len() == columns).count();
    (columns > 1, known, alike, columns)
}

/// Whether the first row names the columns: one is known by name, or all look like names and the rest does not.
pub(in crate::input::formats) fn is_header(first: &[String], rest: &[Vec<String>]) -> bool {
    if !first.iter().all(|cell| is_name(cell)) {
        return false;
    }
    if first.iter().any(|cell| names::is_known(cell)) {
        return true;
    }
    let distinct: HashSet<&str> = first.iter().map(|cell| cell.trim()).collect();
    let arabic = |row: &[String]| row.iter().any(|cell| cell.chars().any(is_arabic_letter));
    let holds_text = |row: &Vec<String>| {
        row.iter().any(|cell| words::count(cell) >= TEXT_WORDS) || !arabic(first) && arabic(row)
    };
    distinct.len() == first.len()
        && first.iter().any(|cell| cell.chars().any(is_letter))
        && rest.iter().any(holds_text)
}

/// Short, no number, no address, no sentence; the unnamed column of row numbers is a column too.
fn is_name(cell: &str) -> bool {
    let cell = cell.trim();
    words::count(cell) <= NAME_WORDS
        && cell.chars().count() <= NAME_CHARS
        && (cell.is_empty() || cell.chars().any(is_letter))
        && !cell.contains("://")
        && !cell.ends_with(['.', '!', '؟'])
}

pub(in crate::input::formats) fn names(first: &[String], has_header: bool) -> Vec<String> {
    let mut columns = first.to_vec();
    if has_header {
        // Columns without a name at the end are commas without a column.
        while columns.len() > 1 && columns.last().is_some_and(|name| name.trim().is_empty()) {
            columns.pop();
        }
    }
    let name = |(at, cell): (usize, &String)| {
        let name: String = cell
            .chars()
            .filter(|ch| !matches!(ch, '\0' | '\u{feff}'))
            .collect();
        match name.trim() {
            name if has_header && !name.is_empty() => name.to_owned(),
            _ => (at + 1).to_string(),
        }
    };
    columns.iter().enumerate().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::{detect, said};

    #[track_caller]
    fn is(text: &str, delimiter: u8, columns: &[&str], has_header: bool) {
        let dialect = detect(text, true, "x.csv", None, None);
        assert_eq!(
            (dialect.delimiter, dialect.has_header),
            (delimiter, has_header),
            "{text}"
        );
        assert_eq!(dialect.columns, columns);
    }

    #[test]
    fn delimiters_and_headers_are_seen() {
        is("id,title\n1,\"أ; ب; ج\"\n", b',', &["id", "title"], true);
        is(
            "العنوان;النص\nأ;ب, ج, د\n",
            b';',
            &["العنوان", "النص"],
            true,
        );
        is("title|text\nأ|ب\n", b'|', &["title", "text"], true);
        is("title\ttext\nأ\t\"ب\n", b'\t', &["title", "text"], true);
        is(
            ",title,text,\n0,أ,ب,\n",
            b',',
            &["1", "title", "text"],
            true,
        );
        is(
            "عمود,آخر\nأ,هذا نص طويل فيه كلمات كثيرة تكفي لجملة\n",
            b',',
            &["عمود", "آخر"],
            true,
        );
    }

    #[test]
    fn a_first_line_may_name_the_delimiter() {
        assert_eq!(said("sep=;\r\nid;title"), Some((b';', 7)));
        assert_eq!(said("\u{feff}\"sep=,\"\nid,title"), Some((b',', 11)));
        assert_eq!(said("sep=ab\n"), None);
        assert_eq!(said("sep,title\n"), None);
        let dialect = detect("id;title,text\n1;أ,ب\n", true, "x.csv", None, Some(b';'));
        assert_eq!(dialect.columns, ["id", "title,text"]);
    }

    #[test]
    fn backslashes_before_quotes_are_escapes_where_rows_can_be_read_so() {
        for (text, escapes) in [
            ("id,text\n1,\"قال \\\"نعم\\\", ثم\"\n", true),
            ("id,text\n1,\"قال \"\"نعم\"\" C:\\\"\n", false),
        ] {
            assert_eq!(detect(text, true, "x.csv", None, None).escapes, escapes);
        }
    }

    #[test]
    fn tables_without_header_have_numbers() {
        is("1,هذا نص\n2,وهذا نص\n", b',', &["1", "2"], false);
    }

    #[test]
    fn one_column_needs_no_delimiter() {
        is("text\nقال، ثم, قال\nنص آخر\n", 0x1f, &["text"], true);
    }

    fn has_header(text: &str) -> bool {
        detect(text, true, "x.csv", None, None).has_header
    }

    #[test]
    fn names_of_columns_are_short() {
        let row = "أ,هذا نص طويل فيه كلمات كثيرة تكفي لجملة\n";
        for (name, is_header) in [
            ("a b c d e", true),
            ("a b c d e f", false),
            (&*"x".repeat(40), true),
            (&*"x".repeat(41), false),
        ] {
            let text = format!("{name},other\n{row}");
            assert_eq!(has_header(&text), is_header, "{name}");
        }
    }

    #[test]
    fn a_text_of_enough_words_makes_the_first_row_a_header() {
        for (words, is_header) in [(8, true), (7, false)] {
            let text = format!("ab,cd\nx,{}\n", "word ".repeat(words));
            assert_eq!(has_header(&text), is_header, "{words}");
        }
    }

    #[test]
    fn the_first_rows_tell() {
        for (before, is_header) in [(18, true), (19, false)] {
            let text = format!("ab,cd\n{}x,نص\n", "x,y\n".repeat(before));
            assert_eq!(has_header(&text), is_header, "{before}");
        }
    }
}
