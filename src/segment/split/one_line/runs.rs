//! Where a page flattened onto one line is cut anywhere in it: around printed dates, around runs of controls and section
//! names, and before the headings of lists.

use crate::lexicon::{Class, Hit};
use crate::model::{Break, Span};
use crate::segment::phrases::section_spans;
use crate::segment::split::line::{Line, Points};
use crate::text::chars::is_word;
use crate::text::dates::DateSpans;

/// Cuts around dates printed by the page and around runs of controls and section names.
pub(super) fn run_points(
    line: &Line<'_>,
    dates: &DateSpans<'_>,
    hits: &[Hit],
    points: &mut Points,
) {
    let source = line.source;
    let printed = dates.printed();
    for date in &printed {
        points.insert(date.start, Break::Marker);
        points.insert(date.end, Break::Marker);
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
                close_run(source, finished, &printed, points);
                (span, 1)
            }
        });
    }
    close_run(source, run, &printed, points);
}

/// Cuts around a run of controls. One control word may belong to a sentence; two in a row, or one beside a printed date or
/// at the line's start, do not.
fn close_run(source: &str, run: Option<(Span, usize)>, dates: &[Span], points: &mut Points) {
    let Some((span, count)) = run else { return };
    // A date has words in it, so only the nearest on each side can touch; a page of dates must not cost its square.
    let before = dates.partition_point(|date| date.end <= span.start);
    let behind = dates.partition_point(|date| date.start < span.end);
    let near = &dates[before.saturating_sub(1)..(behind + 1).min(dates.len())];
    let beside = near.iter().any(|date| touches(source, date, &span));
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
