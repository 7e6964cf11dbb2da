//! Lists of headlines with addresses and no texts, as search results and boxes of related articles are. They are no text,
//! although the objects in a list of paragraphs may have headlines, too.

use crate::input::fields::{self, FieldValue, Named, names};
use serde_json::{Map, Value};

/// Whether the JSON of a field is such a list.
pub(super) fn is_one(name: &str, json: &str) -> bool {
    // Tags and authors have names and addresses.
    if !json.starts_with('[') || !json.contains('{') || names::is_of_people_or_tags(name) {
        return false;
    }
    let list: Vec<Map<String, Value>> = serde_json::from_str(json).unwrap_or_default();
    !list.is_empty() && list.iter().all(is_headline)
}

fn is_headline(object: &Map<String, Value>) -> bool {
    let named = |(name, value): (&String, &Value)| Named::new(name.clone(), said(value));
    let entries: Vec<Named> = object.iter().map(named).collect();
    fields::has_title(&entries) && fields::is_identified(&entries) && !fields::has_text(&entries)
}

fn said(value: &Value) -> FieldValue {
    match value {
        Value::Null => FieldValue::Empty,
        Value::String(text) => FieldValue::from_text(text.as_str()),
        other => FieldValue::from_text(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::is_one;

    #[test]
    fn headlines_with_addresses_are_no_text() {
        for (name, json, is) in [
            ("articles", r#"[{"title":"خبر","url":"u"}]"#, true),
            (
                "items",
                r#"[{"headline":"خبر","date":"2024-01-02","n":1}]"#,
                true,
            ),
            ("tags", r#"[{"title":"وسم","url":"u"}]"#, false),
            ("parts", r#"[{"title":"باب"},{"title":"باب"}]"#, false),
            ("items", r#"[{"title":"خبر","url":"u","text":"نص"}]"#, false),
            ("items", r#"["خبر"]"#, false),
        ] {
            assert_eq!(is_one(name, json), is, "{json}");
        }
    }
}
