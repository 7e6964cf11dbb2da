//! JSON by its first tokens. A bracket at the start of prose (`[صورة]`, `{عاجل}`) is not JSON.

/// Does the text start like JSON or JSON lines?
pub(super) fn looks_like(start: &str) -> bool {
    if let Some(rest) = start.strip_prefix('{') {
        return is_object_start(rest);
    }
    let Some(inside) = start.strip_prefix('[') else {
        return false;
    };
    let inside = inside.trim_start_matches(|ch: char| ch == '[' || ch.is_ascii_whitespace());
    match inside.chars().next() {
        Some('{') => is_object_start(&inside[1..]),
        Some(']') => ends_value(&inside[1..]),
        Some('"') => after_string(&inside[1..]).is_some_and(continues_array),
        Some('-' | '0'..='9' | 't' | 'f' | 'n') => continues_array(after_scalar(inside)),
        _ => false,
    }
}

/// After `{`: a key and a colon, or the end of an empty object.
fn is_object_start(rest: &str) -> bool {
    let rest = rest.trim_start();
    if let Some(after) = rest.strip_prefix('}') {
        return ends_value(after);
    }
    rest.strip_prefix('"')
        .and_then(after_string)
        .is_some_and(|after| after.trim_start().starts_with(':'))
}

/// What follows the closing quote.
fn after_string(rest: &str) -> Option<&str> {
    let mut escaped = false;
    for (at, ch) in rest.char_indices() {
        match ch {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(&rest[at + 1..]),
            '\n' => return None,
            _ => {}
        }
    }
    None
}

fn after_scalar(rest: &str) -> &str {
    rest.trim_start_matches(|ch: char| ch.is_ascii_alphanumeric() || matches!(ch, '.' | '+' | '-'))
}

/// A comma, or a bracket after which the line ends: `[1] كما قال` is a footnote.
fn continues_array(after: &str) -> bool {
    let after = after.trim_start();
    match after.strip_prefix(']') {
        Some(rest) => ends_value(rest),
        None => after.starts_with(','),
    }
}

fn ends_value(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\t', ']']);
    rest.is_empty()
        || (rest.starts_with(['\r', '\n'])
            && rest
                .trim_start()
                .chars()
                .next()
                .is_none_or(|ch| "[{".contains(ch)))
}

#[cfg(test)]
mod tests {
    use super::looks_like;

    #[test]
    fn json_is_seen() {
        for text in [
            r#"{"title": "خبر"}"#,
            "{ \"a\"\n: 1",
            "[\n{\"a\":1}]",
            "[]",
            "{}",
            "[[1, 2]]",
            "[1]\n[2]",
            r#"["a","b"]"#,
        ] {
            assert!(looks_like(text), "{text}");
        }
    }

    #[test]
    fn prose_is_not() {
        for text in [
            "[صورة] افتتح المعرض",
            "{عاجل}: وصل الوفد",
            "[1] كما ورد",
            "[\"نص\"] قال",
            "{\"قال\" الوزير",
            "[]\nنص",
            "نص",
        ] {
            assert!(!looks_like(text), "{text}");
        }
    }
}
