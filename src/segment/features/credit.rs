//! Credits: the outlet in brackets with which a caption ends, or behind its dash, and a photographer's copyright. Whether
//! a credited line is a caption or the last sentence of a text is not decided here.

use crate::lexicon::Lexicon;
use crate::text::chars::{char_boundary, is_digit};
use crate::text::fold;
use crate::text::words;
use memchr::memchr2;

/// A bracket at the end that holds nothing but an outlet, as captions have.
pub(super) fn has_credit(source: &str, lexicon: &Lexicon) -> bool {
    const MAX_CREDIT_BYTES: usize = 80;
    const MAX_CREDIT_WORDS: usize = 8;
    // A photographer's copyright; that of the page names a year or its rights and is longer.
    if source.starts_with('©')
        && words::at_most(MAX_CREDIT_WORDS, source)
        && !source.contains(is_digit)
    {
        return true;
    }
    let line = source.trim_end_matches(['.', ' ']);
    let Some(inner) = line.strip_suffix(')') else {
        return false;
    };
    let Some(open) = inner.rfind('(') else {
        return false;
    };
    let credit = &inner[open + 1..];
    let names = || {
        credit
            .split(['-', '–', '/', '،'])
            .filter(|name| !name.trim().is_empty())
    };
    open > 0
        && credit.len() <= MAX_CREDIT_BYTES
        && names().any(|name| lexicon.outlet(fold::phrase(name).as_str()).is_some())
}

/// Whether a line of as many words as captions have, in which no sentence ends, is credited: to an outlet in brackets at its
/// end (`has_credit`) or behind a dash. What follows says whether it is a caption.
pub(super) fn may_be_credited(source: &str, has_credit: bool, lexicon: &Lexicon) -> bool {
    const CAPTION_WORDS: std::ops::RangeInclusive<usize> = 4..=24;
    let bracket = has_credit.then(|| source.rfind('(')).flatten();
    let Some(at) = bracket.or_else(|| dash_before_outlet(source, lexicon)) else {
        return false;
    };
    CAPTION_WORDS.contains(&words::count(source))
        && !source.starts_with('و')
        && !source[..at].trim_end().contains(['.', '؟', '!', '…', ':'])
}

/// The dash behind which a line has nothing but the name of an outlet.
fn dash_before_outlet(source: &str, lexicon: &Lexicon) -> Option<usize> {
    const DASHES: [&str; 3] = [" - ", " – ", " — "];
    /// Bytes of the longest name.
    const NAME_BYTES: usize = 80;
    let start = char_boundary(source, source.len().saturating_sub(NAME_BYTES));
    let end = &source[start..];
    // Nearly all lines have none; the long ones begin with this byte.
    memchr2(b'-', 0xe2, end.as_bytes())?;
    let (words, name) = DASHES.iter().find_map(|dash| end.rsplit_once(*dash))?;
    let is_outlet = lexicon.outlet(fold::phrase(name).as_str()).is_some();
    is_outlet.then_some(start + words.len())
}
