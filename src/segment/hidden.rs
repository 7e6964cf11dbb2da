//! Text that a page hides from its readers. Where more text is shown than hidden, hidden sentences are not the article;
//! where less is, the page shows its article by a script, and hiding says nothing. Short hidden lines, which may be the
//! only headline, are left to the grammar.

use super::features::{Feature, Observed};
use super::taken::Taken;
use crate::model::RuleId;

/// Takes out the sentences that are hidden.
pub(super) fn take_out(observed: &mut Vec<Observed>) -> Vec<Taken> {
    if !observed.iter().any(is_hidden) {
        return Vec::new();
    }
    let words = |hidden: bool| -> usize {
        let of_kind = observed.iter().filter(|one| is_hidden(one) == hidden);
        of_kind
            .filter(|one| is_text(one))
            .map(|one| one.words)
            .sum()
    };
    if words(false) <= words(true) {
        return Vec::new();
    }
    // A line of which the user said something is left to that.
    let goes = |one: &mut Observed| is_hidden(one) && is_text(one) && one.own.is_none();
    let lines = observed.extract_if(.., goes);
    lines
        .map(|line| Taken {
            line,
            rule: RuleId::Hidden,
            marker: None,
            state: "hidden",
        })
        .collect()
}

fn is_hidden(one: &Observed) -> bool {
    one.has(Feature::ZoneHidden)
}

fn is_text(one: &Observed) -> bool {
    one.prose || one.is_sentence()
}
