//! The rules by name: what each finds, why that is not the article, an example and a near miss. The names are
//! public and stable; they stand in the audit and in `--disable`. The texts are data (`rules.tsv`); what fires
//! them is in the lexicon and in `label`.

use std::sync::LazyLock;

use crate::lexicon::Class;
use crate::model::Role;

/// A rule and its documentation.
#[derive(Debug)]
pub struct Rule {
    /// Stable name; finishes the sentence "removed because it is a …".
    pub name: &'static str,
    /// The role it gives.
    pub role: Role,
    /// What it finds.
    pub finds: &'static str,
    /// Why that is not the article.
    pub why: &'static str,
    /// A short document in which it fires; lines are separated by ` / `.
    pub example: &'static str,
    /// A short document, nearly the same, in which it must not fire; lines are separated by ` / `.
    pub near_miss: &'static str,
}

static RULES: LazyLock<Vec<Rule>> =
    LazyLock::new(|| include_str!("rules.tsv").lines().filter_map(rule).collect());

/// All rules, sorted by name.
pub fn all() -> &'static [Rule] {
    &RULES
}

/// The rule that a marker class fires.
pub(super) fn of_class(class: Class) -> &'static str {
    match class {
        Class::ReadAlso => "read-also-marker",
        Class::RelatedList => "related-list-marker",
        Class::SourceLine => "source-label",
        Class::SignOff => "sign-off",
        Class::Keywords => "keywords-label",
        Class::Byline => "byline-label",
        Class::Dateline => "date-label",
        Class::Caption => "caption-credit",
        Class::Share => "share-bar",
        Class::Ui => "ui-control",
        Class::Navigation => "menu-word",
        Class::SitePromo => "site-promo-heading",
        Class::MostRead => "most-read-heading",
        Class::Advert => "advert-label",
        Class::Newsletter => "newsletter-form",
        Class::Comments => "comments-form",
        Class::Copyright => "copyright-notice",
        Class::SiteBlurb => "site-blurb",
        Class::AggregatorFrame => "aggregator-frame",
        Class::Disclaimer => "disclaimer",
        Class::Keep => "body",
    }
}

fn rule(line: &'static str) -> Option<Rule> {
    let cells: Vec<&str> = line.split('\t').collect();
    let &[name, role, finds, why, example, near_miss] = cells.as_slice() else {
        return None;
    };
    let role = Role::ALL.into_iter().find(|known| known.as_str() == role)?;
    Some(Rule {
        name,
        role,
        finds,
        why,
        example,
        near_miss,
    })
}
