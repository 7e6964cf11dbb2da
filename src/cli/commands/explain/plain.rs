//! The explanation for people: the outcome first, then each segment with its verdict. Text is shortened and made
//! safe for a terminal.

use crate::cli::terminal::safe;
use ghirbal::model::{Cleaned, Document, Labelled, Outcome, Record, Span};
use std::fmt::Write as _;

/// Characters of a segment that are shown: one line of a wide terminal, less the columns before it.
const SHOWN_CHARS: usize = 72;
/// Observations shown for a segment, the strongest: more would bury the reason.
const SHOWN_EVIDENCE: usize = 5;

/// Shows one document. Writing to a String cannot fail, so results are dropped here.
pub(super) fn show(document: &Document, cleaned: &Cleaned) -> String {
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
    for (number, labelled) in (1..).zip(&cleaned.labelled) {
        segment(number, labelled, document, &mut text);
    }
    text.push('\n');
    text
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

fn segment(number: usize, labelled: &Labelled, document: &Document, text: &mut String) {
    let verdict = &labelled.verdict;
    let shown = shortened(slice(document, &labelled.segment.span));
    let _ = writeln!(
        text,
        "{number:4} {} · {} · {shown}",
        verdict.role().as_str(),
        verdict.rule_name()
    );
    let _ = write!(text, "     state {}", verdict.state);
    if let Some(marker) = &verdict.marker {
        let _ = write!(text, " · marker «{}»", shortened(slice(document, marker)));
    }
    for evidence in verdict.evidence.iter().take(SHOWN_EVIDENCE) {
        let _ = write!(text, " · {} {:+.1}", evidence.name, evidence.weight);
    }
    if let Some(runner_up) = &verdict.runner_up {
        let _ = write!(
            text,
            " · or {} ({:.1} worse)",
            runner_up.state, runner_up.margin
        );
    }
    text.push('\n');
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
