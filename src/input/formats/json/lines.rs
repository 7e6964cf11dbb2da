//! One value a line: a line is found by its end alone, so that nothing inside a bad one can cost another.

use super::outline::Outline;
use super::scan::{self, Scan};
use super::{RecordReader, give, record};
use crate::input::options::InputOptions;
use crate::model::Address;
use memchr::{memchr, memchr2};
use std::ops::ControlFlow;

/// Lines at the start that are looked at.
const LOOKED_AT: usize = 8;

/// Is every line a value of its own? Told by the first lines: most of the whole ones are objects from end to end.
/// A single line is not enough, since it may be an array or an envelope around all records.
pub(super) fn looks_like(text: &str, ended: bool) -> bool {
    let whole = match text.rfind('\n') {
        _ if ended => text,
        Some(end) => &text[..=end],
        None => "",
    };
    let lines = whole.lines().map(value_of).filter(|line| !line.is_empty());
    let lines: Vec<&str> = lines.take(LOOKED_AT).collect();
    let whole = lines.iter().filter(|line| is_object(line)).count();
    lines.len() > 1 && whole * 2 >= lines.len()
}

/// Whether a line is an object from end to end.
fn is_object(line: &str) -> bool {
    line.starts_with('{') && scan::value(line.as_bytes()) == Scan::Whole(line.len())
}

/// Brackets and commas between two arrays, in bytes; more are an array of arrays.
const MOST_BETWEEN: usize = 8;

/// What is the value in a line: writers of arrays leave a comma behind it.
fn value_of(line: &str) -> &str {
    // Files with a byte order mark that were put behind each other.
    let line = line.trim_matches(|ch: char| ch.is_whitespace() || ch == '\u{feff}');
    let line = line.strip_suffix(',').map_or(line, str::trim_end);
    // Those of arrays begin and end where lines do, also where one array was put behind another.
    let is_between = |ch: char| matches!(ch, '[' | ']' | ',' | ' ' | '\t');
    let inner = line.trim_matches(is_between);
    if inner.is_empty() && line.len() <= MOST_BETWEEN {
        return "";
    }
    match inner.len() < line.len() && inner.starts_with('{') && is_object(inner) {
        true => inner,
        false => line,
    }
}

/// Cuts the text into the values of its lines.
pub(super) fn cut(cut: &mut RecordReader<'_, '_, '_>) -> ControlFlow<()> {
    let mut searched = 0;
    let mut overlong: Option<Outline> = None;
    loop {
        let rest = cut.rest().as_bytes();
        let (end, alone) = line_end(rest, searched);
        let Some(end) = end.or_else(|| cut.ended().then_some(rest.len())) else {
            searched = rest.len();
            if searched > cut.limit() {
                // Sampling no longer; what is left of the line is passed over.
                overlong.get_or_insert_default().push(cut.rest().as_bytes());
                cut.advance(searched);
                searched = 0;
            }
            cut.fill();
            continue;
        };
        searched = 0;
        let line = value_of(cut.rest().get(..end).unwrap_or_default());
        if overlong.is_some() || line.len() > cut.limit() {
            let mut outline = overlong.take().unwrap_or_default();
            outline.push(line.as_bytes());
            cut.too_long(id(outline, cut.options))?;
        } else if !line.is_empty() {
            let line = line.to_owned();
            give(cut, line)?;
        }
        if cut.ended() && end >= cut.rest().len() {
            return ControlFlow::Continue(());
        }
        match alone {
            true => cut.advance_line(end + 1),
            false => cut.advance(end + 1),
        }
    }
}

/// The id of a record that is too long.
fn id(outline: Outline, options: &InputOptions) -> Option<String> {
    let text = String::from_utf8(outline.into_json()).ok()?;
    record::id_of_outline(&text, &mut Address::default(), options)
}

/// Where the line ends that is searched from a place on, and whether no other sign of a line's end stands before.
fn line_end(bytes: &[u8], from: usize) -> (Option<usize>, bool) {
    let Some(first) = memchr2(b'\n', b'\r', bytes.get(from..).unwrap_or_default()) else {
        return (None, false);
    };
    let first = from + first;
    match bytes[first] {
        b'\n' => (Some(first), from == 0),
        _ => (memchr(b'\n', &bytes[first..]).map(|at| first + at), false),
    }
}

#[cfg(test)]
mod tests {
    use super::looks_like;

    #[test]
    fn lines_are_told_from_other_shapes() {
        assert!(looks_like("{\"a\":1}\n{\"a\":2}\n", true));
        assert!(looks_like("{\"a\":1},\n\n{\"a\":2},\n{\"a", false));
        assert!(looks_like("{\"a\":\"x\n{\"a\":2}\n{\"a\":3}", true));
        assert!(looks_like("[\n{\"a\":1},\n{\"a\":2}\n]", true));
        assert!(looks_like("[{\"a\":1},\n{\"a\":2}\n][\n{\"a\":3}]", true));
        assert!(!looks_like("{\n\"a\":1\n}\n{\n\"a\":2\n}", true));
        assert!(!looks_like("[\n {\n  \"a\": 1\n }\n]", true));
        assert!(!looks_like("{\"a\":[{}]}", true));
        assert!(!looks_like("[{\"a\":1}]\n", true));
    }

    #[test]
    fn the_first_lines_tell_and_half_of_them_are_enough() {
        for (broken, are_lines) in [(4, true), (5, false)] {
            let text = "{\n".repeat(broken) + &"{\"a\":1}\n".repeat(8 - broken);
            assert_eq!(looks_like(&text, true), are_lines, "{broken}");
            // What comes behind the first lines does not count.
            let longer = text + &"{\"a\":1}\n".repeat(8);
            assert_eq!(looks_like(&longer, true), are_lines, "{broken}");
        }
    }
}
