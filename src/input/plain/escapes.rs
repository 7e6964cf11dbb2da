//! Escapes that a program left in text: letters as `\u0627`, and references of HTML (`&quot;`, `&#1575;`). Those that stand
//! for the signs of tags stay, since text with tags in it is not plain.

use crate::input::html;
use memchr::{memchr, memmem};
use std::borrow::Cow;

/// Letters of Arabic as `\u06XX` that make them what a program wrote; fewer may be what an article is about.
const LEAST_LETTERS: usize = 4;

/// Times that references may have been put upon references (`&amp;quot;`).
const MOST_REFERENCES: usize = 3;

/// The text without escapes.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    if memmem::find_iter(text.as_bytes(), b"\\u06")
        .nth(LEAST_LETTERS - 1)
        .is_some()
    {
        text = Cow::Owned(without_backslashes(&text));
    }
    for _ in 0..MOST_REFERENCES {
        match without_references(&text) {
            Some(read) => text = Cow::Owned(read),
            None => break,
        }
    }
    text
}

/// What escapes of one character stand for.
const SHORT: [(char, char); 6] = [
    ('n', '\n'),
    ('t', '\t'),
    ('r', '\r'),
    ('"', '"'),
    ('/', '/'),
    ('\\', '\\'),
];

fn without_backslashes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr(b'\\', rest.as_bytes()) {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let behind = &escape[1..];
        let short = SHORT.iter().find(|(sign, _)| behind.starts_with(*sign));
        let (length, c) = match short {
            Some(&(sign, c)) => (1 + sign.len_utf8(), c),
            None => letter(escape).unwrap_or((1, '\\')),
        };
        out.push(c);
        rest = &escape[length..];
    }
    out.push_str(rest);
    out
}

/// The character that `\uXXXX` stands for, or two of them where it takes two, and their length.
fn letter(escape: &str) -> Option<(usize, char)> {
    const LENGTH: usize = 6;
    let unit = |escape: &str| {
        let digits = escape.strip_prefix("\\u")?.get(..4)?;
        u16::from_str_radix(digits, 16).ok()
    };
    let first = unit(escape)?;
    if let Some(c) = char::from_u32(u32::from(first)) {
        return Some((LENGTH, c));
    }
    let units = [first, escape.get(LENGTH..).and_then(unit)?];
    let c = char::decode_utf16(units).next()?.ok()?;
    Some((2 * LENGTH, c))
}

/// The text with its references read; `None` where it has none.
fn without_references(text: &str) -> Option<String> {
    let mut out = String::new();
    let (mut copied, mut from) = (0, 0);
    while let Some(found) = memchr(b'&', &text.as_bytes()[from..]) {
        let at = from + found;
        from = at + 1;
        let Some(length) = reference(&text[at..]) else {
            continue;
        };
        let read = html::references(&text[at..at + length]);
        if read.starts_with('&') && length > "&amp;".len() || matches!(&*read, "<" | ">") {
            continue;
        }
        out.push_str(&text[copied..at]);
        out.push_str(&read);
        (copied, from) = (at + length, at + length);
    }
    (copied > 0).then(|| out + &text[copied..])
}

/// The length of the reference at the start of a text, with its semicolon.
fn reference(text: &str) -> Option<usize> {
    /// The longest name that is used in text is shorter.
    const LONGEST: usize = 10;
    let name = text[1..].bytes().take(LONGEST);
    let length = name
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
        .count();
    (length > 1 && text.as_bytes().get(1 + length) == Some(&b';')).then_some(length + 2)
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn letters_of_programs_come_back() {
        let text = r#"\u0642\u0627\u0644 \"\u0646\u0639\u0645\"\n\u062b\u0645 \ud83d\ude00 C:\x"#;
        assert_eq!(unescaped(text), "قال \"نعم\"\nثم 😀 C:\\x");
        let few = r"الرمز \u0627 يعني ألفا و\u0628 باء و\u062a تاء";
        assert_eq!(unescaped(few), few);
    }

    #[test]
    fn references_are_read_as_often_as_they_were_put() {
        for (text, read) in [
            ("قال:&nbsp;&quot;نعم&quot;", "قال:\u{a0}\"نعم\""),
            ("&#1602;&#1575;ل &#x642;ال", "قال قال"),
            ("&amp;quot;نعم&amp;quot;", "\"نعم\""),
            ("سوق &amp; مقهى", "سوق & مقهى"),
        ] {
            assert_eq!(unescaped(text), read);
        }
    }

    #[test]
    fn what_is_no_reference_stays() {
        for text in [
            "R&D",
            "AT&T; نص",
            "a?b=1&copy=2",
            "&lt;p&gt; نص",
            "&unknown1; نص",
            "& نص;",
        ] {
            assert_eq!(unescaped(text), text);
        }
    }
}
