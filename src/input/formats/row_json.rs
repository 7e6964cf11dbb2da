//! The values of rows as JSON, for formats whose tables are not text: a row becomes an object and is read as any other
//! record is.

use super::json;
use crate::input::fields::{self, RecordValues};
use crate::input::options::{Field, FieldOptions};
use crate::input::sniff::is_binary;
use crate::input::stream::encoding;
use encoding_rs::Encoding;
use std::fmt::Write;

/// Writes an object, name by name.
#[derive(Debug, Default)]
pub(super) struct ObjectWriter {
    json: String,
}

impl ObjectWriter {
    /// Adds a name; its value is to be written next.
    pub(super) fn name(&mut self, name: &str) -> &mut String {
        self.json.push(if self.json.is_empty() { '{' } else { ',' });
        push_text(name, &mut self.json);
        self.json.push(':');
        &mut self.json
    }

    /// The object, with all that was added.
    pub(super) fn finish(mut self) -> String {
        if self.json.is_empty() {
            self.json.push('{');
        }
        self.json.push('}');
        self.json
    }
}

pub(super) fn push_text(text: &str, json: &mut String) {
    json.push_str(&serde_json::Value::from(text).to_string());
}

/// A number; nothing for what JSON has no number for. Whole numbers are written so.
pub(super) fn push_number(value: f64, json: &mut String) -> bool {
    /// Beyond it not every whole number can be told from the next.
    const WHOLE: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() < WHOLE {
        return write!(json, "{}", value as i64).is_ok();
    }
    value.is_finite() && write!(json, "{}", serde_json::Value::from(value)).is_ok()
}

/// Bytes that may be a text; nothing where they are none. It counts what had to be replaced.
pub(super) fn push_bytes(
    bytes: &[u8],
    encoding: Option<&'static Encoding>,
    replaced: &mut u64,
    json: &mut String,
) -> bool {
    if is_binary(bytes) {
        return false;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => push_text(text, json),
        Err(_) => {
            let (text, decoding) = encoding::decode_page(bytes, encoding, None);
            *replaced += decoding.replaced;
            push_text(&text, json);
        }
    }
    true
}

/// Whether a row holds the text of an article: in a field that the user named, one that is called so, or one that reads
/// like it.
pub(super) fn has_text(row: &str, options: &FieldOptions) -> bool {
    json::with_fields(row, |record: &dyn RecordValues| {
        let given = options.given.iter();
        let mut given = given.filter(|(field, _)| *field == Field::Body);
        given.any(|(_, path)| record.at(path).is_some()) || fields::has_text(&record.entries())
    })
}

#[cfg(test)]
mod tests {
    use super::{ObjectWriter, has_text, push_bytes, push_number, push_text};
    use crate::input::options::FieldOptions;

    #[test]
    fn objects_are_json() {
        assert_eq!(ObjectWriter::default().finish(), "{}");
        let mut object = ObjectWriter::default();
        push_text("\"نص\"", object.name("a\n"));
        push_number(5.0, object.name("b"));
        assert_eq!(object.finish(), r#"{"a\n":"\"نص\"","b":5}"#);
    }

    #[test]
    fn numbers_are_whole_broken_or_nothing() {
        for (value, written) in [
            (5.0, "5"),
            (-0.5, "-0.5"),
            (1e300, "1e+300"),
            (f64::NAN, ""),
        ] {
            let mut json = String::new();
            assert_eq!(push_number(value, &mut json), !written.is_empty());
            assert_eq!(json, written);
        }
    }

    #[test]
    fn bytes_are_text_or_nothing() {
        let read = |bytes: &[u8]| {
            let (mut json, mut replaced) = (String::new(), 0);
            push_bytes(bytes, None, &mut replaced, &mut json).then_some(json)
        };
        assert_eq!(read("نص".as_bytes()).as_deref(), Some("\"نص\""));
        assert_eq!(read(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), None);
    }

    #[test]
    fn a_table_of_numbers_has_no_text() {
        let options = FieldOptions::default();
        assert!(has_text(r#"{"body":"نص"}"#, &options));
        assert!(has_text(
            r#"{"x":"افتتح الوزير المعرض صباح أمس في المدينة"}"#,
            &options
        ));
        assert!(!has_text(r#"{"id":1,"name":"نص"}"#, &options));
    }
}
