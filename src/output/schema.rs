//! The published schemas of the wire forms (JSON Schema, draft 2020-12). They are data beside the types, but for lists of
//! names that are a type's own: where a schema says `"enum": "$role"`, the names of that type are printed. Tests hold
//! real output against them.

use crate::model::{
    Destination, HowDecoded, Likeness, RejectReason, Role, SourceOrigin, TitleOrigin,
};
use crate::output::answer;
use crate::report::{FaultReason, SkipReason};
use std::fmt::Write as _;

/// The version of the record's form, as its schema has it.
pub const VERSION: u32 = 2;

/// Schema of a record and of the answer that takes the place of one; the audit's lines are under `$defs`.
pub fn record() -> String {
    with_names(include_str!("record.schema.json"))
}

/// Schema of an audit line.
pub fn audit() -> String {
    with_names(include_str!("audit.schema.json"))
}

/// Schema of the summary of a run.
pub fn summary() -> String {
    with_names(include_str!("summary.schema.json"))
}

/// A schema with the names of the types in the places that ask for them, one a line.
fn with_names(schema: &str) -> String {
    let mut out = String::with_capacity(2 * schema.len());
    for line in schema.lines() {
        match open_list(line) {
            Some((head, names, tail)) => {
                let indent = head.len() - head.trim_start().len();
                // Writing to a String cannot fail.
                let _ = writeln!(out, "{head}[");
                for (at, name) in names.iter().enumerate() {
                    let comma = if at + 1 < names.len() { "," } else { "" };
                    let _ = writeln!(out, "{:indent$}  {name}{comma}", "");
                }
                let _ = writeln!(out, "{:indent$}]{tail}", "");
            }
            None => {
                let _ = writeln!(out, "{line}");
            }
        }
    }
    out
}

/// What is before, in and behind the list that a line asks for; none where it asks for none.
fn open_list(line: &str) -> Option<(&str, Vec<String>, &str)> {
    let (head, asked) = line
        .split_once("\"$")
        .filter(|(head, _)| head.ends_with("\"enum\": "))?;
    let (asked, tail) = asked.split_once('"')?;
    let (asked, or_null) = match asked.strip_suffix('?') {
        Some(asked) => (asked, true),
        None => (asked, false),
    };
    let mut names: Vec<String> = names(asked)?
        .iter()
        .map(|name| format!("\"{name}\""))
        .collect();
    names.extend(or_null.then(|| String::from("null")));
    Some((head, names, tail))
}

/// The names that a schema asks for.
fn names(asked: &str) -> Option<&'static [&'static str]> {
    Some(match asked {
        "role" => &Role::NAMES,
        "destination" => &Destination::NAMES,
        "how-decoded" => &HowDecoded::NAMES,
        "title-origin" => &TitleOrigin::NAMES,
        "source-origin" => &SourceOrigin::NAMES,
        "reject-reason" => &RejectReason::NAMES,
        "likeness" => &Likeness::NAMES,
        "skip-reason" => &SkipReason::NAMES,
        "answer-reason" => &answer::REASONS,
        // Documents that failed are counted by themselves.
        "fault-of-input" => FaultReason::NAMES.split_last()?.1,
        _ => return None,
    })
}

/// It is left out by its place in the table.
const _: () = assert!(FaultReason::Failed as usize == FaultReason::NAMES.len() - 1);

#[cfg(test)]
mod tests {
    use super::{VERSION, audit, record, summary};
    use serde_json::Value;

    #[test]
    fn every_list_that_a_schema_asks_for_is_printed() {
        for schema in [record(), audit(), summary()] {
            assert!(!schema.contains("\"enum\": \"$"), "{schema}");
            serde_json::from_str::<Value>(&schema).unwrap();
        }
    }

    #[test]
    fn the_version_is_that_of_the_schema() {
        assert!(record().contains(&format!("\"ghirbal record, version {VERSION}\"")));
    }

    #[test]
    fn the_names_of_a_type_are_its_list() {
        let audit: Value = serde_json::from_str(&audit()).unwrap();
        let removed = &audit["$defs"]["removed"]["properties"];
        let names = |key: &str| removed[key]["enum"].as_array().unwrap().clone();
        assert!(names("role").contains(&Value::from("source-line")));
        assert_eq!(names("to").last(), Some(&Value::Null));
        assert!(!names("role").contains(&Value::Null));
    }
}
