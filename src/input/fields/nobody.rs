//! Words for a source or an author that is not known: a table with a reason a row. Words for any missing value are in
//! `value.rs`.

use crate::text::fold;
use crate::text::table;
use std::collections::HashSet;
use std::sync::LazyLock;

/// The row of a table of people that is not there.
const NO_ROW: &str = "0";

static NOBODY: LazyLock<HashSet<String>> =
    LazyLock::new(|| rows().map(|[words, _]| fold::phrase(words)).collect());

/// Whether a name says that there is none.
pub(super) fn is_nobody(name: &str) -> bool {
    let name = name.trim();
    // Folded, all numbers are the same.
    let has_number = name.contains(|c: char| c.is_ascii_digit());
    name == NO_ROW || !has_number && NOBODY.contains(&fold::phrase(name))
}

/// The rows of the table: words, why.
fn rows() -> impl Iterator<Item = [&'static str; 2]> {
    table::rows(include_str!("nobody.tsv"))
}

#[cfg(test)]
mod tests {
    use super::{is_nobody, rows};

    #[test]
    fn every_row_has_a_reason_and_counts() {
        let lines = include_str!("nobody.tsv").lines().count() - 2;
        let reasoned = rows().filter(|[words, why]| is_nobody(words) && !why.is_empty());
        assert_eq!(reasoned.count(), lines);
    }

    #[test]
    fn names_with_such_words_are_names() {
        for name in ["Unknown", " NO AUTHOR ", "غير معروف", "0"] {
            assert!(is_nobody(name), "{name}");
        }
        for name in ["بدون حدود", "Unknown Worlds", "20", "محمد"] {
            assert!(!is_nobody(name), "{name}");
        }
    }
}
