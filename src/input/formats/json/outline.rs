//! The outline of an object that is too long to be held: its short outer fields, gathered while its bytes pass by, so that
//! its id is known wherever it stands. It checks no more grammar than it needs to know where a field begins and ends, and
//! ends where that is in doubt, since a text with lost quotes must not give a record the id of another one.

use memchr::memchr2;

/// Longest field that is gathered, name and value, in bytes: ids, paths and addresses are shorter.
const FIELD_BYTES: usize = 4096;
/// Bytes gathered of all fields.
const ALL_BYTES: usize = 64 * 1024;

/// Gathers the short fields.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// Whole fields, with commas between.
    fields: Vec<u8>,
    /// The field that is being read.
    field: Vec<u8>,
    /// Bytes of its name, with quotes and colon.
    name: usize,
    is_long: bool,
    place: Place,
    /// Inside of a string; behind a backslash in it.
    in_string: bool,
    escaped: bool,
}

/// What comes next.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Place {
    #[default]
    Object,
    Name,
    Colon,
    Value,
    /// The rest of a number or word.
    Word,
    /// The rest of a list or object, so many levels deep.
    Nested(usize),
    Comma,
    /// Nothing that counts.
    End,
}

impl Outline {
    /// Takes the next bytes.
    pub(super) fn push(&mut self, mut bytes: &[u8]) {
        while self.place != Place::End && !bytes.is_empty() {
            let taken = match self.in_string {
                true => self.string(bytes),
                false => self.sign(bytes[0]),
            };
            bytes = bytes.get(taken..).unwrap_or_default();
        }
    }

    /// The short fields as an object; in the place of long values are empty strings.
    pub(super) fn into_json(self) -> Vec<u8> {
        [b"{", self.fields.as_slice(), b"}"].concat()
    }

    /// Takes bytes of a string, and says how many.
    fn string(&mut self, bytes: &[u8]) -> usize {
        if std::mem::take(&mut self.escaped) {
            self.keep(&bytes[..1]);
            return 1;
        }
        let Some(at) = memchr2(b'"', b'\\', bytes) else {
            self.keep(bytes);
            return bytes.len();
        };
        self.keep(&bytes[..=at]);
        if bytes[at] == b'\\' {
            self.escaped = true;
        } else {
            self.in_string = false;
            match self.place {
                Place::Name => self.place = Place::Colon,
                Place::Value => self.close(),
                _ => {}
            }
        }
        at + 1
    }

    /// Takes a byte outside of strings; none where it belongs to what comes next.
    fn sign(&mut self, byte: u8) -> usize {
        let is_blank = matches!(byte, b' ' | b'\t' | b'\r');
        match (self.place, byte) {
            (Place::Nested(_), _) => self.nested(byte),
            (Place::Word, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'+' | b'-') => {
                self.keep(&[byte]);
            }
            (Place::Word, _) => {
                self.close();
                return 0;
            }
            _ if is_blank => {}
            // The byte-order mark.
            (Place::Object, 0xEF | 0xBB | 0xBF) => {}
            (Place::Object, b'{') | (Place::Comma, b',') => self.place = Place::Name,
            (Place::Name, b'"') => {
                self.field.clear();
                self.is_long = false;
                self.in_string = true;
                self.keep(b"\"");
            }
            (Place::Colon, b':') => {
                self.keep(b":");
                self.name = self.field.len();
                self.place = match self.is_long {
                    true => Place::End,
                    false => Place::Value,
                };
            }
            (Place::Value, b'"') => {
                self.in_string = true;
                self.keep(b"\"");
            }
            (Place::Value, b'{' | b'[') => {
                self.place = Place::Nested(1);
                self.keep(&[byte]);
            }
            (Place::Value, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-') => {
                self.place = Place::Word;
                self.keep(&[byte]);
            }
            _ => self.place = Place::End,
        }
        1
    }

    fn nested(&mut self, byte: u8) {
        self.keep(&[byte]);
        let Place::Nested(levels) = self.place else {
            return;
        };
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.place = Place::Nested(levels + 1),
            b'}' | b']' if levels == 1 => self.close(),
            b'}' | b']' => self.place = Place::Nested(levels - 1),
            _ => {}
        }
    }

    fn keep(&mut self, bytes: &[u8]) {
        self.is_long |= self.field.len() + bytes.len() > FIELD_BYTES;
        if !self.is_long {
            self.field.extend_from_slice(bytes);
        }
    }

    /// Ends the field.
    fn close(&mut self) {
        if self.is_long {
            self.field.truncate(self.name);
            self.field.extend_from_slice(b"\"\"");
        }
        if self.fields.len() + self.field.len() < ALL_BYTES {
            if !self.fields.is_empty() {
                self.fields.push(b',');
            }
            self.fields.append(&mut self.field);
        }
        self.place = Place::Comma;
    }
}

#[cfg(test)]
mod tests {
    use super::{ALL_BYTES, FIELD_BYTES, Outline};

    fn outline(text: &str, piece: usize) -> String {
        let mut outline = Outline::default();
        text.as_bytes()
            .chunks(piece)
            .for_each(|piece| outline.push(piece));
        String::from_utf8(outline.into_json()).unwrap()
    }

    #[test]
    fn short_fields_are_gathered_on_both_sides_of_a_long_one() {
        let long = "\\\"\\\\ {[\\\\".repeat(FIELD_BYTES);
        let text = format!(
            "\u{feff} {{\"a\" : \"x\\\"\", \"body\":\"{long}\",\"n\":-1.5 ,\"l\":[\"]\",{{}}],\"id\":\"y\"}}"
        );
        let expected = r#"{"a":"x\"","body":"","n":-1.5,"l":["]",{}],"id":"y"}"#;
        for piece in [1, 2, 3, 1000, text.len()] {
            assert_eq!(outline(&text, piece), expected, "{piece}");
        }
    }

    #[test]
    fn it_ends_where_a_field_may_be_none() {
        for text in [
            r#"{"a":1,"body":"he said "id":"b"","id":"c"}"#,
            r#"{"a":1,"body":"cut"#,
            r#"{"a":1,"body":"#,
            r#"{"a":1}{"id":"b"}"#,
            r#"{"a":1 "id":"b"}"#,
        ] {
            let found = outline(text, 7);
            assert!(found.starts_with("{\"a\":1"), "{found}");
            assert!(!found.contains("\"id\""), "{found}");
        }
        assert_eq!(outline("[{\"id\":1}]", 7), "{}");
    }

    #[test]
    fn it_holds_little() {
        let name = "n".repeat(FIELD_BYTES);
        assert_eq!(outline(&format!("{{\"{name}\":1,\"id\":2}}"), 999), "{}");
        for (bytes, is_kept) in [(FIELD_BYTES - 6, true), (FIELD_BYTES - 5, false)] {
            let value = "x".repeat(bytes);
            let text = format!("{{\"a\":\"{value}\"}}");
            assert_eq!(outline(&text, 999) == text, is_kept);
        }
        let many: Vec<String> = (0..20_000).map(|at| format!("\"{at}\":0")).collect();
        let found = outline(&format!("{{{}}}", many.join(",")), 999);
        assert!(found.len() <= ALL_BYTES + 2);
    }
}
