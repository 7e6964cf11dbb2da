//! Records as a table of typed columns: Parquet with lists as lists, compressed with Zstandard. Rows are held back until
//! they make a row group, whose size is bounded in bytes. What the columns are is said by the table of fields.

use super::column_values::ColumnValues;
use super::columns::{Column, Kind};
use crate::error::Error;
use crate::output::encoder::{Encoder, cannot_encode};
use crate::output::line::Line;
use crate::output::own::PARQUET_KEY;
use parquet::basic::{Compression, LogicalType, Repetition, Type as PhysicalType, ZstdLevel};
use parquet::errors::Result;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};
use std::fmt;
use std::sync::Arc;

/// The encoder of tables with types.
pub(super) struct Parquet {
    columns: Vec<(Column, ColumnValues)>,
    writer: SerializedFileWriter<Vec<u8>>,
    /// Rows that are held back, and their bytes.
    rows: usize,
    bytes: usize,
}

/// Bytes of lines that make a row group: enough for columns to compress well, little beside a run's other memory.
const ROW_GROUP_BYTES: usize = 32 * 1024 * 1024;
/// Rows that make one, however short they are: readers share work by row groups.
const ROW_GROUP_ROWS: usize = 100_000;

impl Parquet {
    /// Starts a file.
    ///
    /// # Errors
    /// Two columns have one name.
    pub(super) fn new(columns: Vec<Column>) -> std::result::Result<Self, Error> {
        let started = schema(&columns).and_then(|schema| {
            SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties()?))
        });
        let columns = columns.into_iter().map(|column| {
            let values = ColumnValues::new(column.kind);
            (column, values)
        });
        Ok(Self {
            columns: columns.collect(),
            writer: started.map_err(cannot_encode)?,
            rows: 0,
            bytes: 0,
        })
    }

    fn row(&mut self, line: &[u8]) -> std::result::Result<(), Error> {
        let parsed = Line::parse(line).map_err(|error| cannot_encode(format!("{error:?}")))?;
        for (column, values) in &mut self.columns {
            values
                .push(column.value(&parsed))
                .map_err(|()| cannot_encode(format!("{}: a value of another type", column.name)))?;
        }
        self.rows += 1;
        self.bytes += line.len();
        Ok(())
    }

    /// Writes the rows that are held back.
    fn row_group(&mut self) -> Result<()> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut group = self.writer.next_row_group()?;
        for (_, values) in &mut self.columns {
            let Some(mut column) = group.next_column()? else {
                break;
            };
            values.write(&mut column)?;
            column.close()?;
        }
        group.close()?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }

    /// Moves what the writer has written to where it goes.
    fn take(&mut self, out: &mut Vec<u8>) -> Result<()> {
        self.writer.flush()?;
        out.append(self.writer.inner_mut());
        Ok(())
    }
}

impl Encoder for Parquet {
    fn encode(&mut self, lines: &[u8], out: &mut Vec<u8>) -> std::result::Result<(), Error> {
        for line in lines.split(|byte| *byte == b'\n') {
            if line.is_empty() {
                continue;
            }
            self.row(line)?;
            if self.bytes >= ROW_GROUP_BYTES || self.rows >= ROW_GROUP_ROWS {
                self.row_group().map_err(cannot_encode)?;
            }
        }
        self.take(out).map_err(cannot_encode)
    }

    fn pause(&mut self, out: &mut Vec<u8>) -> std::result::Result<(), Error> {
        let written = self.row_group().and_then(|()| self.take(out));
        written.map_err(cannot_encode)
    }

    fn finish(&mut self, out: &mut Vec<u8>) -> std::result::Result<(), Error> {
        let written = self.row_group().and_then(|()| self.writer.finish());
        let written = written.and_then(|_| self.take(out));
        written.map_err(cannot_encode)
    }
}

fn properties() -> Result<WriterProperties> {
    let version = String::from(env!("CARGO_PKG_VERSION"));
    let ours = KeyValue::new(String::from(PARQUET_KEY), version);
    let level = ZstdLevel::try_new(ZSTD_LEVEL)?;
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(level))
        .set_key_value_metadata(Some(vec![ours]));
    Ok(properties.build())
}

