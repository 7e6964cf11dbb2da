//! What a user's own rows decide, whatever the grammar would say. The lines that go by them are taken out before it is
//! asked, so that all others are judged as if those were not there; the lines that stay lose their labels afterwards.
//! What each class does to a line and to those below is in the table of classes.

use std::collections::BTreeSet;

use super::decode::Label;
use super::features::{Feature, Observed};
use super::taken::Taken;
use crate::lexicon::{Below, Class};
use crate::model::RuleId;

/// Words of a line that a bare label above it names, at most: a name, a date, a tag or a row of tags.
const NAMED_WORDS: usize = 24;

/// The rows that fired.
pub(super) fn rows(observed: &[Observed]) -> Vec<usize> {
    let own = observed.iter().filter_map(|one| one.own.as_ref());
    let rows: BTreeSet<usize> = own.flat_map(|own| own.rows.iter().copied()).collect();
    rows.into_iter().collect()
}

/// Takes out the lines that go.
pub(super) fn take_out(observed: &mut Vec<Observed>) -> Vec<Taken> {
    if observed.iter().all(|one| one.own.is_none()) {
        return Vec::new();
    }
    let mut above = Above::default();
    let mut rules = Vec::with_capacity(observed.len());
    for one in observed.iter() {
        rules.push(above.takes(one));
    }
    let goes: Vec<bool> = rules.iter().map(Option::is_some).collect();
    let mut goes = goes.into_iter();
    let lines: Vec<Observed> = observed
        .extract_if(.., |_| goes.next() == Some(true))
        .collect();
    let rules = rules.into_iter().flatten();
    lines
        .into_iter()
        .zip(rules)
        .map(|(line, rule)| Taken {
            marker: line.own.as_ref().map(|own| own.marker.span.clone()),
            line,
            rule,
            state: "lexicon",
        })
        .collect()
}

/// What the lines above one say about it.
#[derive(Default)]
struct Above {
    /// There is a paragraph that stays.
    text: bool,
    /// The class that what is directly below belongs to.
    open: Option<Class>,
    /// Nothing more is text.
    ended: bool,
}

impl Above {
    /// The rule by which a line goes, if it does.
    fn takes(&mut self, one: &Observed) -> Option<RuleId> {
        match &one.own {
            Some(own) if own.marker.class == Class::Keep => {
                self.open = None;
                None
            }
            Some(own) => {
                let class = own.marker.class;
                self.open = match class.below() {
                    Below::Items => Some(class),
                    Below::Value => Some(class).filter(|_| own.marker.announces),
                    Below::Rest | Below::Nothing => None,
                };
                self.ended |= class.below() == Below::Rest && self.text;
                class.rule()
            }
            None if self.ended => Some(RuleId::CommentText),
            None => {
                let rule = self.open.and_then(|class| below(class, one));
                let goes_on = rule.is_some() && self.open.is_some_and(heads_items);
                self.open = self.open.filter(|_| goes_on);
                self.text |= rule.is_none() && one.prose;
                rule
            }
        }
    }
}

fn heads_items(class: Class) -> bool {
    class.below() == Below::Items
}

/// The rule by which a line goes for what stands above it.
fn below(class: Class, one: &Observed) -> Option<RuleId> {
    if one.prose || one.is_sentence() || one.marker.is_some() {
        return None;
    }
    if !heads_items(class) {
        return class.rule().filter(|_| one.words <= NAMED_WORDS);
    }
    Some(match class {
        _ if one.has(Feature::DateLine) || one.has(Feature::NoLetters) => RuleId::ListDate,
        Class::MostRead => RuleId::MostReadItem,
        Class::SitePromo => RuleId::SitePromoItem,
        _ => RuleId::RelatedHeadline,
    })
}

/// Makes text of the lines that stay, but for the headline and what says it again.
pub(super) fn keep(kept: &[Observed], labels: &mut [Label]) {
    let is_said = |rule: &RuleId| {
        matches!(
            rule,
            RuleId::Headline | RuleId::HeadlineRepeated | RuleId::PageTitle
        )
    };
    for (one, label) in kept.iter().zip(labels) {
        if one.own_class() == Some(Class::Keep) {
            *label = label.filter(is_said);
        }
    }
}
