//! Labels: from the decoder's state and a segment's own features to the rule that removes it. It goes through the page
//! once, from top to bottom, and remembers which list or label a segment is under.

use super::decision::Decision;
use super::state::State;
use crate::lexicon::Class;
use crate::model::{Role, RuleId};
use crate::segment::features::{Feature, Marker, Observed};

/// The rule that takes a segment out of the article; none for the article itself.
pub(in crate::segment) type Label = Option<RuleId>;

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
        let tags_go_on = self.open_label == Some(Class::Keywords)
            && label.is_some_and(|rule| rule.role() == Role::Keywords);
        if let Some(marker) = &segment.marker {
            let opens = marker.announces && marker.class.labels_lines();
            self.open_label = opens.then_some(marker.class);
            if marker.class.heads_list() {
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
        return Some(RuleId::AggregatorFrame);
    }
    if segment.has(Feature::Standfirst) && matches!(state, State::Title | State::Meta) {
        return None;
    }
    let unmarked = || unmarked(segments, decisions, at, under);
    Some(match state {
        State::Body if title == Some(at) => RuleId::Headline,
        State::Body => return None,
        State::Title => return headline(segments, decisions, at, title),
        State::AsideMark | State::ListMark if segment.is_marker(Class::RelatedList) => {
            RuleId::RelatedListMarker
        }
        State::AsideMark | State::ListMark => RuleId::ReadAlsoMarker,
        State::AsideItem | State::ListItem => item(segment),
        State::Embedded => of_marker(segment).unwrap_or(RuleId::EmbeddedArticle),
        State::Meta if title.is_some_and(|title| at < title) && is_town(segment) => RuleId::Menu,
        State::Meta if is_counted_date(segment) => RuleId::DateLine,
        State::EndMeta | State::Meta => below_label(segment, under)
            .or_else(|| of_marker(segment))
            .unwrap_or_else(unmarked),
        State::Nav | State::Promo | State::Footer if is_entry(segment) => RuleId::Menu,
        _ => of_marker(segment).unwrap_or_else(unmarked),
    })
}

/// Whether such a name above the headline is as short as those that towns have as well.
fn is_town(segment: &Observed) -> bool {
    const MOST_LETTERS: usize = 4;
    is_entry(segment) && segment.key.chars().nth(MOST_LETTERS).is_none()
}

/// Whether the number of readers stands beside the article's date.
fn is_counted_date(segment: &Observed) -> bool {
    segment.is_marker(Class::Ui)
        && segment.has(Feature::DateLine)
        && segment.has(Feature::DatedHead)
}

/// Whether a name among the entries of a menu is one of them, and no signature: towns are called like agencies.
fn is_entry(segment: &Observed) -> bool {
    let names = |marker: &Marker| marker.class == Class::SourceLine && !marker.announces;
    segment.has(Feature::AmongShort) && segment.marker.as_ref().is_some_and(names)
}

