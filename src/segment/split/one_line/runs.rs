//! Where a page flattened onto one line is cut anywhere in it: around printed dates, around runs of controls and section
//! names, and before the headings of lists.

use crate::lexicon::{Class, Hit};
use crate::model::{Break, Span};
use crate::segment::phrases::{WordList, is_on, section_spans};
use crate::segment::split::line::{Line, Points};
use crate::text::chars::{char_boundary, ends_sentence, is_dash, is_letter, is_word};
use crate::text::dates::DateSpans;
use crate::text::fold;
use crate::text::words;

/// Cuts around dates printed by the page and around runs of controls and section names.
pub(super) fn run_points(
    line: &Line<'_>,
    dates: &DateSpans<'_>,
    hits: &[Hit],
    points: &mut Points,
) {
    let source = line.source;
    let mut printed = dates.printed();
    printed.retain(|date| !is_in_sentence(source, date));
    printed.extend(stamps(source, dates));
    printed.sort_by_key(|date| date.start);
    // A date behind its weekday is a part of the stamp that begins before it.
    printed.dedup_by(|date, before| date.start < before.end);
    for date in &printed {
        points.insert(date.start, Break::Marker);
        points.insert(date.end, Break::Marker);
    }
    let names = section_spans(source, line.folded, line.lexicon).into_iter();
    let controls = hits.iter().filter(|hit| is_control(hit.class));
    let mut runs: Vec<Run> = names
        .map(Run::of_name)
        .chain(controls.map(Run::of_control))
        .collect();
    runs.sort_by_key(|run| (run.span.start, std::cmp::Reverse(run.span.end)));
    let joined = runs
        .into_iter()
        .fold(Vec::new(), |mut joined: Vec<Run>, run| {
            match joined.last_mut().filter(|last| last.reaches(source, &run)) {
                Some(last) => last.take_in(run),
                None => joined.push(run),
            }
            joined
        });
    for run in joined {
        if run.is_apart(source, &printed) {
            points.insert(run.span.start, Break::Marker);
            points.insert(run.span.end, Break::Marker);
        }
    }
}

/// Dates with the label that says before them that the text was published then (`- نشر بتاريخ DATE`). A day in words may be
/// that of a sentence; what pages print has numbers or a clock.
fn stamps(source: &str, dates: &DateSpans<'_>) -> Vec<Span> {
    let dates = dates.introduced().into_iter();
    let printed = dates.filter(|date| source[date.clone()].contains([':', '/', '-']));
    let stamp = |date: Span| Some(label_start(source, date.start)?..date.end);
    printed.filter_map(stamp).collect()
}

/// Where such a label begins: set apart from what is before it by a sign or a gap. Behind a full stop such words begin a
/// sentence about something else.
fn label_start(source: &str, date: usize) -> Option<usize> {
    /// Bytes of the label.
    const LABEL_BYTES: usize = 48;
    let near = char_boundary(source, date.saturating_sub(LABEL_BYTES));
    let words: Vec<(usize, &str)> = words::parts(&source[..date], near).collect();
    let [.., (verb, word), (_, _)] = words[..] else {
        return None;
    };
    if !is_on(WordList::Published, fold::phrase(word).as_str()) {
        return None;
    }
    // `تم` or `آخر` is a part of it.
    let first = words.len().checked_sub(3).map(|at| words[at].0);
    std::iter::once(verb).chain(first).find(|start| {
        let is_behind_sentence = source[..*start].trim_end().ends_with(ends_sentence);
        *start > near && !is_behind_sentence && is_border_before(source, *start)
    })
}

/// Controls and names of sections with no other word between them.
struct Run {
    span: Span,
    /// Names and controls in it.
    count: usize,
    /// The controls among them.
    buttons: usize,
    /// What kind of control is among them: the name of a section is an ordinary word as well.
    control: Option<Class>,
    /// Controls of two kinds are among them: a button to share and one to comment.
    mixed: bool,
    /// One of them is a phrase that no sentence holds.
    safe: bool,
}

impl Run {
    fn of_name(span: Span) -> Self {
        Self {
            span,
            count: 1,
            buttons: 0,
            control: None,
            mixed: false,
            safe: false,
        }
    }

    /// The words of a date label are those of sentences: it is one only beside a date.
    fn of_control(hit: &Hit) -> Self {
        let is_button = is_button(hit.class);
        Self {
            span: hit.span.clone(),
            count: usize::from(is_button),
            buttons: usize::from(is_button),
            control: is_button.then_some(hit.class),
            mixed: false,
            safe: hit.anything_may_follow,
        }
    }

    /// Whether the next run overlaps this one, or no word is between them.
    fn reaches(&self, source: &str, next: &Self) -> bool {
        next.span.start < self.span.end || !source[self.span.end..next.span.start].contains(is_word)
    }

    fn take_in(&mut self, next: Self) {
        // Two readings of the same words are one mark.
        let overlaps = next.span.start < self.span.end;
        if !overlaps {
            self.count += next.count;
            self.buttons += next.buttons;
        }
        let other = next.control.filter(|_| !overlaps);
        self.mixed |=
            next.mixed || other.is_some() && self.control.is_some_and(|own| Some(own) != other);
        self.control = self.control.or(next.control);
        self.safe |= next.safe;
        self.span.end = self.span.end.max(next.span.end);
    }

