//! Which of the headline lines is the article's headline. Others near it are repetitions, kickers or decks.

use super::decode::Decision;
use super::observe::Observed;
use super::seen::Form;
use super::state::State;

/// The index of the headline, if the page has one.
pub(super) fn main(segments: &[Observed], decisions: &[Decision]) -> Option<usize> {
    let titles: Vec<usize> = (0..segments.len())
        .filter(|&at| decisions[at].state == State::Title)
        .collect();
    // The first of the best: of several stacked lines the one above wins a tie.
    titles
        .iter()
        .copied()
        .rev()
        .max_by_key(|&at| score(&segments[at]))
}

/// From this many words on a line is more likely a headline than a kicker.
const HEADLINE_WORDS: usize = 6;

fn score(segment: &Observed) -> i32 {
    let mut score = 0;
    for (form, points) in [
        (Form::TitleField, 12),
        (Form::TopHeading, 4),
        (Form::InPageTitle, 8),
        (Form::SaidAgain, 3),
        (Form::SaidBefore, 3),
        (Form::EchoesLead, 2),
        (Form::AboveMeta, 2),
        (Form::Announces, -3),
        (Form::Truncated, -2),
        (Form::Tiny, -1),
        (Form::Credit, -5),
        (Form::Section, -6),
        (Form::Outlet, -4),
    ] {
        if segment.has(form) {
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
