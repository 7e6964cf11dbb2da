//! The groups for programs: an object a group, and one with the counts.

use super::groups::Counts;
use super::member::{First, Member, Shown};
use crate::cli::terminal::safe_json;
use serde::Serialize;

#[derive(Serialize)]
struct Group<'a> {
    kind: &'static str,
    first: &'a Shown,
    copies: &'a [Member],
}

#[derive(Serialize)]
struct Summary<'a> {
    kind: &'static str,
    #[serde(flatten)]
    counts: &'a Counts,
}

/// A group.
pub(super) fn group(first: &First, members: &[Member]) -> String {
    line(&Group {
        kind: "group",
        first: &first.shown,
        copies: members,
    })
}

/// The counts.
pub(super) fn counts(counts: &Counts) -> String {
    line(&Summary {
        kind: "summary",
        counts,
    })
}

fn line<T: Serialize>(value: &T) -> String {
    let json = serde_json::to_string(value).unwrap_or_default();
    safe_json(&json) + "\n"
}
