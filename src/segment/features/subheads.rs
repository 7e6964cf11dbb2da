//! Texts in parts, each under a tiny heading from the first line on: horoscopes, news in brief. The first heading stands
//! where other pages print their byline. Headings between the paragraphs of other articles need no help.

use super::feature::Feature;
use super::observed::Observed;

/// Parts that make such a text; two headings are a byline or a section, and a subheading.
const LEAST_PARTS: usize = 3;

/// Longest heading of a part, in words.
const HEADING_WORDS: usize = 4;

/// Marks the headings of a text in parts, and the headline above them.
pub(super) fn subheads(segments: &mut [Observed]) {
    let Some(first) = segments.iter().position(is_text) else {
        return;
    };
    let Some(head) = first.checked_sub(1).filter(|&at| is_heading(&segments[at])) else {
        return;
    };
    let mut headings = vec![head];
    for at in first..segments.len() {
        let is_part = is_heading(&segments[at]) && segments.get(at + 1).is_some_and(is_text);
        if is_part {
            headings.push(at);
        } else if !is_text(&segments[at]) {
            break;
        }
    }
    if headings.len() < LEAST_PARTS || !are_of_one_kind(segments, &headings) {
        return;
    }
    for &at in &headings {
        segments[at].add(Feature::Subhead);
    }
    if head == 1 && segments[0].marker.is_none() {
        segments[0].add(Feature::HeadsText);
    }
}

/// Whether the first heading is one like the others: most begin with its word, or it is neither the page's first line,
/// which would be its headline, nor a name, which would be a byline.
fn are_of_one_kind(segments: &[Observed], headings: &[usize]) -> bool {
    let first_word = |at: usize| segments[at].key.words().first().map(|word| word.hash);
    let own = first_word(headings[0]);
    let alike = headings.iter().filter(|&&at| first_word(at) == own).count();
    alike * 2 > headings.len() || headings[0] > 0 && !segments[headings[0]].has(Feature::NameLike)
}

fn is_heading(segment: &Observed) -> bool {
    let other = [
        Feature::Ends,
        Feature::DateLine,
        Feature::NoLetters,
        Feature::Outlet,
        Feature::Section,
        Feature::Bullet,
    ];
    segment.marker.is_none()
        && (1..=HEADING_WORDS).contains(&segment.words)
        && !other.into_iter().any(|feature| segment.has(feature))
}

fn is_text(segment: &Observed) -> bool {
    segment.marker.is_none() && (segment.prose || segment.is_sentence())
}
