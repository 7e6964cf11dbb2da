//! The rows of a table. Where one cannot be read, the first number behind it from which rows can be read again is looked
//! for: the numbers of rows are in order, so that a damaged page costs those in it.

use super::database::damaged;
use crate::input::format::Format;
use crate::input::formats::item::{Emit, Item};
use crate::input::formats::json;
use crate::input::formats::row_json::{self, ObjectWriter, push_bytes, push_number};
use crate::input::formats::rows::Rows;
use crate::input::formats::warnings;
use crate::input::options::InputOptions;
use crate::input::stream::origin::Origin;
use crate::report::SkipReason;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row, Statement};
use std::fmt::Write;
use std::ops::ControlFlow;

/// Rows that are looked at for a text.
const LOOKED_AT: usize = 1000;
/// A table that is read.
pub(super) struct Table<'a> {
    pub(super) database: &'a Connection,
    /// Its name in statements.
    pub(super) name: String,
    pub(super) origin: &'a Origin,
    pub(super) options: &'a InputOptions,
}

impl Table<'_> {
    /// Hands over its rows; false where it holds no texts.
    pub(super) fn read(&self, emit: &mut Emit<'_>) -> ControlFlow<(), bool> {
        match self.has_text() {
            Ok(Some(true)) => {}
            Ok(Some(false)) => {
                emit(Item::Event(self.origin.skipped(SkipReason::NoTexts)))?;
                return ControlFlow::Continue(false);
            }
            Ok(None) => return ControlFlow::Continue(false),
            Err(error) => {
                emit(Item::Event(damaged(self.origin, &error)))?;
                return ControlFlow::Continue(true);
            }
        }
        let mut replaced = 0;
        let mut rows = Rows::new(self.origin, self.options, emit);
        self.rows(&mut rows, &mut replaced)?;
        rows.finish()?;
        let warning = warnings::undecodable(&self.origin.address(0), replaced, self.options);
        warning.map_or(ControlFlow::Continue(()), |item| rows.behind(item))?;
        ControlFlow::Continue(true)
    }

    /// Whether one of the first rows holds a text; none where there are no rows.
    fn has_text(&self) -> rusqlite::Result<Option<bool>> {
        let mut statement = self
            .database
            .prepare(&format!("SELECT * FROM {}", self.name))?;
        let names = names(&statement);
        let mut rows = statement.query([])?;
        let mut any = None;
        for _ in 0..LOOKED_AT {
            let row = match rows.next() {
                Ok(Some(row)) => row,
                Ok(None) => break,
                // A damaged row says nothing; those that can be read are.
                Err(_) if any.is_some() => break,
                Err(error) => return Err(error),
            };
            let row = self.json(row, &names, 0, &mut 0)?;
            any = Some(row_json::has_text(&row, &self.options.fields));
            if any == Some(true) {
                break;
            }
        }
        Ok(any)
    }

    fn rows(&self, rows: &mut Rows<'_, '_>, replaced: &mut u64) -> ControlFlow<()> {
        let mut behind = None;
        loop {
            let (last, error) = match self.rows_behind(behind, rows, replaced) {
                ControlFlow::Continue(Ok(())) => return ControlFlow::Continue(()),
                ControlFlow::Continue(Err(stopped)) => stopped,
                ControlFlow::Break(()) => return ControlFlow::Break(()),
            };
            let next = last.and_then(|last| self.readable_behind(last));
            let what = match (last, next) {
                (Some(last), Some(next)) if next == last + 1 => {
                    format!("row {next} cannot be read: {error}")
                }
                (Some(last), Some(next)) => {
                    format!("rows {} to {next} cannot be read: {error}", last + 1)
                }
                _ => format!("cannot be read to its end: {error}"),
            };
            rows.tell(
                self.origin
                    .damaged(what, "the others were used; restore the file"),
            )?;
            if next.is_none() {
                return ControlFlow::Continue(());
            }
            behind = next;
        }
    }

    /// Hands over the rows behind a number. Where one cannot be read: the number of the last one that could, where rows
    /// have numbers, and why.
    fn rows_behind(
        &self,
        behind: Option<i64>,
        rows: &mut Rows<'_, '_>,
        replaced: &mut u64,
    ) -> ControlFlow<(), Result<(), (Option<i64>, rusqlite::Error)>> {
        let mut last = Some(behind.unwrap_or(i64::MIN));
        let numbered = format!(
            "SELECT rowid, * FROM {} WHERE rowid > ? ORDER BY rowid",
            self.name
        );
        let plain = format!("SELECT * FROM {}", self.name);
        let statement = self.database.prepare(&numbered);
        let is_numbered = statement.is_ok();
        if !is_numbered {
            last = None;
        }
        let statement = statement.or_else(|_| self.database.prepare(&plain));
        let mut statement = match statement {
            Ok(statement) => statement,
            Err(error) => return ControlFlow::Continue(Err((None, error))),
        };
        let names = names(&statement);
        let found = match last {
            Some(last) => statement.query([last]),
            None => statement.query([]),
        };
        let mut found = match found {
            Ok(found) => found,
            Err(error) => return ControlFlow::Continue(Err((last, error))),
        };
        loop {
            let read = found.next().and_then(|row| {
                let Some(row) = row else {
                    return Ok(None);
                };
                let number: Option<i64> = if is_numbered { Some(row.get(0)?) } else { None };
                let json = self.json(row, &names, usize::from(is_numbered), replaced)?;
                Ok(Some((number, json)))
            });
            match read {
                Ok(Some((number, json))) => {
                    last = number;
                    json::give_row(rows, json, Format::Sqlite)?;
                }
                Ok(None) => return ControlFlow::Continue(Ok(())),
                Err(error) => return ControlFlow::Continue(Err((last, error))),
            }
        }
    }

    /// The least number behind one whose next row cannot be read, from which on rows can be read again.
    fn readable_behind(&self, last: i64) -> Option<i64> {
        let query = format!(
            "SELECT rowid, * FROM {} WHERE rowid > ? ORDER BY rowid LIMIT 1",
            self.name
        );
        let mut statement = self.database.prepare(&query).ok()?;
        // Nothing behind it is no damage either.
        let mut reads = |from: i64| {
            let mut rows = statement.query([from]).ok()?;
            rows.next().ok().map(|row| row.is_some())
        };
        // A table's numbers begin with 1 unless somebody gave them.
        let last = last.max(0);
        let (mut from, mut step) = (last, 1_i64);
        let mut good = loop {
            let next = last.checked_add(step)?;
            match reads(next) {
                Some(_) => break next,
                None => from = next,
            }
            step = step.checked_mul(2)?;
        };
        while good - from > 1 {
            let middle = from + (good - from) / 2;
            match reads(middle) {
                Some(_) => good = middle,
                None => from = middle,
            }
        }
        reads(good).map(|_| good)
    }

    /// A row as the JSON of an object, without its first columns.
    fn json(
        &self,
        row: &Row<'_>,
        names: &[String],
        from: usize,
        replaced: &mut u64,
    ) -> rusqlite::Result<String> {
        let mut object = ObjectWriter::default();
        for (at, name) in names.iter().enumerate().skip(from) {
            let json = object.name(name);
            let written = match row.get_ref(at)? {
                ValueRef::Null => false,
                ValueRef::Integer(value) => write!(json, "{value}").is_ok(),
                ValueRef::Real(value) => push_number(value, json),
                ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
                    push_bytes(bytes, self.options.encoding, replaced, json)
                }
            };
            if !written {
                json.push_str("null");
            }
        }
        Ok(object.finish())
    }
}

fn names(statement: &Statement<'_>) -> Vec<String> {
    statement.column_names().map(str::to_owned).collect()
}
