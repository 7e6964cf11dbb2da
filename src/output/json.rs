//! JSON on one line. Beyond what JSON itself asks for, U+0085, U+2028 and U+2029 are escaped, since many readers take
//! them for line ends; and raw values from an input are brought onto one line without touching their numbers.

use crate::text::scan::{self, BytePattern};
use fearless_simd::{Simd, SimdBase, mask8x32, u8x32};
use memchr::memchr3;
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use serde_json::value::RawValue;
use std::io;

/// Appends `value` and a line end.
pub(super) fn write_line<T: Serialize>(value: &T, out: &mut Vec<u8>) {
    let start = out.len();
    let written = value.serialize(&mut Serializer::with_formatter(&mut *out, OneLine));
    // The wire types always serialise; if one did not, its half line is taken out again.
    debug_assert!(written.is_ok(), "{written:?}");
    if written.is_err() {
        out.truncate(start);
        return;
    }
    out.push(b'\n');
}

/// An object that is written key by key, on one line.
pub(super) struct Object<'a> {
    out: &'a mut Vec<u8>,
    next: &'static str,
}

impl<'a> Object<'a> {
    pub(super) fn begin(out: &'a mut Vec<u8>) -> Self {
        Self { out, next: "{" }
    }

    /// Ends it, and the line.
    pub(super) fn end(self) {
        self.out.extend_from_slice(b"}\n");
    }

    /// A string or null.
    pub(super) fn text(&mut self, key: &str, text: Option<&str>) {
        match text.filter(|text| !scan::any::<Escaped>(text.as_bytes())) {
            Some(text) => {
                self.key(key);
                common_string(text, self.out);
            }
            None => self.value(key, &text),
        }
    }

    /// Any other value.
    pub(super) fn value<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) {
        self.key(key);
        let written = value.serialize(&mut Serializer::with_formatter(&mut *self.out, OneLine));
        debug_assert!(written.is_ok(), "{written:?}");
        if written.is_err() {
            self.out.extend_from_slice(b"null");
        }
    }

    fn key(&mut self, key: &str) {
        self.out.extend_from_slice(self.next.as_bytes());
        self.out.push(b'"');
        self.out.extend_from_slice(key.as_bytes());
        self.out.extend_from_slice(b"\":");
        self.next = ",";
    }
}

/// What must be escaped beside quotes, backslashes and line ends.
struct Escaped;

impl BytePattern for Escaped {
    #[inline(always)]
    fn find<S: Simd>([byte, next, _]: [u8x32<S>; 3]) -> mask8x32<S> {
        byte.simd_lt(b' ') & !byte.simd_eq(b'\n') | scan::wide_line_end(byte, next)
    }
}

