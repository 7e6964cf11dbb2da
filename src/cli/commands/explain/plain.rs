//! The explanation for people: the outcome first, then each segment with its verdict. Text is shortened and made
//! safe for a terminal.

use super::View;
use super::look::{INDENT, broken};
use crate::cli::terminal::safe;
use ghirbal::model::{Cleaned, Document, Labelled, Outcome, Record, Span};
use std::fmt::Write as _;

/// Characters of a segment that are shown: one line of a wide terminal, less the columns before it.
const SHOWN_CHARS: usize = 72;
/// Observations shown for a segment, the strongest: more would bury the reason.
const SHOWN_EVIDENCE: usize = 5;

/// Shows one document. Writing to a String cannot fail, so results are dropped here.
pub(super) fn show(document: &Document, cleaned: &Cleaned, view: &View) -> String {
    let mut text = String::new();
    let address = &document.address;
    let _ = write!(
        text,
        "{} document {}: ",
        safe(&address.path),
        address.record
    );
    match &cleaned.outcome {
        Outcome::Rejected(rejection) => {
            let _ = writeln!(text, "rejected, {}", rejection.reason.as_str());
        }
        Outcome::Record(record) => found(record, &mut text),
    }
    if let Some(columns) = view.look.columns() {
        text = fitted(&text, columns);
    }
    let numbered = (1..).zip(&cleaned.labelled);
    for (number, labelled) in numbered.filter(|(_, labelled)| view.shows(labelled)) {
        segment(number, labelled, document, view, &mut text);
    }
    text.push('\n');
    text
}

/// What is said of the document as a whole, in lines that fit.
fn fitted(text: &str, columns: usize) -> String {
    let mut fitted = String::with_capacity(text.len());
    for line in text.lines() {
        for (at, piece) in broken(line.trim_start(), columns).iter().enumerate() {
            let indent = match (at, line.starts_with(' ')) {
                (0, false) => "",
                (0, true) => "  ",
                _ => INDENT,
            };
            let _ = writeln!(fitted, "{indent}{piece}");
        }
    }
    fitted
}

fn found(record: &Record, text: &mut String) {
    let _ = writeln!(
        text,
        "record, {:.0}% kept, confidence {:.2}",
        record.kept * 100.0,
        record.confidence
    );
    let mut line = |name: &str, value: Option<(&str, &str)>| {
        let _ = match value {
            Some((value, origin)) => writeln!(text, "  {name} ({origin}): {}", shortened(value)),
            None => writeln!(text, "  {name}: none"),
        };
    };
    line(
        "title",
        record
            .title
            .as_ref()
            .map(|(value, origin)| (value.as_str(), origin.as_str())),
    );
    line(
        "source",
        record
            .source
            .as_ref()
            .map(|(value, origin)| (value.as_str(), origin.as_str())),
    );
    for headline in &record.related {
        let _ = writeln!(text, "  related: {}", shortened(headline));
    }
    if !record.keywords.is_empty() {
        let _ = writeln!(
            text,
            "  keywords: {}",
            shortened(&record.keywords.join(" | "))
        );
    }
}

fn segment(
    number: usize,
    labelled: &Labelled,
    document: &Document,
    view: &View,
    text: &mut String,
) {
    let verdict = &labelled.verdict;
    let all = slice(document, &labelled.segment.span);
    let shown = match view.whole {
        true => safe(all).into_owned(),
        false => shortened(all),
    };
    let (look, head) = (
        &view.look,
        format!("{} · {}", verdict.role().as_str(), verdict.rule_name()),
    );
    let head = look.painted(&head, labelled);
    let why = why(labelled, document);
    let Some(columns) = look.columns() else {
        let _ = writeln!(text, "{number:4} {head} · {shown}");
        let _ = writeln!(text, "{INDENT}{}", look.faint(&why));
        return;
    };
    let _ = writeln!(text, "{number:4} {head}");
    for line in broken(&shown, columns) {
        let _ = writeln!(text, "{INDENT}{line}");
    }
    for line in broken(&why, columns) {
        let _ = writeln!(text, "{INDENT}{}", look.faint(&line));
    }
}

/// The state of a segment, and what speaks for it.
fn why(labelled: &Labelled, document: &Document) -> String {
    let verdict = &labelled.verdict;
    let mut why = format!("state {}", verdict.state);
    if let Some(marker) = &verdict.marker {
        let _ = write!(why, " · marker «{}»", shortened(slice(document, marker)));
    }
    for evidence in verdict.evidence.iter().take(SHOWN_EVIDENCE) {
        let _ = write!(why, " · {} {:+.1}", evidence.name, evidence.weight);
    }
    if let Some(runner_up) = &verdict.runner_up {
        let _ = write!(
            why,
            " · or {} ({:.1} worse)",
            runner_up.state, runner_up.margin
        );
    }
    why
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN_CHARS) {
        None => safe(text).into_owned(),
        Some((end, _)) => format!("{}…", safe(&text[..end])),
    }
}

fn slice<'a>(document: &'a Document, span: &Span) -> &'a str {
    document.text.get(span.clone()).unwrap_or_default()
}
