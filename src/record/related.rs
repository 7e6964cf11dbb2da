//! Related headlines: what stands behind read-also and related markers, in order, each once.

use std::collections::HashSet;

use super::page::{Page, headline};
use crate::model::Role;
use crate::text::fold::Folded;
use crate::text::words;

/// Shortest headline on a marker's line, in words; a shorter rest is part of the marker (`للكاتب`).
const MIN_WORDS: usize = 2;

/// Headlines of other articles.
pub(super) fn related(page: &Page<'_>) -> Vec<String> {
    let mut seen = HashSet::new();
    let mut out = Vec::new();
    for labelled in page.labelled {
        let text = match labelled.verdict.role {
            Role::RelatedHeadline => page.text_of(labelled),
            Role::ReadAlso => page.payload(labelled),
            _ => continue,
        };
        let Some(title) = headline(text).filter(|title| words::count(title) >= MIN_WORDS) else { continue };
        if seen.insert(Folded::of(&title).as_str().to_owned()) {
            out.push(title);
        }
    }
    out
}
