//! Opens a database so that nothing is written, and says which tables it has.

use crate::input::options::InputOptions;
use crate::input::stream::input_stream::InputStream;
use crate::input::stream::origin::Origin;
use crate::input::stream::random_access::RandomAccess;
use crate::input::stream::source::has_bytes;
use crate::report::Event;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, MAIN_DB, OpenFlags};
use std::fmt::Write;
use std::io::Read;
use std::path::Path;

/// The smallest longest value that is read; a row may be a little longer than its text.
const VALUE_BYTES: usize = 1024 * 1024;

/// Opens a database that will not be written to.
pub(super) fn open(
    input: &mut InputStream<'_>,
    options: &InputOptions,
) -> Result<Connection, Event> {
    let database = match input.own_file() {
        Some(path) => {
            for journal in ["-wal", "-journal"] {
                if has_bytes(&path, journal) {
                    let what = format!(
                        "has changes in {}{journal} that are not in it yet",
                        input.origin.path
                    );
                    let remedy = "close the program that writes it, or run: sqlite3 FILE 'PRAGMA wal_checkpoint(TRUNCATE)'";
                    return Err(input.origin.unsupported(what, remedy));
                }
            }
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
                | OpenFlags::SQLITE_OPEN_URI
                | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            Connection::open_with_flags(address(&path), flags)
        }
        None => in_memory(input.random_access("SQLite")?),
    };
    let database = database.and_then(|database| {
        database.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        database.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        let longest = options.max_document.saturating_mul(2).max(VALUE_BYTES);
        database.set_limit(
            Limit::SQLITE_LIMIT_LENGTH,
            i32::try_from(longest).unwrap_or(i32::MAX),
        )?;
        Ok(database)
    });
    database.map_err(|error| damaged(&input.origin, &error))
}

/// The address of a file that is read as it is: nothing is locked, and no journal is looked at or made.
fn address(path: &Path) -> String {
    let mut address = String::from("file:");
    if cfg!(windows) {
        address.push('/');
    }
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => address.push('/'),
            byte if byte.is_ascii_alphanumeric() || b"/._-:".contains(byte) => {
                address.push(char::from(*byte));
            }
            byte => {
                // Writing to a string cannot fail.
                let _ = write!(address, "%{byte:02X}");
            }
        }
    }
    address + "?mode=ro&immutable=1"
}

fn in_memory(mut bytes: RandomAccess) -> rusqlite::Result<Connection> {
    let mut held = Vec::new();
    let read = bytes.read_to_end(&mut held);
    read.map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
    // A database with a journal of its own kind has no place for it in memory: these bytes say which kind it has.
    for version in [18, 19] {
        if let Some(version) = held.get_mut(version).filter(|version| **version == 2) {
            *version = 1;
        }
    }
    let mut database = Connection::open_in_memory()?;
    database.deserialize_read_exact(MAIN_DB, held.as_slice(), held.len(), true)?;
    Ok(database)
}

/// A table.
pub(super) struct TableName {
    pub(super) name: String,
    /// It is an index of words, which may say again what another table says.
    pub(super) is_virtual: bool,
}

/// The tables, virtual ones last; those that belong to others are left out.
pub(super) fn tables(database: &Connection) -> rusqlite::Result<Vec<TableName>> {
    let query = "SELECT name, rootpage, sql FROM sqlite_schema WHERE type = 'table' ORDER BY rowid";
    let mut query = database.prepare(query)?;
    let rows = query.query_map([], |row| {
        let (name, page): (String, Option<i64>) = (row.get(0)?, row.get(1)?);
        let sql: Option<String> = row.get(2)?;
        let is_index = sql.is_some_and(|sql| sql.to_ascii_lowercase().contains("using fts"));
        Ok((name, page.unwrap_or(0) == 0, is_index))
    })?;
    let all = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    let owners: Vec<String> = all
        .iter()
        .filter(|(_, is_virtual, _)| *is_virtual)
        .map(|(name, ..)| format!("{name}_"))
        .collect();
    let is_own = |name: &str| {
        let inner = owners.iter().any(|owner| name.starts_with(owner.as_str()));
        name.starts_with("sqlite_") || inner
    };
    let mut tables: Vec<TableName> = all
        .into_iter()
        .filter(|(name, is_virtual, is_index)| (!is_virtual || *is_index) && !is_own(name))
        .map(|(name, is_virtual, _)| TableName { name, is_virtual })
        .collect();
    tables.sort_by_key(|table| table.is_virtual);
    Ok(tables)
}

/// A name in a statement.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// The event of a database, or a table of one, that cannot be read.
pub(super) fn damaged(origin: &Origin, error: &rusqlite::Error) -> Event {
    let what = format!("is SQLite that cannot be read: {error}");
    origin.damaged(what, "restore the file")
}

#[cfg(test)]
mod tests {
    use super::{address, quoted};
    use std::path::Path;

    #[test]
    fn names_are_safe_in_statements_and_addresses() {
        assert_eq!(quoted("a\"b"), "\"a\"\"b\"");
        assert_eq!(
            address(Path::new("/a b/خ?#.db")),
            "file:/a%20b/%D8%AE%3F%23.db?mode=ro&immutable=1"
        );
    }
}
