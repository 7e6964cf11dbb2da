//! Live pages: entries of text, each under a line that says when. A list of other articles has such lines, too, but
//! headlines between them and no sentences.

use super::feature::Feature;
use super::observed::Observed;
use crate::lexicon::Class;

/// Clock lines with a sentence below that make a live page; fewer are dates of the article.
const LEAST_ENTRIES: usize = 3;

/// Lines between two clocks that are still one entry.
const MOST_LINES: usize = 12;

/// Share of the entries that hold a sentence, in percent.
const SENTENCES_PERCENT: usize = 60;

/// Marks the lines of the entries, and what the page says above the first of them. A heading or another marker of the
/// page ends the run of entries: the dates of comments and lists are behind one.
pub(super) fn entries(segments: &mut [Observed]) {
    let ends = |line: &Observed| line.marker.is_some() && !is_clock(line);
    let mut from = 0;
    while from < segments.len() {
        let length = segments[from..]
            .iter()
            .take_while(|line| !ends(line))
            .count();
        entries_of_run(&mut segments[from..from + length]);
        from += length + 1;
    }
}

fn entries_of_run(run: &mut [Observed]) {
    let clocks: Vec<usize> = (0..run.len()).filter(|&at| is_clock(&run[at])).collect();
    let Some(&first) = clocks.first() else { return };
    let mut entries: Vec<(std::ops::Range<usize>, bool)> = Vec::new();
    for (order, &clock) in clocks.iter().enumerate() {
        let next = clocks.get(order + 1).copied().unwrap_or(run.len());
        let most = next.min(clock + 1 + MOST_LINES);
        let lines = run[clock + 1..most]
            .iter()
            .take_while(|line| !line.has(Feature::OutsideMain));
        let end = clock + 1 + lines.count();
        if end > clock + 1 {
            let sentence = run[clock + 1..end].iter().any(Observed::is_sentence);
            entries.push((clock + 1..end, sentence));
        }
    }
    let told = entries.iter().filter(|(_, sentence)| *sentence).count();
    if told < LEAST_ENTRIES || told * 100 < entries.len() * SENTENCES_PERCENT {
        return;
    }
    let lede = run[..first]
        .iter()
        .rev()
        .take_while(|line| line.is_sentence());
    let lede = first - lede.count()..first;
    for at in lede.chain(entries.into_iter().flat_map(|(lines, _)| lines)) {
        run[at].add(Feature::LiveEntry);
    }
}

/// A line of nothing but a time: a clock, or how long ago.
fn is_clock(segment: &Observed) -> bool {
    segment.has(Feature::DateLine) || segment.is_marker(Class::Dateline)
}
