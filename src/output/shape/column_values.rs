//! The values of one Parquet column that wait for their row group, with their levels: the format writes a null, an empty
//! list and the items of a list as numbers beside the values.

use super::columns::{Column, Kind};
use crate::output::line::FieldValue;
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::Result;
use parquet::file::writer::SerializedColumnWriter;
use serde_json::value::RawValue;

/// Values and levels.
#[derive(Debug)]
pub(super) struct ColumnValues {
    kind: Kind,
    values: Values,
    /// How much of the value is there: a null is 0.
    definition: Vec<i16>,
    /// Whether it goes on with the list of the one before; for lists alone.
    repetition: Vec<i16>,
}

#[derive(Debug)]
enum Values {
    Bytes(Vec<ByteArray>),
    Counts(Vec<i64>),
    Shares(Vec<f64>),
}

/// A value that is not a list and is there.
const PRESENT: i16 = 1;
/// A list that is there and has no items.
const EMPTY_LIST: i16 = 1;
/// An item of a list.
const ITEM: i16 = 3;

impl ColumnValues {
    pub(super) fn new(kind: Kind) -> Self {
        let values = match kind {
            Kind::Text | Kind::Texts | Kind::Json => Values::Bytes(Vec::new()),
            Kind::Count => Values::Counts(Vec::new()),
            Kind::Share => Values::Shares(Vec::new()),
        };
        Self {
            kind,
            values,
            definition: Vec::new(),
            repetition: Vec::new(),
        }
    }

    /// Adds the value of a row; fails where it is of another type.
    pub(super) fn push(&mut self, written: Option<&RawValue>) -> std::result::Result<(), ()> {
        let Some(written) = written else {
            self.level(0, 0);
            return Ok(());
        };
        match (&mut self.values, self.kind) {
            (Values::Bytes(values), Kind::Text | Kind::Json) => {
                let text = Column::text(written);
                values.push(text.into_owned().into_bytes().into());
            }
            (Values::Bytes(values), _) => {
                return texts(written, values).map(|count| self.list(count));
            }
            (Values::Counts(values), _) => match FieldValue::read(written) {
                FieldValue::Whole(count) => values.push(i64::try_from(count).map_err(|_| ())?),
                _ => return Err(()),
            },
            (Values::Shares(values), _) => match FieldValue::read(written) {
                FieldValue::Number(share) => values.push(share),
                FieldValue::Whole(share) => values.push(share as f64),
                _ => return Err(()),
            },
        }
        self.level(PRESENT, 0);
        Ok(())
    }

    fn list(&mut self, items: usize) {
        if items == 0 {
            self.level(EMPTY_LIST, 0);
        }
        for at in 0..items {
            self.level(ITEM, i16::from(at > 0));
        }
    }

    fn level(&mut self, definition: i16, repetition: i16) {
        self.definition.push(definition);
        self.repetition.push(repetition);
    }

    /// Writes all of them, and holds none any more.
    pub(super) fn write(&mut self, column: &mut SerializedColumnWriter<'_>) -> Result<()> {
        let definition = Some(self.definition.as_slice());
        let is_list = self.kind == Kind::Texts;
        let repetition = is_list.then_some(self.repetition.as_slice());
        match &mut self.values {
            Values::Bytes(values) => {
                let writer = column.typed::<ByteArrayType>();
                writer.write_batch(values, definition, repetition)?;
                values.clear();
            }
            Values::Counts(values) => {
                let writer = column.typed::<Int64Type>();
                writer.write_batch(values, definition, repetition)?;
                values.clear();
            }
            Values::Shares(values) => {
                let writer = column.typed::<DoubleType>();
                writer.write_batch(values, definition, repetition)?;
                values.clear();
            }
        }
        self.definition.clear();
        self.repetition.clear();
        Ok(())
    }
}

/// Adds the items of a list, and says how many there are.
fn texts(written: &RawValue, values: &mut Vec<ByteArray>) -> std::result::Result<usize, ()> {
    let FieldValue::Texts(texts) = FieldValue::read(written) else {
        return Err(());
    };
    let count = texts.len();
    let bytes = texts.into_iter().map(|text| text.into_owned().into_bytes());
    values.extend(bytes.map(ByteArray::from));
    Ok(count)
}
