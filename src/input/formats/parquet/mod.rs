//! Parquet: each row is a record, its columns are the fields, nested ones by dotted paths. It is read row group by row group
//! and page by page, so that memory does not grow with the file. A bad page costs its own rows, or the rest of its
//! row group where it does not say how many those are. It needs the end of the file, where the footer is.

mod chunks;
mod footer;
mod group;
mod json;
mod pages;
mod schema;

use super::item::{Emit, Item};
use super::json as records;
use super::reader::FormatReader;
use super::rows::Rows;
use super::warnings;
use crate::input::format::Format;
use crate::input::options::InputOptions;
use crate::input::stream::input_stream::InputStream;
use crate::input::stream::origin::Origin;
use crate::report::Event;
use chunks::Chunks;
use footer::Wrong;
use group::Group;
use json::RowWriter;
use pages::said;
use parquet::file::metadata::{ParquetMetaData, ParquetMetaDataReader};
use parquet::schema::types::SchemaDescPtr;
use std::ops::{ControlFlow, Range};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// Reads Parquet.
pub(super) struct ParquetReader;

impl FormatReader for ParquetReader {
    fn documents(
        &self,
        input: &mut InputStream<'_>,
        options: &InputOptions,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        let table = match Table::open(input) {
            Ok(table) => table,
            Err(event) => return emit(Item::Event(event)),
        };
        let origin = input.origin.clone();
        if options.format.is_none() && table.has_key(options.own_key) {
            return emit(Item::Event(origin.earlier_output("parquet")));
        }
        let mut rows = Rows::new(&origin, options, emit);
        let schema = table.metadata.file_metadata().schema_descr_ptr();
        let mut writer = RowWriter::new(schema.root_schema(), options.encoding);
        for at in 0..table.metadata.num_row_groups() {
            table.group(at, &origin, &mut rows, &mut writer)?;
        }
        rows.finish()?;
        let warning = warnings::undecodable(&origin.address(0), writer.replaced, options);
        warning.map_or(ControlFlow::Continue(()), |item| rows.behind(item))
    }
}

struct Table {
    chunks: Arc<Chunks>,
    metadata: ParquetMetaData,
    /// The schema without the meanings of its values.
    schema: SchemaDescPtr,
}

impl Table {
    /// Reads the footer.
    fn open(input: &mut InputStream<'_>) -> Result<Self, Event> {
        let bytes = input.random_access("Parquet")?;
        let origin = &input.origin;
        let chunks = Chunks::new(bytes).map_err(|error| origin.broken_off(&error, false))?;
        footer::check(&chunks).map_err(|wrong| match wrong {
            Wrong::Encrypted => origin.unsupported("is encrypted Parquet", "decrypt it first"),
            Wrong::Deep => {
                let what = "is Parquet with columns nested too deep";
                origin.unsupported(what, "write it with flat columns")
            }
            Wrong::Missing => {
                let what = "is Parquet without its end, where the footer says what is in it";
                origin.damaged(what, "get the whole file")
            }
        })?;
        let read = catch_unwind(AssertUnwindSafe(|| {
            let metadata = ParquetMetaDataReader::new().parse_and_finish(&chunks)?;
            let schema = metadata.file_metadata().schema_descr();
            let schema = schema::without_meanings(schema.root_schema())?;
            Ok((metadata, schema))
        }));
        let damaged = |why: &str| {
            let what = format!("is Parquet whose footer cannot be read: {why}");
            origin.damaged(what, "get the file again")
        };
        let (metadata, schema) = match read {
            Ok(Ok(read)) => read,
            Ok(Err(error)) => return Err(damaged(&said(&error))),
            Err(_) => return Err(damaged("it is damaged")),
        };
        if !schema::has_text(&schema) {
            let what = "is Parquet without a column of texts";
            return Err(origin.unsupported(what, "give the table that holds the articles"));
        }
        Ok(Self {
            chunks: Arc::new(chunks),
            metadata,
            schema,
        })
    }

    /// Whether the metadata have a key.
    fn has_key(&self, key: Option<&str>) -> bool {
        let entries = self.metadata.file_metadata().key_value_metadata();
        let mut entries = entries.into_iter().flatten();
        key.is_some_and(|key| entries.any(|entry| entry.key == key))
    }

    /// Hands over the rows of a row group.
    fn group(
        &self,
        at: usize,
        origin: &Origin,
        rows: &mut Rows<'_, '_>,
        writer: &mut RowWriter<'_>,
    ) -> ControlFlow<()> {
        let group = self.metadata.row_group(at);
        let count = u64::try_from(group.num_rows()).unwrap_or(0);
        let first = rows.next_index();
        let mut group = match Group::new(&self.chunks, group, &self.schema) {
            Ok(group) => group.rows(),
            Err(error) => return lost(origin, rows, first..first + count, &said(&error)),
        };
        let mut row = 0;
        while row < count {
            let read = group.next();
            if let Some(damage) = group.group().damages().at(row) {
                let end = damage.rows.end.min(count);
                let what = format!(
                    "a page of column {} is damaged: {}",
                    damage.column, damage.why
                );
                lost(origin, rows, first + row..first + end, &what)?;
                // The rows of the page stand as nothing, and are passed over.
                let passed = (row + 1..end).try_for_each(|_| group.next().map(drop));
                row = end;
                if let Err(error) = passed.and(read.map(drop)) {
                    return lost(origin, rows, first + row..first + count, &said(&error));
                }
                continue;
            }
            match read {
                Ok(Some(read)) => records::give_row(rows, writer.row(&read), Format::Parquet)?,
                Ok(None) => break,
                Err(error) => {
                    return lost(origin, rows, first + row..first + count, &said(&error));
                }
            }
            row += 1;
        }
        ControlFlow::Continue(())
    }
}

/// Tells of rows that cannot be read; those behind them keep their numbers.
fn lost(origin: &Origin, rows: &mut Rows<'_, '_>, lost: Range<u64>, why: &str) -> ControlFlow<()> {
    if lost.is_empty() {
        return ControlFlow::Continue(());
    }
    rows.pass(lost.end - lost.start);
    let which = match lost.end - lost.start {
        1 => format!("row {}", lost.start),
        _ => format!("rows {} to {}", lost.start, lost.end - 1),
    };
    let what = format!("{which} cannot be read: {why}");
    rows.tell(origin.damaged(what, "the others were used; get the file again"))
}
