//! Labels: from the decoder's state and a segment's own features to a role and its rule. It goes through the page once,
//! from top to bottom, and remembers which list or label a segment is under.

use super::state::State;
use super::viterbi::Decision;
use crate::lexicon::Class;
use crate::model::Role;
use crate::segment::features::{Feature, Marker, Observed};
use crate::segment::rules;

/// A role and the rule that gives it.
pub(in crate::segment) type Label = (Role, &'static str);

/// Labels all segments; `title` is the index of the article's headline.
pub(in crate::segment) fn label(
    segments: &[Observed],
    decisions: &[Decision],
    title: Option<usize>,
) -> Vec<Label> {
    let mut under = Under::default();
    (0..segments.len())
        .map(|at| {
            let label = one(segments, decisions, at, title, &under);
            under.pass(&segments[at], decisions[at].state, label);
            label
        })
        .collect()
}

/// The heading and the label above the segment that is labelled.
#[derive(Default)]
struct Under {
    list: Option<Class>,
    /// A source, keywords or date label without anything behind it on its line.
    open_label: Option<Class>,
}

impl Under {
    fn pass(&mut self, segment: &Observed, state: State, label: Label) {
        let tags_go_on = self.open_label == Some(Class::Keywords) && label.0 == Role::Keywords;
        if let Some(marker) = &segment.marker {
            let opens = marker.announces
                && matches!(
                    marker.class,
                    Class::SourceLine | Class::Keywords | Class::Byline | Class::Dateline
                );
            self.open_label = opens.then_some(marker.class);
            let heads = matches!(
                marker.class,
                Class::MostRead
                    | Class::SitePromo
                    | Class::Comments
                    | Class::RelatedList
                    | Class::ReadAlso
            );
            if heads {
                self.list = Some(marker.class);
            }
        } else if !tags_go_on {
            self.open_label = None;
        }
        if state == State::Body {
            self.list = None;
        }
    }
}

fn one(
    segments: &[Observed],
    decisions: &[Decision],
    at: usize,
    title: Option<usize>,
    under: &Under,
) -> Label {
    let segment = &segments[at];
    let state = decisions[at].state;
    if segment.has(Feature::FrameSentence) && !matches!(state, State::Body | State::Embedded) {
        return (Role::AggregatorFrame, "aggregator-frame");
    }
    match state {
        State::Body => (Role::Body, "body"),
        State::Title => headline(segments, decisions, at, title),
        State::AsideMark | State::ListMark => match &segment.marker {
            Some(marker) if matches!(marker.class, Class::ReadAlso | Class::RelatedList) => {
                of_class(marker.class)
            }
            _ => (Role::ReadAlso, "read-also-marker"),
        },
        State::AsideItem | State::ListItem => item(segment),
        State::Embedded => {
            of_marker(segment).unwrap_or((Role::EmbeddedArticle, "embedded-article"))
        }
        State::EndMeta | State::Meta => below_label(segment, under)
            .or_else(|| of_marker(segment))
            .unwrap_or_else(|| unmarked(segments, decisions, at, under)),
        _ => of_marker(segment).unwrap_or_else(|| unmarked(segments, decisions, at, under)),
    }
}

/// A short line without a marker of its own takes the role of the bare label above it.
fn below_label(segment: &Observed, under: &Under) -> Option<Label> {
    let fits = segment.marker.is_none() && segment.words <= LABELLED_WORDS;
    under.open_label.filter(|_| fits).map(of_class)
}

/// Words of the line below a bare label, at most: a name, a date, a tag or a row of tags.
const LABELLED_WORDS: usize = 24;

fn headline(
    segments: &[Observed],
    decisions: &[Decision],
    at: usize,
    title: Option<usize>,
) -> Label {
    let segment = &segments[at];
    if title == Some(at) {
        return (Role::Headline, "headline");
    }
    if segment.has(Feature::PageTitle) {
        return (Role::Headline, "page-title");
    }
    let Some(title) = title else {
        return (Role::Kicker, "kicker");
    };
    let same = segment.key == segments[title].key
        || segment.key.ends_with(segments[title].key.as_str())
        || segments[title].key.ends_with(segment.key.as_str());
    if same {
        (Role::Headline, "headline-repeated")
    } else if at > title && segment.words >= DECK_WORDS && is_deck(decisions, title, at) {
        (Role::Body, "body")
    } else {
        (Role::Kicker, "kicker")
    }
}

/// A second line directly below the headline is its deck, which is part of the article; so is one between the data of
/// the article and its text.
fn is_deck(decisions: &[Decision], title: usize, at: usize) -> bool {
    let states = |states: &[State]| {
        let mut between = decisions[title..at].iter();
        between.all(|between| states.contains(&between.state))
    };
    let above_text = decisions
        .get(at + 1)
        .is_some_and(|next| next.state == State::Body);
    states(&[State::Title]) || above_text && states(&[State::Title, State::Meta])
}

/// Shortest deck, in words; what is shorter is a section name or a kicker.
const DECK_WORDS: usize = 5;

fn item(segment: &Observed) -> Label {
    if let Some(label) = of_marker(segment)
        .filter(|_| !segment.is_marker(Class::RelatedList) && !segment.is_marker(Class::ReadAlso))
    {
        return label;
    }
    if segment.has(Feature::DateLine) || segment.has(Feature::NoLetters) {
        (Role::Dateline, "list-date")
    } else if segment.has(Feature::Credit) {
        (Role::Caption, "caption-line")
    } else if segment.has(Feature::BehindBareMarker) {
        (Role::RelatedHeadline, "related-headline")
    } else if segment.has(Feature::Long)
        || segment.has(Feature::Medium)
            && (segment.has(Feature::Ends) || segment.has(Feature::Truncated))
    {
        (Role::EmbeddedArticle, "list-teaser")
    } else if segment.has(Feature::Url) {
        (Role::Ui, "link")
    } else {
        (Role::RelatedHeadline, "related-headline")
    }
}

/// Whether a line is an unlabelled tag: one of a run of short lines behind the body, at least one of which occurs literally
/// in the body.
fn tag_run(segments: &[Observed], decisions: &[Decision], at: usize) -> bool {
    const TAG_WORDS: usize = 6;
    // Lines looked at above and below: columns of tags hold tens, and without an end to the search a page of
    // short lines would cost the square of its length.
    const TAG_LINES: usize = 200;
    let tag = |at: &usize| {
        let segment = &segments[*at];
        decisions[*at].state == State::EndMeta
            && segment.marker.is_none()
            && segment.words <= TAG_WORDS
            && !segment.has(Feature::DateLine)
            && !segment.has(Feature::NoLetters)
            && !segment.has(Feature::Url)
            && !segment.has(Feature::Ends)
    };
    let above = (0..at).rev().take(TAG_LINES).take_while(|at| tag(at));
    let below = (at..segments.len())
        .take(TAG_LINES)
        .take_while(|at| tag(at));
    let run: Vec<usize> = above.chain(below).collect();
    segments[at].has(Feature::InProse)
        || run.len() >= 2 && run.iter().any(|&at| segments[at].has(Feature::InProse))
}

fn unmarked(segments: &[Observed], decisions: &[Decision], at: usize, under: &Under) -> Label {
    let (segment, state) = (&segments[at], decisions[at].state);
    if segment.has(Feature::DateLine) {
        return (Role::Dateline, "date-line");
    }
    if segment.has(Feature::NoLetters) {
        return (Role::Ui, "count");
    }
    if segment.has(Feature::Url) {
        return (Role::Ui, "link");
    }
    if segment.has(Feature::Closes) {
        return (Role::SignOff, "sign-off");
    }
    if segment.has(Feature::CopyrightSign) {
        return (Role::Copyright, "copyright-notice");
    }
    if let Some(label) = set_apart(segment) {
        return label;
    }
    match state {
        State::Footer if under.list == Some(Class::Comments) => (Role::Comments, "comment-text"),
        State::Footer => (Role::Navigation, "footer-line"),
        State::Promo => match under.list {
            Some(Class::MostRead) => (Role::MostRead, "most-read-item"),
            Some(Class::SitePromo) => (Role::SitePromo, "site-promo-item"),
            _ => (Role::Navigation, "menu"),
        },
        State::Nav if segment.words >= DECK_WORDS => (Role::Ticker, "ticker"),
        State::Nav => (Role::Navigation, "menu"),
        _ if segment.has(Feature::HashTags) => (Role::Keywords, "hash-tags"),
        _ if segment.has(Feature::Outlet) => (Role::SourceLine, "outlet-signature"),
        _ if segment.has(Feature::Section) => (Role::Navigation, "menu"),
        State::Meta | State::EndMeta if segment.has(Feature::TagField) => {
            (Role::Keywords, "keywords-run")
        }
        State::EndMeta if segment.has(Feature::TagRun) => (Role::Keywords, "keywords-run"),
        State::EndMeta if tag_run(segments, decisions, at) => (Role::Keywords, "keywords-run"),
        State::Meta | State::EndMeta if segment.has(Feature::Credit) => {
            (Role::Caption, "caption-line")
        }
        State::Meta | State::EndMeta if segment.has(Feature::DatedHead) => {
            (Role::Dateline, "date-line")
        }
        State::Meta | State::EndMeta
            if segment.has(Feature::NameLike) || segment.has(Feature::Wrote) =>
        {
            (Role::Byline, "byline-line")
        }
        State::EndMeta => (Role::Navigation, "menu"),
        _ => (Role::Caption, "caption-line"),
    }
}

/// What the page itself calls a line that no marker explains.
fn set_apart(segment: &Observed) -> Option<Label> {
    let labels = [
        (Feature::ZoneCaption, (Role::Caption, "caption-line")),
        (Feature::ZoneComments, (Role::Comments, "comment-text")),
        (Feature::ZoneShare, (Role::Share, "share-bar")),
        (Feature::ZoneTags, (Role::Keywords, "keywords-run")),
        (Feature::ZoneCard, (Role::SitePromo, "site-promo-item")),
        (Feature::ZoneRelated, (Role::SitePromo, "site-promo-item")),
        (Feature::ZoneLatest, (Role::MostRead, "most-read-item")),
        (Feature::ZoneNavigation, (Role::Navigation, "menu")),
    ];
    let named = labels
        .into_iter()
        .find(|(feature, _)| segment.has(*feature));
    named.map(|(_, label)| label).or_else(|| {
        let link = segment.has(Feature::LinkOnly)
            && segment.has(Feature::InMain)
            && segment.words >= DECK_WORDS;
        link.then_some((Role::SitePromo, "site-promo-item"))
    })
}

fn of_marker(segment: &Observed) -> Option<Label> {
    let alone = |marker: &Marker| marker.whole && marker.class == Class::SourceLine;
    if segment.has(Feature::Outlet) && segment.marker.as_ref().is_some_and(alone) {
        return Some((Role::SourceLine, "outlet-signature"));
    }
    segment.marker.as_ref().map(|marker| of_class(marker.class))
}

/// The role and rule of a marker's class.
fn of_class(class: Class) -> Label {
    (class.role(), rules::of_class(class))
}
