//! The laws of the house, on random text and on mutated real shapes: nothing disappears silently, nothing is
//! removed without a rule, the output is the document minus removals, the same input gives the same bytes, and
//! no input makes the library fail.

#![expect(
    clippy::disallowed_methods,
    reason = "tests make and read the files they need"
)]
#![expect(clippy::unwrap_used, reason = "a failing helper is a failing test")]

#[path = "generated/mod.rs"]
#[allow(
    dead_code,
    unused_imports,
    reason = "the figures use more of it than the laws do"
)]
mod composed;
mod shapes;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use composed::{Desk, Form};
use ghirbal::clean::{Knowledge, clean};
use ghirbal::model::{Cleaned, Document, Outcome, Record, TitleOrigin};
use ghirbal::segment::rules;
use ghirbal::settings::Settings;
use ghirbal::text::chars::is_visible;
use ghirbal::text::tidy;
use proptest::prelude::{ProptestConfig, Strategy, any, proptest};

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(Knowledge::builtin);

fn cleaned(text: &str) -> Cleaned {
    clean(&document(text), &KNOWLEDGE, &Settings::default())
}

fn document(text: &str) -> Document {
    Document {
        text: text.to_owned(),
        ..Document::default()
    }
}

fn record(cleaned: &Cleaned) -> Option<&Record> {
    match &cleaned.outcome {
        Outcome::Record(record) => Some(record),
        Outcome::Rejected(_) => None,
    }
}

fn visible(text: &str) -> String {
    text.chars().filter(|&c| is_visible(c)).collect()
}

/// Law 1: segments are in order, do not overlap, and hold every visible character.
fn segments_tile(text: &str, cleaned: &Cleaned) {
    let mut at = 0;
    for labelled in &cleaned.labelled {
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

/// Law 2: the body is the document minus removals, tidied; every other field is cut from the document as well.
fn output_is_document_minus_removals(text: &str, cleaned: &Cleaned) {
    let Some(record) = record(cleaned) else {
        return;
    };
    let mut left = String::new();
    let mut at = 0;
    for removal in &cleaned.removals {
        left.push_str(&text[at..removal.span.start]);
        at = removal.span.end;
    }
    left.push_str(&text[at..]);
    assert_eq!(record.body, tidy::text(&left));
    let whole = tidy::line(text);
    if let Some((lead, TitleOrigin::Lead)) = &record.title {
        assert!(
            record.body.starts_with(lead.as_str()),
            "a lead is the body's beginning"
        );
    }
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

/// Law 3: each removal has a documented rule; its marker lies inside it.
fn removals_have_reasons(cleaned: &Cleaned) {
    let known: BTreeSet<&str> = rules::all().iter().map(|rule| rule.name).collect();
    for removal in &cleaned.removals {
        assert!(
            known.contains(removal.rule),
            "undocumented rule {:?}",
            removal.rule
        );
        if let Some(marker) = &removal.marker {
            assert!(
                removal.span.start <= marker.start && marker.end <= removal.span.end,
                "marker outside: {removal:?}"
            );
        }
    }
}

fn hold_all_laws(text: &str) {
    let first = cleaned(text);
    segments_tile(text, &first);
    output_is_document_minus_removals(text, &first);
    removals_have_reasons(&first);
    assert_eq!(
        first,
        cleaned(text),
        "law 4: the same input gives the same output"
    );
    if let Some(record) = record(&first) {
        assert!(!record.body.trim().is_empty(), "a record has a body");
        assert!(
            (0.0..=1.0).contains(&record.kept),
            "kept is a share: {}",
            record.kept
        );
        assert_eq!(record.id.len(), 32);
    }
}

proptest! {
    // A failing input belongs into a case folder with a name, not into a file of seeds.
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn laws_hold_on_random_text(text in any::<String>()) {
        hold_all_laws(&text);
    }

    #[test]
    fn laws_hold_on_random_arabic(text in "([ء-ي]{1,7}[ً-ْـ]?[ :،.؟\n•\\-]{1,2}){0,80}") {
        hold_all_laws(&text);
    }

    #[test]
    fn laws_hold_on_mutated_pages(text in shapes::mutated_page()) {
        hold_all_laws(&text);
    }

    #[test]
    fn laws_hold_on_composed_pages(page in composed_page()) {
        hold_all_laws(&page);
    }

    #[test]
    fn laws_hold_on_markers_in_any_order(text in marker_salad()) {
        hold_all_laws(&text);
    }
}

/// A page composed from parts, as lines or as one line.
fn composed_page() -> impl Strategy<Value = String> {
    (any::<u64>(), any::<bool>()).prop_map(|(seed, lines)| {
        let form = if lines { Form::Lines } else { Form::OneLine };
        Desk::new(seed).page().written(form)
    })
}

/// Marker phrases, headlines and paragraphs in random order.
fn marker_salad() -> impl Strategy<Value = String> {
    let rows = KNOWLEDGE.lexicon().rows();
    let examples: Vec<String> = rows.iter().map(|row| row.example.clone()).collect();
    let phrases: Vec<String> = rows.iter().map(|row| row.phrase.clone()).collect();
    let line = proptest::sample::select([examples, phrases, shapes::lines()].concat());
    let joint =
        proptest::sample::select(vec!["\n", "\n\n", " ", ". ", ": ", "    ", "\r\n", " • "]);
    proptest::collection::vec((line, joint), 0..40).prop_map(|parts| {
        parts
            .into_iter()
            .map(|(line, joint)| line + joint)
            .collect()
    })
}

/// Law 7: a record's title (when it was a headline) and body, written as a plain document and cleaned again, give
/// the same title and body.
#[test]
fn cleaning_a_clean_document_changes_nothing() {
    let mut wrong = Vec::new();
    for (name, text) in shapes::cases() {
        let first = cleaned(&text);
        let Some(record) = record(&first) else {
            continue;
        };
        let headline = record
            .title
            .as_ref()
            .filter(|(_, origin)| *origin == TitleOrigin::Headline)
            .map(|(title, _)| title);
        let plain = headline
            .map(|title| format!("{title}\n"))
            .unwrap_or_default()
            + &record.body;
        let again = cleaned(&plain);
        let same = self::record(&again).is_some_and(|second| {
            second.body == record.body
                && (headline.is_none() || second.title.as_ref().map(|(title, _)| title) == headline)
        });
        if !same {
            wrong.push(format!(
                "{name}:\n{plain}\n---- became ----\n{:?}",
                self::record(&again)
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} not stable:\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
}

#[test]
fn hostile_documents_are_survived() {
    let marker = "اقرأ أيضا: عنوان خبر آخر من الموقع\n";
    let documents = [
        "\u{640}".repeat(200_000),
        "\n".repeat(200_000),
        marker.repeat(5_000),
        "اقرأ أيضا ".repeat(20_000),
        "كلمة ".repeat(100_000),
        "«".repeat(100_000),
        "1:1 ".repeat(50_000),
        "الأحد 12 يوليو 2015 10:20 ".repeat(5_000),
        " - ".repeat(50_000),
        "\0\u{202E}\u{FEFF}".repeat(50_000),
    ];
    for text in documents {
        hold_all_laws(&text);
    }
}
