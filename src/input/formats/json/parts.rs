//! Articles whose text is a list of parts (`"sections": [{"text": …}, …]`) under a name that says nothing. Lists of other
//! articles beside such a text do not make its object an envelope.

use super::object::Object;
use crate::input::fields::{self, RecordValues, names};
use serde_json::value::RawValue;

/// Fewest parts of a text under a name that says nothing.
const FEWEST: usize = 2;

/// Whether one of an object's lists is a text in parts.
pub(super) fn are_in(object: &Object<'_>) -> bool {
    let mut fields = object.fields().iter();
    fields.any(|(name, raw)| raw.get().starts_with('[') && are_one_text(name, raw.get()))
}

fn are_one_text(name: &str, list: &str) -> bool {
    if names::is_of_people_or_tags(name) {
        return false;
    }
    let is_named = names::is_body(name);
    let fewest = if is_named { 1 } else { FEWEST };
    let list: Vec<&RawValue> = serde_json::from_str(list).unwrap_or_default();
    list.len() >= fewest && list.iter().all(|raw| is_part(raw.get(), is_named))
}

/// A string where the name says that it is a text, or an object with a text and no headline.
fn is_part(json: &str, is_named: bool) -> bool {
    match json.as_bytes().first() {
        Some(b'"') => is_named,
        Some(b'{') => Object::parse(json).is_ok_and(|object| {
            let entries = object.entries();
            fields::has_text(&entries) && !fields::has_title(&entries)
        }),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Object, are_in};

    #[test]
    fn texts_without_headlines_are_parts() {
        for (json, is) in [
            (r#"{"sections":[{"text":"فقرة"},{"text":"فقرة"}]}"#, true),
            (r#"{"paragraphs":["فقرة"]}"#, true),
            (r#"{"sections":[{"text":"فقرة"}]}"#, false),
            (
                r#"{"latest":[{"title":"خبر","text":"ن"},{"title":"خبر","text":"ن"}]}"#,
                false,
            ),
            (r#"{"images":["خبر عن سوق الزهور في الوادي"]}"#, false),
            (r#"{"tags":[{"text":"وسم"},{"text":"وسم"}]}"#, false),
        ] {
            assert_eq!(are_in(&Object::parse(json).unwrap()), is, "{json}");
        }
    }
}
