//! Where a whole page flattened onto one line is cut: around printed dates, runs of controls and section names, a
//! second printing of the headline, the items of lists, and behind sentences.

use std::collections::HashSet;

use super::at_markers::Line;
use super::cut::Points;
use super::sections::section_spans;
use crate::lexicon::{Class, Hit, Lexicon};
use crate::model::{Break, Span};
use crate::text::chars::{ends_sentence, is_closing, is_dash, is_letter, is_word};
use crate::text::dates;
use crate::text::fold;
use crate::text::words;

/// Cuts around dates printed by the page and around runs of controls and section names.
pub(super) fn run_points(line: &Line<'_>, hits: &[Hit], points: &mut Points) {
    let source = line.source;
    let stamps = dates::printed_dates(source);
    for stamp in &stamps {
        points.insert(stamp.start, Break::Marker);
        points.insert(stamp.end, Break::Marker);
    }
    let mut marks: Vec<Span> = section_spans(source, line.folded, line.lexicon);
    marks.extend(
        hits.iter()
            .filter(|hit| is_control(hit.class))
            .map(|hit| hit.span.clone()),
    );
    marks.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut run: Option<(Span, usize)> = None;
    for span in marks {
        run = Some(match run.take() {
            Some((run, count)) if span.start < run.end => (run.start..run.end.max(span.end), count),
            Some((run, count)) if !source[run.end..span.start].contains(is_word) => {
                (run.start..span.end, count + 1)
            }
            finished => {
                close_run(source, finished, &stamps, points);
                (span, 1)
            }
        });
    }
    close_run(source, run, &stamps, points);
}

/// One control word may stand in a sentence; two in a row, or one beside a printed date or the line's start, do
/// not.
fn close_run(source: &str, run: Option<(Span, usize)>, stamps: &[Span], points: &mut Points) {
    let Some((span, count)) = run else { return };
    // A date has words in it, so only the nearest on each side can touch; a page of dates must not cost its square.
    let before = stamps.partition_point(|stamp| stamp.end <= span.start);
    let behind = stamps.partition_point(|stamp| stamp.start < span.end);
    let near = &stamps[before.saturating_sub(1)..(behind + 1).min(stamps.len())];
    let beside = near.iter().any(|stamp| touches(source, stamp, &span));
    if count >= 2 || beside || span.start == 0 {
        points.insert(span.start, Break::Marker);
        points.insert(span.end, Break::Marker);
    }
}

fn touches(source: &str, left: &Span, right: &Span) -> bool {
    let between = if left.end <= right.start {
        left.end..right.start
    } else {
        right.end..left.start.max(right.end)
    };
    !source[between].contains(is_word)
}

fn is_control(class: Class) -> bool {
    matches!(
        class,
        Class::Share | Class::Ui | Class::Navigation | Class::Comments | Class::Dateline
    )
}

/// Cuts around an outlet that stands alone between the last sentence and the first marker of the tail.
pub(super) fn signature_points(source: &str, hits: &[Hit], lexicon: &Lexicon, points: &mut Points) {
    /// Words of an outlet's name, and bytes.
    const NAME_WORDS: usize = 4;
    const NAME_BYTES: usize = 120;
    let markers = hits.iter().filter(|hit| !hit.at_start);
    for end in markers.map(|hit| hit.span.start).chain([source.len()]) {
        // No further back than a name is long: a page of nothing but markers must not cost its square.
        let near = (0..=end.saturating_sub(NAME_BYTES))
            .rev()
            .find(|&at| source.is_char_boundary(at))
            .unwrap_or_default();
        let Some(stop) = source[near..end].trim_end().rfind(ends_sentence) else {
            continue;
        };
        let stop = near + stop;
        let start = stop + source[stop..].chars().next().map_or(0, char::len_utf8);
        let name = source[start..end].trim();
        let short = (1..=NAME_WORDS).contains(&name.split_whitespace().count());
        if short && lexicon.outlet(fold::phrase(name).as_str()).is_some() {
            points.insert(start, Break::Marker);
            points.insert(end, Break::Marker);
        }
    }
}

