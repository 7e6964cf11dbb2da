//! Text that a dump mechanically printed twice: the second printing is taken out before decoding. A line that a writer
//! repeats on purpose stays.

use foldhash::{HashMap, HashMapExt};

use super::feature::Feature;
use super::observed::Observed;
use memchr::memchr;
use std::collections::hash_map::Entry;

/// Paragraphs in the same order as before that make a second printing. A refrain or a repeated statement is one
/// or two.
const MIN_RUN: usize = 3;

/// A shorter run counts, too, if this many times its paragraphs make up all paragraphs: a document of one or two
/// paragraphs, printed twice.
const WHOLE_DOCUMENT: usize = 2;

/// For each segment, whether it belongs to a second printing.
pub(in crate::segment) fn printed_twice(segments: &[Observed]) -> Vec<bool> {
    let mut second = vec![false; segments.len()];
    let prose: Vec<usize> = (0..segments.len())
        .filter(|&at| segments[at].prose)
        .collect();
    let mut first_seen: HashMap<&str, usize> = HashMap::with_capacity(prose.len());
    let mut run = Run::default();
    let mut expected = None;
    for (order, &at) in prose.iter().enumerate() {
        let before = match first_seen.entry(segments[at].key.as_str()) {
            Entry::Occupied(seen) => Some(*seen.get()),
            Entry::Vacant(new) => {
                new.insert(order);
                None
            }
        };
        if before.is_none() || (!run.again.is_empty() && before != expected) {
            run.close(segments, &prose, &mut second);
        }
        if let Some(before) = before {
            if run.again.is_empty() {
                run.before = prose[before];
            }
            run.again.push(at);
            expected = Some(before + 1);
        }
    }
    run.close(segments, &prose, &mut second);
    fill_gaps(segments, &mut second);
    for at in 0..segments.len().saturating_sub(1) {
        second[at] |= is_deck_of(&segments[at], &segments[at + 1]);
    }
    second
}

/// Whether a piece is the deck of a flattened page, with which the lede behind the dateline begins.
fn is_deck_of(deck: &Observed, lede: &Observed) -> bool {
    const DECK_WORDS: usize = 6;
    /// Bytes of a dateline in brackets.
    const DATELINE_BYTES: usize = 80;
    if !deck.has(Feature::Piece) || deck.words < DECK_WORDS {
        return false;
    }
    let close = memchr(b')', lede.key.as_bytes()).filter(|close| *close <= DATELINE_BYTES);
    close.is_some_and(|close| {
        lede.key[close + 1..]
            .trim_start()
            .starts_with(deck.key.as_str())
    })
}

/// Paragraphs that were all printed before, in this order.
#[derive(Default)]
struct Run {
    again: Vec<usize>,
    /// Where the first of them was printed first.
    before: usize,
}

impl Run {
    /// Ends the run; it is a second printing if it is long enough, or if it stands under the first one with its headline.
    fn close(&mut self, segments: &[Observed], prose: &[usize], second: &mut [bool]) {
        let length = self.again.len();
        let long = length >= MIN_RUN || length > 0 && length * WHOLE_DOCUMENT >= prose.len();
        if long || length > 0 && (self.is_under_its_card(segments) || self.closes(segments, prose))
        {
            // A summary at the head of the page is no place for the article's text.
            let outside = |at: usize| segments[at].has(Feature::OutsideMain);
            let (first, again) = (self.before, &self.again);
            let from = prose.partition_point(|&at| at < first);
            let copies = match outside(first) && !outside(again[0]) {
                true => &prose[from..from + length],
                false => &again[..],
            };
            copies.iter().for_each(|&at| second[at] = true);
        }
        self.again.clear();
    }

    /// Whether it is the first paragraph, printed again as the last: the lede below a flattened page. A poem or a speech
    /// that ends with its first line has shorter ones.
    fn closes(&self, segments: &[Observed], prose: &[usize]) -> bool {
        let is_lede = prose.first() == Some(&self.before) && self.again.last() == prose.last();
        is_lede && prose.len() > MIN_RUN && segments[self.again[0]].has(Feature::Piece)
    }

    /// Whether a headline with its paragraph is printed twice in a row: the article's own card and the article.
    fn is_under_its_card(&self, segments: &[Observed]) -> bool {
        let again = self.again[0];
        let (Some(first), Some(headline)) = (self.before.checked_sub(1), again.checked_sub(1))
        else {
            return false;
        };
        let same = segments[first].key == segments[headline].key && !segments[first].prose;
        same && self.before + 1 == headline && !segments[first].key.is_empty()
    }
}

/// Marks the headline of a text that begins with its lede and prints both again below: what stands above the second
/// printing of the first line.
pub(in crate::segment) fn above_reprint(segments: &mut [Observed], second: &[bool]) {
    /// Words of a headline; what is shorter is the heading of a list.
    const HEADLINE_WORDS: std::ops::RangeInclusive<usize> = 4..=18;
    let Some(again) = second.iter().position(|&twice| twice) else {
        return;
    };
    // Nothing else is below: a card that is printed twice has others.
    let closes = second[again..].iter().all(|&twice| twice);
    let is_lede = closes && segments[0].is_sentence() && segments[again].key == segments[0].key;
    let Some(above) = again.checked_sub(1).filter(|&above| is_lede && above > 0) else {
        return;
    };
    let line = &mut segments[above];
    if HEADLINE_WORDS.contains(&line.words) && !line.has(Feature::Ends) && line.marker.is_none() {
        line.add(Feature::AboveReprint);
    }
}

/// Subheadings between two paragraphs of the second printing belong to it if they are above as well.
fn fill_gaps(segments: &[Observed], second: &mut [bool]) {
    let Some(first) = second.iter().position(|&twice| twice) else {
        return;
    };
    let above: std::collections::HashSet<&str> = segments[..first]
        .iter()
        .map(|segment| segment.key.as_str())
        .collect();
    let last = second.iter().rposition(|&twice| twice).unwrap_or(first);
    for at in first..last {
        second[at] |= above.contains(segments[at].key.as_str());
    }
    for at in (0..first).rev() {
        let again = segments[at].has(Feature::SaidBefore);
        if !again {
            break;
        }
        second[at] = true;
    }
}
