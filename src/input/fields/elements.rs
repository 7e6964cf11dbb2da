//! What the names of elements and attributes of XML and SGML say, beside those that all formats share (`names.rs`): a
//! table with a reason a row. It looks at no content.

use crate::input::options::Field;
use crate::text::table::cells;
use foldhash::HashMap;
use std::sync::LazyLock;

static TABLE: LazyLock<HashMap<&'static str, Said>> = LazyLock::new(|| {
    let mut table: HashMap<&'static str, Said> = HashMap::default();
    for [name, kind, value, _] in rows() {
        let said = table.entry(name).or_default();
        match kind {
            "through" => said.through = true,
            "skip" => said.skip = true,
            "record" => said.record = true,
            "container" => said.container = true,
            "foreign" => said.foreign = true,
            "refused" => said.refused = Some(value),
            field => said.field = Field::parse(field).zip(value.parse().ok()),
        }
    }
    table
});

/// What a name says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::input) struct Said {
    /// The field that it holds, and its rank: 1 is best.
    pub(super) field: Option<(Field, u8)>,
    /// The fields inside count as if they stood outside of it.
    pub(in crate::input) through: bool,
    /// It holds no field.
    pub(in crate::input) skip: bool,
    /// It holds an article.
    pub(in crate::input) record: bool,
    /// It holds records.
    pub(in crate::input) container: bool,
    /// It is a prefix whose names mean other things than without it.
    foreign: bool,
    /// The name of the format of files that have it as root.
    pub(in crate::input) refused: Option<&'static str>,
}

impl Said {
    /// It holds a field.
    pub(in crate::input) fn is_field(self) -> bool {
        self.field.is_some()
    }

    /// It holds the text.
    pub(in crate::input) fn is_body(self) -> bool {
        matches!(self.field, Some((Field::Body, _)))
    }

    /// It holds tags.
    pub(in crate::input) fn is_keywords(self) -> bool {
        matches!(self.field, Some((Field::Keywords, _)))
    }
}

/// What a name says, with its prefix where the table has it with one, else without.
pub(in crate::input) fn said(name: &str) -> Said {
    let name = name.to_ascii_lowercase();
    if let Some(said) = TABLE.get(name.as_str()) {
        return *said;
    }
    let Some((prefix, local)) = name.split_once(':') else {
        return Said::default();
    };
    match is_foreign(prefix) {
        true => Said {
            skip: true,
            ..Said::default()
        },
        false => TABLE.get(local).copied().unwrap_or_default(),
    }
}

/// A name without its prefix.
pub(in crate::input) fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

fn is_foreign(prefix: &str) -> bool {
    TABLE
        .get(format!("{prefix}:").as_str())
        .is_some_and(|said| said.foreign)
}

/// The rows of the table: name, kind, value, why.
fn rows() -> impl Iterator<Item = [&'static str; 4]> {
    let lines = include_str!("elements.tsv").lines().skip(2);
    lines.filter_map(|line| cells(line).collect::<Vec<_>>().try_into().ok())
}

#[cfg(test)]
mod tests {
    use super::{Field, rows, said};
    use crate::input::format::Format;

    #[test]
    fn each_row_is_well_formed_and_has_a_reason() {
        let lines = include_str!("elements.tsv").lines().count() - 2;
        assert_eq!(rows().count(), lines, "a row without four cells");
        let names: Vec<_> = rows().map(|[name, kind, ..]| (name, kind)).collect();
        assert!(names.is_sorted_by(|a, b| a < b), "not sorted, or twice");
        for [name, kind, value, why] in rows() {
            assert_eq!(name, name.to_ascii_lowercase());
            assert!(!why.is_empty(), "{name}");
            let known = match kind {
                "refused" => Format::parse(value).is_some_and(|format| format.remedy().is_some()),
                "through" | "skip" | "record" | "container" => value == "-",
                "foreign" => name.ends_with(':'),
                field => Field::parse(field).is_some() && ("1"..="9").contains(&value),
            };
            assert!(known, "{name}: {kind} {value}");
        }
    }

    #[test]
    fn a_prefix_counts_where_it_changes_the_meaning() {
        assert_eq!(said("dc:created").field, Some((Field::Date, 2)));
        assert_eq!(said("excerpt:encoded").field, Some((Field::Body, 9)));
        assert!(said("media:created").skip && said("media:created").field.is_none());
        assert!(said("TEI").record && said("rdf:RDF").container);
    }
}
