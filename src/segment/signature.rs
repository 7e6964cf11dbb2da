//! Signature lines: an outlet's name on a line, alone or with a city or a person. It takes such lines apart; the
//! names are the lexicon's.

use super::observe::split_signature;
use crate::lexicon::Lexicon;
use crate::text::fold::Folded;

/// The part of a signature line that names the outlet: the last of several, which is where the text came from
/// (`SITE - AGENCY`). `None` where no part is a known outlet.
pub fn outlet_part<'a>(line: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let known = |part: &str| lexicon.outlet(Folded::of(part).as_str()).is_some();
    let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
    if known(bare) {
        return Some(bare);
    }
    let parts: Vec<&str> = split_signature(line).collect();
    parts.iter().rev().find(|part| known(part)).copied().or_else(|| {
        line.split_once(" من ").map(|(name, _)| name.trim_matches(|c: char| !c.is_alphanumeric())).filter(|name| known(name))
    })
}

/// The part of a signature line beside the outlet when it can be a person: two to four words.
pub fn other_part<'a>(line: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let parts: Vec<&str> = split_signature(line).collect();
    let known = |part: &str| lexicon.outlet(Folded::of(part).as_str()).is_some();
    let [first, second] = parts.as_slice() else { return None };
    let other = if known(first) { second } else { first };
    (!known(other) && (2..=4).contains(&other.split_whitespace().count())).then_some(*other)
}
