//! Captions that are told by the words of their picture: `![words](…)` and a line of the same words directly below, or
//! behind it. Above the first words of a text such a line is its title.

use super::destination;
use super::lines;
use crate::text::chars;
use std::borrow::Cow;

/// Longest words of a picture, in bytes; a bracket that closes farther away belongs to something else.
const MOST_BYTES: usize = 2048;

/// Line ends between a picture and its caption, at most.
const MOST_LINE_ENDS: usize = 3;

/// Words of a line above a picture that is no menu.
const FEWEST_WORDS: usize = 3;

/// The text with such lines as captions.
pub(super) fn mend(text: &str) -> Cow<'_, str> {
    if !text.contains("![") {
        return Cow::Borrowed(text);
    }
    let mut mended = String::with_capacity(text.len());
    let mut from = 0;
    let mut above = Above { text, line: 0 };
    for (at, sign) in text.match_indices("![") {
        let Some(behind) = (at >= from).then(|| &text[at + sign.len()..]) else {
            continue;
        };
        let found = picture(behind).and_then(|(words, rest)| caption(words, rest));
        if let Some((caption, rest)) = found.filter(|_| above.has_words(at)) {
            let picture = text.len() - rest.len() - caption.len();
            let start = text[..picture].trim_end().len().max(at);
            mended.push_str(&text[from..start]);
            mended.push_str("\n\n<figcaption>\n\n");
            mended.push_str(caption);
            mended.push_str("\n\n</figcaption>\n\n");
            from = text.len() - rest.len();
        }
    }
    mended.push_str(&text[from..]);
    Cow::Owned(mended)
}

/// The words of a picture, which begin with `text`, and what is behind it and the link around it.
fn picture(text: &str) -> Option<(&str, &str)> {
    let near = &text[..chars::char_boundary(text, MOST_BYTES)];
    let (words, behind) = text.split_at(near.find(']')?);
    let behind = &behind[1..];
    let mut rest = target(behind)?;
    if let Some(behind) = rest.strip_prefix(']') {
        rest = target(behind)?;
    }
    (!words.trim().is_empty()).then_some((words, rest))
}

/// What is behind `(address)` or `[name]`.
fn target(text: &str) -> Option<&str> {
    match text.strip_prefix('[') {
        Some(name) => {
            let near = &name[..chars::char_boundary(name, MOST_BYTES)];
            name.get(near.find(']')? + 1..)
        }
        None => text.get(destination::length(text)?..),
    }
}

/// The line of the same words and what follows it.
fn caption<'t>(words: &str, rest: &'t str) -> Option<(&'t str, &'t str)> {
    let start = rest.trim_start();
    let ends = rest[..rest.len() - start.len()].matches('\n').count();
    // A line of the same words is hardly longer than they are.
    let near = &start[..chars::char_boundary(start, 2 * MOST_BYTES)];
    let line = match near.find('\n') {
        Some(end) => &near[..end],
        None if near.len() == start.len() => near,
        None => return None,
    };
    let line = line.trim_end();
    let plain = line.trim_matches(['*', '_', ' ']);
    if ends > MOST_LINE_ENDS || !plain.split_whitespace().eq(words.split_whitespace()) {
        return None;
    }
    let below = &start[line.len()..];
    let is_heading =
        line.starts_with("**") || below.lines().nth(1).is_some_and(lines::is_underline);
    (!is_heading).then_some((line, below))
}

/// The lines above a picture, looked at once each.
struct Above<'t> {
    text: &'t str,
    /// Where the first line begins that has words, or that has not been looked at.
    line: usize,
}

impl Above<'_> {
    /// Whether there is a heading above a place, or a line of words without links.
    fn has_words(&mut self, at: usize) -> bool {
        while let Some(above) = self.text.get(self.line..at) {
            let end = above.find('\n');
            let line = &above[..end.unwrap_or(above.len())];
            let words = line.split_whitespace().take(FEWEST_WORDS).count();
            if lines::is_heading(line) || words == FEWEST_WORDS && !line.contains("](") {
                return true;
            }
            let Some(end) = end else { return false };
            self.line += end + 1;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_BYTES, mend};

    #[test]
    fn lines_of_the_words_of_a_picture_are_captions() {
        for (text, above) in [
            (
                "# عنوان\n\n![سوق قديمة](a.jpg)\n\nسوق قديمة\n\nنص",
                "![سوق قديمة](a.jpg)",
            ),
            (
                "# عنوان\n![سوق قديمة](a.jpg)\n*سوق قديمة*\nنص",
                "![سوق قديمة](a.jpg)",
            ),
            (
                "# عنوان\n![سوق قديمة](a.jpg)سوق قديمة\nنص",
                "![سوق قديمة](a.jpg)",
            ),
            (
                "# عنوان\n[![سوق قديمة][1]](/a)\n\nسوق قديمة\n\nنص",
                "[![سوق قديمة][1]](/a)",
            ),
        ] {
            let mended = mend(text);
            let (before, behind) = mended.split_once("<figcaption>").unwrap();
            assert!(before.trim_end().ends_with(above), "{mended}");
            assert!(
                behind.trim_end().ends_with("</figcaption>\n\n\n\nنص") || behind.contains("سوق"),
                "{mended}"
            );
            assert_eq!(mended.matches("نص").count(), 1, "{mended}");
        }
    }

    #[test]
    fn words_of_a_picture_have_a_limit() {
        for (letters, has_caption) in [(MOST_BYTES / 2 - 1, true), (MOST_BYTES / 2, false)] {
            let words = "ب".repeat(letters);
            let text = format!("# عنوان\n\n![{words}](a.jpg)\n\n{words}\n\nنص");
            assert_eq!(
                mend(&text).contains("<figcaption>"),
                has_caption,
                "{letters}"
            );
        }
    }

    #[test]
    fn other_lines_below_pictures_are_none() {
        for text in [
            "![سوق قديمة](a.jpg)\n\nسوق قديمة\n\nنص",
            "# عنوان\n\n![سوق قديمة](a.jpg)\n\nسوق قديمة تفتح أبوابها\n\nنص",
            "# عنوان\n\n![سوق قديمة](a.jpg)\n\n**سوق قديمة**\n\nنص",
            "# عنوان\n\n![سوق قديمة](a.jpg)\n\nسوق قديمة\n---------\n\nنص",
            "# عنوان\n\n![](a.jpg)\n\nنص",
        ] {
            assert_eq!(mend(text), text);
        }
    }
}
