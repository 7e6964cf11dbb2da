//! What a line of Markdown is, by itself.

use std::borrow::Cow;

/// Blanks from which a line is code, where it could be anything else.
pub(super) const CODE: usize = 4;

/// Spaces before a line.
pub(super) fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

/// `# heading`
pub(super) fn is_heading(line: &str) -> bool {
    let line = line.trim_start();
    let marks = line.bytes().take_while(|byte| *byte == b'#').count();
    (1..=6).contains(&marks) && line[marks..].starts_with([' ', '\t'])
}

/// The blanks, the marker and the blanks behind it; none where the line is no item with text.
pub(super) fn item_marker(line: &str) -> Option<usize> {
    let start = indent(line);
    let rest = &line[start..];
    let length = match rest.as_bytes().first()? {
        b'*' | b'+' | b'-' => 1,
        b'0'..=b'9' => {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let closed = rest[digits..].starts_with(['.', ')']);
            (closed && digits <= MOST_DIGITS).then_some(digits + 1)?
        }
        _ => return None,
    };
    let behind = &rest[length..];
    let blanks = indent(behind);
    (blanks > 0 && blanks < behind.len()).then_some(start + length + blanks)
}

/// Longest number of an item: more digits are a year.
pub(super) const MOST_DIGITS: usize = 2;

/// `---`, `* * *`, `___`
pub(super) fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|ch| !ch.is_whitespace());
    let Some(first) = marks.next().filter(|ch| "-*_=".contains(*ch)) else {
        return false;
    };
    let mut more = 0;
    let alike = marks.inspect(|_| more += 1).all(|mark| mark == first);
    alike && more >= 2
}

/// `===` or `---` without blanks between, as below a heading.
pub(super) fn is_underline(line: &str) -> bool {
    let line = line.trim();
    let of = |mark: u8| !line.is_empty() && line.bytes().all(|byte| byte == mark);
    of(b'=') || of(b'-')
}

/// Three colons or more that open or close a division.
pub(super) fn is_fence_of_division(line: &str) -> bool {
    line.trim_start().starts_with(":::")
}

/// A fence of code.
pub(super) fn is_fence(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("```") || line.starts_with("~~~")
}

/// `[label]: address`: the label and what follows the colon.
pub(super) fn definition(line: &str) -> Option<(&str, &str)> {
    let inside = line.trim_start().strip_prefix('[')?;
    let end = inside.find([']', '['])?;
    let rest = inside[end..].strip_prefix("]:")?;
    (end > 0).then_some((&inside[..end], rest))
}

/// A line of nothing but tags.
pub(super) fn is_tags(line: &str) -> bool {
    let mut rest = line.trim();
    if !rest.starts_with('<') {
        return false;
    }
    while let Some(inside) = rest.strip_prefix('<') {
        let starts = inside.starts_with(|ch: char| ch.is_ascii_alphabetic() || ch == '/');
        let Some(end) = inside.find('>').filter(|_| starts) else {
            return false;
        };
        rest = inside[end + 1..].trim_start();
    }
    rest.is_empty()
}

/// Whether a line can be the beginning of something else than a paragraph.
pub(super) fn begins_block(line: &str) -> bool {
    is_heading(line)
        || item_marker(line).is_some()
        || is_rule(line)
        || is_underline(line)
        || is_fence_of_division(line)
        || is_fence(line)
        || is_tags(line)
        || definition(line).is_some()
        || line.trim_start().starts_with(['|', '>'])
}

/// Whether a line and the next one are no lines of one paragraph or heading that a tool may have broken.
pub(super) fn keeps_apart(line: &str, next: &str) -> bool {
    let is_quoted = |line: &str| line.trim_start().starts_with('>');
    let is_whole = is_rule(line)
        || is_tags(line)
        || is_fence_of_division(line)
        || is_fence(line)
        || line.trim_start().starts_with('|');
    let is_hard_break = line.ends_with("  ") || line.ends_with('\\');
    is_whole || is_hard_break || begins_block(next) && !(is_quoted(line) && is_quoted(next))
}

/// A line of marks that say nothing.
pub(super) fn is_stray(line: &str) -> bool {
    matches!(
        line.trim(),
        "\\" | "**" | "__" | "*" | "_" | "--" | "=" | "==" | "****"
    )
}

/// An item's marker without text: what follows may be its text, with an indent.
pub(super) fn is_empty_item(line: &str) -> bool {
    matches!(line.trim(), "-" | "+" | "*")
}

/// A year or a number of a law at the start of a line is no number of an item.
pub(super) fn unnumbered(line: &str) -> String {
    let text = line.trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &text[digits..];
    if digits > MOST_DIGITS && behind.starts_with(['.', ')']) {
        let start = line.len() - behind.len();
        return format!("{}\\{}", &line[..start], behind);
    }
    line.to_owned()
}

/// A line of a quotation without the kind of note that it is: `> [!note] words`.
pub(super) fn without_callout(line: &str) -> Cow<'_, str> {
    let kind = line.find("> [!").filter(|at| *at == indent(line));
    let end = kind.and_then(|at| Some((at, at + line[at..].find(']')? + 1)));
    match end {
        Some((at, end)) if line[at..end].is_ascii() => {
            Cow::Owned(format!("{}> {}", &line[..at], &line[end..]))
        }
        _ => Cow::Borrowed(line),
    }
}

#[cfg(test)]
mod tests {
    use super::keeps_apart;

    #[test]
    fn syntax_keeps_lines_apart() {
        for (line, next) in [
            ("نص أول", "* بند"),
            ("نص أول", "# عنوان"),
            ("نص أول", "> قول"),
            ("نص أول  ", "نص ثان"),
            ("نص أول\\", "نص ثان"),
            ("| خلية |", "نص"),
            ("***", "نص"),
        ] {
            assert!(keeps_apart(line, next), "{line:?} {next:?}");
        }
    }

    #[test]
    fn lines_of_one_paragraph_are_not_kept_apart() {
        for (line, next) in [
            ("نص أول", "نص ثان"),
            ("* بند أول", "  وبقيته"),
            ("> قول أول", "> وبقيته"),
            ("نص أول ", "نص ثان"),
        ] {
            assert!(!keeps_apart(line, next), "{line:?} {next:?}");
        }
    }
}
