//! Records in part, and over many lines: JSON with the fields that were asked for, indented as `jq` does where that is
//! wanted. Values stay as written.

use super::columns::Column;
use crate::error::Error;
use crate::output::encoder::{Encoder, cannot_encode};
use crate::output::line::Line;

/// The encoder of such records.
#[derive(Debug)]
pub(super) struct Json {
    pub(super) columns: Option<Vec<Column>>,
    pub(super) pretty: bool,
}

impl Encoder for Json {
    fn encode(&mut self, lines: &[u8], out: &mut Vec<u8>) -> Result<(), Error> {
        for line in lines.split(|byte| *byte == b'\n') {
            if line.is_empty() {
                continue;
            }
            let part = self.columns.as_ref().map(|columns| part(line, columns));
            let part = part.transpose()?;
            let shown = part.as_deref().unwrap_or(line);
            match self.pretty {
                true => indent(shown, out),
                false => out.extend_from_slice(shown),
            }
            out.push(b'\n');
        }
        Ok(())
    }

    fn pause(&mut self, _out: &mut Vec<u8>) -> Result<(), Error> {
        Ok(())
    }

    fn finish(&mut self, _out: &mut Vec<u8>) -> Result<(), Error> {
        Ok(())
    }
}

/// The object of a record with some of its fields.
fn part(line: &[u8], columns: &[Column]) -> Result<Vec<u8>, Error> {
    let line = Line::parse(line).map_err(|error| cannot_encode(format!("{error:?}")))?;
    let mut out = Vec::new();
    for column in columns {
        out.push(if out.is_empty() { b'{' } else { b',' });
        serde_json::to_writer(&mut out, &column.name).map_err(cannot_encode)?;
        let value = column.value(&line).map_or("null", |value| value.get());
        out.push(b':');
        out.extend_from_slice(value.as_bytes());
    }
    out.push(b'}');
    Ok(out)
}

/// Spaces for each level.
const INDENT: usize = 2;

/// Spreads JSON without white space over lines. It looks at ASCII bytes alone, none of which is part of another
/// character.
fn indent(json: &[u8], out: &mut Vec<u8>) {
    let (mut depth, mut in_string, mut escaped) = (0, false, false);
    let mut bytes = json.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if in_string {
            out.push(byte);
            in_string = byte != b'"' || escaped;
            escaped = byte == b'\\' && !escaped;
            continue;
        }
        match byte {
            b'{' | b'[' => {
                out.push(byte);
                if let Some(end) = bytes.next_if(|next| matches!(next, b'}' | b']')) {
                    out.push(end);
                } else {
                    depth += 1;
                    new_line(depth, out);
                }
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                new_line(depth, out);
                out.push(byte);
            }
            b',' => {
                out.push(byte);
                new_line(depth, out);
            }
            b':' => out.extend_from_slice(b": "),
            _ => {
                in_string = byte == b'"';
                out.push(byte);
            }
        }
    }
}

fn new_line(depth: usize, out: &mut Vec<u8>) {
    out.push(b'\n');
    out.resize(out.len() + depth * INDENT, b' ');
}

#[cfg(test)]
mod tests {
    use super::{Column, Encoder, Json};

    fn encoded(columns: Option<&[&str]>, pretty: bool, lines: &str) -> String {
        let columns = columns.map(|names| {
            let columns = names.iter().map(|name| Column::parse(name).unwrap());
            columns.collect()
        });
        let mut out = Vec::new();
        let mut encoder = Json { columns, pretty };
        encoder.encode(lines.as_bytes(), &mut out).unwrap();
        encoder.finish(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn fields_come_in_the_order_asked_for() {
        let lines =
            "{\"title\":\"a,\\\"\",\"body\":\"b\",\"extra\":{\"n\":1.0}}\n{\"title\":null}\n";
        let shown = encoded(Some(&["body", "extra.n", "title"]), false, lines);
        let expected = "{\"body\":\"b\",\"extra.n\":1.0,\"title\":\"a,\\\"\"}\n{\"body\":null,\"extra.n\":null,\"title\":null}\n";
        assert_eq!(shown, expected);
    }

    #[test]
    fn indented_as_jq_does() {
        let shown = encoded(None, true, "{\"a\":[\"{\\\\\\\"\",1],\"b\":[],\"c\":{}}\n");
        let expected =
            "{\n  \"a\": [\n    \"{\\\\\\\"\",\n    1\n  ],\n  \"b\": [],\n  \"c\": {}\n}\n";
        assert_eq!(shown, expected);
    }
}
