//! What the name of a field says: a table of names, compared in one spelling. It does not look at values.

use super::keys;
use crate::input::options::Field;
use crate::text::fold;
use crate::text::table;
use foldhash::HashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

/// From this rank on a name of a text means a teaser, which is the text only where there is no other.
pub(super) const TEASER_RANK: u8 = 9;

/// Wrappers around a value that are taken off.
const WRAPPERS: usize = 2;

static TABLE: LazyLock<HashMap<String, (Field, u8)>> = LazyLock::new(|| {
    rows()
        .filter_map(|[name, field, rank, _]| {
            let name = normalised(name).into_owned();
            Some((name, (Field::parse(field)?, rank.parse().ok()?)))
        })
        .collect()
});

/// What a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Known<'a> {
    pub(super) field: Field,
    /// 1 is best.
    pub(super) rank: u8,
    /// The path of the object that has the field; empty for the record itself.
    pub(super) holder: &'a str,
}

/// [`Known`] without a borrow of the path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meaning {
    field: Field,
    rank: u8,
    /// How much of the path leads to the object that has the field.
    holder: usize,
}

impl Meaning {
    pub(super) fn new(known: Known<'_>) -> Self {
        Self {
            field: known.field,
            rank: known.rank,
            holder: known.holder.len(),
        }
    }

    /// The meaning of a name by another table; `holder` bytes of the path lead to the object that has the field.
    pub(super) fn at(field: Field, rank: u8, holder: usize) -> Self {
        Self {
            field,
            rank,
            holder,
        }
    }

    /// What `path` means, which must be the path that this was made of.
    pub(super) fn known(self, path: &str) -> Known<'_> {
        Known {
            field: self.field,
            rank: self.rank,
            holder: path.get(..self.holder).unwrap_or_default(),
        }
    }
}

/// What a dotted path means: its last name counts, with the one before it where both together are known.
pub(super) fn known(path: &str) -> Option<Known<'_>> {
    let mut path = path;
    // `date.$date.$numberLong` is wrapped twice.
    for _ in 0..WRAPPERS {
        match path.rsplit_once('.') {
            Some((outer, last)) if keys::is_wrapper(last) => path = outer,
            _ => break,
        }
    }
    let (outer, last) = path.rsplit_once('.').unwrap_or(("", path));
    let (holder, inner) = match outer.rsplit_once('.').unwrap_or(("", outer)) {
        // `_source.title` is the title in a hit of Elasticsearch, not the title of a source.
        (_, inner) if inner.starts_with('_') && keys::is_envelope(inner) => (outer, ""),
        found => found,
    };
    let found = |name: &str, holder| {
        let (field, rank) = *TABLE.get(name)?;
        Some(Known {
            field,
            rank,
            holder,
        })
    };
    let with_outer = match inner {
        "" => None,
        // The address in an object of a source is that of its site; `sourceURL` is that of the page.
        _ if is_source(inner) && normalised(last) == "url" => None,
        // `author.name` and `source.title` are one name; `data.title` is a title in an envelope.
        _ => found(&(normalised(inner) + &*normalised(last)), holder),
    };
    with_outer
        .or_else(|| whose_name(inner, last).and_then(|name| found(&name, holder)))
        .or_else(|| found(&normalised(last), outer))
}

/// Whether a column or field of this name is known, whatever it means.
pub(in crate::input) fn is_known(name: &str) -> bool {
    TABLE.contains_key(&*normalised(name))
}

/// Whether a field of this name holds the text, and not a teaser of it.
pub(in crate::input) fn is_body(name: &str) -> bool {
    known(name).is_some_and(|known| known.field == Field::Body && known.rank < TEASER_RANK)
}

/// Whether a field of this name holds tags or authors.
pub(in crate::input) fn is_of_people_or_tags(name: &str) -> bool {
    known(name).is_some_and(|known| matches!(known.field, Field::Author | Field::Keywords))
}

/// The outer name where the inner one only names the thing: `publisher.name` is the publisher.
fn whose_name<'a>(outer: &'a str, last: &str) -> Option<Cow<'a, str>> {
    let named = matches!(
        TABLE.get(&*normalised(outer)),
        Some((Field::Source | Field::Author, _))
    );
    (keys::is_name(last) && named).then(|| normalised(outer))
}

fn is_source(name: &str) -> bool {
    matches!(TABLE.get(&*normalised(name)), Some((Field::Source, _)))
}

/// One spelling for all spellings of a name.
fn normalised(name: &str) -> Cow<'_, str> {
    // Most names are written as in the table.
    if name.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(name);
    }
    let mut folded = fold::phrase(name);
    folded.retain(|ch| !matches!(ch, '_' | '-' | ' ' | '.' | ':'));
    Cow::Owned(folded)
}

/// The rows of the table: name, field, rank, why.
fn rows() -> impl Iterator<Item = [&'static str; 4]> {
    table::rows(include_str!("names.tsv"))
}

#[cfg(test)]
mod tests {
    use super::{TABLE, known, rows};
    use crate::input::options::Field;

    #[test]
    fn the_table_is_sorted_unique_and_says_why() {
        let names: Vec<&str> = rows().map(|[name, ..]| name).collect();
        assert!(names.is_sorted(), "not in the order of bytes");
        assert_eq!(
            TABLE.len(),
            names.len(),
            "a name twice, or an unknown field or rank"
        );
        let lines = include_str!("names.tsv").lines().count();
        assert_eq!(lines, names.len() + 2, "a row without four cells");
        for [name, _, rank, why] in rows() {
            assert!(!why.is_empty(), "{name} has no reason");
            assert!(("1"..="9").contains(&rank), "{name}");
        }
    }

    #[track_caller]
    fn means(path: &str, field: Field, holder: &str) {
        let known = known(path).unwrap();
        assert_eq!((known.field, known.holder), (field, holder), "{path}");
    }

    #[test]
    fn spelling_does_not_hide_a_name() {
        means("articleBody", Field::Body, "");
        means("Article-Body", Field::Body, "");
        means("العُنوان", Field::Title, "");
        means("تاريخ_النشر", Field::Date, "");
        means("postId", Field::Id, "");
        means("_id", Field::Id, "");
        for name in ["date_extracted", "last_updated", "crawled", "thumbnail"] {
            assert_eq!(known(name), None, "{name}");
        }
    }

    #[test]
    fn paths_mean_what_their_end_means() {
        means("data.title", Field::Title, "data");
        means("source.name", Field::Source, "");
        means("_source.title", Field::Title, "_source");
        means("date.$date.$numberLong", Field::Date, "");
        means("data.author.name", Field::Author, "data");
        means("title.rendered", Field::Title, "");
        means("_id.$oid", Field::Id, "");
        means("author.id", Field::Id, "author");
        means("metadata.sourceURL", Field::Url, "metadata");
        means("source.url", Field::Url, "source");
    }
}
