//! Arrays that are one text and no list of records: the paragraphs of an article in an array of such arrays, the blocks of
//! an editor. They become an object, so that they are read as other records.

use super::envelope::{self, ObjectKind};
use super::object::Object;
use super::rich;
use crate::input::fields::{self, FieldValue, RecordValues};
use crate::input::options::FieldOptions;
use memchr::memmem::Finder;
use serde_json::value::RawValue;
use std::sync::LazyLock;

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

/// How both kinds of them end.
static HELD_NAME: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("{\\\""));

/// The records of an object that has no text but, in a field, a string that holds JSON itself: `{"data": "{…}"}`.
pub(super) fn in_field(object: &str, options: &FieldOptions) -> Option<Vec<String>> {
    // Few objects have such a string.
    let starts = ["\"{\\\"", "\"[{\\\""];
    let has_any = HELD_NAME.find(object.as_bytes()).is_some()
        && starts.iter().any(|start| object.contains(start));
    if !has_any || envelope::classify(object, options) == ObjectKind::Envelope {
        return None;
    }
    let parsed = Object::parse(object).ok()?;
    let holds_json = |text: &String| text.trim_start().starts_with(['{', '[']);
    let mut entries = parsed.entries();
    entries.retain(|entry| !entry.value.texts().iter().any(holds_json));
    if fields::has_text(&entries) {
        return None;
    }
    let values = parsed.fields().iter().map(|(_, raw)| raw.get());
    let held = values.filter(|json| starts.iter().any(|start| json.starts_with(start)));
    let is_record =
        |json: &String| Object::parse(json).is_ok_and(|record| fields::has_text(&record.entries()));
    held.filter_map(in_string)
        .find(|records| records.iter().all(is_record))
}

/// The records of an object that has no text of its own but, in a field, a list of such as have a headline and a text.
pub(super) fn in_list(object: &str) -> Option<Vec<String>> {
    if !object.contains("[{") {
        return None;
    }
    let parsed = Object::parse(object).ok()?;
    let is_article = |json: &&RawValue| {
        Object::parse(json.get()).is_ok_and(|record| {
            let entries = record.entries();
            fields::has_text(&entries)
                && fields::has_title(&entries)
                && fields::is_identified(&entries)
        })
    };
    let values = parsed.fields().iter().map(|(_, raw)| raw.get());
    let mut lists = values.filter(|json| json.starts_with("[{"));
    let found = lists.find_map(|json| {
        let list: Vec<&RawValue> = serde_json::from_str(json).ok()?;
        list.iter().all(is_article).then_some(list)
    })?;
    let mut own = parsed.entries();
    own.retain(|entry| matches!(entry.value, FieldValue::One(_)));
    if fields::has_text(&own) {
        return None;
    }
    Some(found.iter().map(|raw| raw.get().to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::{in_field, in_list, in_string, of};
    use crate::input::options::FieldOptions;

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
    fn a_field_may_hold_a_record() {
        let found = |json: &str| in_field(json, &FieldOptions::default());
        let record = r#"{"title":"خبر","text":"نص الخبر"}"#;
        let held = r#"{"id":7,"data":"{\"title\":\"خبر\",\"text\":\"نص الخبر\"}"}"#;
        assert_eq!(found(held), Some(vec![String::from(record)]));
        let beside = r#"{"text":"نص الخبر","meta":"{\"text\":\"نص\"}"}"#;
        assert_eq!(found(beside), None, "it has a text of its own");
        assert_eq!(
            found(r#"{"data":"{\"id\":\"7\"}"}"#),
            None,
            "no record in it"
        );
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

    #[test]
    fn a_list_of_articles_is_no_text() {
        let articles = r#"[{"title":"خ","text":"ن","url":"https://x.example/1"},{"title":"خ","text":"ن","url":"https://x.example/2"}]"#;
        let records = in_list(&format!("{{\"id\":1,\"articles\":{articles}}}"));
        assert_eq!(records.unwrap().len(), 2);
        let own = format!("{{\"text\":\"نص\",\"related\":{articles}}}");
        assert_eq!(in_list(&own), None);
        assert_eq!(in_list(r#"{"parts":[{"title":"خ","text":"ن"}]}"#), None);
    }
}
