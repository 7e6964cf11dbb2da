//! Tables of bars: rows that lack the line under the head, that have more cells than it, or stand in one column. The
//! parser takes them for text, or drops the cells.

/// The table at the start of `lines` as the parser wants it, and how many lines it has; none where there is no table.
pub(super) fn table(lines: &[&str]) -> Option<(String, usize)> {
    let [first, rest @ ..] = lines else {
        return None;
    };
    let second_rules = rest.first().is_some_and(|line| is_delimiter(line));
    let begins = is_barred(first)
        || is_grid(first) && rest.first().is_some_and(|line| is_barred(line))
        || is_delimiter(first) && rest.first().is_some_and(|line| line.contains('|'))
        || first.contains('|') && second_rules;
    if !begins {
        return None;
    }
    let length = lines
        .iter()
        .take_while(|line| line.contains('|') && !line.trim().is_empty() || is_grid(line))
        .count();
    let rows = lines[..length].iter();
    let rows: Vec<Vec<String>> = rows
        .filter(|line| !is_delimiter(line) && !is_grid(line))
        .map(|line| cells(line))
        .collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    if columns == 0 {
        return Some((String::new(), length));
    }
    let mut table = String::new();
    for (at, row) in rows.iter().enumerate() {
        table.push('|');
        for column in 0..columns {
            table.push_str(row.get(column).map_or("", String::as_str));
            table.push('|');
        }
        table.push('\n');
        if at == 0 {
            table.push('|');
            table.push_str(&"---|".repeat(columns));
            table.push('\n');
        }
    }
    Some((table, length))
}

/// A row with bars at both ends.
fn is_barred(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && line.starts_with('|') && line.ends_with('|')
}

/// `|---|:--:|`
fn is_delimiter(line: &str) -> bool {
    let line = line.trim();
    line.contains('|')
        && line.contains('-')
        && line
            .chars()
            .all(|ch| matches!(ch, '|' | '-' | ':' | ' ' | '\t'))
}

/// `+-----+-----+`
fn is_grid(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("+-") | line.starts_with("+=")
        && line.ends_with('+')
        && line.chars().all(|ch| matches!(ch, '+' | '-' | '=' | ':'))
}

fn cells(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let line = match line.strip_suffix('|') {
        Some(inside) if !inside.ends_with('\\') => inside,
        _ => line,
    };
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for ch in line.chars() {
        match (ch, cells.last_mut()) {
            ('|', _) if !escaped => cells.push(String::new()),
            (_, Some(cell)) => cell.push(ch),
            _ => {}
        }
        escaped = ch == '\\' && !escaped;
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::table;

    #[track_caller]
    fn becomes(lines: &[&str], rows: &str, length: usize) {
        assert_eq!(table(lines), Some((rows.to_owned(), length)), "{lines:?}");
    }

    #[test]
    fn rows_get_a_head_and_columns() {
        becomes(&["| a | b |", "| c |"], "| a | b |\n|---|---|\n| c ||\n", 2);
        becomes(
            &["a | b", "---|---", "c | d | e", "", "x"],
            "|a | b||\n|---|---|---|\n|c | d | e|\n",
            3,
        );
        becomes(&["+--+", "| a |", "+--+"], "| a |\n|---|\n", 3);
        becomes(&["|---|---|", "| a | b |"], "| a | b |\n|---|---|\n", 2);
        becomes(&["| a \\| b |"], "| a \\| b |\n|---|\n", 1);
    }

    #[test]
    fn bars_of_prose_are_no_table() {
        for lines in [
            &["a | b", "c | d"][..],
            &["نص"],
            &["|"],
            &[],
            &["a | b"],
            &["+ نص"],
        ] {
            assert_eq!(table(lines), None, "{lines:?}");
        }
    }
}
