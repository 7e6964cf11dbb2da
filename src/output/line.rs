//! Reading the wire form: a line back into its keys and values, and the address they make. It takes whatever JSON object
//! the line holds, those of other versions too; whether that is a record is `check`'s business.

use super::json::holds_lone_surrogate;
use crate::text::id::{self, Mark};
use crate::text::utf8;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// A line as keys and values, in their order.
#[derive(Debug)]
pub struct Line<'a> {
    pairs: Vec<(Cow<'a, str>, &'a RawValue)>,
}

/// Why a line could not be taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoLine {
    /// It is not UTF-8 from a byte on.
    NotUtf8(usize),
    /// It is no JSON object, as the parser says.
    NotJson(String),
}

impl<'a> Line<'a> {
    /// Takes a line apart.
    ///
    /// # Errors
    /// It is no JSON object in UTF-8.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, NoLine> {
        let not_utf8 = || NoLine::NotUtf8(utf8::valid_prefix(bytes).len());
        let text = utf8::valid(bytes).ok_or_else(not_utf8)?;
        serde_json::from_str(text).map_err(|error| {
            // The parser sees one line and always says "line 1"; the caller knows its number in the file.
            NoLine::NotJson(
                error
                    .to_string()
                    .replace(" at line 1 column ", " at column "),
            )
        })
    }

    /// Keys and their values as written, in their order.
    pub fn pairs(&self) -> &[(Cow<'a, str>, &'a RawValue)] {
        &self.pairs
    }

    /// The value of a key as written; of a key that occurs twice the last, as most readers take it.
    pub fn get(&self, key: &str) -> Option<&'a RawValue> {
        let mut pairs = self.pairs.iter().rev();
        pairs.find(|(name, _)| name == key).map(|(_, value)| *value)
    }

    /// The text at a key.
    pub fn text(&self, key: &str) -> Option<Cow<'a, str>> {
        match FieldValue::read(self.get(key)?) {
            FieldValue::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether it is an answer in the place of a record.
    pub fn is_answer(&self) -> bool {
        self.get("status").is_some()
    }

    /// Where the document came from; none where it does not say so.
    pub fn address(&self) -> Option<Address<'a>> {
        let number = |key: &str| match self.get(key).map(FieldValue::read) {
            None | Some(FieldValue::Null) => Some(None),
            Some(FieldValue::Whole(number)) => Some(Some(number)),
            Some(_) => None,
        };
        let path = self.text("path")?;
        let id = (path == "-").then(|| self.text("id")).flatten();
        Some(Address {
            path,
            id,
            member: match FieldValue::read(self.get("member")?) {
                FieldValue::Null => None,
                FieldValue::Text(member) => Some(member),
                _ => return None,
            },
            record: number("record")?,
            part: number("part")?.unwrap_or(0),
        })
    }
}

/// The address of a line: one of a record, or that of a whole file, about which only answers are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address<'a> {
    /// Path as given.
    pub path: Cow<'a, str>,
    /// Member of an archive.
    pub member: Option<Cow<'a, str>>,
    /// Index of the document in its file; none where it is about the file or member.
    pub record: Option<u64>,
    /// 0, or 1 and up for an embedded article.
    pub part: u64,
    /// The id, where the record came by standard input: it completes the address there, since a filter does not count.
    pub id: Option<Cow<'a, str>>,
}

impl Address<'_> {
    /// Its hash, as a key of tables.
    pub fn mark(&self) -> Mark {
        let record = self.record.map(u64::to_le_bytes);
        id::mark(&[
            self.path.as_bytes(),
            &[u8::from(self.member.is_some())],
            self.member.as_deref().unwrap_or_default().as_bytes(),
            record.as_ref().map_or(&[], |bytes| bytes.as_slice()),
            &self.part.to_le_bytes(),
            self.id.as_deref().unwrap_or_default().as_bytes(),
        ])
    }
}

impl fmt::Display for Address<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        if let Some(member) = &self.member {
            write!(f, "!{member}")?;
        }
        if let Some(record) = self.record {
            write!(f, " document {record}")?;
        }
        if self.part > 0 {
            write!(f, " part {}", self.part)?;
        }
        if let Some(id) = &self.id {
            write!(f, " with the id {id}")?;
        }
        Ok(())
    }
}

