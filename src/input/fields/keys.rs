//! Keys of objects that say nothing of an article but how its values are put into each other: a table with a reason a
//! row. What the names of fields mean is in `names.rs`.

use std::sync::LazyLock;

static KEYS: LazyLock<Keys> = LazyLock::new(|| Keys {
    text: of_kind("text"),
    wrapper: of_kind("wrapper"),
    envelope: of_kind("envelope"),
    list: of_kind("list"),
    record: of_kind("record"),
    name: of_kind("name"),
});

/// The keys of each kind, in the order of the table.
struct Keys {
    text: Vec<&'static str>,
    wrapper: Vec<&'static str>,
    envelope: Vec<&'static str>,
    list: Vec<&'static str>,
    record: Vec<&'static str>,
    name: Vec<&'static str>,
}

/// Keys of the text in a paragraph, a tag or an author; the first that is there counts.
pub(in crate::input) fn text_keys() -> &'static [&'static str] {
    &KEYS.text
}

/// Whether a list of this name holds records.
pub(in crate::input) fn is_record_list(key: &str) -> bool {
    KEYS.list.contains(&key)
}

/// Whether an object of this name is a record.
pub(in crate::input) fn is_record(key: &str) -> bool {
    KEYS.record.contains(&key)
}

/// Whether the key of a field's inner object holds the field's value.
pub(super) fn is_wrapper(key: &str) -> bool {
    KEYS.wrapper.contains(&key)
}

/// Whether an object at this path is only an envelope around the record or its metadata.
pub(super) fn is_envelope(path: &str) -> bool {
    path.split('.').all(|key| KEYS.envelope.contains(&key))
}

/// Whether the key of a person or an outlet holds its name.
pub(super) fn is_name(key: &str) -> bool {
    KEYS.name.contains(&key)
}

fn of_kind(kind: &str) -> Vec<&'static str> {
    let rows = rows().filter(|row| row[1] == kind);
    rows.map(|[key, ..]| key).collect()
}

/// The rows of the table: key, what it is, why.
fn rows() -> impl Iterator<Item = [&'static str; 3]> {
    let lines = include_str!("keys.tsv").lines().skip(2);
    lines.filter_map(|line| line.split('\t').collect::<Vec<_>>().try_into().ok())
}

#[cfg(test)]
mod tests {
    use super::{KEYS, rows};
    use std::collections::HashSet;

    #[test]
    fn every_row_counts_once_and_says_why() {
        let lines = include_str!("keys.tsv").lines().count();
        assert_eq!(rows().count(), lines - 2, "a row without three cells");
        let mut seen = HashSet::new();
        for [key, kind, why] in rows() {
            assert!(!key.is_empty() && !why.is_empty(), "{key} {kind}");
            assert!(seen.insert((key, kind)), "{key} is twice a {kind}");
        }
        let kinds = [
            &KEYS.text,
            &KEYS.wrapper,
            &KEYS.envelope,
            &KEYS.list,
            &KEYS.record,
            &KEYS.name,
        ];
        let known: usize = kinds.into_iter().map(Vec::len).sum();
        assert_eq!(known, seen.len(), "a row of an unknown kind");
    }
}
