//! Tables of words that are part of the program: tab-separated, a header above the rows, comments behind `#`. The tables
//! of the lexicon, which users may add to, are read in `lexicon`.

use memchr::memchr_iter;
use std::iter;

/// The cells of a row, between tabs. Vectors find the tabs: thousands of rows are read at each start of the program.
pub(crate) fn cells(row: &str) -> impl Iterator<Item = &str> {
    let ends = memchr_iter(b'\t', row.as_bytes()).chain(iter::once(row.len()));
    ends.scan(0, move |start, end| {
        let cell = &row[*start..end];
        *start = end + 1;
        Some(cell)
    })
}

/// The rows of a table, without comments and header. A line with another number of columns is no row; the test of each
/// table counts its lines.
pub(crate) fn rows<const COLUMNS: usize>(
    tsv: &'static str,
) -> impl Iterator<Item = [&'static str; COLUMNS]> {
    let lines = lines(tsv);
    lines.filter_map(|line| {
        let mut columns = cells(line);
        let row = std::array::from_fn(|_| columns.next().unwrap_or_default());
        columns.next().is_none().then_some(row)
    })
}

/// The lines of a table that should be rows.
pub(crate) fn lines(tsv: &'static str) -> impl Iterator<Item = &'static str> {
    tsv.lines().filter(|line| !line.starts_with('#')).skip(1)
}
