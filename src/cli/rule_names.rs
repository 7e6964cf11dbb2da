//! Names of rules as typed by the user: looked up, and for a misspelt one the nearest known name is suggested.

use ghirbal::error::Error;
use ghirbal::segment::rules::{self, Rule};

/// Likeness (0 to 1, Jaro-Winkler) from which the nearest name is suggested: a misspelling, not another word.
const LIKENESS: f64 = 0.75;

/// Refuses names that are no rules.
///
/// # Errors
/// The first such name.
pub(crate) fn check(names: &[String]) -> Result<(), Error> {
    names.iter().try_for_each(|name| find(name).map(drop))
}

/// The rule of that name.
///
/// # Errors
/// There is none; the error suggests the nearest name.
pub(crate) fn find(name: &str) -> Result<&'static Rule, Error> {
    let rule = rules::all().iter().find(|rule| rule.name == name);
    rule.ok_or_else(|| {
        let remedy = match nearest(name) {
            Some(known) => format!("did you mean {known}? ghirbal rules lists them all"),
            None => String::from("ghirbal rules lists them"),
        };
        Error::new(name, "there is no such rule", remedy)
    })
}

fn nearest(name: &str) -> Option<&'static str> {
    let likeness = |rule: &Rule| strsim::jaro_winkler(rule.name, name);
    let rules = rules::all().iter().map(|rule| (likeness(rule), rule.name));
    let best = rules.max_by(|one, other| one.0.total_cmp(&other.0));
    best.filter(|(likeness, _)| *likeness >= LIKENESS)
        .map(|(_, name)| name)
}
