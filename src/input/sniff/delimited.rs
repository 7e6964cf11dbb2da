//! Comma, semicolon, bar or tab separated rows: by the file's name, or by a header whose columns are known
//! or are identifiers. Prose with commas is not a table.

use crate::input::fields::names;
use crate::input::format::Format;
use std::sync::LazyLock;

/// Fewest columns of a table with a header in which no column is known by name.
const COLUMNS: usize = 4;
/// Fewest columns where one is known by name.
const KNOWN_COLUMNS: usize = 2;

/// Names of columns by which a header is known.
static KNOWN: LazyLock<Vec<&str>> = LazyLock::new(|| rows().map(|(name, _)| name).collect());

/// The rows of the table: the name of a column, and why it is in it.
fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("columns.tsv").lines();
    let rows = lines.filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(|row| row.split_once('\t'))
}

/// CSV, if the file is called a table or the text starts with a header. What separates the fields is for its reader.
pub(super) fn detect(start: &str, name: &str) -> Option<Format> {
    looks_like(start, name).then_some(Format::Csv)
}

/// Is the text a table of rows with a header?
fn looks_like(start: &str, name: &str) -> bool {
    Format::Csv.is_suffix_of(name)
        || Format::Tsv.is_suffix_of(name)
        || start.starts_with("sep=")
            && start
                .lines()
                .next()
                .is_some_and(|line| line.len() == "sep=;".len())
        || [',', '\t', ';', '|']
            .iter()
            .any(|delimiter| has_header(start, *delimiter))
}

fn has_header(start: &str, delimiter: char) -> bool {
    let mut lines = start.lines().filter(|line| !line.trim().is_empty());
    // A header has two columns at least. Most lines have no such sign, and the next one may be a whole article.
    let Some(header) = lines.next().filter(|header| header.contains(delimiter)) else {
        return false;
    };
    let Some(row) = lines.next() else {
        return false;
    };
    let columns: Vec<&str> = header
        .split(delimiter)
        .map(|column| column.trim().trim_matches('"').trim())
        .collect();
    // A quoted field may run over line ends, so the first row's first line can hold fewer columns.
    let row_fits = row.matches(delimiter).count() + 1 >= columns.len()
        || row.contains('"') && row.contains(delimiter);
    row_fits && (is_plain_header(&columns) || is_named_header(&columns))
}

/// Identifiers, one of them known as a column, or many of them.
fn is_plain_header(columns: &[&str]) -> bool {
    let known = columns
        .iter()
        .any(|column| KNOWN.iter().any(|name| column.eq_ignore_ascii_case(name)));
    let enough = if known { KNOWN_COLUMNS } else { COLUMNS };
    columns.len() >= enough && columns.iter().all(|column| is_identifier(column))
}

/// Short names of any script, several of them known and more than half of all: prose holds one by chance.
fn is_named_header(columns: &[&str]) -> bool {
    if !columns.iter().all(|column| is_short(column)) {
        return false;
    }
    let known = columns
        .iter()
        .filter(|column| names::is_known(column))
        .count();
    known >= KNOWN_COLUMNS && (known * 2 > columns.len() || columns.len() >= COLUMNS)
}

/// An identifier, or a single known Arabic word: a header is no sentence. Row numbers have a column without name.
fn is_identifier(column: &str) -> bool {
    let identifier = column
        .chars()
        .all(|ch| ch.is_ascii_alphanumeric() || matches!(ch, '_' | '-' | '.' | ' '))
        && column.split(' ').count() <= 2;
    identifier || KNOWN.contains(&column)
}

/// A few words without the signs of a sentence.
fn is_short(column: &str) -> bool {
    /// Longest name of a column, in words.
    const MOST_WORDS: usize = 4;
    column.split(' ').count() <= MOST_WORDS && !column.contains(['.', '،', '؛', ':', '!', '؟', '/'])
}

#[cfg(test)]
mod tests {
    use super::{looks_like, rows};

    #[test]
    fn each_row_has_a_reason_and_is_in_its_order() {
        let names: Vec<&str> = rows().map(|(name, _)| name).collect();
        assert!(names.is_sorted_by(|one, next| one < next), "{names:?}");
        assert!(rows().all(|(_, why)| !why.trim().is_empty()));
        let lines = include_str!("columns.tsv").lines().skip(2);
        assert_eq!(lines.count(), names.len(), "a line without a tab");
    }

    #[test]
    fn tables_are_seen() {
        assert!(looks_like("x", "a/b.CSV"));
        assert!(looks_like("id,title,text\n1,خبر,\"نص طويل", "dump"));
        assert!(looks_like("العنوان;النص\nخبر;نص", "dump"));
        assert!(looks_like("a\tb\tc\td\n1\t2\t3\t4", "dump.txt"));
        assert!(looks_like(
            "Text,Score,tokens\n\"نص طويل, ثم\nسطر\",1,x",
            "dump"
        ));
        assert!(looks_like(
            "Title,Link,Label,Date,Fake News,Fact News\nعنوان,x,زائف,d,\"أ",
            "dump"
        ));
        assert!(looks_like(
            "عنوان الخبر,تاريخ النشر,نص الخبر\nأ,ب,ج",
            "dump"
        ));
        assert!(looks_like("title|text\nأ|ب", "dump"));
        assert!(looks_like(",title,text\n0,أ,ب", "dump"));
        assert!(looks_like("sep=;\nx;y\nأ;ب", "dump"));
    }

    #[test]
    fn prose_with_commas_is_not() {
        assert!(!looks_like(
            "London, Paris, Rome\nقال المتحدث, وأضاف, ثم ختم",
            "x.txt"
        ));
        assert!(!looks_like("المصدر, الوطن اليوم\nنص, نص", "x.txt"));
        assert!(!looks_like("title, text\n", "x.txt"));
        assert!(!looks_like(
            "الرئيسية | أخبار | رياضة | المصدر\nنص | نص | نص | نص",
            "x.txt"
        ));
        assert!(!looks_like("النص، والعنوان, والخبر\nنص, نص, نص", "x.txt"));
    }
}
