//! What the columns of a sheet are called, and a row under those names.

use super::row::{Cell, Row, texts};
use crate::input::fields::names;
use crate::input::formats::csv;
use crate::input::formats::row_json::ObjectWriter;

/// Rows above the header: the title of a table, and its date.
const MOST_ABOVE: usize = 10;

/// What the columns are called.
#[derive(Debug)]
pub(super) struct Header {
    /// Rows up to the header and itself.
    pub(super) rows: usize,
    names: Vec<String>,
    /// The header as written.
    texts: Vec<String>,
}

impl Header {
    /// The header: the first row with a name that is known, below a few rows of a cell or so; else the first row, if it
    /// looks like one.
    pub(super) fn of(rows: &[Row]) -> Self {
        let texts: Vec<Vec<String>> = rows.iter().map(texts).collect();
        let known = texts
            .iter()
            .take(MOST_ABOVE)
            .position(|row| row.iter().any(|cell| names::is_known(cell)));
        let at = known.unwrap_or(0);
        let is_title = |row: &Vec<String>| {
            let cells = row.iter().filter(|cell| !cell.is_empty()).count();
            cells
                < texts
                    .get(at)
                    .map_or(0, |row| row.iter().filter(|cell| !cell.is_empty()).count())
        };
        let at = if texts.iter().take(at).all(is_title) {
            at
        } else {
            0
        };
        let first = texts.get(at).cloned().unwrap_or_default();
        let rest = texts.get(at + 1..).unwrap_or_default();
        let has_header = csv::is_header(&first, rest);
        let widest = texts.iter().map(Vec::len).max().unwrap_or(0);
        let mut names = csv::column_names(&first, has_header);
        names.extend((names.len()..widest).map(|at| (at + 1).to_string()));
        Self {
            rows: if has_header { at + 1 } else { 0 },
            names: distinct(names),
            texts: if has_header { first } else { Vec::new() },
        }
    }

    /// Whether a row is the header once more.
    pub(super) fn is_repeated_by(&self, row: &Row) -> bool {
        !self.texts.is_empty() && texts(row) == self.texts
    }

    /// A row as the JSON of an object.
    ///
    /// # Errors
    /// The column of a formula without its value.
    pub(super) fn record(&self, row: &Row) -> Result<String, usize> {
        let mut object = ObjectWriter::default();
        for (column, cell) in &row.cells {
            let Cell::Value { json, .. } = cell else {
                return Err(*column);
            };
            let number = (column + 1).to_string();
            let name = self.names.get(*column).unwrap_or(&number);
            object.name(name).push_str(json);
        }
        Ok(object.finish())
    }
}

/// The names, where one that comes again has its number behind it.
fn distinct(names: Vec<String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::with_capacity(names.len());
    for (at, name) in names.into_iter().enumerate() {
        let again = all.contains(&name);
        all.push(if again {
            format!("{name} {}", at + 1)
        } else {
            name
        });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{Cell, Header, Row, distinct};

    fn row(cells: &[&str]) -> Row {
        let cells = cells
            .iter()
            .enumerate()
            .filter(|(_, text)| !text.is_empty());
        let cells = cells.map(|(at, text)| {
            let cell = Cell::Value {
                text: String::from(*text),
                json: format!("\"{text}\""),
            };
            (at, cell)
        });
        Row {
            number: 1,
            cells: cells.collect(),
        }
    }

    #[test]
    fn names_that_come_again_have_their_number() {
        let names = ["a", "b", "a"].map(String::from);
        assert_eq!(distinct(names.into()), ["a", "b", "a 3"]);
    }

    #[test]
    fn a_header_may_stand_below_a_title() {
        let rows = [
            row(&["أخبار مارس"]),
            row(&["id", "title", "text"]),
            row(&["1", "خ", "ن"]),
        ];
        let header = Header::of(&rows);
        assert_eq!(header.rows, 2);
        assert_eq!(
            header.record(&rows[2]).unwrap(),
            r#"{"id":"1","title":"خ","text":"ن"}"#
        );
        assert!(header.is_repeated_by(&rows[1]));
        // Without names the columns have numbers.
        let text = "افتتح الوزير المعرض صباح أمس. وقال إن العمل يبدأ غدا.";
        let rows = [row(&[text, "2"]), row(&[text, "3"])];
        assert_eq!(Header::of(&rows).names, ["1", "2"]);
        assert_eq!(Header::of(&rows).rows, 0);
    }

    #[test]
    fn a_formula_without_a_value_is_told_by_its_column() {
        let mut wrong = row(&["1", "2"]);
        wrong.cells[1].1 = Cell::Unknown;
        assert_eq!(Header::of(&[row(&["id", "text"])]).record(&wrong), Err(1));
    }
}
