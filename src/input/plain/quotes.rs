//! A text that was quoted as a whole, as mail does: each line begins with `>`. One without the mark makes it none.

/// Lines with words from which a text is told as quoted.
const FEWEST_LINES: usize = 2;

/// The text without the marks.
pub(super) fn unquoted(text: &str) -> Option<String> {
    let start = text.trim_start_matches(['\u{feff}', '\n', '\r', ' ']);
    if !start.starts_with('>') {
        return None;
    }
    let mut words = 0;
    let mut bare = String::with_capacity(text.len());
    for line in start.split_inclusive('\n') {
        let inside = without_marks(line);
        if inside.len() == line.len() && !line.trim().is_empty() {
            return None;
        }
        words += usize::from(!inside.trim().is_empty());
        bare.push_str(inside);
    }
    (words >= FEWEST_LINES).then_some(bare)
}

/// A line without `> `, `>> ` or `> > `.
fn without_marks(line: &str) -> &str {
    let mut line = line;
    while let Some(inside) = line.trim_start_matches(' ').strip_prefix('>') {
        line = inside;
    }
    line.strip_prefix(' ').unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::unquoted;

    #[test]
    fn marks_of_a_quoted_text_go() {
        assert_eq!(unquoted("> أ\n>\n> ب\n").as_deref(), Some("أ\n\nب\n"));
        assert_eq!(unquoted(">> أ\n>>\n>> > ب").as_deref(), Some("أ\n\nب"));
    }

    #[test]
    fn a_quotation_in_a_text_stays() {
        for text in ["أ\n> ب\n> ج", "> أ\nب", "> أ", ""] {
            assert_eq!(unquoted(text), None);
        }
    }
}
