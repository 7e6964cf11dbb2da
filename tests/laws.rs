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
mod lawbook;
mod shapes;

use composed::{Desk, Form, Hard};
use ghirbal::clean::clean;
use ghirbal::model::{Cleaned, Document, TitleOrigin};
use ghirbal::settings::Settings;
use lawbook::{KNOWLEDGE, hold_all, record};
use proptest::prelude::{ProptestConfig, Strategy, any, proptest};

/// A text as files are read: printed text is put together first.
fn cleaned(text: &str) -> Cleaned {
    clean(&Document::from_text(text), &KNOWLEDGE, &Settings::default())
}

fn document(text: &str) -> Document {
    Document {
        text: text.to_owned(),
        ..Document::default()
    }
}

fn hold_all_laws(text: &str) {
    hold_all(&document(text), &KNOWLEDGE, &Settings::default());
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

/// A page composed from parts, as lines or as one line, and as often as not of a hard kind.
fn composed_page() -> impl Strategy<Value = String> {
    let kinds = Hard::ALL.map(Some).into_iter().chain([None; 5]);
    let kind = proptest::sample::select(kinds.collect::<Vec<_>>());
    (any::<u64>(), any::<bool>(), kind).prop_map(|(seed, lines, kind)| {
        let form = if lines { Form::Lines } else { Form::OneLine };
        let mut desk = Desk::new(seed);
        let page = match kind {
            Some(hard) => desk.hard_page(hard),
            None => desk.page(),
        };
        page.written(form)
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
        let same = lawbook::record(&again).is_some_and(|second| {
            second.body == record.body
                && (headline.is_none() || second.title.as_ref().map(|(title, _)| title) == headline)
        });
        if !same {
            wrong.push(format!(
                "{name}:\n{plain}\n---- became ----\n{:?}",
                lawbook::record(&again)
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
        "1،".repeat(50_000),
        "الأحد 12 يوليو 2015 10:20 ".repeat(5_000),
        " - ".repeat(50_000),
        "\0\u{202E}\u{FEFF}".repeat(50_000),
    ];
    for text in documents {
        hold_all_laws(&text);
    }
}
