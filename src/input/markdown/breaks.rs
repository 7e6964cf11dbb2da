//! Line ends that a backslash makes hard, as those that blanks make hard: a tool that breaks lines in a link, or before
//! its end, would leave the backslash in the text.

use std::borrow::Cow;

/// The text without a backslash at the end of a line.
pub(super) fn mend(text: &str) -> Cow<'_, str> {
    if !text.contains("\\\n") && !text.ends_with('\\') {
        return Cow::Borrowed(text);
    }
    let mended: Vec<Cow<'_, str>> = text.split('\n').map(line).collect();
    Cow::Owned(mended.join("\n"))
}

/// Two of them are one that is shown.
fn line(line: &str) -> Cow<'_, str> {
    let bare = line.trim_end_matches('\\');
    match line.len() - bare.len() {
        1 if bare.trim().is_empty() => Cow::Borrowed(""),
        1 => Cow::Owned(format!("{}  ", bare.trim_end())),
        _ => Cow::Borrowed(line),
    }
}

#[cfg(test)]
mod tests {
    use super::mend;

    #[test]
    fn backslashes_at_line_ends_go() {
        assert_eq!(mend("أول\\\nثان\\"), "أول  \nثان  ");
        assert_eq!(mend("**أول**\\\n\\\nثان"), "**أول**  \n\nثان");
    }

    #[test]
    fn others_stay() {
        for text in ["أ\\\\\nب", "أ\\*\nب", "أ\\ب"] {
            assert_eq!(mend(text), text);
        }
    }
}
