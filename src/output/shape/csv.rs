//! Records as a table: CSV as RFC 4180 has it, with a row of names first and line feeds as line ends. A list is the text
//! of its JSON; what is unknown is an empty cell, and an empty text is `""`.

use super::columns::Column;
use crate::error::Error;
use crate::output::encoder::{Encoder, cannot_encode};
use crate::output::line::Line;

/// The encoder of tables.
#[derive(Debug)]
pub(super) struct Csv {
    columns: Vec<Column>,
    has_head: bool,
}

impl Csv {
    pub(super) fn new(columns: Vec<Column>) -> Self {
        Self {
            columns,
            has_head: false,
        }
    }

    fn head(&mut self, out: &mut Vec<u8>) {
        if !std::mem::replace(&mut self.has_head, true) {
            let names = self.columns.iter().map(|column| Some(column.name.as_str()));
            row(names, out);
        }
    }
}

impl Encoder for Csv {
    fn encode(&mut self, lines: &[u8], out: &mut Vec<u8>) -> Result<(), Error> {
        self.head(out);
        for line in lines.split(|byte| *byte == b'\n') {
            if line.is_empty() {
                continue;
            }
            let line = Line::parse(line).map_err(|error| cannot_encode(format!("{error:?}")))?;
            let cells = self.columns.iter().map(|column| {
                let value = column.value(&line);
                value.map(Column::text)
            });
            row(cells, out);
        }
        Ok(())
    }

    fn pause(&mut self, _out: &mut Vec<u8>) -> Result<(), Error> {
        Ok(())
    }

    fn go_on(&mut self) {
        self.has_head = true;
    }

    fn finish(&mut self, out: &mut Vec<u8>) -> Result<(), Error> {
        self.head(out);
        Ok(())
    }
}

fn row<T: AsRef<str>>(cells: impl Iterator<Item = Option<T>>, out: &mut Vec<u8>) {
    for (at, text) in cells.enumerate() {
        if at > 0 {
            out.push(b',');
        }
        if let Some(text) = text {
            cell(text.as_ref(), out);
        }
    }
    out.push(b'\n');
}

fn cell(text: &str, out: &mut Vec<u8>) {
    let is_plain = |byte: &u8| !matches!(byte, b'"' | b',' | b'\n' | b'\r');
    // White space at the ends is taken off by some readers where no quotes hold it.
    let is_tight = text.trim() == text && !text.is_empty();
    if is_tight && text.as_bytes().iter().all(is_plain) {
        out.extend_from_slice(text.as_bytes());
        return;
    }
    out.push(b'"');
    for piece in text.split_inclusive('"') {
        out.extend_from_slice(piece.as_bytes());
        if piece.ends_with('"') {
            out.push(b'"');
        }
    }
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::{Column, Csv, Encoder};

    fn table(names: &[&str], lines: &str) -> String {
        let columns = names.iter().map(|name| Column::parse(name).unwrap());
        let mut encoder = Csv::new(columns.collect());
        let mut out = Vec::new();
        encoder.encode(lines.as_bytes(), &mut out).unwrap();
        encoder.finish(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let lines = "{\"title\":\"a \\\"b\\\", c\",\"body\":\"x\\ny\",\"record\":3,\"keywords\":[\"k\",\"m\"]}\n{\"title\":\"\",\"body\":\"d\"}\n";
        let expected = "title,body,record,keywords,url\n\"a \"\"b\"\", c\",\"x\ny\",3,\"[\"\"k\"\",\"\"m\"\"]\",\n\"\",d,,,\n";
        let names = ["title", "body", "record", "keywords", "url"];
        assert_eq!(table(&names, lines), expected);
    }

    #[test]
    fn a_table_without_rows_has_its_names() {
        assert_eq!(table(&["id", "body"], ""), "id,body\n");
    }
}
