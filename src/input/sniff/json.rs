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
    starts_value(start, LOOKED_AT)
}

/// Does the text start with a JSON value? Of a value that says little (`[]`, `[1]`) the next is asked, so many in a row.
fn starts_value(start: &str, values: usize) -> bool {
    if let Some(rest) = start.strip_prefix('{') {
        return is_object_start(rest, values) || has_object_line(rest, values);
    }
    // JSON that was written into a string of JSON.
    if let Some(inside) = start.strip_prefix('"') {
        return inside.starts_with("{\\\"") || inside.starts_with("[{\\\"");
    }
    let Some(inside) = start.strip_prefix('[') else {
        return false;
    };
    let inside = inside.trim_start_matches(|ch: char| ch == '[' || ch.is_ascii_whitespace());
    match inside.chars().next() {
        // Nothing but brackets.
        None => start.len() >= MANY_BRACKETS,
        Some('{') => is_object_start(&inside[1..], values) || has_object_line(inside, values),
        Some(']') => ends_value(&inside[1..], values),
        // The string does not end in what is looked at.
        Some('"') => match after_string(&inside[1..]) {
            Some(after) => continues_array(after, values),
            None => inside.len() >= LONG_STRING && !inside.contains('\n'),
        },
        Some(_) => after_scalar(inside).is_some_and(|after| continues_array(after, values)),
    }
}

/// Is it called JSON, with an object among its first lines? Then the first line is a broken one.
fn is_named_json(start: &str, name: &str) -> bool {
    let named = Format::Json.is_suffix_of(name) || Format::JsonLines.is_suffix_of(name);
    named && has_object_line(start, LOOKED_AT)
}

/// After `{`: a key and a colon, or the end of an empty object.
fn is_object_start(rest: &str, values: usize) -> bool {
    let rest = rest.trim_start();
    if let Some(after) = rest.strip_prefix('}') {
        return ends_value(after, values);
    }
    rest.strip_prefix('"')
        .and_then(after_string)
        .is_some_and(|after| after.trim_start().starts_with(':'))
}

/// Whether one of the next lines is a whole object: the first line of a dump may be the broken one.
fn has_object_line(start: &str, values: usize) -> bool {
    let lines = start.lines().skip(1).map(str::trim).take(LOOKED_AT);
    lines
        .filter(|line| line.trim_end_matches(',').ends_with('}'))
        .filter_map(|line| line.strip_prefix('{'))
        .any(|line| is_object_start(line, values))
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

/// What follows a number, or a word that is one in JSON.
fn after_scalar(rest: &str) -> Option<&str> {
    let is_in_scalar = |ch: char| ch.is_ascii_alphanumeric() || matches!(ch, '.' | '+' | '-');
    let after = rest.trim_start_matches(is_in_scalar);
    let scalar = &rest[..rest.len() - after.len()];
    let is_number = scalar.starts_with(|ch: char| ch == '-' || ch.is_ascii_digit());
    (is_number || matches!(scalar, "true" | "false" | "null")).then_some(after)
}

/// A comma, or a bracket after which the line ends: `[1] كما قال` is a footnote.
fn continues_array(after: &str, values: usize) -> bool {
    let after = after.trim_start();
    match after.strip_prefix(']') {
        Some(rest) => ends_value(rest, values),
        None => after.starts_with(','),
    }
}

/// Whether nothing follows a value, or another one on the next line.
fn ends_value(rest: &str, values: usize) -> bool {
    let rest = rest.trim_start_matches([' ', '\t', ']']);
    let next = rest.trim_start();
    next.is_empty()
        || rest.starts_with(['\r', '\n']) && (values == 0 || starts_value(next, values - 1))
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
            r#""[{\"title\": \"خبر\"}]""#,
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
            "[ ]\n\nنص\n\n[نص](x)",
            "[]\n\n[نص](x)",
            "[news]\n[more]",
            "نص",
        ] {
            assert!(!looks_like(text), "{text}");
        }
    }
}
