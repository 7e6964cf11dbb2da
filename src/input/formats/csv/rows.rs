//! Finds where a row ends and how many fields it has. A row may be read in three ways, the strict one first; the fields
//! are taken apart later, by the workers.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use foldhash::HashMap;
use memchr::{memchr, memchr_iter, memchr2, memchr3};
use std::cell::RefCell;

/// How the quotes of a row are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quoting {
    /// As RFC 4180 says: quotes inside are doubled, behind the closing one the field ends.
    Strict,
    /// A quote behind which the field does not end is an ordinary character.
    Lenient,
    /// Quotes mean nothing.
    None,
}

/// What a strict reading found; offsets in bytes from its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strict {
    /// A row.
    Row(Row),
    /// The quote that closes a field has something behind it.
    Wrong(usize),
    /// The text ends inside the row.
    Cut,
}

/// A row and its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    /// Where its text ends.
    pub(super) end: usize,
    /// Where the next row starts.
    pub(super) next: usize,
    /// Fields in it.
    pub(super) fields: usize,
    /// Fields up to the last that is not empty.
    pub(super) filled: usize,
}

impl Row {
    /// Whether it is a row of a table with so many columns: empty fields may be added at the end.
    pub(super) fn fits(self, columns: usize) -> bool {
        self.fields >= columns && self.filled <= columns
    }
}

/// Reads the row at the start of `bytes`, over as many lines as its quotes hold together. When it is the `last` text,
/// its end ends a row. Where the table `escapes`, a backslash makes the quote behind it a sign.
pub(super) fn strict(bytes: &[u8], delimiter: u8, escapes: bool, last: bool) -> Strict {
    let (mut at, mut fields, mut filled) = (0, 0, 0);
    loop {
        let start = at;
        let quoted = bytes.get(at) == Some(&b'"');
        if quoted {
            match closing(bytes, at + 1, escapes) {
                Some(end) => at = end,
                None => return Strict::Cut,
            }
        } else {
            let rest = bytes.get(at..).unwrap_or_default();
            at += memchr3(delimiter, b'\n', b'\r', rest).unwrap_or(rest.len());
        }
        fields += 1;
        // An empty pair of quotes is an empty field too.
        if at - start > if quoted { 2 } else { 0 } {
            filled = fields;
        }
        let row = |next| {
            Strict::Row(Row {
                end: at,
                next,
                fields,
                filled,
            })
        };
        match (bytes.get(at), bytes.get(at + 1)) {
            (Some(&sign), _) if sign == delimiter => at += 1,
            (Some(b'\n'), _) => return row(at + 1),
            (Some(b'\r'), Some(b'\n')) => return row(at + 2),
            (Some(b'\r'), Some(_)) => return row(at + 1),
            (Some(b'\r'), None) if last => return row(at + 1),
            (Some(b'\r') | None, None) if !last => return Strict::Cut,
            (None, _) => return row(at),
            (Some(_), _) => return Strict::Wrong(at),
        }
    }
}

/// Behind the quote that closes a field; doubled ones do not.
fn closing(bytes: &[u8], mut from: usize, escapes: bool) -> Option<usize> {
    let start = from;
    loop {
        let quote = from + memchr(b'"', bytes.get(from..)?)?;
        let before = bytes.get(start..quote).unwrap_or_default();
        let slashes = before.iter().rev().take_while(|byte| **byte == b'\\');
        if escapes && slashes.count() % 2 == 1 {
            from = quote + 1;
            continue;
        }
        if bytes.get(quote + 1) != Some(&b'"') {
            return Some(quote + 1);
        }
        from = quote + 2;
    }
}

/// The end of the first line and the start of the second; the text's end where there is no line end.
pub(super) fn line(bytes: &[u8]) -> (usize, usize) {
    let end = memchr2(b'\n', b'\r', bytes).unwrap_or(bytes.len());
    let width = match (bytes.get(end), bytes.get(end + 1)) {
        (Some(b'\r'), Some(b'\n')) => 2,
        (Some(_), _) => 1,
        (None, _) => 0,
    };
    (end, end + width)
}

/// Reads a single line leniently; none where a quote is open at its end.
pub(super) fn lenient(line: &str, delimiter: u8) -> Option<Vec<String>> {
    let mut fields = Vec::new();
    let mut rest = line;
    loop {
        let (field, after) = match rest.strip_prefix('"') {
            Some(inside) => lenient_quoted(inside, delimiter)?,
            None => {
                let end = memchr(delimiter, rest.as_bytes()).unwrap_or(rest.len());
                (rest.get(..end)?.to_owned(), rest.get(end..)?)
            }
        };
        fields.push(field);
        match after.get(1..) {
            Some(next) => rest = next,
            None => return Some(fields),
        }
    }
}

