//! Sheets of Excel: each row is a record under the names of the header row, as in a table of text. Sheets are read one after
//! another, as members of the file; those without texts are passed over. Formulas are not computed: the value that was
//! saved with them counts.

mod header;
mod row;

use super::item::{Emit, Item};
use super::json;
use super::reader::FormatReader;
use super::row_json;
use super::rows::Rows;
use crate::input::format::Format;
use crate::input::options::InputOptions;
use crate::input::stream::compression::{FREE_BYTES, MAX_RATIO};
use crate::input::stream::input_stream::InputStream;
use crate::input::stream::origin::Origin;
use crate::input::stream::random_access::RandomAccess;
use crate::report::{Event, SkipReason};
use calamine::{DataRef, Reader, Xlsx, XlsxCellReader, XlsxError};
use header::Header;
use row::{Cell, Row, letters, value};
use std::io::{BufReader, Seek, SeekFrom};
use std::ops::ControlFlow;
use zip::ZipArchive;

/// Rows that are looked at: for the header, and for a text.
const LOOKED_AT: usize = 100;
/// Reads workbooks.
pub(super) struct XlsxReader;

type Book = Xlsx<BufReader<RandomAccess>>;

impl FormatReader for XlsxReader {
    fn documents(
        &self,
        input: &mut InputStream<'_>,
        options: &InputOptions,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        let mut book = match open(input) {
            Ok(book) => book,
            Err(event) => return emit(Item::Event(event)),
        };
        let mut read = false;
        for name in book.sheet_names() {
            let origin = input.origin.inside(&name);
            let sheet = match book.worksheet_cells_reader(&name) {
                Ok(cells) => Sheet::new(cells, &origin, options),
                // A sheet of charts has no cells.
                Err(XlsxError::WorksheetNotFound(_)) => continue,
                Err(error) => {
                    emit(Item::Event(broken(&origin, &error)))?;
                    continue;
                }
            };
            read |= sheet.read(emit)?;
        }
        if read {
            return ControlFlow::Continue(());
        }
        let what = "is a workbook without a sheet of texts";
        let remedy = "name the column with --field body=NAME";
        emit(Item::Event(input.origin.unsupported(what, remedy)))
    }
}

fn open(input: &mut InputStream<'_>) -> Result<Book, Event> {
    let mut bytes = input.random_access("xlsx")?;
    let origin = &input.origin;
    let size = bytes.seek(SeekFrom::End(0)).unwrap_or(0);
    let mut bytes = BufReader::new(bytes);
    // The library holds the texts of all sheets, however many there are.
    let inside = ZipArchive::new(&mut bytes)
        .ok()
        .and_then(|zip| zip.decompressed_size());
    let most = u128::from(size) * u128::from(MAX_RATIO) + u128::from(FREE_BYTES);
    if inside.is_some_and(|inside| inside > most) {
        let what = format!("expands more than {MAX_RATIO} times: a decompression bomb?");
        return Err(origin.unsupported(what, "save it as CSV if it is none"));
    }
    let opened = bytes
        .rewind()
        .map_err(XlsxError::Io)
        .and_then(|()| Xlsx::new(bytes));
    opened.map_err(|error| match error {
        XlsxError::Password => origin.unsupported("is encrypted", "save it without a password"),
        error => broken(origin, &error),
    })
}

fn broken(origin: &Origin, error: &XlsxError) -> Event {
    let what = format!("cannot be read: {error}");
    origin.damaged(what, "open it in Excel or LibreOffice and save it again")
}

struct Sheet<'a, 'o> {
    cells: XlsxCellReader<'a, BufReader<RandomAccess>>,
    origin: &'o Origin,
    options: &'o InputOptions,
    /// A cell of the next row, which was read with the one before.
    next: Option<(u32, usize, Cell)>,
    /// Nothing comes behind.
    ended: bool,
    /// Why the sheet ended early.
    broken: Option<XlsxError>,
}

impl<'a, 'o> Sheet<'a, 'o> {
    fn new(
        cells: XlsxCellReader<'a, BufReader<RandomAccess>>,
        origin: &'o Origin,
        options: &'o InputOptions,
    ) -> Self {
        Self {
            cells,
            origin,
            options,
            next: None,
            ended: false,
            broken: None,
        }
    }

    /// Hands over its records; false where it holds no texts.
    fn read(mut self, emit: &mut Emit<'_>) -> ControlFlow<(), bool> {
        let mut first = Vec::new();
        while first.len() < LOOKED_AT
            && let Some(row) = self.row()
        {
            first.push(row);
        }
        if first.is_empty() && self.broken.is_none() {
            return ControlFlow::Continue(false);
        }
        let header = Header::of(&first);
        let rows: Vec<Row> = first.drain(header.rows..).collect();
        let has_text = |row: &Row| {
            let json = header.record(row).ok();
            json.is_some_and(|json| row_json::has_text(&json, &self.options.fields))
        };
        if !rows.iter().any(has_text) && self.broken.is_none() {
            if !rows.is_empty() {
                emit(Item::Event(self.origin.skipped(SkipReason::NoTexts)))?;
            }
            return ControlFlow::Continue(false);
        }
        let mut given = Rows::new(self.origin, self.options, emit);
        for row in rows {
            give(&mut given, &header, &row)?;
        }
        while let Some(row) = self.row() {
            give(&mut given, &header, &row)?;
        }
        if let Some(error) = &self.broken {
            let what = format!("cannot be read to its end: {error}");
            let remedy = "what came before was used; save it again";
            given.tell(self.origin.damaged(what, remedy))?;
        }
        given.finish()?;
        ControlFlow::Continue(true)
    }

    /// The next row that has a value.
    fn row(&mut self) -> Option<Row> {
        loop {
            let mut row = Row::default();
            let mut at = None;
            while let Some((line, column, cell)) = self.next.take().or_else(|| self.cell()) {
                if *at.get_or_insert(line) != line {
                    self.next = Some((line, column, cell));
                    break;
                }
                row.number = u64::from(line) + 1;
                row.cells.push((column, cell));
            }
            at?;
            if !row.cells.is_empty() {
                return Some(row);
            }
        }
    }

    /// The next cell that is not empty.
    fn cell(&mut self) -> Option<(u32, usize, Cell)> {
        while !self.ended {
            match self.cells.next_cell_with_formula() {
                Ok(Some(cell)) => {
                    let (line, column) = cell.pos;
                    let found = match value(&cell.value) {
                        Some(value) => value,
                        None if cell.formula.is_some() && cell.value == DataRef::Empty => {
                            Cell::Unknown
                        }
                        None => continue,
                    };
                    return Some((line, column as usize, found));
                }
                Ok(None) => self.ended = true,
                Err(error) => {
                    self.ended = true;
                    self.broken = Some(error);
                }
            }
        }
        None
    }
}

fn give(rows: &mut Rows<'_, '_>, header: &Header, row: &Row) -> ControlFlow<()> {
    if header.is_repeated_by(row) {
        return ControlFlow::Continue(());
    }
    match header.record(row) {
        Ok(json) => json::give_row(rows, json, Format::Xlsx),
        Err(column) => {
            let what = format!(
                "cell {}{} is a formula that was saved without its value; save it once in Excel or LibreOffice",
                letters(column),
                row.number
            );
            rows.bad(None, &what, None)
        }
    }
}
