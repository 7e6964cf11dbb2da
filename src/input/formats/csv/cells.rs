//! A parsed row: its cells under the names of their columns.

use super::dialect::Dialect;
use super::rows::{self, Quoting};
use crate::input::fields::{FieldValue, Named, RecordValues};
use crate::input::formats::json;

/// The cells of a row.
#[derive(Debug)]
pub(super) struct Cells<'a> {
    columns: &'a [String],
    cells: Vec<String>,
}

impl<'a> Cells<'a> {
    /// Parses a row.
    pub(super) fn new(dialect: &'a Dialect, text: &str, quoting: Quoting) -> Self {
        Self {
            columns: &dialect.columns,
            cells: rows::fields(text, dialect.delimiter, dialect.escapes, quoting),
        }
    }

    fn cell(&self, column: &str) -> Option<&str> {
        let at = self.columns.iter().position(|name| name == column)?;
        self.cells.get(at).map(String::as_str)
    }
}

impl RecordValues for Cells<'_> {
    fn entries(&self) -> Vec<Named> {
        let cells = self.columns.iter().zip(&self.cells);
        cells
            .map(|(name, cell)| Named::new(name.clone(), value(cell)))
            .collect()
    }

    fn names(&self) -> Vec<&str> {
        self.columns.iter().map(String::as_str).collect()
    }

    fn at(&self, path: &str) -> Option<FieldValue> {
        self.cell(path).map(value)
    }

    fn json(&self, path: &str) -> Option<String> {
        serde_json::to_string(self.cell(path)?).ok()
    }
}

/// What a cell says; databases keep rich text as JSON in one.
fn value(cell: &str) -> FieldValue {
    match json::rich_text(cell) {
        Some(paragraphs) => FieldValue::from_texts(paragraphs),
        None => FieldValue::from_text(cell),
    }
}
