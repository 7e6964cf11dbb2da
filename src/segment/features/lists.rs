//! Short lines that belong to the article: what a line with a colon announces, and what is below a paragraph without
//! anything that menus, tags and signatures have. Short lines are no menu because they are short. It knows no phrase.

use super::feature::Feature;
use super::observed::{LONG_WORDS, Observed};
use crate::lexicon::Class;

/// Adds to the lines below paragraphs and announcements what speaks for them. Each line is looked at once, so that a page
/// of announcements does not cost its square.
pub(super) fn lists(text: &str, segments: &mut [Observed]) {
    let (mut at, mut in_article) = (0, true);
    while at < segments.len() {
        let head = &segments[at];
        in_article = match &head.marker {
            Some(marker) => in_article && !marker.class.ends_article(),
            None => in_article || comes_back(head),
        };
        // Below a paragraph an announcement goes on with that, whatever it belongs to.
        let below_text = at > 0 && segments[at - 1].prose && !head.has(Feature::Piece);
        at = if (in_article || below_text) && is_announcement(head) {
            announced(text, segments, at + 1)
        } else if in_article && head.prose {
            plain(segments, at + 1)
        } else {
            at + 1
        };
    }
}

/// Whether the article goes on behind the heading of something else.
fn comes_back(segment: &Observed) -> bool {
    let signs = [Feature::RejoinsBody, Feature::LeansBody, Feature::Resumes];
    signs.into_iter().any(|sign| segment.has(sign))
}

/// A line that ends in a colon and is no label of the page.
fn is_announcement(segment: &Observed) -> bool {
    segment.has(Feature::Announces) && segment.marker.is_none() && !is_set_apart(segment)
}

/// Marks the lines below an announcement, up to the next paragraph or marker. Gives the first line behind them.
fn announced(text: &str, segments: &mut [Observed], from: usize) -> usize {
    steps(segments, from);
    let weak = |segment: &Observed| {
        let marker = segment.marker.as_ref();
        marker.is_none_or(|marker| is_weak(marker.class))
    };
    let pairs = segments[from..]
        .iter()
        .take_while(|segment| is_pair(text, segment) && weak(segment) && !is_elsewhere(segment));
    // Prayers, teams and cities are names of sections and menus elsewhere.
    let pairs = pairs.count();
    if pairs >= LEAST_PAIRS {
        for segment in &mut segments[from..from + pairs] {
            segment.marker = None;
            segment
                .features
                .retain(|feature| !feature.is_of_marker() && feature != Feature::Url);
        }
    }
    let belongs = |segment: &&mut Observed| {
        segment.marker.is_none()
            && !segment.has(Feature::Latin)
            && !segment.has(Feature::Outlet)
            && segment.words < LONG_WORDS
            && !is_set_apart(segment)
    };
    let run = segments[from..].iter_mut().take_while(belongs);
    let marked = run.map(|segment| segment.add(Feature::Announced));
    from + marked.count()
}

/// Steps that an announcement asks of the reader are of the article, whatever words of the site they have.
fn steps(segments: &mut [Observed], from: usize) {
    let is_step = |segment: &&mut Observed| {
        segment.words < LONG_WORDS && (segment.marker.is_none() || segment.has(Feature::Appeal))
    };
    let steps = segments[from..].iter_mut().take_while(is_step);
    for step in steps.filter(|step| step.has(Feature::Appeal)) {
        step.marker = None;
        step.features.retain(|feature| !feature.is_of_marker());
    }
}

/// Lines of the shape `NAME: VALUE` in a row that are a list.
const LEAST_PAIRS: usize = 3;

/// `NAME: VALUE` on a short line.
fn is_pair(text: &str, segment: &Observed) -> bool {
    let line = &text[segment.segment.span.clone()];
    let value = line.split_once(':').map(|(_, value)| value.trim());
    segment.words < LONG_WORDS && value.is_some_and(|value| !value.is_empty())
}

/// Words of these classes are ordinary words, too, or ways to reach somebody.
fn is_weak(class: Class) -> bool {
    matches!(
        class,
        Class::Navigation | Class::Ui | Class::Dateline | Class::Share | Class::Comments
    )
}

/// Marks the lines below a paragraph, unless one of them is what stands below articles: tags, a name, an outlet, controls.
/// Gives the line at which the walk goes on: the first behind them, or the announcement that they end in.
fn plain(segments: &mut [Observed], from: usize) -> usize {
    let mut end = from;
    while segments.get(end).is_some_and(is_plain) && !is_announcement(&segments[end]) {
        end += 1;
    }
    let announces = segments.get(end).is_some_and(is_announcement);
    let run = &mut segments[from..end + usize::from(announces)];
    // Tags below the text begin where the column does.
    let text = run.iter().take_while(|line| !line.has(Feature::TagColumn));
    let text = text.count();
    let run = &mut run[..text];
    // A name, or a note on the author behind a star.
    let signed = run.len() == 1 && (run[0].has(Feature::NameLike) || run[0].has(Feature::Bullet));
    if !signed {
        run.iter_mut().for_each(|line| line.add(Feature::PlainRun));
    }
    end
}

/// Whether nothing in a line is what menus, tags and signatures have.
pub(super) fn is_plain(segment: &Observed) -> bool {
    let junk = [
        Feature::Piece,
        Feature::ClockHeadline,
        Feature::Section,
        Feature::Outlet,
        Feature::SaidBefore,
        Feature::SaidAgain,
        Feature::DateLine,
        Feature::NoLetters,
        Feature::Latin,
        Feature::TagRun,
        Feature::Wrote,
        Feature::Truncated,
        Feature::Credit,
        Feature::Bracketed,
        Feature::DatedHead,
        Feature::AboveMeta,
    ];
    segment.marker.is_none()
        && !segment.prose
        && !is_set_apart(segment)
        && !junk.into_iter().any(|feature| segment.has(feature))
}

/// Whether the line itself or the page's markup says that it is no text of the article.
pub(super) fn is_set_apart(segment: &Observed) -> bool {
    segment.has(Feature::Url) || is_elsewhere(segment)
}

/// Whether it is no entry of a live page, each of which the markup may call an article.
pub(super) fn is_set_apart_from_entries(segment: &Observed) -> bool {
    segment.has(Feature::Url) || has_any(segment, &ELSEWHERE)
}

fn is_elsewhere(segment: &Observed) -> bool {
    has_any(segment, &ELSEWHERE) || has_any(segment, &OF_ENTRIES_TOO)
}

fn has_any(segment: &Observed, features: &[Feature]) -> bool {
    features.iter().any(|&feature| segment.has(feature))
}

/// What the markup says of entries of live pages as well.
const OF_ENTRIES_TOO: [Feature; 2] = [Feature::TimeElement, Feature::ZoneCard];

/// What says that a line is no text of the article.
const ELSEWHERE: [Feature; 23] = [
    Feature::HashTags,
    Feature::TagField,
    Feature::CopyrightSign,
    Feature::FrameSentence,
    Feature::Closes,
    Feature::TitleField,
    Feature::PageTitle,
    Feature::LinkOnly,
    Feature::OutsideMain,
    Feature::Control,
    Feature::Teaser,
    Feature::ZoneNavigation,
    Feature::ZoneSidebar,
    Feature::ZoneFooter,
    Feature::ZoneRelated,
    Feature::ZoneLatest,
    Feature::ZoneComments,
    Feature::ZoneShare,
    Feature::ZoneTags,
    Feature::ZoneCaption,
    Feature::ZonePromo,
    Feature::ZoneMeta,
    Feature::ZoneHidden,
];
