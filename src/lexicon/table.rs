//! The marker tables: TSV with a reason beside each row. It reads and checks them; matching is `matcher`'s.
//!
//! Columns: phrase, class, position (comma separated), payload, example, near miss, note. A line that begins
//! with `# ` is a comment. In a phrase `#` matches any number.

use crate::text::chars::is_word;
use std::collections::BTreeSet;

use super::class::{Class, Position};
use crate::error::Error;
use crate::text::fold;
use crate::text::table::cells;

/// The families, in the order in which they are loaded.
const FAMILIES: &[(&str, &str)] = &[
    ("read-also.tsv", include_str!("read-also.tsv")),
    ("related.tsv", include_str!("related.tsv")),
    ("source.tsv", include_str!("source.tsv")),
    ("keywords.tsv", include_str!("keywords.tsv")),
    ("byline.tsv", include_str!("byline.tsv")),
    ("dateline.tsv", include_str!("dateline.tsv")),
    ("caption.tsv", include_str!("caption.tsv")),
    ("share.tsv", include_str!("share.tsv")),
    ("ui.tsv", include_str!("ui.tsv")),
    ("navigation.tsv", include_str!("navigation.tsv")),
    ("most-read.tsv", include_str!("most-read.tsv")),
    ("advert.tsv", include_str!("advert.tsv")),
    ("comments.tsv", include_str!("comments.tsv")),
    ("legal.tsv", include_str!("legal.tsv")),
    ("frames.tsv", include_str!("frames.tsv")),
    ("keep.tsv", include_str!("keep.tsv")),
];

/// Most rows a user's file may add. Real tables hold hundreds; beyond this the automaton's memory, not the
/// user's need, would decide.
const MAX_USER_ROWS: usize = 20_000;

/// Longest phrase in bytes of folded text: a sentence of an aggregator's frame fits several times.
pub(super) const MAX_PHRASE_BYTES: usize = 400;

/// A marker phrase and what is known about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The phrase as a person writes it.
    pub phrase: String,
    /// The phrase as folding leaves it; what is matched.
    pub folded: String,
    /// What it announces.
    pub class: Class,
    /// Where in a line it counts.
    pub positions: Vec<Position>,
    /// What follows it.
    pub payload: String,
    /// A line in which it fires.
    pub example: String,
    /// A line in which it must not fire; empty for phrases that nothing resembles.
    pub near_miss: String,
    /// Why it is here, where it was seen.
    pub note: String,
    /// The file it comes from.
    pub file: String,
    /// Its line there, from 1.
    pub line: u64,
}

/// The rows that come with the program.
pub(super) fn builtin() -> Vec<Row> {
    FAMILIES
        .iter()
        .flat_map(|(file, tsv)| rows(file, tsv))
        .filter_map(Result::ok)
        .collect()
}

/// Adds a user's rows, which may leave out the columns after `position`, to those of other files.
pub(super) fn parse_user(file: &str, tsv: &str, out: &mut Vec<Row>) -> Result<(), Error> {
    let key = |row: &Row| (row.class, row.folded.clone());
    let others: BTreeSet<(Class, String)> = out.iter().map(key).collect();
    let mut seen = BTreeSet::new();
    for row in rows(file, tsv) {
        let row = row?;
        if out.len() == MAX_USER_ROWS {
            let what = format!("more than {MAX_USER_ROWS} rows");
            return Err(
                Error::new(file, what, "split the work over several runs or drop rows")
                    .at_line(row.line),
            );
        }
        if !seen.insert(key(&row)) {
            let what = format!(
                "the phrase `{}` is in class {} of this file already",
                row.phrase,
                row.class.as_str()
            );
            return Err(Error::new(file, what, "remove this row").at_line(row.line));
        }
        if !others.contains(&key(&row)) {
            out.push(row);
        }
    }
    Ok(())
}

