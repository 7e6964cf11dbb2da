//! The laws of cleaning as assertions about one document: held on random text and mutated pages by `tests/laws.rs`,
//! and on whatever a fuzzer finds by `tests/fuzz`. It makes no documents.

use std::sync::LazyLock;

use ghirbal::clean::{Knowledge, clean};
use ghirbal::model::{Cleaned, Document, Fields, Labelled, Outcome, Record, TitleOrigin};
use ghirbal::settings::Settings;
use ghirbal::text::chars::{is_invisible, is_visible};
use ghirbal::text::tidy;

/// What the program knows without a user's rows.
pub(crate) static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(Knowledge::builtin);

/// Holds all laws on a document, and gives what became of it.
pub(crate) fn hold_all(document: &Document, knowledge: &Knowledge, settings: &Settings) -> Cleaned {
    let first = clean(document, knowledge, settings);
    segments_tile(&document.text, &first.labelled);
    output_is_document_minus_removals(document, &first);
    removals_have_reasons(&first, settings);
    assert_eq!(
        first,
        clean(document, knowledge, settings),
        "law 4: the same input gives the same output"
    );
    without_evidence_it_is_the_same(document, knowledge, settings, &first);
    if let Some(record) = record(&first) {
        assert!(!record.body.trim().is_empty(), "a record has a body");
        assert!(
            (0.0..=1.0).contains(&record.kept),
            "kept is a share: {}",
            record.kept
        );
        assert!(document.fields.id.is_some() || record.id.len() == 32);
        output_is_tidy(record);
    }
    first
}

/// What is shown of a verdict decides nothing.
fn without_evidence_it_is_the_same(
    document: &Document,
    knowledge: &Knowledge,
    settings: &Settings,
    shown: &Cleaned,
) {
    let bare = Settings {
        evidence: false,
        ..settings.clone()
    };
    let mut bare = clean(document, knowledge, &bare);
    for (bare, shown) in bare.labelled.iter_mut().zip(&shown.labelled) {
        bare.verdict.evidence.clone_from(&shown.verdict.evidence);
        bare.verdict.runner_up.clone_from(&shown.verdict.runner_up);
    }
    assert_eq!(&bare, shown, "without evidence something else is decided");
}

/// The record, where there is one.
pub(crate) fn record(cleaned: &Cleaned) -> Option<&Record> {
    match &cleaned.outcome {
        Outcome::Record(record) => Some(record),
        Outcome::Rejected(_) => None,
    }
}

fn visible(text: &str) -> String {
    text.chars().filter(|&c| is_visible(c)).collect()
}

/// Law 1: segments are in order, do not overlap, and hold every visible character.
pub(crate) fn segments_tile(text: &str, segments: &[Labelled]) {
    let mut at = 0;
    for labelled in segments {
        let span = labelled.segment.span.clone();
        assert!(
            at <= span.start && span.start < span.end,
            "overlap at {}",
            span.start
        );
        assert_eq!(
            visible(&text[at..span.start]),
            "",
            "visible text between segments"
        );
        at = span.end;
    }
    assert_eq!(
        visible(&text[at..]),
        "",
        "visible text behind the last segment"
    );
}

/// Law 2: the body is the document minus removals, tidied; where the input filled no fields, every other field is cut
/// from the document as well.
fn output_is_document_minus_removals(document: &Document, cleaned: &Cleaned) {
    let Some(record) = record(cleaned) else {
        assert!(cleaned.removals.is_empty(), "a rejection removes nothing");
        return;
    };
    let text = document.text.as_str();
    let mut left = String::new();
    let mut at = 0;
    for removal in &cleaned.removals {
        left.push_str(&text[at..removal.span.start]);
        at = removal.span.end;
    }
    left.push_str(&text[at..]);
    assert_eq!(record.body, tidy::text(&left));
    if let Some((lead, TitleOrigin::Lead)) = &record.title {
        assert!(
            record.body.starts_with(lead.as_str()),
            "a lead is the body's beginning"
        );
    }
    if document.fields != Fields::default() {
        return;
    }
    let whole = tidy::line(text);
    let title = record
        .title
        .iter()
        .filter(|(_, origin)| *origin != TitleOrigin::Lead)
        .map(|(title, _)| title);
    let source = record.source.iter().map(|(source, _)| source);
    for field in title
        .chain(source)
        .chain(&record.related)
        .chain(&record.keywords)
        .chain(&record.author)
    {
        assert!(
            whole.contains(field.as_str()),
            "not in the document: {field:?}"
        );
    }
}

/// Law 2 again: no field of a record shows a control or an invisible character, but for the id, which is the input's own;
/// only paragraphs have line ends.
fn output_is_tidy(record: &Record) {
    let hidden = |text: &str| text.chars().any(|c| c.is_control() || is_invisible(c));
    let lines = record.body.split('\n').map(str::to_owned);
    let title = record.title.iter().map(|(title, _)| title.clone());
    let source = record.source.iter().map(|(source, _)| source.clone());
    let lists = record.related.iter().chain(&record.keywords).cloned();
    for text in lines
        .chain(title)
        .chain(source)
        .chain(lists)
        .chain(record.author.clone())
        .chain(record.url.clone())
        .chain(record.lang.clone())
    {
        assert!(!hidden(&text), "not tidied: {text:?}");
    }
}

/// Law 3: the rule of each removal is not switched off; its marker lies inside it.
fn removals_have_reasons(cleaned: &Cleaned, settings: &Settings) {
    for removal in &cleaned.removals {
        assert!(
            !settings.disabled.contains(&removal.rule),
            "a rule that is switched off removed {removal:?}"
        );
        if let Some(marker) = &removal.marker {
            assert!(
                removal.span.start <= marker.start && marker.end <= removal.span.end,
                "marker outside: {removal:?}"
            );
        }
    }
}
