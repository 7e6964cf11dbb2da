//! What differs, for programs: an object a document, with the values as both files have them, and one with the counts.

use super::Change;
use super::counts::Counts;
use crate::cli::terminal::safe_json;
use ghirbal::output::line::{Address, Line};
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// One document.
#[derive(Serialize)]
struct Shown<'a> {
    kind: &'static str,
    path: &'a str,
    member: Option<&'a str>,
    record: Option<u64>,
    part: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    fields: Option<BTreeMap<&'a str, Pair<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<BTreeMap<&'static str, &'a RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<BTreeMap<&'static str, &'a RawValue>>,
}

/// A value in both files; null where there is no such key.
#[derive(Serialize)]
struct Pair<'a> {
    old: Option<&'a RawValue>,
    new: Option<&'a RawValue>,
}

/// Shows what became of a document.
pub(super) fn change(address: &Address<'_>, change: &Change<'_, '_>) -> String {
    let (kind, old, new) = match change {
        Change::Added(new) => ("added", None, Some(identifying_keys(new))),
        Change::Gone(old) => ("gone", Some(identifying_keys(old)), None),
        Change::Moved { old, new } => (
            "moved",
            Some(identifying_keys(old)),
            Some(identifying_keys(new)),
        ),
        Change::Changed(_) => ("changed", None, None),
    };
    let fields = match change {
        Change::Changed(differences) => Some(
            differences
                .iter()
                .map(|difference| {
                    let (old, new) = (difference.old, difference.new);
                    (difference.key, Pair { old, new })
                })
                .collect(),
        ),
        _ => None,
    };
    let shown = Shown {
        kind,
        path: &address.path,
        member: address.member.as_deref(),
        record: address.record,
        part: address.part,
        fields,
        old,
        new,
    };
    line(&shown)
}

/// The keys by which a person knows a line again.
fn identifying_keys<'a>(line: &Line<'a>) -> BTreeMap<&'static str, &'a RawValue> {
    let keys = ["id", "title", "status", "reason", "message"];
    let pairs = keys
        .into_iter()
        .filter_map(|key| Some((key, line.get(key)?)));
    pairs.collect()
}

#[derive(Serialize)]
struct Summary<'a> {
    kind: &'static str,
    old: u64,
    new: u64,
    same: u64,
    changed: u64,
    fields: &'a BTreeMap<String, u64>,
    added: u64,
    gone: u64,
    record_to_answer: u64,
    answer_to_record: u64,
}

/// Shows the counts.
pub(super) fn summary(counts: &Counts) -> String {
    line(&Summary {
        kind: "summary",
        old: counts.old,
        new: counts.new,
        same: counts.same,
        changed: counts.changed,
        fields: &counts.fields,
        added: counts.added,
        gone: counts.gone,
        record_to_answer: counts.to_answer,
        answer_to_record: counts.to_record,
    })
}

fn line<T: Serialize>(value: &T) -> String {
    // Its types always serialise.
    let mut line = safe_json(&serde_json::to_string(value).unwrap_or_default());
    line.push('\n');
    line
}