/// The usual level of `zstd`.
const ZSTD_LEVEL: i32 = 3;

fn schema(columns: &[Column]) -> Result<TypePtr> {
    let fields: Result<Vec<TypePtr>> = columns
        .iter()
        .map(|column| field(column).map(Arc::new))
        .collect();
    let root = Type::group_type_builder("record");
    root.with_fields(fields?).build().map(Arc::new)
}

/// Any field may be null: a type that says otherwise would make a file of another schema than those of other runs.
fn field(column: &Column) -> Result<Type> {
    let name = &column.name;
    let number = |physical| {
        Type::primitive_type_builder(name, physical)
            .with_repetition(Repetition::OPTIONAL)
            .build()
    };
    match column.kind {
        Kind::Text | Kind::Json => text(name),
        Kind::Count => number(PhysicalType::INT64),
        Kind::Share => number(PhysicalType::DOUBLE),
        // Three levels, by the names that the format itself gives them.
        Kind::Texts => {
            let list = Type::group_type_builder("list")
                .with_repetition(Repetition::REPEATED)
                .with_fields(vec![Arc::new(text("element")?)])
                .build()?;
            Type::group_type_builder(name)
                .with_repetition(Repetition::OPTIONAL)
                .with_logical_type(Some(LogicalType::List))
                .with_fields(vec![Arc::new(list)])
                .build()
        }
    }
}

fn text(name: &str) -> Result<Type> {
    Type::primitive_type_builder(name, PhysicalType::BYTE_ARRAY)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(Some(LogicalType::String))
        .build()
}

impl fmt::Debug for Parquet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parquet")
            .field("rows", &self.rows)
            .field("bytes", &self.bytes)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::Parquet;
    use crate::output::encoder::Encoder;
    use crate::output::own::{OwnKind, kind_of_parquet};
    use crate::output::shape::columns::all;
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::RowAccessor;
    use std::io::Write;

    const LINES: &str = concat!(
        r#"{"id":"1","title":null,"body":"a\nb","related":["r","s"],"keywords":[],"record":7,"kept":0.5,"extra":{"n":1.50}}"#,
        "\n",
        r#"{"id":"2","title":"t","body":"c","related":[],"keywords":["k"],"record":8,"kept":1.0,"extra":{}}"#,
        "\n"
    );

    fn encoded(pieces: &[&str]) -> Vec<u8> {
        let mut encoder = Parquet::new(all()).unwrap();
        let mut out = Vec::new();
        for piece in pieces {
            encoder.encode(piece.as_bytes(), &mut out).unwrap();
        }
        encoder.finish(&mut out).unwrap();
        out
    }

    #[test]
    fn values_come_back_with_their_types() {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&encoded(&[LINES])).unwrap();
        let reader = SerializedFileReader::new(file).unwrap();
        let rows: Vec<_> = reader
            .get_row_iter(None)
            .unwrap()
            .map(Result::unwrap)
            .collect();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].get_string(0).unwrap(), "1");
        assert!(rows[0].get_string(1).is_err(), "it is null");
        assert_eq!(rows[1].get_string(1).unwrap(), "t");
        assert_eq!(rows[0].get_string(3).unwrap(), "a\nb");
        assert_eq!(rows[0].get_list(6).unwrap().len(), 2);
        assert_eq!(rows[1].get_list(6).unwrap().len(), 0);
        assert_eq!(rows[1].get_list(7).unwrap().len(), 1);
        assert_eq!(rows[0].get_long(14).unwrap(), 7);
        assert_eq!(rows[0].get_double(16).unwrap(), 0.5);
        assert_eq!(rows[0].get_string(19).unwrap(), "{\"n\":1.50}");
    }

    #[test]
    fn the_bytes_depend_on_the_lines_alone() {
        let pieces: Vec<&str> = LINES.split_inclusive('\n').collect();
        assert!(encoded(&[LINES]) == encoded(&pieces));
    }

    #[test]
    fn it_is_known_as_ours() {
        let file = encoded(&[LINES]);
        assert_eq!(kind_of_parquet(&file), Some(OwnKind::Records));
        assert_eq!(kind_of_parquet(&encoded(&[])), Some(OwnKind::Records));
    }
}
