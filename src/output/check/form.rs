//! The published schema as a table: which keys a record and an answer have, in which order, and what their values may
//! be. A test below holds it against the schema that is printed.

use crate::model::{SourceOrigin, TitleOrigin};
use crate::output::answer::REASONS;
use crate::output::line::{FieldValue, Line};

/// A key of the wire form.
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) form: Form,
    /// It is there in every line.
    pub(super) always: bool,
}

/// What a value may be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    Text,
    TextOrNull,
    OneOf(&'static [&'static str]),
    OneOfOrNull(&'static [&'static str]),
    Texts,
    Count,
    CountOrNull,
    Share,
    Object,
    AddressOrNull,
}

const fn key(name: &'static str, form: Form) -> Key {
    Key {
        name,
        form,
        always: true,
    }
}

const fn sometimes(name: &'static str, form: Form) -> Key {
    Key {
        name,
        form,
        always: false,
    }
}

/// The keys of a record.
pub(super) const RECORD: &[Key] = &[
    key("id", Form::Text),
    key("title", Form::TextOrNull),
    key("title_origin", Form::OneOfOrNull(&TitleOrigin::NAMES)),
    key("body", Form::Text),
    key("source", Form::TextOrNull),
    key("source_origin", Form::OneOfOrNull(&SourceOrigin::NAMES)),
    key("related", Form::Texts),
    key("keywords", Form::Texts),
    key("date", Form::TextOrNull),
    key("author", Form::TextOrNull),
    key("url", Form::TextOrNull),
    key("lang", Form::TextOrNull),
    key("path", Form::Text),
    key("member", Form::TextOrNull),
    key("record", Form::Count),
    key("part", Form::Count),
    key("kept", Form::Share),
    key("confidence", Form::Share),
    key("duplicate_of", Form::AddressOrNull),
    // Only with --fingerprint.
    sometimes("fingerprint", Form::Text),
    key("extra", Form::Object),
];

/// The keys of an answer; of the last two one is there.
pub(super) const ANSWER: &[Key] = &[
    key("id", Form::TextOrNull),
    key("path", Form::Text),
    key("member", Form::TextOrNull),
    key("record", Form::CountOrNull),
    key("status", Form::OneOf(&["error", "rejected"])),
    key("reason", Form::OneOf(&REASONS)),
    key("message", Form::Text),
    sometimes("raw", Form::TextOrNull),
    sometimes("raw_base64", Form::Text),
];

impl Form {
    /// Whether a value is such.
    pub(super) fn fits(self, value: &FieldValue<'_>) -> bool {
        let is_word = |words: &[&str]| matches!(value, FieldValue::Text(text) if words.contains(&text.as_ref()));
        let is_null = *value == FieldValue::Null;
        match self {
            Self::Text => matches!(value, FieldValue::Text(_)),
            Self::TextOrNull => is_null || matches!(value, FieldValue::Text(_)),
            Self::OneOf(words) => is_word(words),
            Self::OneOfOrNull(words) => is_null || is_word(words),
            Self::Texts => matches!(value, FieldValue::Texts(_)),
            Self::Count => matches!(value, FieldValue::Whole(_)),
            Self::CountOrNull => is_null || matches!(value, FieldValue::Whole(_)),
            Self::Share => match value {
                FieldValue::Whole(share) => *share <= 1,
                FieldValue::Number(share) => (0.0..=1.0).contains(share),
                _ => false,
            },
            Self::Object => matches!(value, FieldValue::Object(_)),
            Self::AddressOrNull => {
                is_null || matches!(value, FieldValue::Object(text) if is_address(text))
            }
        }
    }

    /// In words, for messages.
    pub(super) fn says(self) -> String {
        match self {
            Self::Text => String::from("a text"),
            Self::TextOrNull => String::from("a text or null"),
            Self::OneOf(words) => format!("one of {}", words.join(", ")),
            Self::OneOfOrNull(words) => format!("one of {} or null", words.join(", ")),
            Self::Texts => String::from("a list of texts"),
            Self::Count => String::from("a whole number from 0"),
            Self::CountOrNull => String::from("a whole number from 0 or null"),
            Self::Share => String::from("a number from 0 to 1"),
            Self::Object => String::from("an object"),
            Self::AddressOrNull => String::from("an address or null"),
        }
    }
}

/// Whether an object is an address: its four keys and nothing else.
fn is_address(object: &str) -> bool {
    const KEYS: [(&str, Form); 4] = [
        ("path", Form::Text),
        ("member", Form::TextOrNull),
        ("record", Form::Count),
        ("part", Form::Count),
    ];
    Line::parse(object.as_bytes()).is_ok_and(|line| {
        let fits = |(key, form): (&str, Form)| {
            let value = line.get(key);
            value.is_some_and(|value| form.fits(&FieldValue::read(value)))
        };
        let names = line.pairs().iter().map(|(name, _)| name.as_ref());
        let is_known = |name: &str| KEYS.iter().any(|(key, _)| *key == name);
        KEYS.into_iter().all(fits) && names.into_iter().all(is_known)
    })
}

#[cfg(test)]
mod tests {
    use super::{ANSWER, Form, Key, RECORD};
    use crate::output::schema;
    use serde_json::{Value, json};

    fn printed() -> Value {
        serde_json::from_str(&schema::record()).unwrap()
    }

    /// The names; of those that are always there, or of all.
    fn names(keys: &[Key], always: bool) -> Vec<&'static str> {
        let asked = keys.iter().filter(|key| key.always || !always);
        asked.map(|key| key.name).collect()
    }

    #[test]
    fn the_keys_are_those_of_the_schema_in_their_order() {
        let schema = printed();
        let (answer, record) = (&schema["then"], &schema["else"]);
        assert_eq!(record["required"], json!(names(RECORD, true)));
        assert_eq!(record["propertyNames"]["enum"], json!(names(RECORD, false)));
        assert_eq!(answer["required"], json!(names(ANSWER, true)));
        assert_eq!(answer["propertyNames"]["enum"], json!(names(ANSWER, false)));
    }

    #[test]
    fn the_words_are_those_of_the_schema() {
        let schema = printed();
        for key in RECORD.iter().chain(ANSWER) {
            let words = match key.form {
                Form::OneOf(words) => json!(words),
                Form::OneOfOrNull(words) => {
                    let words = words.iter().copied().map(Some).chain([None]);
                    json!(words.collect::<Vec<_>>())
                }
                _ => Value::Null,
            };
            assert_eq!(
                schema["properties"][key.name]["enum"], words,
                "{}",
                key.name
            );
        }
    }

    #[test]
    fn the_types_are_those_of_the_schema() {
        let schema = printed();
        for (keys, branch) in [(RECORD, "else"), (ANSWER, "then")] {
            for key in keys {
                let types = match key.form {
                    Form::Text => json!("string"),
                    Form::TextOrNull => json!(["string", "null"]),
                    Form::Texts => json!("array"),
                    Form::Count => json!("integer"),
                    Form::CountOrNull => json!(["integer", "null"]),
                    Form::Share => json!("number"),
                    Form::Object => json!("object"),
                    Form::AddressOrNull => json!(["object", "null"]),
                    Form::OneOf(_) | Form::OneOfOrNull(_) => Value::Null,
                };
                let narrowed = &schema[branch]["properties"][key.name]["type"];
                let printed = match narrowed {
                    Value::Null => &schema["properties"][key.name]["type"],
                    narrowed => narrowed,
                };
                assert_eq!(*printed, types, "{}", key.name);
            }
        }
    }
}
