//! What Python prints of lists and dicts: a dict a line, a list of dicts, named lists (`content: ['…', '…']`). Each value is
//! turned into JSON and read as that. It runs nothing and knows no names but those of values.

use super::item::Emit;
use super::json;
use super::reader::FormatReader;
use super::record_reader::RecordReader;
use crate::input::literal::{self, Literal};
use crate::input::options::InputOptions;
use crate::input::stream::input_stream::InputStream;
use std::ops::ControlFlow;

/// Reads what Python prints.
pub(super) struct PythonReader;

impl FormatReader for PythonReader {
    fn documents(
        &self,
        input: &mut InputStream<'_>,
        options: &InputOptions,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        let mut printout = Printout {
            cut: RecordReader::new(input, options, emit),
            named: Vec::new(),
        };
        while printout.step()? {}
        printout.flush()?;
        printout.cut.finish()
    }
}

struct Printout<'a, 'r, 'e> {
    cut: RecordReader<'a, 'r, 'e>,
    /// Names and values of the record that is not whole yet.
    named: Vec<(String, String)>,
}

impl Printout<'_, '_, '_> {
    /// Reads the next value; false at the end.
    fn step(&mut self) -> ControlFlow<(), bool> {
        let Some(between) = self.between() else {
            return ControlFlow::Continue(false);
        };
        // A blank line ends a record of several values.
        if between.matches('\n').count() > 1 {
            self.flush()?;
        }
        self.cut.advance(between.len());
        let rest = self.cut.rest();
        let (name, from) = name(rest);
        match literal::read(&rest[from..]) {
            Literal::Whole { json, length } => {
                let name = name.map(str::to_owned);
                let is_row = rest[from..].starts_with('(');
                self.take(name, json, is_row)?;
                self.cut.advance(from + length);
            }
            Literal::Cut if !self.cut.ended() && rest.len() <= self.cut.limit() => self.cut.fill(),
            Literal::Cut if !self.cut.ended() => {
                self.cut.too_long(None)?;
                self.pass_line();
            }
            Literal::Cut => {
                self.cut
                    .ends_early("ends inside a list or dict; what came before was used")?;
                self.cut.advance(usize::MAX);
            }
            Literal::Wrong => {
                let line = rest.lines().next().map(str::to_owned);
                let number = self.cut.line();
                self.cut
                    .bad_at(number, "is no value that Python prints", line)?;
                self.pass_line();
            }
        }
        ControlFlow::Continue(true)
    }

    /// What stands before the next value; `None` where there is none.
    fn between(&mut self) -> Option<String> {
        loop {
            let rest = self.cut.rest();
            let is_between = |c: char| c.is_whitespace() || matches!(c, ',' | ']' | '\u{feff}');
            let mut value = rest.trim_start_matches(is_between);
            // A list of dicts is walked through.
            while let Some(inside) = value.strip_prefix('[')
                && inside.trim_start().starts_with(['{', '['])
            {
                value = inside.trim_start();
            }
            if !value.is_empty() && (value.len() > 1 || self.cut.ended()) {
                return Some(rest[..rest.len() - value.len()].to_owned());
            }
            if self.cut.ended() {
                return None;
            }
            self.cut.fill();
        }
    }

    fn take(&mut self, name: Option<String>, json: String, is_row: bool) -> ControlFlow<()> {
        match name {
            Some(name) => {
                if self.named.iter().any(|(known, _)| *known == name) {
                    self.flush()?;
                }
                self.named.push((name, json));
                ControlFlow::Continue(())
            }
            None => {
                self.flush()?;
                json::give(&mut self.cut, record(json, is_row))
            }
        }
    }

    /// Hands over the record of the named values.
    fn flush(&mut self) -> ControlFlow<()> {
        let named = std::mem::take(&mut self.named);
        if named.is_empty() {
            return ControlFlow::Continue(());
        }
        let fields: Vec<String> = named
            .iter()
            .map(|(name, json)| format!("\"{name}\":{json}"))
            .collect();
        json::give(&mut self.cut, format!("{{{}}}", fields.join(",")))
    }

    fn pass_line(&mut self) {
        loop {
            if let Some(end) = self.cut.rest().find('\n') {
                return self.cut.advance(end + 1);
            }
            let length = self.cut.rest().len();
            self.cut.advance(length);
            if self.cut.ended() {
                return;
            }
            self.cut.fill();
        }
    }
}

/// The JSON of the record of a value without a name: a dict as it is, the fields of a row by their numbers, a list as the
/// paragraphs of a text.
fn record(json: String, is_row: bool) -> String {
    if json.starts_with('{') {
        return json;
    }
    let values: Vec<&serde_json::value::RawValue> = serde_json::from_str(&json).unwrap_or_default();
    if !is_row || values.len() < 2 {
        return format!("{{\"paragraphs\":{json}}}");
    }
    let fields = values.iter().enumerate();
    let fields: Vec<String> = fields
        .map(|(at, value)| format!("\"{at}\":{}", value.get()))
        .collect();
    format!("{{{}}}", fields.join(","))
}

/// The name in front of a value (`content: `, `posts = `), and where the value begins.
fn name(text: &str) -> (Option<&str>, usize) {
    let length = text
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
        .count();
    let (name, behind) = text.split_at(length);
    let value = behind.trim_start_matches([' ', '\t']);
    let Some(value) = value.strip_prefix([':', '=']).filter(|_| length > 0) else {
        return (None, 0);
    };
    (Some(name), text.len() - value.trim_start().len())
}
