//! Comparing two lines about the same document, key by key and by what they mean: how a string is escaped and a number
//! spelt is no difference, but what the user keeps in `extra` is compared as written.

use super::json::one_line;
use super::line::{FieldValue, Line};
use serde_json::value::RawValue;

/// Keys that make the address, by which lines are matched.
const ADDRESS: [&str; 4] = ["path", "member", "record", "part"];

/// A key whose value differs.
#[derive(Debug)]
pub struct Difference<'l, 'a> {
    /// The key.
    pub key: &'l str,
    /// The old value as written; none where there was no such key.
    pub old: Option<&'a RawValue>,
    /// The new one.
    pub new: Option<&'a RawValue>,
}

/// What differs, in the order of the new line's keys; behind these the keys that only the old one has.
pub fn differences<'l, 'a>(old: &'l Line<'a>, new: &'l Line<'a>) -> Vec<Difference<'l, 'a>> {
    let only_old = old.pairs().iter().filter(|(key, _)| new.get(key).is_none());
    let keys = new
        .pairs()
        .iter()
        .chain(only_old)
        .map(|(key, _)| key.as_ref());
    let mut found: Vec<Difference<'_, '_>> = Vec::new();
    for key in keys {
        let (old, new) = (old.get(key), new.get(key));
        let known = ADDRESS.contains(&key) || found.iter().any(|difference| difference.key == key);
        if !known && !are_same(old, new) {
            found.push(Difference { key, old, new });
        }
    }
    found
}

fn are_same(old: Option<&RawValue>, new: Option<&RawValue>) -> bool {
    let (Some(old), Some(new)) = (old, new) else {
        return false;
    };
    if old.get() == new.get() {
        return true;
    }
    match (FieldValue::read(old), FieldValue::read(new)) {
        (
            FieldValue::Object(old) | FieldValue::Other(old),
            FieldValue::Object(new) | FieldValue::Other(new),
        ) => one_line(old) == one_line(new),
        (FieldValue::Whole(whole), FieldValue::Number(number))
        | (FieldValue::Number(number), FieldValue::Whole(whole)) => number == whole as f64,
        (old, new) => old == new,
    }
}

#[cfg(test)]
mod tests {
    use super::differences;
    use crate::output::line::Line;

    fn differing(old: &str, new: &str) -> Vec<String> {
        let (old, new) = (
            Line::parse(old.as_bytes()).unwrap(),
            Line::parse(new.as_bytes()).unwrap(),
        );
        let differences = differences(&old, &new);
        differences
            .iter()
            .map(|difference| difference.key.to_owned())
            .collect()
    }

    #[test]
    fn spelling_is_no_difference() {
        let old = r#"{"path":"a","title":"ب","kept":1,"related":["ج"],"extra":{"n":1.50}}"#;
        let new = r#"{"kept": 1.0, "title": "\u0628", "related": [ "\u062c" ], "extra": { "n": 1.50 }, "path":"b"}"#;
        assert!(differing(old, new).is_empty());
    }

    #[test]
    fn values_keys_and_kept_fields_are() {
        let old = r#"{"title":"ب","kept":1,"related":["ج"],"extra":{"n":1.50},"gone":0}"#;
        let new =
            r#"{"fingerprint":"f","title":null,"kept":0.99,"related":["ج","د"],"extra":{"n":1.5}}"#;
        let all = ["fingerprint", "title", "kept", "related", "extra", "gone"];
        assert_eq!(differing(old, new), all);
    }
}
