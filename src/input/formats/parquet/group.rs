//! The rows of one row group, read column by column in step. Where a value cannot be read, the group is read once more with
//! each page looked at first, so that the bad page is found.

use super::chunks::Chunks;
use super::pages::{Damages, SoundPages};
use parquet::bloom_filter::Sbbf;
use parquet::column::page::PageReader;
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::{ColumnChunkMetaData, RowGroupMetaData};
use parquet::file::reader::RowGroupReader;
use parquet::file::serialized_reader::SerializedPageReader;
use parquet::record::Row;
use parquet::record::reader::{ReaderIter, RowIter, TreeBuilder};
use parquet::schema::types::{SchemaDescPtr, Type};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// Bytes of a column that are taken out of its pages at once.
const BATCH_BYTES: u64 = 1024 * 1024;
/// Rows that are taken out at once, where they are small.
const MOST_ROWS: u64 = 1024;

/// A row group.
pub(super) struct Group {
    chunks: Arc<Chunks>,
    /// Its columns, without the meanings of their values.
    metadata: RowGroupMetaData,
    damages: Damages,
    strict: bool,
}

impl Group {
    /// A group of the file; `schema` is that without meanings.
    pub(super) fn new(
        chunks: &Arc<Chunks>,
        group: &RowGroupMetaData,
        schema: &SchemaDescPtr,
    ) -> Result<Self> {
        if group.num_columns() != schema.num_columns() {
            let what = "it has other columns than the schema";
            return Err(ParquetError::General(String::from(what)));
        }
        let columns = group.columns().iter().zip(schema.columns());
        let columns = columns.map(|(chunk, column)| {
            if chunk.column_path() != column.path() {
                let what = "its columns are in another order than in the schema";
                return Err(ParquetError::General(String::from(what)));
            }
            ColumnChunkMetaData::builder(Arc::clone(column))
                .set_compression(chunk.compression())
                .set_num_values(chunk.num_values())
                .set_total_compressed_size(chunk.compressed_size())
                .set_total_uncompressed_size(chunk.uncompressed_size())
                .set_data_page_offset(chunk.data_page_offset())
                .set_dictionary_page_offset(chunk.dictionary_page_offset())
                .build()
        });
        let metadata = RowGroupMetaData::builder(Arc::clone(schema))
            .set_num_rows(group.num_rows())
            .set_total_byte_size(group.total_byte_size())
            .set_column_metadata(columns.collect::<Result<_>>()?)
            .build()?;
        Ok(Self {
            chunks: Arc::clone(chunks),
            metadata,
            damages: Damages::default(),
            strict: false,
        })
    }

    /// Rows that it says to have.
    pub(super) fn len(&self) -> u64 {
        u64::try_from(self.metadata.num_rows()).unwrap_or(0)
    }

    /// What could not be read.
    pub(super) fn damages(&self) -> &Damages {
        &self.damages
    }

    /// Its rows, in their order.
    pub(super) fn rows(self) -> Rows {
        Rows {
            group: self,
            rows: None,
            next: 0,
        }
    }

    /// Rows that are taken out of their pages at once: few where they are long.
    fn batch(&self) -> usize {
        let bytes = self.metadata.columns().iter();
        let bytes = bytes.map(ColumnChunkMetaData::uncompressed_size).max();
        let bytes = u64::try_from(bytes.unwrap_or(0)).unwrap_or(0);
        let a_row = (bytes / self.len().max(1)).max(1);
        (BATCH_BYTES / a_row).clamp(1, MOST_ROWS) as usize
    }
}

impl RowGroupReader for Group {
    fn metadata(&self) -> &RowGroupMetaData {
        &self.metadata
    }

    fn num_columns(&self) -> usize {
        self.metadata.num_columns()
    }

    fn get_column_page_reader(&self, at: usize) -> Result<Box<dyn PageReader>> {
        let column = self.metadata.column(at);
        let rows = usize::try_from(self.len()).unwrap_or(usize::MAX);
        let pages = SerializedPageReader::new(Arc::clone(&self.chunks), column, rows, None)?;
        Ok(Box::new(SoundPages::new(
            pages,
            column.column_descr_ptr(),
            self.len(),
            self.damages.clone(),
            self.strict,
        )))
    }

    fn get_column_bloom_filter(&self, _at: usize) -> Option<&Sbbf> {
        None
    }

    fn get_row_iter(&self, _projection: Option<Type>) -> Result<RowIter<'_>> {
        Err(ParquetError::NYI(String::from(
            "rows come by `Group::rows`",
        )))
    }
}

/// The rows of a group.
pub(super) struct Rows {
    group: Group,
    rows: Option<ReaderIter>,
    /// The number of the next row.
    next: u64,
}

impl Rows {
    pub(super) fn group(&self) -> &Group {
        &self.group
    }

    /// The next row; none behind the last one.
    ///
    /// # Errors
    /// Neither it nor those behind it can be read.
    pub(super) fn next(&mut self) -> Result<Option<Row>> {
        if self.next >= self.group.len() {
            return Ok(None);
        }
        let row = match self.read() {
            Err(_) if !self.group.strict => {
                self.start_again()?;
                self.read()?
            }
            row => row?,
        };
        self.next += 1;
        match row {
            Some(row) => Ok(Some(row)),
            None => Err(ParquetError::EOF(String::from(
                "it has fewer rows than it says",
            ))),
        }
    }

    /// From the start, with each page looked at; the rows that were given are passed over.
    fn start_again(&mut self) -> Result<()> {
        self.group.strict = true;
        self.group.damages = Damages::default();
        self.rows = None;
        for _ in 0..self.next {
            self.read()?;
        }
        Ok(())
    }

    fn read(&mut self) -> Result<Option<Row>> {
        let (group, rows) = (&self.group, &mut self.rows);
        let read = catch_unwind(AssertUnwindSafe(|| {
            let rows = match rows {
                Some(rows) => rows,
                None => {
                    let tree = TreeBuilder::new().with_batch_size(group.batch());
                    let schema = group.metadata.schema_descr_ptr();
                    rows.insert(tree.as_iter(schema, group)?)
                }
            };
            rows.next().transpose()
        }));
        read.unwrap_or_else(|_| {
            let what = "its values are damaged";
            Err(ParquetError::General(String::from(what)))
        })
    }
}