fn rows<'a>(file: &'a str, tsv: &'a str) -> impl Iterator<Item = Result<Row, Error>> + 'a {
    tsv.lines()
        .zip(1..)
        .map(|(text, line)| {
            (
                text.trim_end_matches('\r').trim_start_matches('\u{FEFF}'),
                line,
            )
        })
        .filter(|(text, _)| {
            !text.trim().is_empty() && !text.starts_with("# ") && !text.starts_with("phrase\t")
        })
        .map(move |(text, line)| {
            row(text)
                .map_err(|(what, remedy)| Error::new(file, what, remedy).at_line(line))
                .map(|mut row| {
                    file.clone_into(&mut row.file);
                    row.line = line;
                    row
                })
        })
}

fn row(text: &str) -> Result<Row, (String, String)> {
    let cells: Vec<&str> = cells(text).map(str::trim).collect();
    let &[phrase, class, position, ref rest @ ..] = cells.as_slice() else {
        let remedy =
            "a row is: phrase TAB class TAB position, then payload, example, near miss, note";
        return Err((
            format!("{} columns where at least 3 are needed", cells.len()),
            remedy.to_owned(),
        ));
    };
    let folded = fold::phrase(&phrase.replace('#', "0"));
    if !folded.chars().any(is_word) {
        return Err((
            format!("the phrase `{phrase}` has no letter to match"),
            String::from("write a phrase with a letter in it"),
        ));
    }
    if folded.len() > MAX_PHRASE_BYTES {
        return Err((
            format!("a phrase of {} bytes", folded.len()),
            String::from("shorten it to the words that matter"),
        ));
    }
    let class = Class::parse(class).ok_or_else(|| {
        (
            format!("no class is called `{class}`"),
            String::from(
                "ghirbal lexicon --classes lists them (read-also, related-list, source-line, keywords, share, drop, keep …)",
            ),
        )
    })?;
    let positions: Option<Vec<Position>> = position
        .split(',')
        .map(|name| Position::parse(name.trim()))
        .collect();
    let positions = positions.ok_or_else(|| {
        let [others @ .., last] = Position::NAMES;
        (
            format!("no position is called `{position}`"),
            format!("use {} or {last}", others.join(", ")),
        )
    })?;
    let cell = |at: usize| rest.get(at).copied().unwrap_or_default().to_owned();
    Ok(Row {
        phrase: phrase.to_owned(),
        folded,
        class,
        positions,
        payload: cell(0),
        example: cell(1),
        near_miss: cell(2),
        note: cell(3),
        file: String::new(),
        line: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::{FAMILIES, parse_user, rows};

    #[test]
    fn every_builtin_row_can_be_used() {
        for (file, tsv) in FAMILIES {
            for row in rows(file, tsv) {
                assert!(row.is_ok(), "{row:?}");
            }
        }
    }

    #[test]
    fn a_bad_row_is_named_with_its_line() {
        let bad = [
            (
                "phrase\tclass\tposition\nاقرأ",
                "x.tsv:2: 1 columns where at least 3 are needed",
            ),
            ("اقرأ\tread\twhole", "x.tsv:1: no class is called `read`"),
            (
                "اقرأ\tshare\teverywhere",
                "x.tsv:1: no position is called `everywhere`",
            ),
            ("\u{64B}\tshare\twhole", "has no letter to match"),
            ("\tshare\twhole", "has no letter to match"),
            (
                "انشروا معنا\tshare\twhole\nأنشروا معنا\tshare\tlabel",
                "x.tsv:2: the phrase",
            ),
        ];
        for (tsv, message) in bad {
            let error = parse_user("x.tsv", tsv, &mut Vec::new());
            let error = error.unwrap_err().to_string();
            assert!(error.contains(message), "{error}");
        }
    }

    #[test]
    fn a_user_file_needs_three_columns_only() {
        let mut rows = Vec::new();
        let tsv = "# mine\n\nانشروا معنا\tshare\twhole,prefix\r\n";
        parse_user("x.tsv", tsv, &mut rows).unwrap();
        parse_user("y.tsv", tsv, &mut rows).unwrap();
        assert_eq!(
            (rows.len(), rows[0].line, rows[0].positions.len()),
            (1, 3, 2)
        );
    }
}
