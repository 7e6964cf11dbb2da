//! Rows of a sheet, and what their cells hold.

use crate::input::formats::row_json::{push_number, push_text};
use calamine::{DataRef, ExcelDateTime};
use std::fmt::Write;

/// A row: its number as Excel shows it, and its cells by their columns.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) number: u64,
    pub(super) cells: Vec<(usize, Cell)>,
}

#[derive(Debug)]
pub(super) enum Cell {
    /// A text, and how it is written in JSON.
    Value { text: String, json: String },
    /// A formula that was saved without its value.
    Unknown,
}

/// The value of a cell; none where it is empty, or says that a formula failed.
pub(super) fn value(data: &DataRef<'_>) -> Option<Cell> {
    let mut json = String::new();
    let text = match data {
        DataRef::Empty | DataRef::Error(_) => return None,
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => String::from(*text),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::DateTime(time) => stamp(time),
        DataRef::Bool(value) => {
            write!(json, "{value}").ok()?;
            json.clone()
        }
        DataRef::Int(value) => {
            write!(json, "{value}").ok()?;
            json.clone()
        }
        DataRef::Float(value) => {
            push_number(*value, &mut json).then_some(())?;
            json.clone()
        }
    };
    if text.is_empty() {
        return None;
    }
    if json.is_empty() {
        push_text(&text, &mut json);
    }
    Some(Cell::Value { text, json })
}

/// A time in ISO 8601; the day alone where it has no clock.
fn stamp(time: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    let clock = format!("{hour:02}:{minute:02}:{second:02}");
    let day = format!("{year:04}-{month:02}-{day:02}");
    if time.is_duration() || time.as_f64() < 1.0 {
        clock
    } else if time.as_f64().fract() == 0.0 {
        day
    } else {
        format!("{day}T{clock}")
    }
}

/// The name of a column, as Excel shows it.
pub(super) fn letters(mut column: usize) -> String {
    let mut name = String::new();
    loop {
        name.insert(0, char::from(b'A' + (column % 26) as u8));
        if column < 26 {
            return name;
        }
        column = column / 26 - 1;
    }
}

/// The texts of a row by their columns, empty where there are none.
pub(super) fn texts(row: &Row) -> Vec<String> {
    let width = row.cells.last().map_or(0, |(column, _)| column + 1);
    let mut texts = vec![String::new(); width];
    for (column, cell) in &row.cells {
        if let (Cell::Value { text, .. }, Some(place)) = (cell, texts.get_mut(*column)) {
            place.clone_from(text);
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_called_as_excel_does() {
        let names = [0, 25, 26, 701, 702].map(letters);
        assert_eq!(names, ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
