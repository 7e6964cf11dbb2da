//! Headings: with marks before them, or a line below, which may as well be a rule below a paragraph.

use super::attributes;
use super::lines::{self, CODE};

/// Words of a line above `---` from which it is a paragraph above a rule.
const HEADING_WORDS: usize = 20;
/// A line under a heading is as long as it, but for so many of 10 characters.
const UNLIKE: usize = 2;

/// The level of a heading that the line below makes of this one; `alone`: no paragraph stands directly above.
pub(super) fn level_below(line: &str, below: &[&str], alone: bool) -> Option<usize> {
    let under = below.first().filter(|under| lines::is_underline(under))?;
    let text = line.trim();
    let (length, own) = (under.trim().chars().count(), text.chars().count());
    let indented = lines::indent(line) >= CODE;
    if indented || lines::begins_block(line) || heading(line).is_some() {
        return None;
    }
    let as_long = own.abs_diff(length) * 10 <= own * UNLIKE;
    let ends = text.ends_with(['.', '؟', '!', '،', ':', '؛', '…']);
    let short = text.split_whitespace().count() <= HEADING_WORDS && !ends && length > 2;
    let level = if under.trim().starts_with('=') { 1 } else { 2 };
    (as_long && length > 2 || short && alone).then_some(level)
}

/// A heading's level and text, also where the blank behind the marks is missing: one mark before a word is a tag.
pub(super) fn heading(line: &str) -> Option<(usize, &str)> {
    let line = line.trim_start();
    let marks = line.bytes().take_while(|byte| *byte == b'#').count();
    let text = &line[marks..];
    let spaced = text.starts_with([' ', '\t']);
    let is_heading = marks > 0 && (spaced || marks > 1 && !text.is_empty());
    is_heading.then(|| (marks.min(6), text.trim()))
}

/// A heading without the attributes behind it.
pub(super) fn without_attributes(text: &str) -> &str {
    let at = text.rfind('{').filter(|_| text.ends_with('}'));
    match at {
        Some(at) if attributes::parse(&text[at..]).is_some() => text[..at].trim_end(),
        _ => text,
    }
}
