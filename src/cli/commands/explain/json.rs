//! The explanation for programs: one JSON object a document, on one line. What a terminal would obey is escaped, so
//! that the line can be looked at as well.

use crate::cli::terminal::safe_json;
use ghirbal::model::{Cleaned, Document, Labelled, Outcome, Span};
use serde_json::{Value, json};

/// Shows one document.
pub(super) fn show(document: &Document, cleaned: &Cleaned) -> String {
    let address = &document.address;
    let segments: Vec<Value> = cleaned
        .labelled
        .iter()
        .map(|labelled| segment(labelled, document))
        .collect();
    let value = json!({
        "path": address.path,
        "member": address.member,
        "record": address.record,
        "part": address.part,
        "outcome": outcome(&cleaned.outcome),
        "segments": segments,
    });
    let mut line = safe_json(&value.to_string());
    line.push('\n');
    line
}

fn outcome(outcome: &Outcome) -> Value {
    match outcome {
        Outcome::Rejected(rejection) => json!({ "rejected": rejection.reason.as_str() }),
        Outcome::Record(record) => json!({
            "title": record.title.as_ref().map(|(value, _)| value),
            "title_origin": record.title.as_ref().map(|(_, origin)| origin.as_str()),
            "source": record.source.as_ref().map(|(value, _)| value),
            "source_origin": record.source.as_ref().map(|(_, origin)| origin.as_str()),
            "related": record.related,
            "keywords": record.keywords,
            "kept": record.kept,
            "confidence": record.confidence,
        }),
    }
}

fn segment(labelled: &Labelled, document: &Document) -> Value {
    let verdict = &labelled.verdict;
    let evidence: Vec<Value> = verdict
        .evidence
        .iter()
        .map(|seen| json!({ "name": seen.name, "weight": rounded(seen.weight) }))
        .collect();
    let runner_up = verdict.runner_up.as_ref();
    json!({
        "start": labelled.segment.span.start,
        "end": labelled.segment.span.end,
        "role": verdict.role().as_str(),
        "rule": verdict.rule_name(),
        "marker": verdict.marker.as_ref().map(|span| marker(span, document)),
        "state": verdict.state,
        "evidence": evidence,
        "runner_up": runner_up.map(|other| json!({ "state": other.state, "margin": rounded(other.margin) })),
        "text": slice(document, &labelled.segment.span),
    })
}

/// Two decimals: the tables have no more, and the rest of a 32-bit number is noise in a 64-bit one.
fn rounded(weight: f32) -> f64 {
    (f64::from(weight) * 100.0).round() / 100.0
}

fn marker(span: &Span, document: &Document) -> Value {
    json!({ "start": span.start, "end": span.end, "text": slice(document, span) })
}

fn slice<'a>(document: &'a Document, span: &Span) -> &'a str {
    document.text.get(span.clone()).unwrap_or_default()
}
