//! The pages of a column, where a bad one costs its own rows alone: a page of nothing stands in for it, and its rows are
//! remembered. That takes the number of its rows, which the header of a page says unless it holds lists in the old way.

use super::chunks::Chunks;
use parquet::basic::{Encoding, Type};
use parquet::column::page::{Page, PageMetadata, PageReader};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl, get_column_reader};
use parquet::data_type::DataType;
use parquet::errors::{ParquetError, Result};
use parquet::file::serialized_reader::SerializedPageReader;
use parquet::schema::types::ColumnDescPtr;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

/// Rows of a row group that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Damage {
    /// The rows, by their numbers in the group.
    pub(super) rows: Range<u64>,
    pub(super) column: String,
    pub(super) why: String,
}

/// What the columns of a row group could not read.
#[derive(Debug, Clone, Default)]
pub(super) struct Damages(Arc<Mutex<Vec<Damage>>>);

impl Damages {
    fn add(&self, damage: Damage) {
        self.lock().push(damage);
    }

    /// Those that are not yet behind a row, in the order of their rows.
    pub(super) fn at(&self, row: u64) -> Option<Damage> {
        let mut all = self.lock();
        all.retain(|damage| damage.rows.end > row);
        let here = all.iter().filter(|damage| damage.rows.start <= row);
        here.max_by_key(|damage| damage.rows.end).cloned()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Damage>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The pages of a column of a row group.
pub(super) struct SoundPages {
    pages: SerializedPageReader<Chunks>,
    column: ColumnDescPtr,
    /// Rows of the group.
    rows: u64,
    /// The first row of the next page, where that is known.
    row: Option<u64>,
    damages: Damages,
    /// The values are looked at before a page is handed on.
    strict: bool,
    dictionary: Option<Page>,
}

impl SoundPages {
    pub(super) fn new(
        pages: SerializedPageReader<Chunks>,
        column: ColumnDescPtr,
        rows: u64,
        damages: Damages,
        strict: bool,
    ) -> Self {
        Self {
            pages,
            column,
            rows,
            row: Some(0),
            damages,
            strict,
            dictionary: None,
        }
    }

    /// Rows of a page, where they are known.
    fn rows_of(&self, page: &PageMetadata) -> Option<u64> {
        let flat = page.num_levels.filter(|_| self.column.max_rep_level() == 0);
        page.num_rows.or(flat).map(|rows| rows as u64)
    }

    /// A page of nothing in the place of a bad one.
    fn instead(&mut self, rows: Option<u64>, why: ParquetError) -> Result<Page> {
        let (Some(first), Some(rows)) = (self.row, rows) else {
            return Err(why);
        };
        let end = first
            .checked_add(rows)
            .filter(|end| *end <= self.rows && rows > 0);
        let (Some(end), Ok(count)) = (end, u32::try_from(rows)) else {
            return Err(why);
        };
        self.row = Some(end);
        self.damages.add(Damage {
            rows: first..end,
            column: self.column.path().string(),
            why: said(&why),
        });
        Ok(self.page_of_nothing(count))
    }

    fn page_of_nothing(&self, rows: u32) -> Page {
        let level = |most: i16| {
            if most > 0 {
                run_of_zeros(rows)
            } else {
                Vec::new()
            }
        };
        let (repeats, defines) = (
            level(self.column.max_rep_level()),
            level(self.column.max_def_level()),
        );
        let values = match self.column.max_def_level() {
            0 => vec![0; bytes_of_nothing(&self.column, rows as usize)],
            _ => Vec::new(),
        };
        Page::DataPageV2 {
            num_values: rows,
            encoding: Encoding::PLAIN,
            num_nulls: if values.is_empty() { rows } else { 0 },
            num_rows: rows,
            def_levels_byte_len: defines.len() as u32,
            rep_levels_byte_len: repeats.len() as u32,
            is_compressed: false,
            statistics: None,
            buf: [repeats, defines, values].concat().into(),
        }
    }

    /// Whether the values of a page can be read.
    fn is_sound(&self, page: &Page) -> bool {
        let pages: Vec<Page> = self.dictionary.iter().chain([page]).cloned().collect();
        let pages = Box::new(FewPages(pages.into_iter()));
        let reader = get_column_reader(Arc::clone(&self.column), pages);
        let read = catch_unwind(AssertUnwindSafe(|| match reader {
            ColumnReader::BoolColumnReader(reader) => reads(reader),
            ColumnReader::Int32ColumnReader(reader) => reads(reader),
            ColumnReader::Int64ColumnReader(reader) => reads(reader),
            ColumnReader::Int96ColumnReader(reader) => reads(reader),
            ColumnReader::FloatColumnReader(reader) => reads(reader),
            ColumnReader::DoubleColumnReader(reader) => reads(reader),
            ColumnReader::ByteArrayColumnReader(reader) => reads(reader),
            ColumnReader::FixedLenByteArrayColumnReader(reader) => reads(reader),
        }));
        read.unwrap_or(false)
    }
}

/// Whether all values of a column can be read.
fn reads<T: DataType>(mut reader: ColumnReaderImpl<T>) -> bool {
    /// Values read at once.
    const VALUES: usize = 1024;
    let (mut defines, mut repeats, mut values) = (Vec::new(), Vec::new(), Vec::new());
    loop {
        defines.clear();
        repeats.clear();
        values.clear();
        match reader.read_records(VALUES, Some(&mut defines), Some(&mut repeats), &mut values) {
            Ok((0, 0, 0)) => return true,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}

/// What the library says, without the name of its error.
pub(super) fn said(error: &ParquetError) -> String {
    match error {
        ParquetError::General(what) | ParquetError::EOF(what) | ParquetError::NYI(what) => {
            what.clone()
        }
        ParquetError::External(error) => error.to_string(),
        error => error.to_string(),
    }
}

/// Zeros in the place of levels, as one run.
fn run_of_zeros(count: u32) -> Vec<u8> {
    let mut run = u64::from(count) << 1;
    let mut bytes = Vec::new();
    while run > 0x7f {
        bytes.push((run & 0x7f) as u8 | 0x80);
        run >>= 7;
    }
    bytes.extend([run as u8, 0]);
    bytes
}

/// Bytes of so many values that say nothing.
fn bytes_of_nothing(column: &ColumnDescPtr, count: usize) -> usize {
    match column.physical_type() {
        Type::BOOLEAN => count.div_ceil(8),
        Type::INT64 | Type::DOUBLE => count * 8,
        Type::INT96 => count * 12,
        Type::FIXED_LEN_BYTE_ARRAY => count * usize::try_from(column.type_length()).unwrap_or(0),
        // A text without a byte has its length, too.
        Type::INT32 | Type::FLOAT | Type::BYTE_ARRAY => count * 4,
    }
}

impl PageReader for SoundPages {
    fn get_next_page(&mut self) -> Result<Option<Page>> {
        let Some(said) = self.pages.peek_next_page()? else {
            return Ok(None);
        };
        let rows = self.rows_of(&said);
        match self.pages.get_next_page() {
            Ok(Some(page)) if said.is_dict => {
                self.dictionary = self.strict.then(|| page.clone());
                Ok(Some(page))
            }
            Ok(Some(page)) if self.strict && !self.is_sound(&page) => {
                let why = ParquetError::General(String::from("its values are damaged"));
                self.instead(rows, why).map(Some)
            }
            Ok(Some(page)) => {
                self.row = self.row.zip(rows).map(|(row, rows)| row + rows);
                Ok(Some(page))
            }
            // Pages that need it are bad; others are not.
            Err(_) if said.is_dict => {
                self.strict = true;
                self.get_next_page()
            }
            Err(why) => self.instead(rows, why).map(Some),
            Ok(None) => Ok(None),
        }
    }

    fn peek_next_page(&mut self) -> Result<Option<PageMetadata>> {
        self.pages.peek_next_page()
    }

    fn skip_next_page(&mut self) -> Result<()> {
        self.pages.skip_next_page()
    }

    fn at_record_boundary(&mut self) -> Result<bool> {
        self.pages.at_record_boundary()
    }
}

impl Iterator for SoundPages {
    type Item = Result<Page>;

    fn next(&mut self) -> Option<Self::Item> {
        self.get_next_page().transpose()
    }
}

/// Pages that are at hand.
struct FewPages(std::vec::IntoIter<Page>);

impl PageReader for FewPages {
    fn get_next_page(&mut self) -> Result<Option<Page>> {
        Ok(self.0.next())
    }

    fn peek_next_page(&mut self) -> Result<Option<PageMetadata>> {
        let page = self.0.as_slice().first();
        Ok(page.map(|page| PageMetadata {
            num_rows: None,
            num_levels: page.is_data_page().then(|| page.num_values() as usize),
            is_dict: page.is_dictionary_page(),
        }))
    }

    fn skip_next_page(&mut self) -> Result<()> {
        self.0.next();
        Ok(())
    }

    fn at_record_boundary(&mut self) -> Result<bool> {
        Ok(true)
    }
}

impl Iterator for FewPages {
    type Item = Result<Page>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(Ok)
    }
}