/// A value, as far as the wire form tells values apart.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldValue<'a> {
    /// `null`.
    Null,
    /// A string.
    Text(Cow<'a, str>),
    /// An array of strings.
    Texts(Vec<Cow<'a, str>>),
    /// A number without sign, point and exponent.
    Whole(u64),
    /// Another number.
    Number(f64),
    /// An object, as written.
    Object(&'a str),
    /// Anything else, as written: another array, a truth value, a number beyond all numbers, a string or an object with
    /// half of a surrogate pair.
    Other(&'a str),
}

impl<'a> FieldValue<'a> {
    /// Reads a value.
    pub fn read(written: &'a RawValue) -> Self {
        let text = written.get();
        let read = match text.as_bytes().first() {
            Some(b'n') => Some(Self::Null),
            Some(b'"') => serde_json::from_str(text)
                .ok()
                .map(|Text(text)| Self::Text(text)),
            Some(b'[') => serde_json::from_str::<Vec<Text<'_>>>(text)
                .ok()
                .map(|texts| Self::Texts(texts.into_iter().map(|Text(text)| text).collect())),
            Some(b'{') => Some(Self::Object(text)).filter(|_| !holds_lone_surrogate(text)),
            _ => text
                .parse()
                .map(Self::Whole)
                .ok()
                .or_else(|| serde_json::from_str(text).ok().map(Self::Number)),
        };
        read.unwrap_or(Self::Other(text))
    }
}

/// A string that is borrowed where it holds no escape.
#[derive(serde::Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Line<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_map(Pairs)
            .map(|pairs| Self { pairs })
    }
}

/// Collects all keys, those that occur twice as well.
struct Pairs;

impl<'de> Visitor<'de> for Pairs {
    type Value = Vec<(Cow<'de, str>, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        /// Keys of a record.
        const KEYS: usize = 20;
        let mut pairs = Vec::with_capacity(KEYS);
        while let Some((Text(key), value)) = map.next_entry()? {
            pairs.push((key, value));
        }
        Ok(pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::{FieldValue, Line, NoLine};
    use std::borrow::Cow;

    fn line(text: &str) -> Line<'_> {
        Line::parse(text.as_bytes()).unwrap()
    }

    #[test]
    fn all_keys_are_there_and_the_last_counts() {
        let line = line(r#"{"a":1,"b" : "س\n","a":"\u0628"}"#);
        let keys: Vec<_> = line.pairs().iter().map(|(key, _)| key.as_ref()).collect();
        assert_eq!(keys, ["a", "b", "a"]);
        assert_eq!(line.text("a").as_deref(), Some("ب"));
        assert_eq!(line.text("b").as_deref(), Some("س\n"));
    }

    #[test]
    fn what_is_no_object_is_told() {
        assert_eq!(Line::parse(b"{\"a\xff").unwrap_err(), NoLine::NotUtf8(3));
        for wrong in ["", "[]", "{} {}", "{\"a\":1", "{\"a\":\"\u{7}\"}"] {
            let NoLine::NotJson(what) = Line::parse(wrong.as_bytes()).unwrap_err() else {
                panic!("{wrong}");
            };
            assert!(what.contains("column") && !what.contains("line"), "{what}");
        }
    }

    #[test]
    fn values_are_told_apart() {
        let line = line(
            r#"{"a":null,"b":["x","\"y"],"c":7,"d":0.5,"e":{"n":1e999},"f":[1],"g":"\ud83d","h":true,"i":{"s":"\ud83d"},"j":-1}"#,
        );
        let value = |key: &str| FieldValue::read(line.get(key).unwrap());
        assert_eq!(value("a"), FieldValue::Null);
        let texts = ["x", "\"y"].map(Cow::Borrowed);
        assert_eq!(value("b"), FieldValue::Texts(texts.to_vec()));
        assert_eq!(value("c"), FieldValue::Whole(7));
        assert_eq!(value("d"), FieldValue::Number(0.5));
        assert_eq!(value("e"), FieldValue::Object("{\"n\":1e999}"));
        assert_eq!(value("j"), FieldValue::Number(-1.0));
        for key in ["f", "g", "h", "i"] {
            assert!(matches!(value(key), FieldValue::Other(_)), "{key}");
        }
    }

    #[test]
    fn addresses_differ_in_each_of_their_parts() {
        let lines = [
            r#"{"path":"a","member":null,"record":0,"part":0}"#,
            r#"{"path":"a","member":null,"record":0,"part":1}"#,
            r#"{"path":"a","member":null,"record":1,"part":0}"#,
            r#"{"path":"a","member":"","record":0,"part":0}"#,
            r#"{"path":"a","member":null,"record":null,"status":"error"}"#,
            r#"{"id":"x","path":"-","member":null,"record":0}"#,
            r#"{"id":"y","path":"-","member":null,"record":0}"#,
        ];
        let mut marks = lines
            .map(|text| line(text).address().unwrap().mark())
            .to_vec();
        // An answer has no part; its address is that of the record.
        let answer = line(r#"{"path":"a","member":null,"record":0,"status":"error"}"#);
        assert_eq!(answer.address().unwrap().mark(), marks[0]);
        marks.sort_unstable();
        marks.dedup();
        assert_eq!(marks.len(), lines.len());
        assert_eq!(
            line(lines[1]).address().unwrap().to_string(),
            "a document 0 part 1"
        );
        assert!(
            line(r#"{"path":"a","member":null,"record":"0"}"#)
                .address()
                .is_none()
        );
    }
}
