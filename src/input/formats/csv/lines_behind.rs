//! Where a row ends whose last field holds a stray quote and a line end: the quote ends the line, so that the row seems to
//! be over. The lines behind it that are no rows belong to it, if with them its columns are still those of the table.

use super::rows;

/// Lines behind a row with a stray quote in which its last field may go on.
const MOST_LINES: usize = 16;

/// The end of the row and the start of the next; `first` are those of its first line, which has all columns.
pub(super) fn row_end(
    text: &str,
    first: (usize, usize),
    delimiter: u8,
    columns: usize,
) -> (usize, usize) {
    let fits = |text: &str| {
        let fields = rows::lenient(text, delimiter);
        fields.is_some_and(|fields| fields.len() == columns)
    };
    // A quote behind a delimiter begins a field.
    let begins_field = [char::from(delimiter), '"'].iter().collect::<String>();
    let mut start = first.1;
    for _ in 0..MOST_LINES {
        let (length, width) = rows::line(text.get(start..).unwrap_or_default().as_bytes());
        let end = start + length;
        let line = text.get(start..end).unwrap_or_default();
        let is_row = line.starts_with('"') || line.contains(&begins_field) || fits(line);
        if line.is_empty() || is_row {
            break;
        }
        if line.ends_with('"') && text.get(..end).is_some_and(fits) {
            return (end, start + width);
        }
        start += width;
    }
    first
}

#[cfg(test)]
mod tests {
    use super::row_end;

    #[test]
    fn a_last_field_goes_on_behind_a_stray_quote() {
        let row = "\"خبر\",\"قال: \"نعم\"\nثم مضى.\"\n\"آخر\",\"نص\"\n";
        let first = row.find('\n').unwrap_or_default();
        let (end, next) = row_end(row, (first, first + 1), b',', 2);
        assert!(row[..end].ends_with("مضى.\"") && row[next..].starts_with("\"آخر"));
        for behind in ["أ,ب\n", "\"أ\n", "\n", "نص\nنص\n", "نص,نص,\"نص\"\n"] {
            let text = format!("{}\n{behind}", &row[..first]);
            assert_eq!(row_end(&text, (first, first + 1), b',', 2).0, first);
        }
    }

    #[test]
    fn so_many_lines_are_looked_at() {
        for (lines, found) in [(15, true), (16, false)] {
            let first = "\"خبر\",\"قال: \"نعم\"";
            let text = format!("{first}\n{}ثم\"\n", "نص\n".repeat(lines));
            let end = row_end(&text, (first.len(), first.len() + 1), b',', 2).0;
            assert_eq!(end != first.len(), found, "{lines}");
        }
    }
}