/// The field behind an opening quote, and the text behind its closing quote.
fn lenient_quoted(inside: &str, delimiter: u8) -> Option<(String, &str)> {
    let bytes = inside.as_bytes();
    let mut from = 0;
    loop {
        let quote = from + memchr(b'"', bytes.get(from..)?)?;
        from = match bytes.get(quote + 1) {
            Some(b'"') => quote + 2,
            Some(&sign) if sign != delimiter => quote + 1,
            _ => {
                let field = inside.get(..quote)?.replace("\"\"", "\"");
                return Some((field, inside.get(quote + 1..)?));
            }
        };
    }
}

/// The fields of a row.
pub(super) fn fields(text: &str, delimiter: u8, escapes: bool, quoting: Quoting) -> Vec<String> {
    match quoting {
        Quoting::Strict => quoted(text, delimiter, escapes),
        Quoting::Lenient => lenient(text, delimiter).unwrap_or_default(),
        Quoting::None => text
            .split(char::from(delimiter))
            .map(str::to_owned)
            .collect(),
    }
}

thread_local! {
    /// The parsers of csv-core for the delimiters that a worker met: building one costs ten times the work of a row.
    /// They are reset before each row, so that no row depends on another.
    static MACHINES: RefCell<HashMap<(u8, bool), Reader>> = RefCell::default();
}

/// The fields of the first row.
fn quoted(text: &str, delimiter: u8, escapes: bool) -> Vec<String> {
    MACHINES.with_borrow_mut(|machines| {
        let escape = escapes.then_some(b'\\');
        let built = || {
            ReaderBuilder::new()
                .delimiter(delimiter)
                .escape(escape)
                .build()
        };
        let machine = machines.entry((delimiter, escapes)).or_insert_with(built);
        machine.reset();
        first_row(machine, text, delimiter)
    })
}

fn first_row(machine: &mut Reader, text: &str, delimiter: u8) -> Vec<String> {
    let mut fields = vec![0; text.len()];
    let mut ends = vec![0; memchr_iter(delimiter, text.as_bytes()).count() + 1];
    let (mut written, mut count) = (0, 0);
    // The empty input is the end of the text: the parser gives its last field then.
    for input in [text.as_bytes(), &[]] {
        let (end, _, bytes, more) =
            machine.read_record(input, &mut fields[written..], &mut ends[count..]);
        (written, count) = (written + bytes, count + more);
        if end == ReadRecordResult::Record {
            break;
        }
    }
    let text = str::from_utf8(&fields[..written]).unwrap_or_default();
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts
        .zip(&ends[..count])
        .map(|(start, &end)| text.get(start..end).unwrap_or_default().to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Quoting, Row, Strict, fields, lenient, strict};

    #[test]
    fn strict_rows_are_taken_apart() {
        for (row, expected) in [
            ("\u{feff}أ,ب", ["أ", "ب"].as_slice()),
            ("\"أ, \"\"ب\"\"\",,", &["أ, \"ب\"", "", ""]),
            ("\"أ\nب\"ت,ث\nج", &["أ\nبت", "ث"]),
            ("\"أ", &["أ"]),
            ("", &[]),
        ] {
            assert_eq!(
                fields(row, b',', false, Quoting::Strict),
                expected,
                "{row:?}"
            );
        }
    }

    #[test]
    fn quotes_hold_lines_together() {
        let row = Row {
            end: 11,
            next: 13,
            fields: 3,
            filled: 2,
        };
        assert_eq!(
            strict(b"1,\"a\n\"\"b,\",\r\n2", b',', false, true),
            Strict::Row(row)
        );
        assert_eq!(strict(b"1,\"a\nb", b',', false, true), Strict::Cut);
        assert_eq!(strict(b"1,a", b',', false, false), Strict::Cut);
        assert_eq!(strict(b"1,a\r", b',', false, false), Strict::Cut);
        assert_eq!(
            strict(b"1,\"open,x\n2,\"good\",y", b',', false, true),
            Strict::Wrong(13)
        );
        assert!(row.fits(3) && row.fits(2) && !row.fits(1) && !row.fits(4));
    }

    #[test]
    fn a_backslash_makes_a_quote_a_sign_where_the_table_escapes() {
        let text = r#""a \"b\", c",d"#;
        let row = |escapes| strict(text.as_bytes(), b',', escapes, true);
        assert!(matches!(row(true), Strict::Row(row) if row.fields == 2));
        assert!(matches!(row(false), Strict::Wrong(_)));
        assert_eq!(
            fields(text, b',', true, Quoting::Strict),
            [r#"a "b", c"#, "d"]
        );
    }

    #[test]
    fn a_quote_inside_is_a_sign_when_read_leniently() {
        let row = lenient(r#"1,"he said "yes" to it","b""c",d"e"#, b',');
        assert_eq!(
            row.unwrap(),
            ["1", r#"he said "yes" to it"#, r#"b"c"#, r#"d"e"#]
        );
        assert_eq!(lenient(r#"1,"open,x"#, b','), None);
    }

    #[test]
    fn fields_are_read_as_the_row_was() {
        assert_eq!(
            fields("1,\"a\n\"\"b\"", b',', false, Quoting::Strict),
            ["1", "a\n\"b"]
        );
        assert_eq!(fields("1\t\"a", b'\t', false, Quoting::None), ["1", "\"a"]);
    }
}
