//! The text of a message without the line ends that were put in for its way (RFC 3676).

/// The text of a part: lines that end in a blank go on, where the message says that they flow.
pub(super) fn unflowed(text: &str, delete_space: bool) -> String {
    let mut joined = String::with_capacity(text.len());
    // The depth of quotation of the line that goes on.
    let mut open: Option<usize> = None;
    for line in text.lines() {
        let depth = line.bytes().take_while(|byte| *byte == b'>').count();
        let line = line.get(depth..).unwrap_or_default();
        // A blank is put in front of what would be read as something else.
        let line = line.strip_prefix(' ').unwrap_or(line);
        if open != Some(depth) {
            if !joined.is_empty() || open.is_some() {
                joined.push('\n');
            }
            joined.extend(std::iter::repeat_n('>', depth));
            if depth > 0 {
                joined.push(' ');
            }
        }
        let goes_on = line.ends_with(' ') && line != "-- ";
        let line = match line.strip_suffix(' ') {
            Some(cut) if goes_on && delete_space => cut,
            _ => line,
        };
        joined.push_str(line);
        open = goes_on.then_some(depth);
        if !goes_on && joined.is_empty() {
            joined.push('\n');
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::unflowed;

    #[test]
    fn lines_that_flow_are_joined() {
        for (text, delete, read) in [
            ("أ \nب\nج", false, "أ ب\nج"),
            ("أ \nب\n\nج \nد", false, "أ ب\n\nج د"),
            ("أ \nب", true, "أب"),
            ("> أ \n> ب\nج", false, "> أ ب\nج"),
            (" >أ\n-- \nب", false, ">أ\n-- \nب"),
            ("> أ \nب", false, "> أ \nب"),
        ] {
            assert_eq!(unflowed(text, delete), read, "{text:?}");
        }
    }
}
