//! What makes a copy: how much of the shorter text must be in the other one, and which facts must be the same. It knows
//! only estimates, and how sure they are.

use super::packed_sample::Overlap;

/// Share of the shorter text that makes a copy.
pub(super) const COPY_SHARE: f64 = 0.72;
/// Share that a copy of a copy must have of the first: more than half, whatever was looked up by chance.
pub(super) const COPY_OF_COPY_SHARE: f64 = 0.55;
/// Where fewer shingles can be looked up, more of them must be found: so many standard errors above half.
const STANDARD_ERRORS: f64 = 2.5;
/// Share that is never that of a copy.
const NO_COPY_SHARE: f64 = 0.5;
/// Shingles of the shortest text that is a copy where a longer one contains it; a shorter one is quoted by chance, and
/// must be of about the same length.
const CONTAINED_SHINGLES: u32 = 20;

/// Whether so much is shared that one text is a copy of the other.
pub(super) fn is_copy(shared: Overlap) -> bool {
    let (smaller, larger) = (f64::from(shared.smaller), f64::from(shared.larger));
    let both = shared.share * smaller;
    let share = if shared.smaller < CONTAINED_SHINGLES {
        both / (smaller + larger - both)
    } else {
        shared.share
    };
    share >= wanted(shared, COPY_SHARE)
}

/// The share that is wanted where so many shingles were looked up: at least so much, and more than half whatever was
/// looked up by chance.
pub(super) fn wanted(shared: Overlap, least: f64) -> f64 {
    let not_looked_up = 1.0 - f64::from(shared.looked_up) / f64::from(shared.smaller);
    let variance = NO_COPY_SHARE * (1.0 - NO_COPY_SHARE) / f64::from(shared.looked_up);
    let error = (variance * not_looked_up.max(0.0)).sqrt();
    least.max(NO_COPY_SHARE + STANDARD_ERRORS * error)
}

/// Numbers that are other ones in two reports of one template, and the largest share that is not. Of a copy as large a
/// part of them is kept as of its words.
const OTHER_NUMBERS: f64 = 1.9;
const MOST_SAME_NUMBERS: f64 = 0.6;
/// Rare words that must be there, and the largest share of them that two reports have in common.
const FEWEST_RARE_WORDS: u32 = 8;
const MOST_SAME_RARE_WORDS: f64 = 0.45;

/// Whether two texts that share their sentences tell of other things.
pub(super) fn are_other_facts(numbers: Option<Overlap>, rare_words: Option<Overlap>) -> bool {
    let others = numbers.is_some_and(|numbers| {
        let other = (1.0 - numbers.share) * f64::from(numbers.looked_up);
        other >= OTHER_NUMBERS && numbers.share < MOST_SAME_NUMBERS
    });
    others
        || rare_words.is_some_and(|words| {
            words.looked_up >= FEWEST_RARE_WORDS && words.share < MOST_SAME_RARE_WORDS
        })
}

/// Members from which on a first look says something, and the share of them that is that of no copy: of a copy sixteen
/// shingles have so few once in a hundred thousand.
const FEWEST_LOOKED_UP: u32 = 8;
const LITTLE_SHARE: f64 = 0.25;

/// Whether the first shingles say already that a text is no copy.
pub(super) fn shares_little(shared: Overlap) -> bool {
    shared.looked_up >= FEWEST_LOOKED_UP && shared.share < LITTLE_SHARE
}
