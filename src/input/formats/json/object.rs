//! A parsed JSON object: its fields in order with their JSON as written. Inner values are parsed only when asked for,
//! never deeper than a few levels.

use super::{headline_list, repair, rich, rich_string, string};
use crate::input::fields::{FieldValue, Named, RecordValues, keys};
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::HashMap;
use std::fmt;

/// Levels of objects whose names are looked at.
const LEVELS: usize = 6;
/// Longest path of an inner field, in bytes; in objects with longer ones the keys are data and no names.
const PATH_BYTES: usize = 256;
/// Inner fields are looked at up to so many fields of a record, its outermost ones always.
const MOST_FIELDS: usize = 4096;
/// Levels of lists and objects that are looked through for texts.
const LIST_LEVELS: usize = 4;

/// An object of a JSON text.
#[derive(Debug)]
pub(super) struct Object<'a> {
    fields: Vec<(String, &'a RawValue)>,
    by_name: HashMap<String, usize>,
}

impl<'a> Object<'a> {
    /// Parses the outside of an object. Of equal names the last wins.
    pub(super) fn parse(text: &'a str) -> Result<Self, serde_json::Error> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let object = deserializer.deserialize_map(Fields)?;
        deserializer.end()?;
        Ok(object)
    }

    /// Its fields in order, each with its JSON.
    pub(super) fn fields(&self) -> &[(String, &'a RawValue)] {
        &self.fields
    }

    fn get(&self, name: &str) -> Option<&'a RawValue> {
        let at = self.by_name.get(name)?;
        self.fields.get(*at).map(|(_, raw)| *raw)
    }

    /// The JSON at a path: the field whose name is the whole path, else through objects name by name.
    fn raw(&self, path: &str) -> Option<&'a RawValue> {
        if let Some(raw) = self.get(path) {
            return Some(raw);
        }
        path.match_indices('.').find_map(|(dot, _)| {
            let (name, rest) = (path.get(..dot)?, path.get(dot + 1..)?);
            inner(self.get(name)?)?.raw(rest)
        })
    }

    fn push(&mut self, name: String, raw: &'a RawValue) {
        if let Some(field) = self
            .by_name
            .get(&name)
            .and_then(|&at| self.fields.get_mut(at))
        {
            field.1 = raw;
            return;
        }
        self.by_name.insert(name.clone(), self.fields.len());
        self.fields.push((name, raw));
    }

    fn collect(&self, outer: &str, level: usize, found: &mut Vec<Named>) {
        for (name, raw) in &self.fields {
            let too_long = outer.len() + name.len() > PATH_BYTES;
            match level {
                1 if too_long => continue,
                2.. if too_long || found.len() >= MOST_FIELDS => return,
                _ => {}
            }
            let path = match outer {
                "" => name.clone(),
                _ => format!("{outer}.{name}"),
            };
            match inner(raw).filter(|_| level < LEVELS) {
                Some(object) => object.collect(&path, level + 1, found),
                None if headline_list::is_one(name, raw.get()) => {
                    found.push(Named::new(path, FieldValue::Empty));
                }
                None => found.push(Named::new(path, value(raw))),
            }
        }
    }
}

impl RecordValues for Object<'_> {
    fn entries(&self) -> Vec<Named> {
        let mut found = Vec::new();
        self.collect("", 1, &mut found);
        found
    }

    fn names(&self) -> Vec<&str> {
        self.fields.iter().map(|(name, _)| name.as_str()).collect()
    }

    fn at(&self, path: &str) -> Option<FieldValue> {
        if let Some(raw) = self.raw(path) {
            return Some(value(raw));
        }
        // The path goes into the objects of lists: `sections.text` is the text of all sections.
        path.match_indices('.').find_map(|(dot, _)| {
            let (name, rest) = (path.get(..dot)?, path.get(dot + 1..)?);
            let raw = self.get(name)?;
            if let Some(object) = inner(raw) {
                return object.at(rest);
            }
            let list: Vec<&RawValue> = serde_json::from_str(raw.get()).ok()?;
            let values = list.into_iter().filter_map(|raw| inner(raw)?.at(rest));
            Some(FieldValue::from_texts(
                values.filter_map(|value| value.joined("\n")),
            ))
        })
    }

    fn json(&self, path: &str) -> Option<String> {
        self.raw(path).map(|raw| raw.get().to_owned())
    }
}

/// What a value says as text.
pub(super) fn value(raw: &RawValue) -> FieldValue {
    let json = raw.get();
    match json.as_bytes().first() {
        Some(b'[' | b'{') => {
            if let Some(paragraphs) = rich::paragraphs(json) {
                return FieldValue::from_texts(paragraphs);
            }
            let mut texts = Vec::new();
            push_texts(raw, LIST_LEVELS, &mut texts);
            FieldValue::from_texts(texts)
        }
        _ => scalar(json).map_or(FieldValue::Empty, |text| {
            rich_string::paragraphs(&text)
                .map_or_else(|| FieldValue::from_text(text), FieldValue::from_texts)
        }),
    }
}

