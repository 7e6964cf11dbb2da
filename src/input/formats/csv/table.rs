//! Cuts a table into rows. A row is read strictly over as many lines as its quotes hold together; when that does not
//! give the columns of the table, its first line is read leniently and, where tabs separate, without quotes; when that
//! does not either, the row is bad, and the next one is looked for on the next line.
//!
//! Reading in vain uses up an allowance that grows with the text, so that a table full of open quotes is
//! read in linear time: when the allowance is used up, quotes hold no lines together until it has grown again.

use super::cells::Cells;
use super::dialect::{self, Dialect};
use super::lines_behind;
use super::rows::{self, Quoting, Strict};
use super::{RecordReader, Row};
use crate::input::fields::RecordValues;
use std::ops::ControlFlow;
use std::sync::Arc;

/// Bytes that may be read in vain for each byte of text.
const VAIN_SHARE: usize = 4;
/// Bytes that may be read in vain at the start, and never more at once; a few rows of the largest size.
const VAIN_BYTES: usize = 256 * 1024 * 1024;
/// Lines behind an open quote that are looked at to tell it from a very long field.
const LOOKED_AT: usize = 3;

/// Cuts the text into its rows.
pub(super) fn cut(cut: &mut RecordReader<'_, '_, '_>) -> ControlFlow<()> {
    if !skip_blank_lines(cut) {
        return ControlFlow::Continue(());
    }
    let said = dialect::said(cut.rest());
    if let Some((_, bytes)) = said {
        cut.advance(bytes);
        cut.fill();
        if !skip_blank_lines(cut) {
            return ControlFlow::Continue(());
        }
    }
    let (sign, forced) = (said.map(|(sign, _)| sign), cut.options.format);
    let dialect = dialect::detect(cut.rest(), cut.ended(), cut.name(), forced, sign);
    let mut table = Table {
        cut,
        columns: dialect.columns.len(),
        dialect: Arc::new(dialect),
        header: None,
        allowance: 0,
        after_open_quote: false,
    };
    table.allowance = most_in_vain(table.cut.limit());
    while skip_blank_lines(table.cut) {
        table.row()?;
    }
    ControlFlow::Continue(())
}

/// Moves to the next line that is not blank; false at the end.
fn skip_blank_lines(cut: &mut RecordReader<'_, '_, '_>) -> bool {
    loop {
        let rest = cut.rest();
        let blank = rest.len() - rest.trim_start_matches(['\n', '\r']).len();
        let (end, next) = rows::line(rest.get(blank..).unwrap_or_default().as_bytes());
        let line = rest.get(blank..blank + end).unwrap_or_default();
        if line.chars().any(|ch| !ch.is_whitespace() && ch != '\0') {
            cut.advance(blank);
            return true;
        }
        let known = next > end || cut.ended();
        let at_end = rest.len() == blank + next && cut.ended();
        cut.advance(if known { blank + next } else { blank });
        if at_end {
            return false;
        }
        if !known {
            cut.fill();
        }
    }
}

/// The allowance at its largest: a row up to the limit can always be read.
fn most_in_vain(limit: usize) -> usize {
    VAIN_BYTES.max(limit.saturating_mul(VAIN_SHARE))
}

struct Table<'c, 'a, 'r, 'e> {
    cut: &'c mut RecordReader<'a, 'r, 'e>,
    dialect: Arc<Dialect>,
    columns: usize,
    /// The header as written, once it was passed.
    header: Option<String>,
    /// Bytes that may still be read in vain.
    allowance: usize,
    /// The row before had an open quote: lines that are no rows belong to it.
    after_open_quote: bool,
}

/// What the text starts with.
enum NextRow {
    /// A row: its end, the start of the next, how its quotes are read.
    Row(usize, usize, Quoting),
    /// A line that is no row, and why.
    Bad(Bad),
    /// A row over the limit whose end is not known yet.
    Over,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bad {
    /// So many fields; whether a quote held several lines together.
    Ragged(usize, bool),
    OpenQuote,
}

impl Table<'_, '_, '_, '_> {
    fn row(&mut self) -> ControlFlow<()> {
        let found = self.find();
        match found {
            NextRow::Row(end, next, quoting) => {
                self.after_open_quote = false;
                self.give(end, quoting)?;
                self.pass(next);
            }
            NextRow::Bad(bad) => {
                let (end, next) = self.line();
                self.report(bad, end)?;
                self.pass(next);
            }
            NextRow::Over => {
                self.cut.too_long(None)?;
                self.skip();
            }
        }
        ControlFlow::Continue(())
    }

    fn pass(&mut self, bytes: usize) {
        self.cut.advance(bytes);
        let grown = self
            .allowance
            .saturating_add(bytes.saturating_mul(VAIN_SHARE));
        self.allowance = grown.min(most_in_vain(self.cut.limit()));
    }

    /// The first line, read to its end if that is not over the limit.
    fn line(&mut self) -> (usize, usize) {
        loop {
            let rest = self.cut.rest();
            let (end, next) = rows::line(rest.as_bytes());
            // A CR at the end of what has come in may be half of a CR LF.
            let known = next > end && next < rest.len();
            if known || self.cut.ended() || rest.len() > self.cut.limit() {
                return (end, next);
            }
            self.cut.fill();
        }
    }