/// Cuts before a control and the heading of a list directly behind it: in a sentence neither stands beside the other.
pub(super) fn heading_points(source: &str, hits: &[Hit], points: &mut Points) {
    let mut marks: Vec<&Hit> = hits
        .iter()
        .filter(|hit| is_control(hit.class) || is_list(hit.class))
        .collect();
    marks.sort_by_key(|hit| (hit.span.start, std::cmp::Reverse(hit.span.end)));
    for pair in marks.windows(2) {
        let [control, heading] = pair else { continue };
        if is_control(control.class)
            && is_list(heading.class)
            && control.span.end <= heading.span.start
            && touches(source, &control.span, &heading.span)
        {
            points.insert(control.span.start, Break::Marker);
            points.insert(heading.span.start, Break::Marker);
        }
    }
}

fn is_list(class: Class) -> bool {
    matches!(
        class,
        Class::RelatedList | Class::MostRead | Class::SitePromo
    )
}

/// Cuts around words with a hash sign, two and more, that stand between a sentence and a marker or the page's end. Such
/// words inside of a sentence or before one belong to it.
pub(super) fn hash_points(source: &str, hits: &[Hit], points: &mut Points) {
    if !source.contains('#') {
        return;
    }
    let markers: HashSet<usize> = hits.iter().map(|hit| hit.span.start).collect();
    let mut words = words::parts(source, 0).peekable();
    while let Some((start, word)) = words.next() {
        if !word.starts_with('#') {
            continue;
        }
        let (mut end, mut count) = (start + word.len(), 1);
        while let Some((at, word)) = words.next_if(|(_, word)| word.starts_with('#')) {
            (end, count) = (at + word.len(), count + 1);
        }
        let below = words.peek().map(|&(at, _)| at);
        let above_tail = below.is_none_or(|below| markers.contains(&below));
        if count >= 2 && above_tail && source[..start].trim_end().ends_with(ends_sentence) {
            points.insert(start, Break::Marker);
            points.insert(end, Break::Marker);
        }
    }
}

/// Cuts the list behind a tail marker at its bullets and dates.
pub(super) fn item_points(source: &str, tail: usize, points: &mut Points) {
    for date in dates::list_dates(&source[tail..]) {
        points.insert(tail + date.start, Break::Marker);
        points.insert(tail + date.end, Break::Marker);
    }
    for (at, c) in source[tail..].char_indices() {
        let at = tail + at;
        let spaced = source[..at].ends_with(char::is_whitespace)
            && source[at + c.len_utf8()..].starts_with(char::is_whitespace);
        if spaced
            && (matches!(c, '•' | '▪' | '●' | '◄' | '»' | '*')
                || is_dash(c)
                    && !source[..at]
                        .trim_end()
                        .ends_with(|c: char| c.is_ascii_digit()))
        {
            points.insert(at, Break::Marker);
        }
    }
}

/// Cuts behind sentence ends, not behind initials and abbreviations (`د. `).
pub(super) fn sentence_points(source: &str, points: &mut Points) {
    let mut word_letters = 0;
    let (mut ended, mut dots) = (false, 0);
    for (at, c) in source.char_indices() {
        if c.is_whitespace() {
            if ended
                && source[at..]
                    .trim_start()
                    .starts_with(|c: char| is_letter(c) || matches!(c, '"' | '«' | '“' | '©'))
            {
                points.entry(at).or_insert(Break::Sentence);
            }
            (word_letters, ended, dots) = (0, false, 0);
        } else if ends_sentence(c) {
            // Two dots in a row join the parts of a headline.
            dots = if c == '.' { dots + 1 } else { 0 };
            ended = dots != 2 && (word_letters > 2 || word_letters == 0);
        } else if is_closing(c) {
            // A closing quote or bracket belongs to the sentence it closes.
        } else {
            word_letters += 1;
            (ended, dots) = (false, 0);
        }
    }
}
