//! The columns of outputs that show records in part or as a table: the fields of the record, and single fields of
//! `extra`. A test holds them against a line.

use crate::output::line::{FieldValue, Line};
use serde_json::value::RawValue;

/// What the values of a column are, in every row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A string.
    Text,
    /// A list of strings.
    Texts,
    /// A whole number.
    Count,
    /// A number from 0 to 1.
    Share,
    /// A value of any shape, as the text of its JSON: of one type, whatever the values are.
    Json,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name, which is that of the field.
    pub name: String,
    /// What its values are.
    pub kind: Kind,
}

/// The fields of a record, in their order.
const FIELDS: [(&str, Kind); 20] = [
    ("id", Kind::Text),
    ("title", Kind::Text),
    ("title_origin", Kind::Text),
    ("body", Kind::Text),
    ("source", Kind::Text),
    ("source_origin", Kind::Text),
    ("related", Kind::Texts),
    ("keywords", Kind::Texts),
    ("date", Kind::Text),
    ("author", Kind::Text),
    ("url", Kind::Text),
    ("lang", Kind::Text),
    ("path", Kind::Text),
    ("member", Kind::Text),
    ("record", Kind::Count),
    ("part", Kind::Count),
    ("kept", Kind::Share),
    ("confidence", Kind::Share),
    ("duplicate_of", Kind::Json),
    ("extra", Kind::Json),
];

/// The field that only records with `--fingerprint` have.
const FINGERPRINT: (&str, Kind) = ("fingerprint", Kind::Text);

/// Before the name of a field of `extra`.
const EXTRA: &str = "extra.";

/// The fields that every record has.
pub(super) fn all() -> Vec<Column> {
    FIELDS.iter().map(column).collect()
}

/// All fields of a record with `--fingerprint`.
pub(super) fn with_fingerprint() -> Vec<Column> {
    FIELDS.iter().chain([&FINGERPRINT]).map(column).collect()
}

fn column((name, kind): &(&str, Kind)) -> Column {
    Column {
        name: String::from(*name),
        kind: *kind,
    }
}

impl Column {
    /// The column of a name.
    ///
    /// # Errors
    /// There is no such field; the message names those that there are.
    pub fn parse(name: &str) -> Result<Self, String> {
        if name.strip_prefix(EXTRA).is_some_and(|key| !key.is_empty()) {
            return Ok(Self {
                name: String::from(name),
                kind: Kind::Json,
            });
        }
        let found = with_fingerprint()
            .into_iter()
            .find(|column| column.name == name);
        found.ok_or_else(|| {
            let names: Vec<String> = with_fingerprint().into_iter().map(|it| it.name).collect();
            let names = names.join(", ");
            format!("no such field; there are {names} and extra.NAME")
        })
    }

    /// The column's value in a record as written; none where it is null or not there.
    pub(super) fn value<'a>(&self, line: &Line<'a>) -> Option<&'a RawValue> {
        let value = match self.name.strip_prefix(EXTRA) {
            None => line.get(&self.name),
            Some(key) => {
                let extra = line.get(EXTRA.trim_end_matches('.'))?;
                let extra = Line::parse(extra.get().as_bytes()).ok()?;
                extra.get(key)
            }
        };
        value.filter(|value| value.get() != "null")
    }

    /// The value as the text of a cell: a string without its quotes, anything else as its JSON.
    pub(super) fn text(value: &RawValue) -> std::borrow::Cow<'_, str> {
        match FieldValue::read(value) {
            FieldValue::Text(text) => text,
            _ => value.get().into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, FIELDS, Kind};
    use crate::model::Record;
    use crate::output::formats::JsonLines;
    use crate::output::line::Line;
    use crate::output::writer::RecordWriter;

    #[test]
    fn they_are_the_keys_of_a_line() {
        let mut out = Vec::new();
        JsonLines.write_record(&Record::default(), &mut out);
        let line = Line::parse(out.trim_ascii_end()).unwrap();
        let keys: Vec<&str> = line.pairs().iter().map(|(key, _)| key.as_ref()).collect();
        assert_eq!(keys, FIELDS.map(|(name, _)| name));
    }

    #[test]
    fn fields_of_extra_are_columns_too() {
        let column = Column::parse("extra.views").unwrap();
        assert_eq!(column.kind, Kind::Json);
        let value = |line: &str| {
            let line = Line::parse(line.as_bytes()).unwrap();
            column
                .value(&line)
                .map(|value| Column::text(value).into_owned())
        };
        assert_eq!(
            value(r#"{"extra":{"views":2.50}}"#).as_deref(),
            Some("2.50")
        );
        assert_eq!(
            value(r#"{"extra":{"views":"a\"b"}}"#).as_deref(),
            Some("a\"b")
        );
        assert_eq!(value(r#"{"extra":{"views":null}}"#), None);
        assert_eq!(value(r#"{"extra":{}}"#), None);
        for wrong in ["views", "extra.", "Title", ""] {
            let message = Column::parse(wrong).unwrap_err();
            assert!(message.contains("title_origin"), "{message}");
        }
    }
}
