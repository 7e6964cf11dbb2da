//! Which field of a record is which: by name, and among several of the same meaning by what is in them.

use super::keys;
use super::names::{self, Known, TEASER_RANK};
use super::value::Named;
use crate::input::options::Field;

/// A field with so many times the Arabic letters of a better-named one is the text: the better-named one is a stub
/// ("read more …").
const STUB_FACTOR: usize = 4;

/// Two fields with so many of 100 letters in common number hold the same text.
const SAME_TEXT: usize = 85;

/// Added to the rank of a name inside of other objects: `image.text` is hardly the text.
const NESTED_PENALTY: u8 = 4;

/// The field that holds the text, as the names say; one that is there but empty only where no other is filled.
pub(super) fn body_by_name(entries: &[Named]) -> Option<(usize, u8)> {
    let mut candidates: Vec<(u8, usize)> = entries
        .iter()
        .enumerate()
        .filter_map(|(at, entry)| body_rank(entry.known()).map(|rank| (rank, at)))
        .collect();
    candidates.sort_unstable();
    let is_filled = |at: usize| entries.get(at).is_some_and(|entry| !entry.value.is_empty());
    let letters = |at: usize| {
        entries
            .get(at)
            .map_or(0, |entry| entry.value.arabic_letters())
    };
    let mut filled = candidates.iter().copied().filter(|&(_, at)| is_filled(at));
    let Some((mut rank, mut best)) = filled.next() else {
        return candidates.first().map(|&(rank, at)| (at, rank));
    };
    let is_on_one_line = |at: usize| {
        entries
            .get(at)
            .is_none_or(|entry| !entry.value.has_paragraphs())
    };
    // Most records have one text: its letters are counted when there is another.
    let mut most = None;
    for (next_rank, at) in filled {
        let own = letters(at);
        let best_letters = *most.get_or_insert_with(|| letters(best));
        let is_stub = own > 0 && own >= best_letters.saturating_mul(STUB_FACTOR);
        // The same text, where the better-named field lost its paragraphs.
        let is_whole = next_rank < TEASER_RANK
            && own * 100 >= best_letters * SAME_TEXT
            && best_letters * 100 >= own * SAME_TEXT
            && is_on_one_line(best)
            && !is_on_one_line(at);
        if is_stub || is_whole {
            (rank, best, most) = (next_rank, at, Some(own));
        }
    }
    Some((best, rank))
}

/// The object that holds the text, by the path of it; empty for the record itself.
pub(super) fn home(body: &str) -> &str {
    names::known(body).map_or_else(|| holder_of(body), |known| known.holder)
}

/// The best-named filled field of a meaning other than the text. `home` is the object that holds the text: names in it, in
/// those around it and in envelopes count, names in other objects (`image.title`) do not.
pub(super) fn of_field(entries: &[Named], field: Field, home: &str) -> Option<usize> {
    found(entries, field, home).min().map(|(_, _, at)| at)
}

/// All filled fields of a meaning, the best-named first.
pub(super) fn all_of_field(entries: &[Named], field: Field, home: &str) -> Vec<usize> {
    let mut found: Vec<_> = found(entries, field, home).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, _, at)| at).collect()
}

/// Rank, distance from the text and place of each.
fn found(entries: &[Named], field: Field, home: &str) -> impl Iterator<Item = (u8, usize, usize)> {
    let entries = entries.iter().enumerate();
    entries.filter_map(move |(at, entry)| {
        let known = entry.known().filter(|known| known.field == field)?;
        let distance = home.len().abs_diff(known.holder.len());
        (!entry.value.is_empty() && is_near(&known, home)).then_some((known.rank, distance, at))
    })
}

/// The rank of what a path means as the name of the text.
fn body_rank(known: Option<Known<'_>>) -> Option<u8> {
    let known = known.filter(|known| known.field == Field::Body)?;
    if known.holder.is_empty() || keys::is_envelope(known.holder) || is_body_name(known.holder) {
        return Some(known.rank);
    }
    (known.rank < TEASER_RANK).then_some(known.rank + NESTED_PENALTY)
}

fn is_body_name(path: &str) -> bool {
    names::known(path).is_some_and(|known| known.field == Field::Body && known.holder.is_empty())
}

fn is_near(known: &Known<'_>, home: &str) -> bool {
    let around = home
        .strip_prefix(known.holder)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || known.holder.is_empty());
    let envelope_inside = known
        .holder
        .strip_prefix(home)
        .map(|rest| rest.trim_start_matches('.'))
        .is_some_and(keys::is_envelope);
    around || envelope_inside || keys::is_envelope(known.holder)
}

fn holder_of(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(holder, _)| holder)
}

#[cfg(test)]
mod tests {
    use super::super::value::{FieldValue, Named};
    use super::{body_by_name, home, of_field};
    use crate::input::options::Field;

    fn record(fields: &[(&str, &str)]) -> Vec<Named> {
        fields
            .iter()
            .map(|(path, text)| Named::new(String::from(*path), FieldValue::from_text(*text)))
            .collect()
    }

    #[track_caller]
    fn body(fields: &[(&str, &str)]) -> String {
        let entries = record(fields);
        let (at, _) = body_by_name(&entries).unwrap();
        entries[at].path.clone()
    }

    #[test]
    fn a_better_name_wins_but_not_with_a_stub() {
        let long = "كلمة ".repeat(40);
        assert_eq!(
            body(&[
                ("description", &long),
                (
                    "body",
                    "نص فيه كلمات كثيرة جدا ثم تتمة قصيرة للخبر من المراسل في مدينة بعيدة جدا"
                )
            ]),
            "body"
        );
        assert_eq!(body(&[("text", "المزيد"), ("content", &long)]), "content");
        assert_eq!(body(&[("text", "More"), ("content", "نص")]), "content");
        assert_eq!(body(&[("text", "nan"), ("summary", "نص")]), "summary");
        assert_eq!(body(&[("text", "")]), "text");
        assert!(body_by_name(&record(&[("name", "نص")])).is_none());
    }

    #[test]
    fn of_two_that_hold_the_text_the_one_with_paragraphs_wins() {
        let line = "كلمة كلمة كلمة كلمة";
        for (other, chosen) in [
            ("كلمة كلمة\nكلمة كلمة", "full_content"),
            ("<p>كلمة كلمة</p><p>كلمة كلمة</p>", "full_content"),
            ("كلمة كلمة كلمة كلمة", "body"),
            ("كلمة\nكلمة", "body"),
        ] {
            assert_eq!(body(&[("body", line), ("full_content", other)]), chosen);
        }
    }

    #[test]
    fn names_in_other_objects_do_not_count() {
        let entries = record(&[
            ("image.title", "صورة"),
            ("author.id", "7"),
            ("data.title", "عنوان"),
            ("data.body", "نص"),
            ("id", "9"),
        ]);
        let home = home("data.body");
        assert_eq!(of_field(&entries, Field::Title, home), Some(2));
        assert_eq!(of_field(&entries, Field::Id, home), Some(4));
    }

    #[test]
    fn a_text_of_so_many_times_the_letters_makes_another_a_stub() {
        let stub = "كلمة";
        for (times, chosen) in [(4, "content"), (3, "text")] {
            let long = stub.repeat(times);
            assert_eq!(
                body(&[("text", stub), ("content", &long)]),
                chosen,
                "{times}"
            );
        }
    }
}
