//! Cards of other articles in running text, as flattened pages have them: behind the heading of a list a date or a clock
//! stands every few words, since each card has its own. Where lines show what a card is, `cards` looks at them.

use super::feature::Feature;
use super::observed::Observed;
use crate::lexicon::Class;
use crate::text::dates::Dates;
use crate::text::digits::has_digit;

/// Dates and clocks behind a heading that make a list of cards.
const MIN_STAMPS: usize = 6;

/// Words for each of them, at most: a card has one headline, printed twice at most. Timelines have sentences between.
const MOST_WORDS_EACH: usize = 22;

/// Words of the shortest line that holds a date and a headline.
const MIN_CARD_WORDS: usize = 6;

/// Longest line that may be a single card, in words.
const LONGEST_CARD: usize = 22;

/// Longest sentence without one that is part of a card, in words.
const LONGEST_BETWEEN: usize = 30;

/// Marks what is behind the heading of a list where dates are that close to each other.
pub(super) fn dated_cards(text: &str, segments: &mut [Observed]) {
    let heads_list = |line: &Observed| {
        [Class::RelatedList, Class::MostRead, Class::SitePromo]
            .into_iter()
            .any(|class| line.is_marker(class))
    };
    let Some(first) = segments.iter().position(|line| line.prose) else {
        return;
    };
    let Some(heading) = segments[first..].iter().position(heads_list) else {
        return;
    };
    let from = first + heading;
    let Some(end) = end(text, &segments[from..]).map(|end| from + end) else {
        return;
    };
    for line in &mut segments[from + 1..end] {
        // A line that is one card shows its headline; these are several, or the end of one.
        if line.marker.is_none() && line.words > LONGEST_CARD {
            line.add(Feature::CardText);
        }
    }
}

/// Behind the last line of the list that begins here; none where it is no list of cards.
fn end(text: &str, lines: &[Observed]) -> Option<usize> {
    let (mut stamps, mut words, mut between, mut end) = (0, 0, 0, 0);
    for (at, line) in lines.iter().enumerate() {
        let source = &text[line.segment.span.clone()];
        // A date on a line of its own is no sign of cards in running text. Most lines have no digit.
        let own = match line.words {
            MIN_CARD_WORDS.. if has_digit(source) => Dates::read(source).count(),
            _ => 0,
        };
        if own == 0 && line.words > LONGEST_BETWEEN {
            break;
        }
        between += line.words;
        if own > 0 {
            stamps += own;
            words += std::mem::take(&mut between);
            end = at + 1;
        }
    }
    (stamps >= MIN_STAMPS && words <= stamps * MOST_WORDS_EACH).then_some(end)
}