/// A short line without a marker of its own takes the role of the bare label above it.
fn below_label(segment: &Observed, under: &Under) -> Option<RuleId> {
    let fits = segment.marker.is_none() && segment.words <= LABELLED_WORDS;
    under.open_label.filter(|_| fits)?.rule()
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
        return Some(RuleId::Headline);
    }
    if segment.has(Feature::PageTitle) {
        return Some(RuleId::PageTitle);
    }
    let Some(title) = title else {
        return Some(RuleId::Kicker);
    };
    let same = segment.key == segments[title].key
        || segment.key.ends_with(segments[title].key.as_str())
        || segments[title].key.ends_with(segment.key.as_str());
    if same {
        Some(RuleId::HeadlineRepeated)
    } else if at > title && segment.words >= DECK_WORDS && is_deck(decisions, title, at) {
        None
    } else {
        Some(RuleId::Kicker)
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

fn item(segment: &Observed) -> RuleId {
    if let Some(rule) = of_marker(segment)
        .filter(|_| !segment.is_marker(Class::RelatedList) && !segment.is_marker(Class::ReadAlso))
    {
        return rule;
    }
    if segment.has(Feature::DateLine) || segment.has(Feature::NoLetters) {
        RuleId::ListDate
    } else if segment.has(Feature::Credit) {
        RuleId::CaptionLine
    } else if segment.has(Feature::CardText) {
        RuleId::ListTeaser
    } else if segment.has(Feature::BehindBareMarker) {
        RuleId::RelatedHeadline
    } else if segment.has(Feature::Long)
        || segment.has(Feature::Medium)
            && (segment.has(Feature::Ends) || segment.has(Feature::Truncated))
    {
        RuleId::ListTeaser
    } else if segment.has(Feature::Url) {
        RuleId::Link
    } else {
        RuleId::RelatedHeadline
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

fn unmarked(segments: &[Observed], decisions: &[Decision], at: usize, under: &Under) -> RuleId {
    let (segment, state) = (&segments[at], decisions[at].state);
    if segment.has(Feature::DateLine) {
        return RuleId::DateLine;
    }
    if segment.has(Feature::NoLetters) {
        return RuleId::Count;
    }
    if segment.has(Feature::Url) {
        return RuleId::Link;
    }
    if segment.has(Feature::Closes) {
        return RuleId::SignOff;
    }
    if segment.has(Feature::CopyrightSign) {
        return RuleId::CopyrightNotice;
    }
    if let Some(rule) = set_apart(segment) {
        return rule;
    }
    match state {
        State::Footer if under.list == Some(Class::Comments) => RuleId::CommentText,
        State::Footer => RuleId::FooterLine,
        State::Promo => match under.list {
            Some(Class::MostRead) => RuleId::MostReadItem,
            Some(Class::SitePromo) => RuleId::SitePromoItem,
            _ => RuleId::Menu,
        },
        State::Nav if segment.words >= DECK_WORDS => RuleId::Ticker,
        State::Nav => RuleId::Menu,
        _ if segment.has(Feature::HashTags) => RuleId::HashTags,
        _ if segment.has(Feature::Outlet) => RuleId::OutletSignature,
        _ if segment.has(Feature::Section) => RuleId::Menu,
        State::Meta | State::EndMeta if segment.has(Feature::TagField) => RuleId::KeywordsRun,
        State::EndMeta if segment.has(Feature::TagRun) => RuleId::KeywordsRun,
        State::EndMeta if tag_run(segments, decisions, at) => RuleId::KeywordsRun,
        State::Meta | State::EndMeta if segment.has(Feature::Credit) => RuleId::CaptionLine,
        State::Meta | State::EndMeta if segment.has(Feature::DatedHead) => RuleId::DateLine,
        State::Meta | State::EndMeta
            if segment.has(Feature::NameLike) || segment.has(Feature::Wrote) =>
        {
            RuleId::BylineLine
        }
        State::EndMeta => RuleId::Menu,
        _ => RuleId::CaptionLine,
    }
}

/// What the page itself calls a line that no marker explains.
fn set_apart(segment: &Observed) -> Option<RuleId> {
    let rules = [
        (Feature::ZoneCaption, RuleId::CaptionLine),
        (Feature::ZoneComments, RuleId::CommentText),
        (Feature::ZoneShare, RuleId::ShareBar),
        (Feature::ZoneTags, RuleId::KeywordsRun),
        (Feature::ZoneCard, RuleId::SitePromoItem),
        (Feature::ZoneRelated, RuleId::SitePromoItem),
        (Feature::ZoneLatest, RuleId::MostReadItem),
        (Feature::ZoneNavigation, RuleId::Menu),
    ];
    let named = rules.into_iter().find(|(form, _)| segment.has(*form));
    named.map(|(_, rule)| rule).or_else(|| {
        let link = segment.has(Feature::LinkOnly)
            && segment.has(Feature::InMain)
            && segment.words >= DECK_WORDS;
        link.then_some(RuleId::SitePromoItem)
    })
}

fn of_marker(segment: &Observed) -> Option<RuleId> {
    let alone = |marker: &Marker| marker.whole && marker.class == Class::SourceLine;
    if segment.has(Feature::Outlet) && segment.marker.as_ref().is_some_and(alone) {
        return Some(RuleId::OutletSignature);
    }
    segment.marker.as_ref()?.class.rule()
}
