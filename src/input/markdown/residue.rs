//! Marks that the parser left in the text: stars that touch a letter on the wrong side or have no partner, escapes, marks
//! of footnotes. Nobody writes two stars into prose.

use std::borrow::Cow;

/// The text without them.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if !text.contains(['*', '_', '~', '[']) {
        return Cow::Borrowed(text);
    }
    let stars = has_pairs_of_stars(text);
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['*', '_', '~', '[']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let mark = rest.as_bytes()[0];
        let length = match mark {
            b'[' => footnote(rest),
            _ => rest.bytes().take_while(|byte| *byte == mark).count(),
        };
        let is_text = match mark {
            b'[' => length == 0,
            b'*' => length == 1 && !stars,
            _ => length == 1,
        };
        let length = length.max(1);
        if is_text {
            plain.push_str(&rest[..length]);
        }
        rest = &rest[length..];
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// The same for markup: its text, and not its tags.
pub(super) fn clean_markup(markup: &str) -> String {
    let mut cleaned = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        cleaned.push_str(&clean(&rest[..at]));
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        cleaned.push_str(&rest[at..end]);
        rest = &rest[end..];
    }
    cleaned.push_str(&clean(rest));
    cleaned
}

/// Single stars that embrace words, an even number of them: `*نص *`. A star between blanks or digits is a sign.
fn has_pairs_of_stars(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut stars = 0;
    for (at, _) in text.match_indices('*') {
        let before = at.checked_sub(1).and_then(|at| bytes.get(at));
        let behind = bytes.get(at + 1);
        let blank = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_whitespace);
        let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        if before == Some(&b'*') || behind == Some(&b'*') {
            continue;
        }
        if blank(before) && blank(behind) || digit(before) && digit(behind) {
            return false;
        }
        stars += 1;
    }
    stars > 0 && stars % 2 == 0
}

/// The length of `[^1]`.
fn footnote(text: &str) -> usize {
    let Some(inside) = text.strip_prefix("[^") else {
        return 0;
    };
    let length = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
    match inside[length..].starts_with(']') {
        true if length > 0 => length + 3,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{clean, clean_markup};

    #[test]
    fn marks_go() {
        for (text, plain) in [
            ("قال**«نص»**ثم", "قال«نص»ثم"),
            ("**نص", "نص"),
            ("*نص *ثم", "نص ثم"),
            ("نص[^1] ثم", "نص ثم"),
            ("~~نص~~", "نص"),
            ("__ نص", " نص"),
        ] {
            assert_eq!(clean(text), plain);
        }
        assert_eq!(clean_markup("<a x=\"**\">**نص**"), "<a x=\"**\">نص");
    }

    #[test]
    fn signs_of_prose_stay() {
        for text in [
            "5*3",
            "نص * نص",
            "بند*",
            "كلمة_أخرى",
            "[1] نص",
            "~5",
            "5 * 3 * 2",
        ] {
            assert_eq!(clean(text), text);
        }
    }
}
