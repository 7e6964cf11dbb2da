//! SQLite: the rows of each table that holds texts, as members of the file. It is opened in a way that writes nothing and
//! makes no file beside it: no lock, no journal. So changes that another program has not yet put into the file are not
//! seen; a file that has such is refused. Rows that are damaged cost themselves alone where rows have numbers.

mod database;
mod table;

use super::item::{Emit, Item};
use super::reader::FormatReader;
use crate::input::options::InputOptions;
use crate::input::stream::input_stream::InputStream;
use database::{damaged, open, quoted, tables};
use std::ops::ControlFlow;
use table::Table;

/// Reads databases.
pub(super) struct SqliteReader;

impl FormatReader for SqliteReader {
    fn documents(
        &self,
        input: &mut InputStream<'_>,
        options: &InputOptions,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        let opened = open(input, options).and_then(|database| {
            let tables = tables(&database).map_err(|error| damaged(&input.origin, &error))?;
            Ok((database, tables))
        });
        let (database, tables) = match opened {
            Ok(opened) => opened,
            Err(event) => return emit(Item::Event(event)),
        };
        let mut read = false;
        for table in tables {
            // What a table of an index says was said by the table before.
            if read && table.is_virtual {
                continue;
            }
            let origin = input.origin.inside(&table.name);
            let table = Table {
                database: &database,
                name: quoted(&table.name),
                origin: &origin,
                options,
            };
            read |= table.read(emit)?;
        }
        if read {
            return ControlFlow::Continue(());
        }
        let what = "is a database without a table of texts";
        let remedy = "name the column with --field body=NAME";
        emit(Item::Event(input.origin.unsupported(what, remedy)))
    }
}
