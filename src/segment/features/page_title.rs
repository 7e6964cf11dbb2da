//! Titles of whole pages, and the headline that they hold: `HEADLINE - SITE` on the first line, and the path of menus that
//! ends with the headline. Which line becomes the title is decided elsewhere.

use super::feature::Feature;
use super::observed::Observed;
use crate::text::dated_title::DatedTitle;
use foldhash::HashSet;
use memchr::memchr;

/// Shortest line, in bytes of its folded form, that means something in another.
const MIN_BYTES: usize = 16;

/// Words of a line that is a headline at the end of a path; fewer are a section.
const HEADLINE_WORDS: usize = 4;

/// Between the steps of a path.
const STEP: &str = "»";
const LAST_BYTE: u8 = STEP.as_bytes()[STEP.len() - 1];

/// Finds the title of the page on the first line, and the headline below it.
pub(super) fn page_title(text: &str, segments: &mut [Observed]) {
    let Some((first, rest)) = segments.split_first_mut() else {
        return;
    };
    if DatedTitle::read(&text[first.segment.span.clone()]).is_some() {
        first.add(Feature::PageTitle);
    }
    for line in rest.iter_mut().filter(|line| line.key.len() >= MIN_BYTES) {
        let behind = first.key.strip_prefix(line.key.as_str());
        if behind.is_some_and(|behind| {
            behind
                .trim_start()
                .starts_with(['-', '|', '–', '—', ':', '¦', '»'])
        }) {
            line.add(Feature::InPageTitle);
            first.add(Feature::PageTitle);
        }
    }
    path(text, segments);
}

/// The line that a path of menus above it ends with.
fn path(text: &str, segments: &mut [Observed]) {
    if memchr(LAST_BYTE, text.as_bytes()).is_none() {
        return;
    }
    let mut ends: HashSet<String> = HashSet::default();
    for line in segments {
        let is_long = line.words >= HEADLINE_WORDS && line.key.len() >= MIN_BYTES;
        if is_long && ends.contains(line.key.as_str()) {
            line.add(Feature::InPageTitle);
            continue;
        }
        // Its last byte tells most lines without a searcher for it.
        let may_step = memchr(LAST_BYTE, line.key.as_bytes()).is_some();
        let step = may_step.then(|| line.key.rsplit_once(STEP)).flatten();
        let end = step.map(|(_, end)| end.trim());
        if let Some(end) = end.filter(|end| end.len() >= MIN_BYTES) {
            ends.insert(end.to_owned());
        }
    }
}
