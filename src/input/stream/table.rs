//! Tables of records where lines are read: told at once, since a thousand bad lines would hide what the file is. What a
//! table holds is not read here.

use crate::error::Error;
use crate::input::name::displayable;
use std::path::Path;

/// How records begin that were written as Parquet and as CSV.
const TABLES: [&[u8]; 2] = [b"PAR1", b"id,title,"];

/// Refuses a file that begins as one of them.
pub(super) fn refuse_table(path: &Path, head: &[u8]) -> Result<(), Error> {
    if !TABLES.iter().any(|table| head.starts_with(table)) {
        return Ok(());
    }
    let what = "is a table, and JSON lines are read here";
    let remedy = "write the records to a file that ends with .jsonl";
    Err(Error::new(displayable(path), what, remedy))
}
