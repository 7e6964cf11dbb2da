//! Short lines that belong to the article: what a line with a colon announces, and what is below a paragraph without
//! anything that menus, tags and signatures have. Short lines are no menu because they are short. It knows no phrase.

use super::feature::Feature;
use super::observed::{LONG_WORDS, Observed};
use crate::lexicon::Class;

/// Adds to the lines below paragraphs and announcements what speaks for them.
pub(super) fn lists(text: &str, segments: &mut [Observed]) {
    let mut at = 0;
    let mut in_article = true;
    while at + 1 < segments.len() {
        let head = &segments[at];
        in_article = match &head.marker {
            Some(marker) => in_article && !ends_article(marker.class),
            None => in_article || comes_back(head),
        };
        if !in_article {
            at += 1;
            continue;
        }
        let announces = is_announcement(head);
        let below_text = head.prose || head.has(Feature::PlainRun) || head.has(Feature::Announced);
        at += 1;
        if announces {
            announced(text, segments, at);
        } else if below_text {
            plain(segments, at);
        }
    }
}

/// Headings behind which other articles, lists and comments are.
fn ends_article(class: Class) -> bool {
    matches!(
        class,
        Class::ReadAlso
            | Class::RelatedList
            | Class::MostRead
            | Class::SitePromo
            | Class::Comments
            | Class::Newsletter
            | Class::Copyright
    )
}

/// Whether the article goes on behind such a heading.
fn comes_back(segment: &Observed) -> bool {
    let signs = [Feature::RejoinsBody, Feature::LeansBody, Feature::Resumes];
    signs.into_iter().any(|sign| segment.has(sign))
}

/// A line that ends in a colon and is no label of the page.
fn is_announcement(segment: &Observed) -> bool {
    segment.has(Feature::Announces) && segment.marker.is_none() && !is_set_apart(segment)
}

/// The lines below an announcement, up to the next paragraph or marker.
fn announced(text: &str, segments: &mut [Observed], from: usize) {
    let pairs = segments[from..]
        .iter()
        .take_while(|segment| is_pair(text, segment) && !is_set_apart(segment));
    // Prayers, teams and cities are names of sections and menus elsewhere.
    let pairs = pairs.count();
    if pairs >= LEAST_PAIRS {
        for segment in &mut segments[from..from + pairs] {
            if segment
                .marker
                .as_ref()
                .is_some_and(|marker| is_weak(marker.class))
            {
                segment.marker = None;
                segment.features.retain(|feature| !feature.is_of_marker());
            }
        }
    }
    for segment in &mut segments[from..] {
        let ends = segment.marker.is_some() || segment.has(Feature::Latin);
        if ends || segment.words >= LONG_WORDS || is_set_apart(segment) {
            break;
        }
        segment.add(Feature::Announced);
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

/// Words of these classes are ordinary words, too.
fn is_weak(class: Class) -> bool {
    matches!(class, Class::Navigation | Class::Ui | Class::Dateline)
}

/// The lines below a paragraph, unless one of them is what stands below articles: tags, a name, an outlet, controls.
fn plain(segments: &mut [Observed], from: usize) {
    let length = segments[from..]
        .iter()
        .take_while(|segment| is_plain(segment))
        .count();
    let run = &mut segments[from..from + length];
    // A name, or a note on the author behind a star.
    let signed = run.len() == 1 && (run[0].has(Feature::NameLike) || run[0].has(Feature::Bullet));
    if signed || run.iter().any(|line| line.has(Feature::TagColumn)) {
        return;
    }
    for segment in run {
        if !segment.has(Feature::PlainRun) {
            segment.add(Feature::PlainRun);
        }
    }
}

fn is_plain(segment: &Observed) -> bool {
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
    ];
    segment.marker.is_none()
        && !segment.prose
        && !is_set_apart(segment)
        && !junk.into_iter().any(|feature| segment.has(feature))
}

/// Whether the line itself or the page's markup says that it is no text of the article.
fn is_set_apart(segment: &Observed) -> bool {
    [
        Feature::Url,
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
        Feature::TimeElement,
        Feature::Teaser,
        Feature::ZoneCard,
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
    ]
    .into_iter()
    .any(|feature| segment.has(feature))
}