fn push_texts(raw: &RawValue, levels: usize, texts: &mut Vec<String>) {
    let json = raw.get();
    match json.as_bytes().first() {
        _ if levels == 0 => {}
        Some(b'[') => {
            let list: Vec<&RawValue> = serde_json::from_str(json).unwrap_or_default();
            for element in list {
                push_texts(element, levels - 1, texts);
            }
        }
        Some(b'{') => {
            let object = inner(raw);
            let text = object
                .as_ref()
                .and_then(|object| keys::text_keys().iter().find_map(|key| object.get(key)));
            if let Some(text) = text {
                push_texts(text, levels - 1, texts);
            }
        }
        _ => texts.extend(scalar(json)),
    }
}

/// A string without its escapes, a number as written; nothing for null, true and false.
fn scalar(json: &str) -> Option<String> {
    match json.as_bytes().first()? {
        b'"' => string::plain(json)
            .or_else(|| serde_json::from_str(json).ok())
            .or_else(|| serde_json::from_str(&repair::repair(json).text).ok()),
        b'-' | b'0'..=b'9' => Some(json.to_owned()),
        _ => None,
    }
}

fn inner(raw: &RawValue) -> Option<Object<'_>> {
    raw.get()
        .starts_with('{')
        .then(|| Object::parse(raw.get()).ok())
        .flatten()
}

/// Reads the fields of an object.
struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Object<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut object = Object {
            fields: Vec::new(),
            by_name: HashMap::new(),
        };
        while let Some((name, raw)) = map.next_entry::<String, &'de RawValue>()? {
            object.push(name, raw);
        }
        Ok(object)
    }
}

#[cfg(test)]
mod tests {
    use super::Object;
    use crate::input::fields::{FieldValue, RecordValues};

    #[test]
    fn paths_lead_through_objects_and_lists() {
        let text = r#"{"a": {"b": 1.50, "c.d": "x"}, "a.b": "own", "p": [{"text": "1"}, {"text": null}, {"text": "2"}]}"#;
        let object = Object::parse(text).unwrap();
        assert_eq!(object.at("a.b"), Some(FieldValue::from_text("own")));
        assert_eq!(object.at("a.c.d"), Some(FieldValue::from_text("x")));
        assert_eq!(
            object.at("p.text").and_then(|value| value.joined("|")),
            Some(String::from("1|2"))
        );
        assert_eq!(
            object.at("p").and_then(|value| value.joined("|")),
            Some(String::from("1|2"))
        );
        assert_eq!(object.at("q.text"), None);
        assert_eq!(
            object.json("a"),
            Some(String::from(r#"{"b": 1.50, "c.d": "x"}"#))
        );
        let paths: Vec<String> = object
            .entries()
            .into_iter()
            .map(|entry| entry.path)
            .collect();
        assert_eq!(paths, ["a.b", "a.c.d", "a.b", "p"]);
    }

    #[test]
    fn the_last_of_equal_names_wins_and_numbers_stay_as_written() {
        let object = Object::parse(r#"{"n": 1, "m": 2, "n": 1e400}"#).unwrap();
        assert_eq!(object.names(), ["n", "m"]);
        assert_eq!(object.at("n"), Some(FieldValue::from_text("1e400")));
    }

    #[test]
    fn lone_surrogates_become_a_sign() {
        let object = Object::parse(r#"{"a": "x\ud83dy"}"#).unwrap();
        assert_eq!(object.at("a"), Some(FieldValue::from_text("x\u{fffd}y")));
    }

    #[test]
    fn names_are_looked_at_down_to_a_level() {
        for (levels, path) in [(5, "a.a.a.a.a.b"), (6, "a.a.a.a.a.a")] {
            let text = format!(
                "{}{{\"b\":1}}{}",
                "{\"a\":".repeat(levels),
                "}".repeat(levels)
            );
            assert_eq!(Object::parse(&text).unwrap().entries()[0].path, path);
        }
    }

    #[test]
    fn texts_are_looked_for_in_lists_down_to_a_level() {
        for (levels, found) in [
            (3, FieldValue::from_texts([String::from("x")])),
            (4, FieldValue::Empty),
        ] {
            let text = format!(
                "{{\"a\":{}\"x\"{}}}",
                "[".repeat(levels),
                "]".repeat(levels)
            );
            assert_eq!(
                Object::parse(&text).unwrap().at("a"),
                Some(found),
                "{levels}"
            );
        }
    }

    #[test]
    fn names_and_fields_over_the_limits_are_left_out() {
        for (bytes, count) in [(256, 1), (257, 0)] {
            let text = format!("{{\"{}\":1}}", "x".repeat(bytes));
            assert_eq!(Object::parse(&text).unwrap().entries().len(), count);
        }
        let fields: Vec<String> = (0..5000).map(|at| format!("\"{at}\":1")).collect();
        let fields = fields.join(",");
        let inner = format!("{{\"inner\":{{{fields}}}}}");
        assert_eq!(Object::parse(&inner).unwrap().entries().len(), 4096);
        let text = format!("{{{fields},\"text\":1}}");
        assert_eq!(Object::parse(&text).unwrap().entries().len(), 5001);
    }
}
