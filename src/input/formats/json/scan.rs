//! Finds the end of a JSON value, or the place from which it can be none. It checks the grammar only as far as needed
//! to notice a lost quote or bracket soon; what writers really write (raw line ends in strings, NaN, a comma before a
//! closing bracket) passes, and is repaired when the value is parsed.

use memchr::memchr2;

/// What a scan found, in bytes from its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scan {
    /// The value ends here.
    Whole(usize),
    /// The text ends inside the value.
    Cut,
    /// From here on it can be no value.
    Wrong(usize),
}

/// What may come next inside a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Want {
    Value,
    /// Also the end of the array.
    ValueOrEnd,
    /// Also the end of the object.
    KeyOrEnd,
    Colon,
    CommaOrEnd,
}

/// Scans the value that starts at the start of `bytes`. Brackets are kept on the heap: depth costs memory, not stack.
pub(super) fn value(bytes: &[u8]) -> Scan {
    let mut open: Vec<u8> = Vec::new();
    let mut want = Want::Value;
    let mut at = 0;
    loop {
        at += blank(bytes.get(at..).unwrap_or_default());
        let Some(&byte) = bytes.get(at) else {
            return Scan::Cut;
        };
        at = match (want, byte) {
            (Want::Value | Want::ValueOrEnd, b'{' | b'[') => {
                let (end, next) = match byte {
                    b'{' => (b'}', Want::KeyOrEnd),
                    _ => (b']', Want::ValueOrEnd),
                };
                open.push(end);
                want = next;
                at + 1
            }
            (Want::Value | Want::ValueOrEnd | Want::KeyOrEnd, b'"') => {
                let Some(end) = string(bytes, at) else {
                    return Scan::Cut;
                };
                want = if want == Want::KeyOrEnd {
                    Want::Colon
                } else {
                    Want::CommaOrEnd
                };
                end
            }
            (Want::ValueOrEnd | Want::KeyOrEnd | Want::CommaOrEnd, b'}' | b']')
                if open.last() == Some(&byte) =>
            {
                open.pop();
                want = Want::CommaOrEnd;
                at + 1
            }
            (Want::CommaOrEnd, b',') => {
                want = match open.last() {
                    Some(b'}') => Want::KeyOrEnd,
                    _ => Want::ValueOrEnd,
                };
                at + 1
            }
            (Want::Colon, b':') => {
                want = Want::Value;
                at + 1
            }
            (Want::Value | Want::ValueOrEnd, _) => match literal(bytes, at) {
                Some(end) => {
                    want = Want::CommaOrEnd;
                    end
                }
                None => return Scan::Wrong(at),
            },
            _ => return Scan::Wrong(at),
        };
        if open.is_empty() {
            return Scan::Whole(at);
        }
    }
}

/// How many of the first bytes are white space.
pub(super) fn blank(bytes: &[u8]) -> usize {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
    bytes
        .iter()
        .position(|byte| !is_blank(byte))
        .unwrap_or(bytes.len())
}

/// The end of the string that starts at `at`, behind its closing quote.
pub(super) fn string(bytes: &[u8], at: usize) -> Option<usize> {
    let mut from = at + 1;
    loop {
        let found = from + memchr2(b'"', b'\\', bytes.get(from..)?)?;
        if bytes.get(found) == Some(&b'"') {
            return Some(found + 1);
        }
        from = found + 2;
    }
}

/// The end of the number or word that starts at `at`; the words are those that JSON and its writers know.
fn literal(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let length = rest
        .iter()
        .position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'+' | b'-')))
        .unwrap_or(rest.len());
    let word = rest.get(..length)?;
    let known = matches!(
        word,
        b"true" | b"false" | b"null" | b"NaN" | b"Infinity" | b"-Infinity"
    );
    // A word at the end of what has come in may go on.
    let cut = length == rest.len() && length > 0;
    (known || cut || matches!(word.first(), Some(b'0'..=b'9' | b'-'))).then_some(at + length)
}

/// Whether brackets are nested more than `most` deep.
pub(super) fn is_deeper(bytes: &[u8], most: usize) -> bool {
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(&byte) = bytes.get(at) {
        at = match byte {
            b'"' => string(bytes, at).unwrap_or(bytes.len()),
            b'{' | b'[' => {
                depth += 1;
                at + 1
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                at + 1
            }
            _ => at + 1,
        };
        if depth > most {
            return true;
        }
    }
    false
}

/// Passes over a value of which nothing is held, block by block.
#[derive(Debug, Default)]
pub(super) struct Skip {
    depth: usize,
    in_string: bool,
    escaped: bool,
}

impl Skip {
    /// Where the value ends in the next bytes, if it does.
    pub(super) fn end(&mut self, bytes: &[u8]) -> Option<usize> {
        for (at, &byte) in bytes.iter().enumerate() {
            if self.in_string {
                match byte {
                    _ if self.escaped => self.escaped = false,
                    b'\\' => self.escaped = true,
                    b'"' => self.in_string = false,
                    _ => continue,
                }
            } else {
                match byte {
                    b'"' => self.in_string = true,
                    b'{' | b'[' => self.depth += 1,
                    b'}' | b']' => self.depth = self.depth.saturating_sub(1),
                    _ => continue,
                }
            }
            if self.depth == 0 && !self.in_string {
                return Some(at + 1);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Scan, Skip, is_deeper, value};

    fn scan(text: &str) -> Scan {
        value(text.as_bytes())
    }

    #[test]
    fn whole_values_end_where_they_end() {
        for text in [
            r#"{"a": [1, -2.5e3, {"b": "}\"]"}], "c": null}"#,
            "{}",
            "[[]]",
            "\"a\"",
            "{\"a\": \"raw\nline\", \"b\": NaN,}",
        ] {
            assert_eq!(scan(&format!("{text},")), Scan::Whole(text.len()), "{text}");
        }
    }

    #[test]
    fn a_lost_quote_or_bracket_is_seen_soon() {
        assert_eq!(scan(r#"{"t":"a","b":"x},{"t":"c"}"#), Scan::Wrong(19));
        assert_eq!(scan(r#"{"t":["a","b"},{"#), Scan::Wrong(13));
        assert_eq!(scan(r#"{"t":1,{"t":2}"#), Scan::Wrong(7));
        assert_eq!(scan(r#"{"t":1"#), Scan::Cut);
    }

    #[test]
    fn depth_needs_no_stack() {
        let deep = "[".repeat(1_000_000);
        assert_eq!(scan(&deep), Scan::Cut);
        assert!(is_deeper(deep.as_bytes(), 128));
        assert!(!is_deeper(b"{\"[[[\": [\"[[\"]}", 2));
    }

    #[test]
    fn skipping_goes_over_blocks() {
        let mut skip = Skip::default();
        assert_eq!(skip.end(br#"{"a": "\"#), None);
        assert_eq!(skip.end(br#""}", "b": [1]"#), None);
        assert_eq!(skip.end(b"}, {"), Some(1));
    }

    #[test]
    fn brackets_may_be_as_deep_as_the_limit() {
        for (depth, deeper) in [(128, false), (129, true)] {
            let text = "[".repeat(depth) + &"]".repeat(depth);
            assert_eq!(is_deeper(text.as_bytes(), 128), deeper, "{depth}");
        }
    }
}
