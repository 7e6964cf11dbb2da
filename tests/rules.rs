//! The rules verify themselves: every rule is explained, fires on its own example, does not fire on its near miss, and
//! stays silent when it is switched off. That each has all its cells and a role that exists is checked by the build.

use ghirbal::clean::{Knowledge, clean};
use ghirbal::model::{Cleaned, Document, Outcome, RuleId};
use ghirbal::settings::Settings;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The phrase that the example of the rule for users' rows has.
const OWN: &str = "رقم اليوم في أرشيف المرفأ\tdrop\twhole";

static KNOWLEDGE: LazyLock<Knowledge> =
    LazyLock::new(|| Knowledge::with_lexicon("own.tsv", OWN).expect("the row is right"));

/// Cleans a documented example, one line for each of its parts; what begins with a tag is a page of HTML.
fn cleaned(example: &str, settings: &Settings) -> Cleaned {
    let text = example.replace(" / ", "\n");
    let document = match text.starts_with('<') {
        true => Document::from_html(&text),
        false => Document {
            text,
            ..Document::default()
        },
    };
    clean(&document, &KNOWLEDGE, settings)
}

/// Whether a rule labelled a segment.
fn fires(rule: RuleId, cleaned: &Cleaned) -> bool {
    let mut segments = cleaned.labelled.iter();
    segments.any(|labelled| labelled.verdict.rule == Some(rule))
}

/// Names of the rules for which `wrong` holds.
fn names(wrong: impl Fn(RuleId) -> bool) -> Vec<&'static str> {
    let rules = RuleId::ALL.into_iter().filter(|rule| wrong(*rule));
    rules.map(RuleId::as_str).collect()
}

#[test]
fn every_rule_is_explained_in_sentences() {
    let sentences =
        |text: &str| text.starts_with(|c: char| c.is_ascii_uppercase()) && text.ends_with('.');
    let wrong = names(|rule| !sentences(rule.finds()) || !sentences(rule.why()));
    assert!(wrong.is_empty(), "no sentence: {wrong:?}");
}

#[test]
fn every_example_is_a_short_page_with_an_article() {
    let page = |example: &str| {
        let lines = example.split(" / ").count();
        let outcome = cleaned(example, &Settings::default()).outcome;
        (4..=9).contains(&lines) && matches!(outcome, Outcome::Record(_))
    };
    let wrong = names(|rule| !page(rule.example()) || !page(rule.near_miss()));
    assert!(wrong.is_empty(), "no page of 4 to 9 lines: {wrong:?}");
}

#[test]
fn every_rule_fires_on_its_example() {
    let silent = names(|rule| !fires(rule, &cleaned(rule.example(), &Settings::default())));
    assert!(
        silent.is_empty(),
        "silent: {silent:?}; ghirbal explain tells what fires instead"
    );
}

#[test]
fn no_rule_fires_on_its_near_miss() {
    let loud = names(|rule| fires(rule, &cleaned(rule.near_miss(), &Settings::default())));
    assert!(loud.is_empty(), "fire on their near miss: {loud:?}");
}

#[test]
fn a_disabled_rule_does_not_fire() {
    let loud = names(|rule| {
        let settings = Settings {
            disabled: BTreeSet::from([rule]),
            ..Settings::default()
        };
        fires(rule, &cleaned(rule.example(), &settings))
    });
    assert!(loud.is_empty(), "fire although disabled: {loud:?}");
}
