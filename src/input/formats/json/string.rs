//! Strings of JSON that was parsed before, without their escapes. Characters written as numbers are left to the parser.

use memchr::memchr;

/// What a string says; none where it has an escape of another kind than the short ones.
pub(super) fn plain(json: &str) -> Option<String> {
    let mut rest = json.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::with_capacity(rest.len());
    while let Some(at) = memchr(b'\\', rest.as_bytes()) {
        text.push_str(&rest[..at]);
        text.push(match rest.as_bytes().get(at + 1)? {
            b'n' => '\n',
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            _ => return None,
        });
        rest = &rest[at + 2..];
    }
    text.push_str(rest);
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::plain;
    use proptest::prelude::{any, proptest};

    #[test]
    fn short_escapes_are_undone() {
        let json = r#""خبر \"عاجل\" \\ \/ \n\t\r\b\f""#;
        let text = serde_json::from_str::<String>(json).ok();
        assert!(text.is_some());
        assert_eq!(plain(json), text);
        assert_eq!(plain(r#""\u062e""#), None);
        assert_eq!(plain(r#""""#).as_deref(), Some(""));
    }

    proptest! {
        #[test]
        fn what_is_read_is_what_was_written(text in any::<String>()) {
            let json = serde_json::to_string(&text).unwrap();
            match plain(&json) {
                Some(read) => assert_eq!(read, text),
                None => assert!(json.contains("\\u"), "{json}"),
            }
        }
    }
}
