//! Cards in plain text: below the heading of a list at the end of a page, headlines of other articles with a picture's
//! credit, the length of a film and one teaser each. What tells them from the article going on with subheadings is that
//! the headlines are as long as headlines, and that nothing behind them is a text of its own.

use super::feature::Feature;
use super::observed::Observed;
use crate::lexicon::Class;

/// Headlines below a heading that make a list of cards.
const MIN_CARDS: usize = 3;

/// Mean length of the headlines, in words: subheadings are shorter.
const MEAN_HEADLINE_WORDS: usize = 6;

/// Longest headline, in words.
const MAX_HEADLINE_WORDS: usize = 22;

/// Shortest headline and teaser, in words; what is shorter is the name of a section or a control.
const MIN_WORDS: usize = 4;

/// Paragraphs that the foot of a page has, at most: its owner, its cookies.
const FOOT_PARAGRAPHS: usize = 2;

/// Marks the cards of a page without markup behind which its article does not come back.
pub(super) fn cards(segments: &mut [Observed]) {
    let headings: Vec<usize> = (0..segments.len())
        .filter(|&at| heads_list(&segments[at]))
        .collect();
    // Markup shows better which lines belong together.
    if segments.iter().any(|line| line.has(Feature::InMain)) {
        return within_elements(segments, &headings);
    }
    let Some(&last) = headings.last() else {
        return;
    };
    let foot = foot(segments, last + 1);
    if segments[foot..].iter().filter(|line| line.prose).count() > FOOT_PARAGRAPHS {
        return;
    }
    let mut end = foot;
    for &heading in headings.iter().rev() {
        let Some(kinds) = kinds(&segments[heading + 1..end]) else {
            return;
        };
        if !holds_text(&segments[..heading]) {
            return;
        }
        mark(&mut segments[heading + 1..end], kinds);
        end = heading;
    }
}

/// Marks the cards in the element that holds the heading of a list; what is behind it does not count.
fn within_elements(segments: &mut [Observed], headings: &[usize]) {
    let mut end = segments.len();
    for &heading in headings.iter().rev() {
        let mut inside = segments[heading + 1..end].iter();
        let outside = inside.position(|line| line.has(Feature::OutsideList));
        let over = outside.map_or(end, |at| heading + 1 + at);
        let is_related = segments[heading].is_marker(Class::RelatedList);
        if is_related
            && holds_text(&segments[..heading])
            && let Some(kinds) = kinds(&segments[heading + 1..over])
        {
            mark(&mut segments[heading + 1..over], kinds);
        }
        end = heading;
    }
}

fn mark(lines: &mut [Observed], kinds: Vec<Kind>) {
    for (line, kind) in lines.iter_mut().zip(kinds) {
        match kind {
            Kind::Headline => line.add(Feature::CardHeadline),
            Kind::Teaser | Kind::Beside => line.add(Feature::CardText),
            Kind::Other => {}
        }
    }
}

fn heads_list(line: &Observed) -> bool {
    let heads = |class| {
        matches!(
            class,
            Class::RelatedList | Class::MostRead | Class::SitePromo
        )
    };
    line.marker
        .as_ref()
        .is_some_and(|marker| marker.whole && heads(marker.class))
}

/// Whether paragraphs follow each other: a page of nothing but cards has a headline between any two.
fn holds_text(segments: &[Observed]) -> bool {
    let mut pairs = segments.windows(2);
    pairs.any(|pair| pair[0].prose && pair[1].prose)
}

/// Where the foot of the page begins.
fn foot(segments: &[Observed], from: usize) -> usize {
    let is_foot = |line: &Observed| {
        let ends = [
            Class::Copyright,
            Class::Navigation,
            Class::Disclaimer,
            Class::Newsletter,
            Class::Comments,
        ];
        ends.into_iter().any(|class| line.is_marker(class))
    };
    let foot = segments[from..].iter().position(is_foot);
    foot.map_or(segments.len(), |at| from + at)
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Headline,
    Teaser,
    /// What stands beside the text of a card: its picture's caption or credit, in another script too.
    Beside,
    /// Dates, controls and names of sections, which are known as what they are.
    Other,
}

/// What the lines below a heading are, if they are cards.
fn kinds(lines: &[Observed]) -> Option<Vec<Kind>> {
    let kinds: Vec<Kind> = lines.iter().map(kind).collect();
    let mut told = kinds
        .iter()
        .filter(|kind| matches!(kind, Kind::Headline | Kind::Teaser));
    let mut above = Kind::Teaser;
    let each_has_one = told.all(|&kind| {
        let fits = kind == Kind::Headline || above == Kind::Headline;
        above = kind;
        fits
    });
    let headlines = || {
        let pairs = kinds.iter().zip(lines);
        pairs.filter(|(kind, _)| **kind == Kind::Headline)
    };
    let count = headlines().count();
    let words: usize = headlines().map(|(_, line)| line.words).sum();
    let teasers = kinds.contains(&Kind::Teaser) || kinds.contains(&Kind::Beside);
    let are_cards =
        teasers && each_has_one && count >= MIN_CARDS && words >= count * MEAN_HEADLINE_WORDS;
    are_cards.then_some(kinds)
}

fn kind(line: &Observed) -> Kind {
    let has = |feature| line.has(feature);
    // Folded, all digits are this one.
    if line.is_marker(Class::Ui) && line.key.contains('0') {
        // The length of a film.
        Kind::Beside
    } else if line.marker.is_some() || has(Feature::DateLine) || has(Feature::NoLetters) {
        Kind::Other
    } else if has(Feature::Latin) || has(Feature::Credit) || has(Feature::Bracketed) {
        Kind::Beside
    } else if line.words < MIN_WORDS {
        Kind::Other
    } else if has(Feature::Ends) || has(Feature::Truncated) || line.words > MAX_HEADLINE_WORDS {
        Kind::Teaser
    } else if has(Feature::Announces) || has(Feature::Bullet) || has(Feature::GoesOn) {
        // No card: a text with a list.
        Kind::Teaser
    } else {
        Kind::Headline
    }
}
