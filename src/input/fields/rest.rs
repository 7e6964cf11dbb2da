//! The fields of a record that were not chosen: their names, and the values of those that the user keeps, as written.

use super::record_values::RecordValues;
use crate::model::Mapping;

/// The outer names none of whose values were used.
pub(super) fn unmapped(record: &dyn RecordValues, mapping: &Mapping) -> Vec<String> {
    let used = |name: &str| {
        mapping.mapped.iter().any(|(_, path)| {
            path.strip_prefix(name)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    };
    let names = record.names().into_iter();
    names
        .filter(|name| !used(name))
        .map(str::to_owned)
        .collect()
}

/// The fields that the user keeps; `*` means all that were not used.
pub(super) fn extra(
    record: &dyn RecordValues,
    keep: &[String],
    mapping: &Mapping,
) -> Vec<(String, String)> {
    let mut extra: Vec<(String, String)> = Vec::new();
    let all = keep.iter().any(|name| name == "*");
    let rest = mapping
        .unmapped
        .iter()
        .filter(|name| all && !keep.contains(name));
    let named = keep.iter().filter(|name| *name != "*");
    for name in named.chain(rest) {
        if let Some(json) = record.json(name) {
            extra.push((name.clone(), json));
        }
    }
    extra
}
