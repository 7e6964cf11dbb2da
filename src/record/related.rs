//! Related headlines: what stands behind read-also and related markers, in order, each once.

use std::collections::HashSet;

use super::glued::Cutter;
use super::page::{Page, headline};
use crate::model::Role;
use crate::text::fold;
use crate::text::words;

/// Shortest headline on a marker's line, in words; a shorter rest is part of the marker (`للكاتب`).
const MIN_WORDS: usize = 2;

/// Longest headline, in words; what is longer has text glued to it, and where it ends cannot be known.
const MAX_WORDS: usize = 36;

/// Headlines of other articles.
pub(super) fn related(page: &Page<'_>) -> Vec<String> {
    let mut seen = HashSet::new();
    let mut out: Vec<String> = Vec::new();
    let mut push = |text: &str| {
        let Some(title) =
            headline(text).filter(|title| (MIN_WORDS..=MAX_WORDS).contains(&words::count(title)))
        else {
            return;
        };
        if seen.insert(fold::phrase(&title)) {
            out.push(title);
        }
    };
    let mut cutter = Cutter::new(page.text);
    for labelled in page.labelled {
        let text = match labelled.verdict.role() {
            Role::RelatedHeadline => page.text_of(labelled),
            Role::ReadAlso => page.payload(labelled),
            _ => continue,
        };
        cutter
            .cut(labelled, without_glued_section(page, text))
            .into_iter()
            .for_each(&mut push);
    }
    out
}

/// A headline without the section name that flattening glued to its front (`المملكةانعقاد …`): taa marbuta only
/// ends words, so a letter behind it begins another.
fn without_glued_section<'a>(page: &Page<'_>, text: &'a str) -> &'a str {
    let bare = super::page::without_lead_in(text);
    let Some(at) = bare.find('ة').map(|at| at + 'ة'.len_utf8()) else {
        return text;
    };
    let glued = bare[at..].starts_with(crate::text::chars::is_arabic_letter);
    let section = &bare[..at];
    let known = !section.contains(' ') && page.lexicon.is_section(fold::phrase(section).as_str());
    if glued && known { &bare[at..] } else { text }
}
