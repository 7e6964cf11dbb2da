//! Arrays that are one text and no list of records: the paragraphs of an article in an array of such arrays, the blocks of
//! an editor. They become an object, so that they are read as other records.

use super::rich;
use serde_json::value::RawValue;

/// Whether an object is a block of an editor that holds others.
pub(super) fn is_block(json: &str) -> bool {
    serde_json::from_str(json).is_ok_and(|raw| rich::is_text(&[raw], false))
}

/// The record of an array that is one text, as the JSON of an object.
pub(super) fn of(list: &str) -> Option<String> {
    let elements: Vec<&RawValue> = serde_json::from_str(list).ok()?;
    let are_strings = elements.iter().all(|raw| raw.get().starts_with('"'));
    let is_text = !elements.is_empty() && (are_strings || rich::is_text(&elements, false));
    is_text.then(|| format!("{{\"paragraphs\":{list}}}"))
}

/// The records of a string that holds JSON itself: a dump that was written twice.
pub(super) fn in_string(json: &str) -> Option<Vec<String>> {
    let inside: String = serde_json::from_str(json).ok()?;
    let inside = inside.trim();
    if inside.starts_with('{') {
        let value: &RawValue = serde_json::from_str(inside).ok()?;
        return Some(vec![value.get().to_owned()]);
    }
    let list: Vec<&RawValue> = serde_json::from_str(inside).ok()?;
    let are_objects = list.iter().all(|raw| raw.get().starts_with('{'));
    (are_objects && !list.is_empty()).then(|| list.iter().map(|raw| raw.get().to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::{in_string, of};

    #[test]
    fn a_string_may_hold_records() {
        let object = String::from(r#"{"a":1}"#);
        for (json, records) in [
            (r#""{\"a\":1}""#, Some(vec![object.clone()])),
            (
                r#""[{\"a\":1},{\"a\":1}]""#,
                Some(vec![object.clone(), object]),
            ),
            (r#""[\"a\"]""#, None),
            (r#""{نص}""#, None),
        ] {
            assert_eq!(in_string(json), records, "{json}");
        }
    }

    #[test]
    fn paragraphs_and_blocks_are_one_record() {
        for (list, is_text) in [
            (r#"["خبر", "نص"]"#, true),
            (r#"[{"_type":"block","children":[{"text":"نص"}]}]"#, true),
            (r#"[{"type":"tweet","text":"نص"}]"#, false),
            (r#"["خبر", 1]"#, false),
            ("[]", false),
        ] {
            let record = is_text.then(|| format!("{{\"paragraphs\":{list}}}"));
            assert_eq!(of(list), record, "{list}");
        }
    }
}
