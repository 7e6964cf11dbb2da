//! Where the tail of a page flattened onto one line begins, by what stands there: right behind a sentence several marks of
//! the page follow each other within few words. Each alone may be a word of a sentence; so many of different kinds are not.

use super::line::Line;
use crate::lexicon::{Class, Hit};
use crate::text::chars::{ends_sentence, is_closing};
use crate::text::words;

/// Marks within these words, at least, and kinds of them.
const LEAST_MARKS: usize = 3;
const LEAST_KINDS: usize = 2;
const NEAR_WORDS: usize = 40;

/// Words of a sentence of the page's own, at most: its terms, the form for comments.
const SENTENCE_WORDS: usize = 24;

/// The place of the first mark of the tail.
pub(super) fn tail_start(line: &Line<'_>, hits: &[Hit]) -> Option<usize> {
    if !line.flat {
        return None;
    }
    let marks: Vec<&Hit> = hits.iter().filter(|hit| is_furniture(hit.class)).collect();
    let begins = |at: &usize| {
        let first = marks[*at];
        let before = line.source[..first.span.start]
            .trim_end_matches(|c: char| c.is_whitespace() || is_closing(c));
        before.ends_with(ends_sentence)
            && are_near(line.source, &marks[*at..])
            && !goes_on(line.source, &marks[*at..])
    };
    (0..marks.len()).find(begins).map(|at| marks[at].span.start)
}

/// Whether the first of the marks has others behind it, apart from each other.
fn are_near(source: &str, marks: &[&Hit]) -> bool {
    let first = marks[0];
    let mut kinds = vec![first.class];
    let (mut count, mut end) = (1, first.span.end);
    for mark in &marks[1..] {
        // Two readings of the same words are one mark.
        if mark.span.start < end {
            continue;
        }
        if !words::at_most(NEAR_WORDS, &source[first.span.end..mark.span.start]) {
            break;
        }
        if source[end..mark.span.start].contains(ends_sentence) {
            break;
        }
        (count, end) = (count + 1, mark.span.end);
        if !kinds.contains(&mark.class) {
            kinds.push(mark.class);
        }
    }
    count >= LEAST_MARKS && kinds.len() >= LEAST_KINDS
}

/// Whether the text comes back behind the first mark: a sentence as long as those of articles without a mark in it.
fn goes_on(source: &str, marks: &[&Hit]) -> bool {
    let mut start = marks[0].span.end;
    let mut marks = marks[1..].iter().peekable();
    while start < source.len() {
        let end = source[start..]
            .find(ends_sentence)
            .map_or(source.len(), |at| start + at);
        let mut is_marked = false;
        while marks.next_if(|mark| mark.span.start < end).is_some() {
            is_marked = true;
        }
        if !is_marked && !words::at_most(SENTENCE_WORDS, &source[start..end]) {
            return true;
        }
        start = end + source[end..].chars().next().map_or(1, char::len_utf8);
    }
    false
}

fn is_furniture(class: Class) -> bool {
    matches!(
        class,
        Class::Share
            | Class::Ui
            | Class::Navigation
            | Class::Keywords
            | Class::RelatedList
            | Class::MostRead
            | Class::SitePromo
            | Class::Comments
            | Class::Copyright
            | Class::Newsletter
    )
}
