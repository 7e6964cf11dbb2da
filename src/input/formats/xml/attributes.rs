//! The attributes of a start tag, with quotes or without. Of two with one name the first counts, as in pages.

use super::entities::{self, Declared, Undefined};

/// Most attributes of an element that are looked at.
const MOST_ATTRIBUTES: usize = 256;

/// The attributes in what is written behind the name of a tag.
pub(super) fn read(
    mut text: &str,
    declared: &Declared,
) -> Result<Vec<(String, String)>, Undefined> {
    let mut found: Vec<(String, String)> = Vec::new();
    loop {
        text = text.trim_start_matches(|ch: char| ch.is_whitespace() || matches!(ch, '/' | ','));
        let end = text.find(|ch: char| ch.is_whitespace() || ch == '=');
        let Some((name, behind)) = end.and_then(|end| text.split_at_checked(end)) else {
            return Ok(found);
        };
        if found.len() == MOST_ATTRIBUTES {
            return Ok(found);
        }
        let (value, rest) = match behind.trim_start().strip_prefix('=') {
            Some(behind) => value(behind.trim_start()),
            None => ("", behind),
        };
        if !name.is_empty() && found.iter().all(|(known, _)| known != name) {
            found.push((name.to_owned(), entities::text(value, declared)?));
        }
        // Each turn takes something off, be it the equals sign.
        text = rest;
    }
}

/// The value at the start of a text, and what is behind it.
fn value(text: &str) -> (&str, &str) {
    let quote = text.chars().next().filter(|ch| matches!(ch, '"' | '\''));
    let Some(quote) = quote else {
        let end = text.find(char::is_whitespace).unwrap_or(text.len());
        return text.split_at(end);
    };
    let inside = text.get(1..).unwrap_or_default();
    inside.split_once(quote).unwrap_or((inside, ""))
}

#[cfg(test)]
mod tests {
    use super::{Declared, read};

    #[test]
    fn attributes_are_read_however_they_are_written() {
        for (text, read_as) in [
            (" a=\"1\" b = '2' c=3 d", "a=1|b=2|c=3"),
            ("a='x \"y\" &amp; z'b=\"2\"", "a=x \"y\" & z|b=2"),
            ("a=1 a=2", "a=1"),
            ("a = ", "a="),
            ("= =1 ,a=2", "a=2"),
            ("عنوان=\"خبر\"", "عنوان=خبر"),
        ] {
            let found = read(text, &Declared::default()).unwrap();
            let told: Vec<_> = found
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            assert_eq!(told.join("|"), read_as, "{text}");
        }
    }
}
