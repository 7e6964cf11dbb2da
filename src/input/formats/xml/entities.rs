//! References to characters and entities in the text of XML and SGML. Names of pages (`&nbsp;`) are read, declared or not;
//! what no table knows is text, as `AT&T;`. What a file declares itself is never expanded, and nothing is fetched: a
//! record that uses it is refused.

use crate::input::html;
use memchr::memchr;
use std::collections::HashSet;

/// Longest name of an entity that is looked at, in bytes.
const LONGEST_NAME: usize = 64;
/// Names that are kept of a declaration; a file with more is made to do harm.
const MOST_NAMES: usize = 4096;

/// The entities that the file declares.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Declared(HashSet<String>);

/// An entity that the file declares itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Undefined(pub(super) String);

impl Declared {
    /// Adds the names that a declaration at the start of the file declares.
    pub(super) fn add(&mut self, declaration: &str) {
        let named = declaration.split("<!ENTITY").skip(1);
        let names = named.filter_map(|rest| rest.split_whitespace().next());
        for name in names.filter(|name| *name != "%") {
            if self.0.len() < MOST_NAMES {
                self.0.insert(name.to_owned());
            }
        }
    }
}

/// The text with its references read.
pub(super) fn text(text: &str, declared: &Declared) -> Result<String, Undefined> {
    let Some(first) = memchr(b'&', text.as_bytes()) else {
        return Ok(text.to_owned());
    };
    let mut read = String::with_capacity(text.len());
    let (before, mut rest) = text.split_at(first);
    read.push_str(before);
    while !rest.is_empty() {
        let length = reference_length(rest);
        match length.and_then(|length| rest.split_at_checked(length)) {
            Some((reference, behind)) => {
                read.push_str(&character(reference, declared)?);
                rest = behind;
            }
            None => {
                read.push('&');
                rest = rest.get(1..).unwrap_or_default();
            }
        }
        let plain = memchr(b'&', rest.as_bytes()).unwrap_or(rest.len());
        let (plain, behind) = rest.split_at(plain);
        read.push_str(plain);
        rest = behind;
    }
    Ok(read)
}

/// Bytes of the reference at the start of a text, which begins with `&`; XML ends each with a semicolon.
fn reference_length(text: &str) -> Option<usize> {
    let inside = text.as_bytes().get(1..)?;
    let window = inside.get(..LONGEST_NAME.min(inside.len()))?;
    let end = memchr(b';', window).filter(|end| *end > 0)?;
    let is_name = |ch: char| ch.is_alphanumeric() || matches!(ch, '#' | '_' | '-' | '.' | ':');
    let name = text.get(1..=end)?;
    name.chars().all(is_name).then_some(end + 2)
}

fn character(reference: &str, declared: &Declared) -> Result<String, Undefined> {
    let read = html::references(reference);
    if read != reference {
        return Ok(read);
    }
    let name = reference.trim_matches(['&', ';']);
    match declared.0.contains(name) {
        true => Err(Undefined(name.to_owned())),
        false => Ok(read),
    }
}

#[cfg(test)]
mod tests {
    use super::{Declared, Undefined, text};

    #[test]
    fn references_end_in_semicolons_and_the_rest_is_text() {
        for (written, read) in [
            ("أ &amp; ب &lt;ج&gt; &#1583;&#x647;", "أ & ب <ج> ده"),
            ("&nbsp;&laquo;نص&raquo;", "\u{a0}«نص»"),
            ("R&D و AT&T; و &", "R&D و AT&T; و &"),
            ("?a=1&copy=2&amp;lt;", "?a=1&copy=2&lt;"),
            ("&;&#;&#x;", "&;&#;&#x;"),
        ] {
            assert_eq!(text(written, &Declared::default()), Ok(String::from(read)));
        }
    }

    #[test]
    fn what_the_file_declares_is_not_expanded() {
        let mut declared = Declared::default();
        declared.add(
            "<!DOCTYPE a [<!ENTITY b \"c\"> <!ENTITY % d SYSTEM \"e\"><!ENTITY nbsp \"&#160;\">]>",
        );
        assert_eq!(text("&b;", &declared), Err(Undefined(String::from("b"))));
        assert_eq!(text("&d;&nbsp;", &declared), Ok(String::from("&d;\u{a0}")));
    }
}