    fn find(&mut self) -> NextRow {
        let (end, next) = self.line();
        let strict = loop {
            let rest = self.cut.rest().as_bytes();
            let reach = rest.len().min(self.allowance.max(next));
            let ended = self.cut.ended() && reach == rest.len();
            let read = rest.get(..reach).unwrap_or_default();
            let strict = rows::strict(read, self.dialect.delimiter, self.dialect.escapes, ended);
            let more = strict == Strict::Cut && reach == rest.len() && !self.cut.ended();
            if !more {
                break strict;
            }
            if rest.len() > self.cut.limit() {
                return self.over(end, next);
            }
            self.cut.fill();
        };
        let (in_vain, bad) = match strict {
            Strict::Row(row) if row.fits(self.columns) => {
                return NextRow::Row(row.end, row.next, Quoting::Strict);
            }
            Strict::Row(row) => (row.next, Bad::Ragged(row.fields, row.next > next)),
            Strict::Wrong(at) => (at, Bad::OpenQuote),
            Strict::Cut => (self.cut.rest().len().min(self.allowance), Bad::OpenQuote),
        };
        self.allowance = self.allowance.saturating_sub(in_vain);
        self.first_line(end, next, bad)
    }

    /// Reads the first line by itself.
    fn first_line(&self, end: usize, next: usize, bad: Bad) -> NextRow {
        let line = self.cut.rest().get(..end).unwrap_or_default();
        let lenient = rows::lenient(line, self.dialect.delimiter).map(|fields| fields.len());
        if lenient == Some(self.columns) {
            let (text, delimiter) = (self.cut.rest(), self.dialect.delimiter);
            let (end, next) = lines_behind::row_end(text, (end, next), delimiter, self.columns);
            return NextRow::Row(end, next, Quoting::Lenient);
        }
        let plain = line.matches(char::from(self.dialect.delimiter)).count() + 1;
        if self.dialect.delimiter == b'\t' && plain == self.columns {
            return NextRow::Row(end, next, Quoting::None);
        }
        NextRow::Bad(match (bad, lenient) {
            (Bad::OpenQuote, Some(fields)) => Bad::Ragged(fields, false),
            _ => bad,
        })
    }

    /// A row goes over the limit: a long field, or a quote that is not closed and rows behind it.
    fn over(&self, end: usize, next: usize) -> NextRow {
        let found = self.first_line(end, next, Bad::OpenQuote);
        if let NextRow::Row(..) = found {
            return found;
        }
        let mut rest = self.cut.rest().get(next..).unwrap_or_default();
        for _ in 0..LOOKED_AT {
            let (end, next) = rows::line(rest.as_bytes());
            let line = rest.get(..end).unwrap_or_default().as_bytes();
            let fits = matches!(
                rows::strict(line, self.dialect.delimiter, self.dialect.escapes, true),
                Strict::Row(row) if row.fits(self.columns)
            );
            if fits && self.columns > 1 {
                return found;
            }
            rest = rest.get(next..).unwrap_or_default();
        }
        NextRow::Over
    }

    fn give(&mut self, end: usize, quoting: Quoting) -> ControlFlow<()> {
        let text = self.cut.rest().get(..end).unwrap_or_default();
        if self.dialect.has_header {
            match &self.header {
                None => {
                    self.header = Some(text.trim().to_owned());
                    return ControlFlow::Continue(());
                }
                // Tables put together from several files have their headers inside.
                Some(header) if header == text.trim() => return ControlFlow::Continue(()),
                Some(_) => {}
            }
        }
        if text.len() > self.cut.limit() {
            return self.cut.too_long(None);
        }
        let cells = self
            .cut
            .is_sampling()
            .then(|| Cells::new(&self.dialect, text, quoting).entries());
        let row = Row {
            decoding: self.cut.decoding_of(text),
            text: text.to_owned(),
            quoting,
            dialect: Arc::clone(&self.dialect),
            plan: self.cut.plan(),
        };
        self.cut.give(row, cells.as_deref())
    }

    /// Reports the line up to `end`, which is no row.
    fn report(&mut self, bad: Bad, end: usize) -> ControlFlow<()> {
        let belongs_to_last = self.after_open_quote;
        self.after_open_quote |= matches!(bad, Bad::OpenQuote | Bad::Ragged(_, true));
        if belongs_to_last {
            return ControlFlow::Continue(());
        }
        let table = if self.dialect.has_header {
            "the header has"
        } else {
            "the first row has"
        };
        let what = match bad {
            Bad::OpenQuote => String::from("a quote is not closed"),
            Bad::Ragged(fields, _) => {
                let s = if fields == 1 { "" } else { "s" };
                format!("row has {fields} field{s} where {table} {}", self.columns)
            }
        };
        let raw = self.cut.rest().get(..end).map(str::to_owned);
        self.cut.bad_at(self.cut.line(), &what, raw)
    }

    /// Passes over a row that is not held.
    fn skip(&mut self) {
        let mut quoted = false;
        loop {
            let rest = self.cut.rest();
            let end = rest.bytes().position(|byte| {
                quoted ^= byte == b'"';
                !quoted && matches!(byte, b'\n' | b'\r')
            });
            self.pass(end.map_or(rest.len(), |end| end + 1));
            if end.is_some() || self.cut.ended() {
                return;
            }
            self.cut.fill();
        }
    }
}