    /// Whether the page prints this run, and no sentence: the words of a menu or a control are words of sentences, too,
    /// and taking them out of one leaves a hole. Many in a row, one next to a printed date, and what is set apart
    /// belong to the page.
    fn is_apart(&self, source: &str, printed: &[Span]) -> bool {
        /// Names and controls in a row that no sentence has; behind a border fewer are enough.
        const MENU: usize = 4;
        const MENU_BEHIND_BORDER: usize = 3;
        /// Words of two buttons that are more than the names of two networks in a sentence; fewer where they are of two
        /// kinds.
        const BUTTON_WORDS: usize = 5;
        const MIXED_WORDS: usize = 4;
        // A date has words in it, so only the nearest on each side can touch; a page of dates must not cost its square.
        let before = printed.partition_point(|date| date.end <= self.span.start);
        let behind = printed.partition_point(|date| date.start < self.span.end);
        let near = &printed[before.saturating_sub(1)..(behind + 1).min(printed.len())];
        let beside = near.iter().any(|date| touches(source, date, &self.span));
        let ends_above = is_border_before(source, self.span.start);
        let ends_below = || is_border_behind(source, self.span.end);
        let longer = |least: usize| !words::at_most(least - 1, &source[self.span.clone()]);
        let buttons =
            || self.mixed && longer(MIXED_WORDS) || self.buttons > 1 && longer(BUTTON_WORDS);
        let row = self.count >= MENU_BEHIND_BORDER || self.count > 1 && self.control.is_some();
        // The controls of the page's foot: no sentence goes on behind them.
        let closes = || row && source[self.span.end..].trim().is_empty();
        let leads_in = self.count == 1 && source[..self.span.start].trim().is_empty() && {
            let behind = source[self.span.end..].trim_start();
            behind.starts_with("..") || behind.starts_with('…') || behind.starts_with(is_dash)
        };
        // A word before a headline says that it has a film: `شاهد.. `, `فيديو - `.
        let printed = ends_above && !leads_in && (self.safe || row || ends_below());
        self.count >= MENU || beside || buttons() || printed || closes()
    }
}

/// Whether nothing of the sentence before reaches up to a place of a line: the line, a sentence or a bracket ends there, or
/// the page prints a bar, a bullet or a wide gap.
pub(super) fn is_border_before(source: &str, at: usize) -> bool {
    let before = source[..at].trim_end();
    let gap = &source[before.len()..at];
    // Flattening from right to left puts the colon of a label before it.
    let before = match before.strip_suffix(':') {
        Some(rest) if rest.ends_with(char::is_whitespace) => rest.trim_end(),
        _ => before,
    };
    let spaced_dash = || {
        let above = before.trim_end_matches(|c| is_dash(c) || c == '/');
        above.len() < before.len() && !gap.is_empty() && above.ends_with(char::is_whitespace)
    };
    before.is_empty()
        || before.ends_with(|c: char| ends_sentence(c) || is_bar(c) || matches!(c, ')' | ']'))
        || is_wide(gap)
        || spaced_dash()
}

/// The same of what follows.
fn is_border_behind(source: &str, at: usize) -> bool {
    let behind = source[at..].trim_start();
    let gap = &source[at..source.len() - behind.len()];
    let ends = |c: char| ends_sentence(c) || is_bar(c) || c == ':';
    let spaced_dash = || {
        let below = behind.trim_start_matches(|c| is_dash(c) || c == '/');
        below.len() < behind.len() && !gap.is_empty() && below.starts_with(char::is_whitespace)
    };
    behind.is_empty()
        || behind.starts_with(ends)
        || source[..at].ends_with(ends)
        || is_wide(gap)
        || spaced_dash()
}

/// Signs that a page prints between its parts. A dash or slash is one only between spaces: writers set parentheses in
/// dashes.
fn is_bar(c: char) -> bool {
    matches!(c, '|' | '•' | '¦' | '▪' | '●' | '◄')
}

/// Two spaces and more, or a tab: what a page prints apart keeps them when it is flattened.
fn is_wide(gap: &str) -> bool {
    gap.chars().count() > 1 || gap.contains('\t')
}

/// Whether a sentence goes on behind a date: `قال، الأربعاء 1 فبراير 2017، إن`. A page sets no comma behind the dates that
/// it prints.
fn is_in_sentence(source: &str, date: &Span) -> bool {
    let comma = ['،', ','];
    let behind = source[date.end..].trim_start();
    let next = behind.split_whitespace().next().unwrap_or_default();
    // A clock may follow the comma.
    let goes_on = |rest: &str| rest.trim_start().starts_with(is_letter);
    behind.strip_prefix(comma).is_some_and(goes_on)
        || ends_dateline(behind)
        || source[..date.start].trim_end().ends_with(comma)
            && is_on(WordList::Clause, &fold::phrase(next))
}

/// Whether an outlet in brackets and a dash follow a date: it is a part of the dateline (`CITY 3 March (OUTLET) - …`).
fn ends_dateline(behind: &str) -> bool {
    /// Bytes of the name of an agency.
    const NAME_BYTES: usize = 40;
    let inside = behind
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(')'));
    inside.is_some_and(|(name, rest)| {
        name.len() <= NAME_BYTES && rest.trim_start().starts_with(is_dash)
    })
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
    is_button(class) || class == Class::Dateline
}

fn is_button(class: Class) -> bool {
    matches!(
        class,
        Class::Share | Class::Ui | Class::Navigation | Class::Comments
    )
}

/// Cuts before a control and the heading of a list directly behind it: in a sentence they are not next to each other.
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
