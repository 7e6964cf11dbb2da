//! Finds where the next element after a broken one may start: at a brace where the grammar allows an element. The keys
//! behind it tell whether it looks like the elements of this file.

use super::scan::{self, blank};
use memchr::memchr;

/// Keys of an object that are compared.
const COMPARED_KEYS: usize = 2;

/// Where an element may start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// Here.
    At(usize),
    /// Nowhere before this place; more text is needed to tell from there on.
    NotBefore(usize),
}

/// The next place from `from` on where an element may start: `{` before a key or `}`, behind a comma, an opening
/// bracket, another object or a line end; where elements are `glued` together, behind anything but a key.
pub(super) fn start(text: &str, from: usize, glued: bool) -> Start {
    let bytes = text.as_bytes();
    let mut search = from;
    while let Some(found) = memchr(b'{', bytes.get(search..).unwrap_or_default()) {
        let at = search + found;
        search = at + 1;
        let after = bytes.get(search..).unwrap_or_default();
        match after.get(blank(after)) {
            None => return Start::NotBefore(before(bytes, at)),
            Some(b'"' | b'}') => {}
            Some(_) => continue,
        }
        let context = bytes.get(before(bytes, at)..at).unwrap_or_default();
        let on_new_line = context.contains(&b'\n');
        let behind_broken = glued && context.first() != Some(&b':');
        if on_new_line
            || behind_broken
            || matches!(context.first(), None | Some(b',' | b'[' | b'}'))
        {
            return Start::At(at);
        }
    }
    Start::NotBefore(before(bytes, bytes.len()))
}

/// The offset of the last character before `at` that is no white space; 0 where there is none. The text is cut there,
/// so that the offset must not be inside of a character.
pub(super) fn before(bytes: &[u8], at: usize) -> usize {
    let context = bytes.get(..at).unwrap_or_default();
    context
        .iter()
        .rposition(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x80..=0xbf))
        .unwrap_or(0)
}

/// The first keys of an object, as far as it can be read.
pub(super) fn keys(text: &str) -> Vec<String> {
    let bytes = text.as_bytes();
    let mut keys = Vec::new();
    let mut at = 1;
    while keys.len() < COMPARED_KEYS {
        at += blank(bytes.get(at..).unwrap_or_default());
        let key = (bytes.get(at) == Some(&b'"'))
            .then(|| scan::string(bytes, at))
            .flatten();
        let Some(end) = key else { break };
        keys.push(text.get(at..end).unwrap_or_default().to_owned());
        at = end + blank(bytes.get(end..).unwrap_or_default());
        if bytes.get(at) != Some(&b':') {
            break;
        }
        at += 1;
        at += blank(bytes.get(at..).unwrap_or_default());
        let scan::Scan::Whole(length) = scan::value(bytes.get(at..).unwrap_or_default()) else {
            break;
        };
        at += length;
        at += blank(bytes.get(at..).unwrap_or_default());
        if bytes.get(at) != Some(&b',') {
            break;
        }
        at += 1;
    }
    keys
}

/// Whether two objects begin with the same keys, as far as both are known.
pub(super) fn same_keys(known: &[String], found: &[String]) -> bool {
    !known.is_empty()
        && !found.is_empty()
        && known.iter().zip(found).all(|(left, right)| left == right)
}

#[cfg(test)]
mod tests {
    use super::{Start, keys, same_keys, start};

    #[test]
    fn starts_stand_behind_commas_brackets_and_line_ends() {
        let text = r#"{"t":"x},{"t":{"u":1}}, {"t":2}"#;
        assert_eq!(start(text, 1, false), Start::At(9));
        assert_eq!(start(text, 10, false), Start::At(24));
        assert_eq!(start("x\n {\"t\"", 0, false), Start::At(3));
        assert_eq!(start("x , {", 0, false), Start::NotBefore(2));
        assert_eq!(start("x , ", 0, false), Start::NotBefore(2));
        assert_eq!(start("x خبر ", 0, false), Start::NotBefore("x خب".len()));
    }

    #[test]
    fn keys_are_read_as_far_as_they_go() {
        assert_eq!(
            keys(r#"{"a": {"b": 1}, "c": 2, "d": 3}"#),
            ["\"a\"", "\"c\""]
        );
        assert_eq!(keys(r#"{"a":"x},{"a":"#), ["\"a\""]);
        assert!(keys("{}").is_empty());
    }

    #[test]
    fn two_keys_are_compared() {
        let known = |text: &str| keys(text);
        assert_eq!(known(r#"{"a":1,"b":2,"c":3}"#), ["\"a\"", "\"b\""]);
        let same = |other: &str| same_keys(&known(r#"{"a":1,"b":2,"c":3}"#), &known(other));
        assert!(same(r#"{"a":1,"b":2,"x":3}"#));
        assert!(!same(r#"{"a":1,"x":2,"c":3}"#));
    }
}
