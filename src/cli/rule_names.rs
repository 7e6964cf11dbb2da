//! Names of rules as typed by the user: looked up, and for a misspelt one the nearest known name is suggested.

use ghirbal::error::Error;
use ghirbal::model::RuleId;
use std::collections::BTreeSet;

/// Likeness (0 to 1, Jaro-Winkler) from which the nearest name is suggested: a misspelling, not another word.
const LIKENESS: f64 = 0.75;

/// The rules of some names.
///
/// # Errors
/// The first name that is none.
pub(crate) fn parse(names: &[String]) -> Result<BTreeSet<RuleId>, Error> {
    names.iter().map(|name| find(name.trim())).collect()
}

/// The rule of that name.
///
/// # Errors
/// There is none; the error suggests the nearest name.
pub(crate) fn find(name: &str) -> Result<RuleId, Error> {
    RuleId::parse(name).ok_or_else(|| {
        let remedy = match nearest(name) {
            Some(known) => format!("did you mean {known}? ghirbal rules lists them all"),
            None => String::from("ghirbal rules lists them"),
        };
        Error::new(name, "there is no such rule", remedy)
    })
}

fn nearest(name: &str) -> Option<&'static str> {
    let likeness = |known: &str| strsim::jaro_winkler(known, name);
    let names = RuleId::ALL.map(RuleId::as_str);
    let best = names.into_iter().map(|known| (likeness(known), known));
    let best = best.max_by(|one, other| one.0.total_cmp(&other.0));
    best.filter(|(likeness, _)| *likeness >= LIKENESS)
        .map(|(_, name)| name)
}
