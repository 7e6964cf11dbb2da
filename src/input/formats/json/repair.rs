//! Repairs what programs write although JSON has no such thing: raw control characters in strings, lone surrogates,
//! escapes of other languages, NaN and infinities, a comma before a closing bracket. One pass; anything else is left as
//! it is.

use super::scan::blank;
use std::fmt::Write as _;

/// A repaired text.
#[derive(Debug, Default)]
pub(super) struct Repaired {
    pub(super) text: String,
    /// A number that JSON cannot say, and its line, from 0.
    pub(super) no_number: Option<(&'static str, u64)>,
}

/// Words for numbers that JSON does not have. Longer words first: one is a suffix of another.
const NO_NUMBERS: [&str; 3] = ["-Infinity", "Infinity", "NaN"];

/// Repairs a value.
pub(super) fn repair(json: &str) -> Repaired {
    let mut repaired = Repaired {
        text: String::with_capacity(json.len()),
        no_number: None,
    };
    let (mut rest, mut in_string, mut line) = (json, false, 0);
    while let Some(ch) = rest.chars().next() {
        line += u64::from(ch == '\n');
        let length = if in_string {
            in_string = ch != '"';
            push_in_string(ch, rest, &mut repaired.text)
        } else {
            in_string = ch == '"';
            push_between(ch, rest, line, &mut repaired)
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    repaired
}

/// Appends the character at the start of `rest` inside a string, repaired. Returns how many bytes of `rest` were used.
fn push_in_string(ch: char, rest: &str, out: &mut String) -> usize {
    match ch {
        '\\' => push_escape(rest, out),
        '\0'..='\u{1f}' => {
            // Writing to a String cannot fail.
            let _ = write!(out, "\\u{:04x}", u32::from(ch));
            1
        }
        _ => {
            out.push(ch);
            ch.len_utf8()
        }
    }
}

fn push_escape(rest: &str, out: &mut String) -> usize {
    let Some(next) = rest.get(1..).and_then(|rest| rest.chars().next()) else {
        out.push('\\');
        return 1;
    };
    match next {
        'u' => match (unit(rest), rest.get(6..).and_then(unit)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => {
                out.push_str(rest.get(..12).unwrap_or_default());
                12
            }
            (Some(0xD800..=0xDFFF), _) => {
                out.push(char::REPLACEMENT_CHARACTER);
                6
            }
            (Some(_), _) => {
                out.push_str(rest.get(..6).unwrap_or_default());
                6
            }
            (None, _) => {
                out.push_str("\\\\u");
                2
            }
        },
        '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' => {
            out.push('\\');
            out.push(next);
            2
        }
        '\'' => {
            out.push('\'');
            2
        }
        _ => {
            out.push_str("\\\\");
            1
        }
    }
}

/// The code unit of an escape `\uXXXX` at the start.
fn unit(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    digits
        .bytes()
        .all(|digit| digit.is_ascii_hexdigit())
        .then(|| u32::from_str_radix(digits, 16).ok())
        .flatten()
}

fn push_between(ch: char, rest: &str, line: u64, repaired: &mut Repaired) -> usize {
    if ch == ',' {
        let after = rest.get(1..).unwrap_or_default();
        let next = after.get(blank(after.as_bytes())..).unwrap_or_default();
        if next.starts_with(['}', ']']) {
            return 1;
        }
    }
    if let Some(word) = NO_NUMBERS.into_iter().find(|word| rest.starts_with(word)) {
        repaired.text.push_str("null");
        repaired.no_number.get_or_insert((word, line));
        return word.len();
    }
    repaired.text.push(ch);
    ch.len_utf8()
}

#[cfg(test)]
mod tests {
    use super::repair;

    #[test]
    fn what_writers_write_becomes_json() {
        let wrong = "{\"a\": \"x\ny\\'\\d\\ud800\\ud83d\\ude00\",\n\"n\": [NaN, -Infinity,], }";
        let repaired = repair(wrong);
        let value: serde_json::Value = serde_json::from_str(&repaired.text).unwrap();
        assert_eq!(value["a"], "x\ny'\\d\u{fffd}\u{1f600}");
        assert_eq!(value["n"], serde_json::json!([null, null]));
        assert_eq!(repaired.no_number, Some(("NaN", 2)));
    }

    #[test]
    fn good_json_is_left_alone() {
        let good = r#"{"a": "NaN, ]\\\"", "b": [1, 2]}"#;
        assert_eq!(repair(good).text, good);
    }
}