fn common_string(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    let mut rest = text.as_bytes();
    while let Some(at) = memchr3(b'"', b'\\', b'\n', rest) {
        out.extend_from_slice(&rest[..at]);
        let escaped = if rest[at] == b'\n' { b'n' } else { rest[at] };
        out.extend_from_slice(&[b'\\', escaped]);
        rest = &rest[at + 1..];
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

/// A share between 0 and 1; what is no number is 0.
pub(super) fn two_decimals(share: f64) -> f64 {
    let clamped = if share.is_nan() {
        0.0
    } else {
        share.clamp(0.0, 1.0)
    };
    (clamped * 100.0).round() / 100.0
}

/// A value's JSON as written, on one line. What is not JSON becomes a JSON string.
pub(super) fn raw(json: &str) -> Box<RawValue> {
    let line = serde_json::from_str::<&RawValue>(json).map(|value| one_line(value.get()));
    line.and_then(RawValue::from_string)
        .or_else(|_| serde_json::value::to_raw_value(json))
        .unwrap_or_else(|_| RawValue::NULL.to_owned())
}

/// Removes white space between tokens and escapes the three line separators. Lone surrogates become U+FFFD.
pub(super) fn one_line(json: &str) -> String {
    let mut line = String::with_capacity(json.len());
    let (mut in_string, mut escaped) = (false, false);
    for ch in json.chars() {
        if !in_string && ch.is_ascii_whitespace() {
            continue;
        }
        match ch {
            '"' if !escaped => in_string = !in_string,
            _ => {}
        }
        escaped = in_string && ch == '\\' && !escaped;
        match escape_of(ch) {
            Some(escape) => line.push_str(escape),
            None => line.push(ch),
        }
    }
    replace_lone_surrogates(line)
}

/// Whether JSON holds an escaped half of a surrogate pair, which most readers refuse.
pub(super) fn holds_lone_surrogate(json: &str) -> bool {
    let half = json.contains("\\ud") || json.contains("\\uD");
    half && replace_lone_surrogates(json.to_owned()) != json
}

fn replace_lone_surrogates(line: String) -> String {
    if !line.contains("\\ud") && !line.contains("\\uD") {
        return line;
    }
    let mut out = String::with_capacity(line.len());
    let mut rest = line.as_str();
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = match (unit(rest), rest.get(6..).and_then(unit)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
            (Some(0xD800..=0xDFFF), _) => {
                out.push_str("\\ufffd");
                rest = &rest[6..];
                continue;
            }
            (Some(_), _) => 6,
            // Valid JSON has a one-byte character after a backslash.
            (None, _) => 2,
        };
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

/// The code unit of a `\uXXXX` at the start.
fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    u16::from_str_radix(digits, 16).ok()
}

fn escape_of(ch: char) -> Option<&'static str> {
    match ch {
        '\u{85}' => Some("\\u0085"),
        '\u{2028}' => Some("\\u2028"),
        '\u{2029}' => Some("\\u2029"),
        _ => None,
    }
}

/// Compact JSON with the three line separators escaped.
struct OneLine;

impl Formatter for OneLine {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(['\u{85}', '\u{2028}', '\u{2029}']) {
            writer.write_all(&rest.as_bytes()[..at])?;
            let mut chars = rest[at..].chars();
            let escape = chars.next().and_then(escape_of).unwrap_or_default();
            writer.write_all(escape.as_bytes())?;
            rest = chars.as_str();
        }
        writer.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::{Object, raw, write_line};
    use proptest::prelude::{any, proptest};

    #[test]
    fn separators_are_escaped_and_nothing_else_is() {
        let mut out = Vec::new();
        write_line(&"خبر\u{85}\u{2028}\u{2029}\n", &mut out);
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "\"خبر\\u0085\\u2028\\u2029\\n\"\n"
        );
    }

    proptest! {
        #[test]
        fn fields_are_written_as_any_value_is(text in any::<String>(), news in "[ء-ي \"\\\\\n\t«»–\u{85}\u{2028}\u{2029}‐]{0,40}") {
            for text in [text, news] {
                let mut out = Vec::new();
                let mut object = Object::begin(&mut out);
                object.text("k", Some(&text));
                object.end();
                let mut whole = Vec::new();
                write_line(&std::collections::BTreeMap::from([("k", &text)]), &mut whole);
                assert_eq!(out, whole);
            }
        }
    }

    #[test]
    fn raw_values_keep_their_numbers() {
        let line = raw("{ \"a b\\\" \": [1.50,\n 12345678901234567890e3 ] }");
        assert_eq!(line.get(), "{\"a b\\\" \":[1.50,12345678901234567890e3]}");
    }

    #[test]
    fn raw_values_lose_lone_surrogates_only() {
        assert_eq!(
            raw(r#""\ud83d\ude00 \ud83d \\ud83d""#).get(),
            r#""\ud83d\ude00 \ufffd \\ud83d""#
        );
    }

    #[test]
    fn what_is_not_json_becomes_a_string() {
        assert_eq!(raw("NaN").get(), "\"NaN\"");
    }
}
