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
    let mut run: Vec<usize> = Vec::new();
    let mut expected = None;
    for (order, &at) in prose.iter().enumerate() {
        let before = first_seen.get(segments[at].key.as_str()).copied();
        if before.is_none() {
            first_seen.insert(segments[at].key.as_str(), order);
        }
        if before.is_none() || (!run.is_empty() && before != expected) {
            close(&mut run, prose.len(), &mut second);
        }
        if let Some(before) = before {
            run.push(at);
            expected = Some(before + 1);
        }
    }
    close(&mut run, prose.len(), &mut second);
    fill_gaps(segments, &mut second);
    second
}

fn close(run: &mut Vec<usize>, paragraphs: usize, second: &mut [bool]) {
    if run.len() >= MIN_RUN || !run.is_empty() && run.len() * WHOLE_DOCUMENT >= paragraphs {
        run.iter().for_each(|&at| second[at] = true);
    }
    run.clear();
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
