//! The attributes that Pandoc writes in braces: `{.class #id key="value"}`. They say of an element what they say in HTML.

use crate::text::chars;
use std::fmt::Write as _;

/// Longest list of attributes, in bytes; a brace that closes farther away is text.
const MOST_BYTES: usize = 2048;

/// Keys that `input/html` asks for.
const KEYS: [&str; 5] = ["style", "role", "rel", "itemprop", "hidden"];

/// The attributes at the start of `text` and how long they are; none where a brace holds text.
pub(super) fn parse(text: &str) -> Option<(Attributes, usize)> {
    let inside = text.strip_prefix('{')?;
    let end = inside[..chars::char_boundary(inside, MOST_BYTES)].find(['}', '{'])?;
    let list = inside[..end].trim();
    let known = inside[end..].starts_with('}')
        && !list.contains("\n\n")
        && (list.is_empty() || list.starts_with(['.', '#', '-']) || list.contains('='));
    known.then(|| (Attributes::read(list), end + 2))
}

/// Attributes of an element.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    classes: Vec<String>,
    id: Option<String>,
    pairs: Vec<(&'static str, String)>,
}

impl Attributes {
    /// Of one class.
    pub(super) fn of_class(class: &str) -> Self {
        Self {
            classes: vec![class.to_owned()],
            ..Self::default()
        }
    }

    /// Whether they say anything.
    pub(super) fn is_empty(&self) -> bool {
        self.classes.is_empty() && self.id.is_none() && self.pairs.is_empty()
    }

    fn read(list: &str) -> Self {
        let mut read = Self::default();
        let mut rest = list;
        loop {
            rest = rest.trim_start();
            let end = token(rest);
            if end == 0 {
                return read;
            }
            let (token, behind) = rest.split_at(end);
            if let Some(class) = token.strip_prefix('.') {
                read.classes.push(class.to_owned());
            } else if let Some(id) = token.strip_prefix('#') {
                read.id = Some(id.to_owned());
            } else if let Some((key, value)) = token.split_once('=')
                && let Some(key) = KEYS.into_iter().find(|known| *known == key)
            {
                read.pairs.push((key, value.trim_matches('"').to_owned()));
            }
            rest = behind;
        }
    }

    /// As HTML writes them, with a space before.
    pub(super) fn html(&self) -> String {
        let mut html = String::new();
        let mut add = |key: &str, value: &str| {
            let value = value.replace(['"', '<', '>', '&', '\n'], " ");
            // Writing to a String cannot fail.
            let _ = write!(html, " {key}=\"{value}\"");
        };
        if !self.classes.is_empty() {
            add("class", &self.classes.join(" "));
        }
        if let Some(id) = &self.id {
            add("id", id);
        }
        for (key, value) in &self.pairs {
            add(key, value);
        }
        html
    }
}

/// The length of the first word, in which quoted values have spaces.
fn token(text: &str) -> usize {
    let mut quoted = false;
    let end = text.find(|ch: char| {
        quoted ^= ch == '"';
        ch.is_whitespace() && !quoted
    });
    end.unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn attributes_become_those_of_html() {
        let (read, length) = parse("{.a .b-c\n#id x=\"1 2\" style=\"display: none\"} نص").unwrap();
        assert_eq!(length, 43);
        assert_eq!(
            read.html(),
            " class=\"a b-c\" id=\"id\" style=\"display: none\""
        );
        assert!(parse("{}").unwrap().0.is_empty());
    }

    #[test]
    fn braces_of_prose_are_none() {
        for text in ["{عاجل}", "{قال الوزير} ثم", "{.x", "(x)", "{ {.a} }"] {
            assert!(parse(text).is_none(), "{text}");
        }
    }
}
