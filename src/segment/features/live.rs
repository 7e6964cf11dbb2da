//! Live pages: entries of text, each under a line that says when, or on one line with its clock. A list of other articles
//! has such lines, too, but headlines between them and no sentences, and it is not all that its page says.

use super::feature::Feature;
use super::lists::{is_set_apart, is_set_apart_from_entries};
use super::observed::Observed;
use crate::lexicon::Class;
use crate::text::dates::Dates;
use std::ops::Range;

/// Clock lines with text at them that make a live page; fewer are dates of the article.
const LEAST_ENTRIES: usize = 3;

/// Lines between two clocks that are still one entry.
const MOST_LINES: usize = 12;

/// Share of the entries that hold a sentence, in percent.
const SENTENCES_PERCENT: usize = 60;

/// Sentences above the entries of a page that says nothing else: its lede. A page of more is an article with a list.
const LEDE_SENTENCES: usize = 2;

/// Marks the lines of the entries, and what the page says above the first of them. A heading or another marker of the
/// page ends the run of entries: the dates of comments and lists are behind one.
pub(super) fn entries(text: &str, segments: &mut [Observed]) {
    let ends = |line: &Observed| line.marker.is_some() && !is_clock(line);
    let sentences = segments.iter().filter(|line| line.is_sentence()).count();
    let mut from = 0;
    while from < segments.len() {
        let run = segments[from..].iter().take_while(|line| !ends(line));
        let end = from + run.count();
        let run = &mut segments[from..end];
        let others = sentences - run.iter().filter(|line| line.is_sentence()).count();
        entries_of_run(text, run, others == 0);
        from = end + 1;
    }
}

/// `is_only_text` says that no other run has sentences.
fn entries_of_run(text: &str, run: &mut [Observed], is_only_text: bool) {
    let clocks: Vec<usize> = (0..run.len())
        .filter(|&at| is_clock(&run[at]) || run[at].has(Feature::ClockHeadline))
        .collect();
    let (Some(&first), Some(&last)) = (clocks.first(), clocks.last()) else {
        return;
    };
    // Each entry has one.
    if clocks.len() < LEAST_ENTRIES {
        return;
    }
    let above = run[..first].iter().filter(|line| line.is_sentence());
    // The lines of a list have the days of its articles.
    let is_day = |&at: &usize| Dates::read(&text[run[at].segment.span.clone()]).has_date();
    let is_all = is_only_text && above.count() <= LEDE_SENTENCES && !clocks.iter().any(is_day);
    let entries: Vec<Range<usize>> = clocks
        .iter()
        .enumerate()
        .map(|(order, &clock)| {
            // Cards of other articles have their days.
            let is_other = match is_day(&clock) {
                true => is_set_apart,
                false => is_set_apart_from_entries,
            };
            entry(run, clock, clocks.get(order + 1).copied(), is_other)
        })
        .filter(|entry| !entry.is_empty())
        .collect();
    let told = |entry: &&Range<usize>| run[(*entry).clone()].iter().any(Observed::is_sentence);
    let told = entries.iter().filter(told).count();
    let says_sentences = told >= LEAST_ENTRIES && told * 100 >= entries.len() * SENTENCES_PERCENT;
    let says_all = is_all && entries.len() >= LEAST_ENTRIES;
    if !says_sentences && !says_all {
        return;
    }
    let lede = run[..first].iter().rev();
    let lede = lede.take_while(|line| line.is_sentence()).count();
    // Where the clock stands below its entry, the first entry is above the first clock and nothing is below the last.
    let is_below = last + 1 == run.len() && first > lede && !run[last].has(Feature::ClockHeadline);
    let headless = is_below && !is_set_apart(&run[first - 1]);
    let lede = first - lede.max(usize::from(headless))..first;
    for at in lede.chain(entries.into_iter().flatten()) {
        run[at].add(Feature::LiveEntry);
    }
}

/// The lines of the entry at a clock.
fn entry(
    run: &[Observed],
    clock: usize,
    next: Option<usize>,
    is_other: fn(&Observed) -> bool,
) -> Range<usize> {
    let start = clock + usize::from(is_clock(&run[clock]));
    let most = next.unwrap_or(run.len()).min(start + MOST_LINES);
    let lines = run[start..most.max(start)].iter();
    let end = start + lines.take_while(|line| !is_other(line)).count();
    // Below the last sentence of the last entry stands what closes a page: a signature, a copyright.
    let sentence = run[start..end].iter().rposition(Observed::is_sentence);
    let closes = next.is_none().then_some(sentence).flatten();
    start..closes.map_or(end, |at| start + at + 1)
}

/// A line of nothing but a time: a clock, or how long ago.
fn is_clock(segment: &Observed) -> bool {
    segment.has(Feature::DateLine) || segment.is_marker(Class::Dateline)
}
