//! Text that a dump mechanically printed twice: the second printing is taken out before decoding. A line that a writer
//! repeats on purpose stays.

use foldhash::{HashMap, HashMapExt};

use super::feature::Feature;
use super::observed::Observed;

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
        let before = first_seen.get(segments[at].key.as_str()).copied();
        if before.is_none() {
            first_seen.insert(segments[at].key.as_str(), order);
        }
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
    second
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
        if long || length > 0 && self.is_under_its_card(segments) {
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
