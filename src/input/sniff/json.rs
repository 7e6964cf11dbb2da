//! JSON by its first tokens. A bracket at the start of prose (`[صورة]`, `{عاجل}`) is not JSON.

use crate::input::format::Format;

/// Opening brackets in a row from which a text is JSON although nothing else is known of it: no prose begins so.
const MANY_BRACKETS: usize = 64;

/// Bytes of a quoted string without a line end from which it is JSON and no quotation in prose. It must be less than
/// the head that is looked at (64 KB), in which the string does not end.
const LONG_STRING: usize = 32 * 1024;

/// Lines that are looked at for a whole object when the first line is broken.
const LOOKED_AT: usize = 4;

/// JSON, if the text starts like it, or is called so and its first line is a broken one.
pub(super) fn detect(start: &str, name: &str) -> Option<Format> {
    (looks_like(start) || is_named_json(start, name)).then_some(Format::Json)
}

/// Does the text start like JSON or JSON lines?
fn looks_like(start: &str) -> bool {
    if let Some(rest) = start.strip_prefix('{') {
        return is_object_start(rest) || has_object_line(rest);
    }
    let Some(inside) = start.strip_prefix('[') else {
        return false;
    };
    let inside = inside.trim_start_matches(|ch: char| ch == '[' || ch.is_ascii_whitespace());
    match inside.chars().next() {
        // Nothing but brackets.
        None => start.len() >= MANY_BRACKETS,
        Some('{') => is_object_start(&inside[1..]) || has_object_line(inside),
        Some(']') => ends_value(&inside[1..]),
        // The string does not end in what is looked at.
        Some('"') => match after_string(&inside[1..]) {
            Some(after) => continues_array(after),
            None => inside.len() >= LONG_STRING && !inside.contains('\n'),
        },
        Some('-' | '0'..='9' | 't' | 'f' | 'n') => continues_array(after_scalar(inside)),
        _ => false,
    }
}

/// Is it called JSON, with an object among its first lines? Then the first line is a broken one.
fn is_named_json(start: &str, name: &str) -> bool {
    let named = Format::Json.is_suffix_of(name) || Format::JsonLines.is_suffix_of(name);
    named && has_object_line(start)
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

/// Whether one of the next lines is a whole object: the first line of a dump may be the broken one.
fn has_object_line(start: &str) -> bool {
    let lines = start.lines().skip(1).map(str::trim).take(LOOKED_AT);
    lines
        .filter(|line| line.trim_end_matches(',').ends_with('}'))
        .filter_map(|line| line.strip_prefix('{'))
        .any(is_object_start)
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
            "{\"a\n{\"a\": 1}",
            "[{\"a\n,\n{\"a\": 1},",
            &"[".repeat(100),
            &format!("[\"{}", "نص ".repeat(9000)),
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
