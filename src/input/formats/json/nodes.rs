//! The words by which nodes of rich text are known: a table with a reason a row. What they are good for is in `rich.rs`.

use std::sync::LazyLock;

pub(super) static NODES: LazyLock<Nodes> = LazyLock::new(|| Nodes {
    types: of_kind("type"),
    inside: of_kind("inside"),
    texts: of_kind("text"),
    holders: of_kind("holder"),
    others: of_kind("other"),
    inline: of_kind("inline"),
    records: of_kind("record"),
});

/// The words of each kind, in the order of the table.
pub(super) struct Nodes {
    pub(super) types: Vec<&'static str>,
    pub(super) inside: Vec<&'static str>,
    pub(super) texts: Vec<&'static str>,
    pub(super) holders: Vec<&'static str>,
    pub(super) others: Vec<&'static str>,
    pub(super) inline: Vec<&'static str>,
    pub(super) records: Vec<&'static str>,
}

fn of_kind(kind: &str) -> Vec<&'static str> {
    let rows = include_str!("nodes.tsv").lines().skip(2);
    let rows = rows.filter_map(|row| row.split_once('\t'));
    let found = rows.filter(|(_, rest)| rest.split('\t').next() == Some(kind));
    found.map(|(word, _)| word).collect()
}

#[cfg(test)]
mod tests {
    use super::NODES;

    #[test]
    fn each_row_of_the_table_is_of_a_kind_and_has_a_reason() {
        let lines = include_str!("nodes.tsv").lines().skip(2);
        let reasons = lines.filter(|line| line.splitn(3, '\t').all(|cell| !cell.is_empty()));
        let nodes = &NODES;
        let lists = [
            &nodes.types,
            &nodes.inside,
            &nodes.texts,
            &nodes.holders,
            &nodes.others,
            &nodes.inline,
            &nodes.records,
        ];
        let read: usize = lists.iter().map(|list| list.len()).sum();
        assert_eq!(reasons.count(), read);
    }
}
