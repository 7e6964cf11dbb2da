//! Text: folding and its offsets, tidying, lines, dates and words, on any text.
#![no_main]

use ghirbal::text::chars::{is_invisible, is_visible};
use ghirbal::text::dates::{DateSpans, Dates, is_date_line};
use ghirbal::text::fold::Folded;
use ghirbal::text::lines::visible_lines;
use ghirbal::text::{stems, tidy, words};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = &ghirbal_fuzz::text(bytes);
    folding(text);
    tidying(text);
    lines(text);
    dates(text);
    assert!(words::count(text) <= text.chars().count());
    assert_eq!(Folded::new(text).counts().words, words::count(text));
    stems::stems(text);
});

/// Each folded character comes from whole characters of the text, in their order; a buffer used before changes nothing.
fn folding(text: &str) {
    let folded = Folded::new(text);
    let mut again = Folded::new("شيء آخر 12");
    again.refold(text);
    assert_eq!(again.as_str(), folded.as_str());
    let mut before = 0..0;
    for (at, c) in folded.as_str().char_indices() {
        let span = folded.source_span(&(at..at + c.len_utf8()));
        assert!(span.start < span.end, "{c:?} comes from nothing");
        assert!(text.get(span.clone()).is_some(), "{c:?} from {span:?}");
        assert!(before.start <= span.start && before.end <= span.end);
        before = span;
    }
    let whole = folded.source_span(&(0..folded.as_str().len()));
    assert!(text.get(whole).is_some());
}

/// Tidying drops nothing visible, leaves nothing hidden, and is done once.
fn tidying(text: &str) {
    let tidy = tidy::text(text);
    let visible = |text: &str| text.chars().filter(|&c| is_visible(c)).collect::<String>();
    assert_eq!(visible(&tidy), visible(text));
    assert!(
        !tidy
            .chars()
            .any(|c| c != '\n' && (c.is_control() || is_invisible(c)))
    );
    assert!(!tidy.contains("\n\n") && !tidy.contains("  "));
    assert_eq!(tidy::text(&tidy), tidy);
    assert_eq!(tidy::line(text), tidy.replace('\n', " "));
}

/// Lines are in order, begin and end with something visible, and leave nothing visible out.
fn lines(text: &str) {
    let mut at = 0;
    for line in visible_lines(text) {
        assert!(at <= line.start && line.start < line.end);
        assert!(!text[at..line.start].contains(is_visible));
        assert!(
            text[line.clone()].starts_with(is_visible) && text[line.clone()].ends_with(is_visible)
        );
        at = line.end;
    }
    assert!(!text[at..].contains(is_visible));
}

/// Spans are in order and point at characters; a date that is found is one in ISO 8601.
fn dates(text: &str) {
    let spans = DateSpans::read(text);
    for spans in [spans.printed(), spans.listed_from(0)] {
        let mut at = 0;
        for span in spans {
            assert!(at <= span.start && text.get(span.clone()).is_some());
            at = span.end;
        }
    }
    if let Some(date) = Dates::read(text).first() {
        assert!(
            date.len() >= "2024-01-01".len() && date.is_ascii(),
            "{date}"
        );
    }
    is_date_line(text);
    let begins = Dates::read(text).first_begins();
    assert!(begins.is_none_or(|at| text.is_char_boundary(at)));
}
