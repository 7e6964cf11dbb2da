//! Signature lines: an outlet's name on a line, alone or with a city or a person. It takes such lines apart; the
//! names are the lexicon's.

use crate::lexicon::Lexicon;
use crate::text::chars::{is_arabic_letter, is_word};
use crate::text::fold::Folded;

/// The part of a signature line that names the outlet: the last of several, which is where the text came from
/// (`SITE - AGENCY`). `None` where no part is a known outlet.
pub fn outlet_part<'a>(line: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let known = |part: &str| lexicon.outlet(Folded::of(part).as_str()).is_some();
    let bare = line.trim_matches(|c: char| !is_word(c));
    if known(bare) {
        return Some(bare);
    }
    let parts: Vec<&str> = split_signature(line).collect();
    parts
        .iter()
        .rev()
        .find(|part| known(part))
        .copied()
        .or_else(|| {
            line.split_once(" من ")
                .map(|(name, _)| name.trim_matches(|c: char| !is_word(c)))
                .filter(|name| known(name))
        })
}

/// The part of a signature line beside the outlet when it can be a person: two to four words.
pub fn other_part<'a>(line: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let parts: Vec<&str> = split_signature(line).collect();
    let known = |part: &str| lexicon.outlet(Folded::of(part).as_str()).is_some();
    let [first, second] = parts.as_slice() else {
        return None;
    };
    let other = if known(first) { second } else { first };
    (!known(other) && (2..=4).contains(&other.split_whitespace().count())).then_some(*other)
}

/// A line that is only an outlet: alone, in brackets, with a city or a person behind or before a dash, or two
/// outlets joined.
pub(super) fn is_signature(source: &str, folded: &str, words: usize, lexicon: &Lexicon) -> bool {
    const MAX_SIGNATURE_WORDS: usize = 8;
    if words == 0
        || words > MAX_SIGNATURE_WORDS
        || source
            .chars()
            .next_back()
            .is_some_and(|c| matches!(c, ':' | '؟' | '!'))
    {
        return false;
    }
    if lexicon.outlet(folded).is_some() {
        return true;
    }
    // Credits of foreign agencies (`REUTERS / NAME`) are no signature of an Arabic page.
    if !source.contains(is_arabic_letter) {
        return false;
    }
    let parts: Vec<&str> = split_signature(folded).collect();
    (2..=3).contains(&parts.len()) && parts.iter().any(|part| lexicon.outlet(part).is_some())
        || folded
            .split_once(" من ")
            .is_some_and(|(name, city)| lexicon.outlet(name).is_some() && !city.contains(' '))
}

/// The parts of a signature line: around dashes, slashes and plus signs with white space beside them.
fn split_signature(line: &str) -> impl Iterator<Item = &str> {
    line.split([' ', '\u{a0}'])
        .fold(vec![(usize::MAX, 0)], |mut parts, word| {
            let start = word.as_ptr() as usize - line.as_ptr() as usize;
            let separator = matches!(word, "-" | "–" | "—" | "/" | "+" | "|");
            if separator {
                parts.push((usize::MAX, 0));
            } else if let Some(last) = parts.last_mut() {
                last.0 = last.0.min(start);
                last.1 = start + word.len();
            }
            parts
        })
        .into_iter()
        .filter(|&(start, end)| start < end)
        .map(|(start, end)| line[start..end].trim_matches(|c: char| !is_word(c)))
}
