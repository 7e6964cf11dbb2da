//! Headlines that flattening glued together. Where a headline ends is known when the same headline stands
//! elsewhere in the document, behind it another marker, a line end or another word.

use super::page::{Page, without_lead_in};
use crate::model::Labelled;
use crate::text::fold::Folded;

/// A run this long, in words, may be several headlines; a shorter one is one.
const GLUED_WORDS: usize = 9;

/// Shortest and longest headline that is looked for elsewhere, in words.
const HEADLINE_WORDS: std::ops::RangeInclusive<usize> = 4..=24;

/// The headlines in a run: cut behind the longest beginning that stands elsewhere in the document, again and
/// again; one piece where nothing repeats.
pub(super) fn cut<'a>(page: &Page<'_>, labelled: &Labelled, run: &'a str) -> Vec<&'a str> {
    let run = without_lead_in(run);
    if run.split_whitespace().nth(GLUED_WORDS).is_none() {
        return vec![run];
    }
    let span = &labelled.segment.span;
    let elsewhere = format!("{} \n {}", Folded::of(&page.text[..span.start]).as_str(), Folded::of(&page.text[span.end..]).as_str());
    let mut pieces = Vec::new();
    let mut rest = run;
    while let Some(end) = known_beginning(rest, &elsewhere) {
        pieces.push(rest[..end].trim_end());
        rest = rest[end..].trim_start();
    }
    // What is left behind a known headline is a headline if it is as short as one and does not end like a sentence.
    let short = (2..=*HEADLINE_WORDS.end()).contains(&rest.split_whitespace().count()) && !rest.trim_end().ends_with('.');
    if pieces.is_empty() || short {
        pieces.push(rest);
    }
    pieces
}

/// End of the longest run of words at the beginning that stands elsewhere.
fn known_beginning(run: &str, elsewhere: &str) -> Option<usize> {
    let ends: Vec<usize> = run
        .char_indices()
        .filter(|&(at, c)| c.is_whitespace() && !run[..at].ends_with(char::is_whitespace))
        .map(|(at, _)| at)
        .chain(std::iter::once(run.len()))
        .take(*HEADLINE_WORDS.end())
        .collect();
    let longest = ends.len();
    (*HEADLINE_WORDS.start()..=longest).rev().map(|words| ends[words - 1]).find(|&end| {
        let beginning = Folded::of(&run[..end]);
        let known = elsewhere.match_indices(beginning.as_str()).any(|(at, found)| {
            let after = elsewhere[at + found.len()..].chars().next();
            !after.is_some_and(char::is_alphanumeric)
        });
        known
    })
}
