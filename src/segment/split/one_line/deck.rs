//! Where the headline of a page flattened onto one line ends because its deck is the beginning of the lede: `HEADLINE DECK
//! (CITY - OUTLET) DECK …`. Without the deck the dateline itself is cut at in `dateline`.

use crate::model::Break;
use crate::segment::split::line::Points;
use crate::text::chars::is_dash;
use crate::text::words;

/// Words of a headline.
const HEADLINE_WORDS: std::ops::RangeInclusive<usize> = 4..=26;

/// Words behind the dateline that are those of the deck, at least.
const SAME_WORDS: usize = 6;

/// Bytes in which headline, deck and dateline are.
const HEAD_BYTES: usize = 1200;

/// Longest dateline in brackets, in bytes.
const DATELINE_BYTES: usize = 80;

/// Cuts before the deck and before the dateline behind which it comes again.
pub(super) fn deck_points(source: &str, points: &mut Points) {
    let brackets = source.match_indices(')').map(|(at, _)| at);
    for close in brackets.take_while(|&close| close <= HEAD_BYTES) {
        let Some(open) = source[..close].rfind('(') else {
            continue;
        };
        let inside = &source[open..close];
        if inside.len() > DATELINE_BYTES || !inside.contains(is_dash) {
            continue;
        }
        let behind =
            source[close + 1..].trim_start_matches(|c: char| c.is_whitespace() || is_dash(c));
        let Some((last, word)) = words::parts(behind, 0).nth(SAME_WORDS - 1) else {
            return;
        };
        let deck = source[..open].find(&behind[..last + word.len()]);
        if let Some(deck) = deck
            && HEADLINE_WORDS.contains(&words::count(&source[..deck]))
        {
            points.insert(deck, Break::Marker);
            points.insert(open, Break::Marker);
            return;
        }
    }
}
