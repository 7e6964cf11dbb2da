//! The rules verify themselves: every rule the code can give is documented, fires on its own example, does not
//! fire on its near miss, and stays silent when it is switched off.

use ghirbal::clean::{Knowledge, clean};
use ghirbal::input::{InputOptions, Item, WalkItem, WalkOptions, documents, find};
use ghirbal::model::{Cleaned, Document, Labelled, Outcome, Role};
use ghirbal::segment::rules::{self, Rule};
use ghirbal::settings::Settings;
use regex::Regex;
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::LazyLock;

/// The rule of what is kept; it finds nothing and removes nothing, so it has no page.
const KEPT: &str = "body";

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(Knowledge::builtin);

/// Cleans a documented example, one line for each of its parts.
fn cleaned(example: &str, settings: &Settings) -> Cleaned {
    let document = Document {
        text: example.replace(" / ", "\n"),
        ..Document::default()
    };
    clean(&document, &KNOWLEDGE, settings)
}

/// The segments that a rule labelled.
fn fired<'a>(rule: &Rule, cleaned: &'a Cleaned) -> Vec<&'a Labelled> {
    let segments = cleaned.labelled.iter();
    segments
        .filter(|labelled| labelled.verdict.rule == rule.name)
        .collect()
}

/// Names of the rules for which `wrong` holds.
fn names(wrong: impl Fn(&Rule) -> bool) -> Vec<&'static str> {
    let rules = rules::all().iter();
    rules
        .filter(|rule| wrong(rule))
        .map(|rule| rule.name)
        .collect()
}

/// Those of some names that no rule documents.
fn undocumented<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let known: BTreeSet<&str> = rules::all().iter().map(|rule| rule.name).collect();
    let names = names.into_iter();
    names
        .filter(|name| *name != KEPT && !known.contains(name))
        .collect()
}

#[test]
fn every_row_of_the_table_is_a_rule() {
    let rows = include_str!("../src/segment/rules.tsv")
        .lines()
        .filter(|line| !line.starts_with("# "));
    for row in rows {
        let cells: Vec<&str> = row.split('\t').collect();
        assert_eq!(cells.len(), 6, "not six cells: {row}");
        assert!(
            cells.iter().all(|cell| !cell.trim().is_empty()),
            "an empty cell: {row}"
        );
        assert!(
            rules::all().iter().any(|rule| rule.name == cells[0]),
            "no such role: {row}"
        );
    }
}

#[test]
fn rules_are_sorted_and_stand_once() {
    for pair in rules::all().windows(2) {
        assert!(
            pair[0].name < pair[1].name,
            "{} stands before {}",
            pair[0].name,
            pair[1].name
        );
    }
}

#[test]
fn every_rule_is_explained_in_sentences() {
    let sentences =
        |text: &str| text.starts_with(|c: char| c.is_ascii_uppercase()) && text.ends_with('.');
    let wrong = names(|rule| !sentences(rule.finds) || !sentences(rule.why));
    assert!(wrong.is_empty(), "no sentence: {wrong:?}");
}

#[test]
fn every_example_is_a_short_page_with_an_article() {
    let page = |example: &str| {
        let lines = example.split(" / ").count();
        let outcome = cleaned(example, &Settings::default()).outcome;
        (4..=9).contains(&lines) && matches!(outcome, Outcome::Record(_))
    };
    let wrong = names(|rule| !page(rule.example) || !page(rule.near_miss));
    assert!(wrong.is_empty(), "no page of 4 to 9 lines: {wrong:?}");
}

#[test]
fn every_rule_fires_on_its_example_with_its_role() {
    let silent = names(|rule| {
        let cleaned = cleaned(rule.example, &Settings::default());
        let fired = fired(rule, &cleaned);
        fired.is_empty()
            || fired
                .iter()
                .any(|labelled| labelled.verdict.role != rule.role)
    });
    assert!(
        silent.is_empty(),
        "silent, or of another role: {silent:?}; ghirbal explain tells what fires instead"
    );
}

#[test]
fn no_rule_fires_on_its_near_miss() {
    let loud =
        names(|rule| !fired(rule, &cleaned(rule.near_miss, &Settings::default())).is_empty());
    assert!(loud.is_empty(), "fire on their near miss: {loud:?}");
}

#[test]
fn a_disabled_rule_does_not_fire() {
    let loud = names(|rule| {
        let settings = Settings {
            disabled: BTreeSet::from([rule.name.to_owned()]),
            ..Settings::default()
        };
        !fired(rule, &cleaned(rule.example, &settings)).is_empty()
    });
    assert!(loud.is_empty(), "fire although disabled: {loud:?}");
}

#[test]
fn every_rule_that_the_code_names_is_documented() {
    // A label is a role and a name; a marker's class gives a name alone.
    let label = Regex::new(r#"\(Role::\w+, "([a-z-]+)"\)"#).unwrap();
    let class = Regex::new(r#"Class::\w+ => "([a-z-]+)""#).unwrap();
    let constant = Regex::new(r#"const RULE: &str = "([a-z-]+)""#).unwrap();
    for (pattern, source) in [
        (label, include_str!("../src/segment/label.rs")),
        (class, include_str!("../src/segment/rules.rs")),
        (constant, include_str!("../src/segment/mod.rs")),
    ] {
        let named: Vec<&str> = pattern
            .captures_iter(source)
            .map(|found| found.get(1).unwrap().as_str())
            .collect();
        assert!(!named.is_empty(), "{pattern} finds no name any more");
        let unknown = undocumented(named);
        assert!(unknown.is_empty(), "not in rules.tsv: {unknown:?}");
    }
}

#[test]
fn every_rule_that_fires_on_a_real_shape_is_documented() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["tests/eval/raw", "examples/dump"].map(|folder| root.join(folder));
    let mut seen: BTreeSet<(&str, Role)> = BTreeSet::new();
    for found in find(folders.into(), WalkOptions::default()) {
        let WalkItem::Source(source) = found else {
            continue;
        };
        documents(&source, &InputOptions::default(), &mut |item| {
            if let Item::Document(document) = item {
                let cleaned = clean(&document, &KNOWLEDGE, &Settings::default());
                let verdicts = cleaned.labelled.iter().map(|labelled| &labelled.verdict);
                seen.extend(verdicts.map(|verdict| (verdict.rule, verdict.role)));
            }
            ControlFlow::Continue(())
        });
    }
    assert!(seen.len() > 10, "only {} rules fire at all", seen.len());
    let unknown = undocumented(seen.iter().map(|(name, _)| *name));
    assert!(unknown.is_empty(), "not in rules.tsv: {unknown:?}");
    let other_role = names(|rule| {
        seen.iter()
            .any(|&(name, role)| name == rule.name && role != rule.role)
    });
    assert!(other_role.is_empty(), "of another role: {other_role:?}");
}
