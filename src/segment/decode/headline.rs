//! Which of the headline lines is the article's headline. Others near it are repetitions, kickers or decks.

use super::decision::Decision;
use super::state::State;
use crate::segment::features::{Feature, Observed};

/// The index of the headline, if the page has one.
pub(in crate::segment) fn main_headline(
    segments: &[Observed],
    decisions: &[Decision],
) -> Option<usize> {
    let titles: Vec<usize> = (0..segments.len())
        .filter(|&at| decisions[at].state == State::Title && !segments[at].has(Feature::Standfirst))
        .collect();
    // The first of the best: of several stacked lines the one above wins a tie.
    titles
        .iter()
        .copied()
        .rev()
        .max_by_key(|&at| score(&segments[at]))
        .or_else(|| below_text(segments, decisions))
}

/// The headline of a page that begins with its lede and prints both again below the text: no headline stands there
/// otherwise, so it is none of the decoder's.
fn below_text(segments: &[Observed], decisions: &[Decision]) -> Option<usize> {
    (0..segments.len())
        .find(|&at| segments[at].has(Feature::AboveReprint) && decisions[at].state == State::Body)
}

/// From this many words on a line is more likely a headline than a kicker.
const HEADLINE_WORDS: usize = 6;

fn score(segment: &Observed) -> i32 {
    let mut score = 0;
    for (feature, points) in [
        (Feature::TitleField, 12),
        (Feature::TopHeading, 4),
        (Feature::InPageTitle, 8),
        (Feature::SaidAgain, 3),
        (Feature::SaidBefore, 3),
        (Feature::EchoesLead, 2),
        (Feature::AboveMeta, 2),
        (Feature::Announces, -3),
        (Feature::Ends, -5),
        (Feature::Truncated, -2),
        (Feature::Bullet, -4),
        (Feature::StrangeToLead, -2),
        (Feature::Tiny, -1),
        (Feature::Credit, -5),
        (Feature::Section, -6),
        (Feature::Outlet, -4),
    ] {
        if segment.has(feature) {
            score += points;
        }
    }
    // A kicker is shorter than the headline below it.
    score += i32::from(segment.words >= HEADLINE_WORDS);
    if segment.key.is_empty() {
        i32::MIN
    } else {
        score
    }
}
