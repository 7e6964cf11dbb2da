//! Where the address of a link ends: `(…)` behind a bracket, with or without angle brackets, title, spaces and brackets
//! of its own. A remark in brackets is no address.

use crate::text::chars;

/// Longest address and title, in bytes: a bracket that closes farther away belongs to something else.
const MOST_BYTES: usize = 2048;

/// The length of `(address "title")` at the start of `text`; none where it is no address.
pub(super) fn length(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('(')?;
    let inside = one_block(inside);
    let length = in_angles(inside)
        .or_else(|| balanced(inside).filter(|end| is_address(&inside[..*end - 1])))
        .or_else(|| first_bracket(inside))
        .or_else(|| torn(inside))?;
    Some(1 + length)
}

/// Whether a text looks like an address: words of prose in brackets are none.
pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim();
    let address = text.find([' ', '\n']).map_or(text, |end| &text[..end]);
    let starts = text.is_empty()
        || ["/", "#", "?", "<", "."]
            .iter()
            .any(|start| text.starts_with(start))
        || address.contains(':') && address.is_ascii();
    let sign = |text: &str| text.contains(['/', '#', '?', '%', '=']) || has_suffix(text);
    starts || sign(text) || address.len() == text.len() && text.is_ascii() && !is_number(text)
}

/// A full stop with a letter of ASCII behind it: `قائمة.html`, `site.example`.
fn has_suffix(text: &str) -> bool {
    let mut dots = text.match_indices('.');
    dots.any(|(at, _)| text[at + 1..].starts_with(|ch: char| ch.is_ascii_alphanumeric()))
}

/// `(1)` behind a bracket is a number of a remark.
fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The text up to the next blank line, as far as an address may go.
fn one_block(text: &str) -> &str {
    let text = &text[..chars::char_boundary(text, MOST_BYTES)];
    let end = text.match_indices('\n').find(|(at, _)| {
        let next = text[at + 1..].trim_start_matches([' ', '\t']);
        next.is_empty() || next.starts_with('\n')
    });
    &text[..end.map_or(text.len(), |(at, _)| at)]
}

/// `<address with spaces> "title")`
fn in_angles(text: &str) -> Option<usize> {
    let start = text.len() - text.trim_start().len();
    let inside = text[start..].strip_prefix('<')?;
    let end = start + 1 + inside.find('>')? + 1;
    let behind = &text[end..];
    let title = behind.trim_start();
    let skipped = end + behind.len() - title.len();
    if title.starts_with(')') {
        return Some(skipped + 1);
    }
    let title_end = titled(title)?;
    Some(skipped + title_end)
}

/// The length of `"title")`: its last quote is the one before the bracket.
fn titled(text: &str) -> Option<usize> {
    let quote = text
        .chars()
        .next()
        .filter(|ch| matches!(ch, '"' | '\'' | '“' | '('))?;
    let last = match quote {
        '“' => '”',
        '(' => ')',
        quote => quote,
    };
    let mut ends = text.match_indices(last).skip(usize::from(last == quote));
    ends.find_map(|(at, found)| {
        let behind = text[at + found.len()..].trim_start();
        behind
            .starts_with(')')
            .then(|| text.len() - behind.len() + 1)
    })
}

/// Up to the bracket that closes the first one.
fn balanced(text: &str) -> Option<usize> {
    let mut depth = 1_usize;
    let mut escaped = false;
    let mut spaced = false;
    for (at, ch) in text.char_indices() {
        match ch {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' | '\'' | '“' if spaced => {
                if let Some(length) = titled(&text[at..]) {
                    return Some(at + length);
                }
            }
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
        spaced = ch.is_whitespace();
    }
    None
}

/// Up to the first bracket on the line, where those of the address do not match.
fn first_bracket(text: &str) -> Option<usize> {
    let line = text.lines().next()?;
    let end = line.find(')')? + 1;
    is_address(&line[..end - 1]).then_some(end)
}

/// The rest of the line, where a dump was cut inside an address.
fn torn(text: &str) -> Option<usize> {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let cut = ["http", "/", "<http"]
        .iter()
        .any(|start| text.starts_with(start));
    (cut && !text[..end].contains(')')).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::length;

    #[track_caller]
    fn ends(text: &str, rest: &str) {
        let length = length(text).unwrap_or_default();
        assert_eq!(&text[length..], rest, "{text}");
    }

    #[test]
    fn addresses_end_where_they_end() {
        for text in [
            "(https://x.example/a)",
            "()",
            "(#)",
            "(<مكان فيه فراغ (6).html>)",
            "(<a b> \"عنوان (أول)\")",
            "(a/صورة ! (6).png)",
            "(a/صورة \\(6.png)",
            "(/x \"قال: \"نعم\" (ثم)\")",
            "(/x 'عنوان')",
            "(قائمة الأخبار.html)",
            "(https://x.example/(a)",
            "(https://x.example/a\nb/c)",
            "(javascript:void(0);)",
            "(top)",
        ] {
            ends(&format!("{text} ثم"), " ثم");
        }
        ends("(https://x.example/cut", "");
    }

    #[test]
    fn remarks_in_brackets_are_no_addresses() {
        for text in [
            "(وزير الخارجية السابق) قال",
            "(1) قال",
            "(قال. وأضاف) ثم",
            "(شرح",
            "نص",
        ] {
            ends(text, text);
        }
    }
}
