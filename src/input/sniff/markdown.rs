//! Markdown by its marks, or by the name of the file: any text is Markdown. What else it could be is asked before.

use crate::input::fields;
use crate::input::format::Format;
use crate::input::markdown::{is_below_doctype, is_markdown};

/// Markdown, if it stands below the first line of a page.
pub(super) fn below_doctype(start: &str, _name: &str) -> Option<Format> {
    is_below_doctype(start).then_some(Format::Markdown)
}

/// Markdown or plain text, if fields stand at its head between fences: those are no YAML.
pub(super) fn with_head(start: &str, name: &str) -> Option<Format> {
    let head = start.starts_with(['-', '+']).then(|| fields::head(start))?;
    let below = start.get(head?..)?;
    Some(detect(below, name).unwrap_or(Format::Text))
}

/// Markdown, if the text has its marks or is called so.
pub(super) fn detect(start: &str, name: &str) -> Option<Format> {
    (Format::Markdown.is_suffix_of(name) || is_markdown(start)).then_some(Format::Markdown)
}
