//! Features that need the whole document: what is said twice, what comes before the first paragraph and after the last,
//! which lines share words with the lead, which have short neighbours, what follows a closing sentence. The order of the
//! steps counts: some ask for the features of those before them.

use foldhash::{HashMap, HashMapExt};

use super::cards;
use super::cohesion;
use super::comments;
use super::dated_cards;
use super::feature::Feature;
use super::heads;
use super::lists;
use super::live;
use super::observed::Observed;
use super::only_list;
use super::page_title;
use super::programmes;
use super::runs;
use super::subheads;
use super::tags;
use super::teaser_below;
use super::timeline;
use super::trailing_teasers;
use crate::lexicon::Class;
use crate::text::chars::ends_sentence;
use crate::text::dates::Dates;
use crate::text::digits::has_digit;
use crate::text::stems::Stemmer;

/// Neighbours on each side that tell whether a short line is in a menu.
const NEIGHBOURS: usize = 3;

/// Shortest line, in bytes of its folded form, whose repetition means something.
const MIN_REPEATED_BYTES: usize = 16;

/// Adds to each segment what the document around it says about it.
pub(in crate::segment) fn observe_context(
    text: &str,
    segments: &mut [Observed],
    stemmer: &mut Stemmer,
) {
    if let Some(first) = segments.first_mut() {
        first.add(Feature::First);
    }
    if let Some(last) = segments.last_mut() {
        last.add(Feature::Last);
    }
    quotations(text, segments);
    runs::statement_runs(segments);
    repetitions(segments);
    page_title::page_title(text, segments);
    heads::above_headline(segments);
    heads::asking_headline(segments);
    heads::short_lede(segments, stemmer);
    captions(segments);
    sides_of_prose(text, segments);
    title_again(segments);
    latin_above(segments);
    heads::lead(segments, stemmer);
    heads::heads_text(text, segments);
    subheads::subheads(segments);
    tags::tags(segments);
    tags::tag_runs(segments);
    tags::tag_columns(segments);
    neighbours(segments);
    heads::standfirst(segments);
    live::entries(text, segments);
    cohesion::headings(segments);
    runs::headline_runs(segments);
    behind_frame(segments);
    cards::cards(segments);
    dated_cards::dated_cards(text, segments);
    teaser_below::teaser_below(segments, stemmer);
    trailing_teasers::trailing_teasers(segments);
    comments::comments(segments, stemmer);
    cohesion::asides(segments, stemmer);
    timeline::timeline(text, segments);
    lists::lists(text, segments);
    programmes::programmes(text, segments);
    only_list::only_list(text, segments);
}

/// Words credited to an outlet are a caption between paragraphs only: the last sentence may name its agency as well.
fn captions(segments: &mut [Observed]) {
    let is_text = |line: &Observed| line.prose && !line.has(Feature::CreditedWords);
    let first = segments.iter().position(is_text).unwrap_or(segments.len());
    let last = segments.iter().rposition(is_text).unwrap_or_default();
    for (at, line) in segments.iter_mut().enumerate() {
        if !line.has(Feature::CreditedWords) {
            continue;
        }
        match (first..last).contains(&at) {
            true => line.prose = false,
            false => line
                .features
                .retain(|feature| feature != Feature::CreditedWords),
        }
    }
}

/// Latin pieces are left of a template behind the text alone: before it they name the source or begin the headline.
fn latin_above(segments: &mut [Observed]) {
    let above =
        |line: &&mut Observed| line.has(Feature::MostlyLatin) && !line.has(Feature::AfterProse);
    for line in segments.iter_mut().filter(above) {
        line.features
            .retain(|feature| feature != Feature::MostlyLatin);
    }
}

/// A marker at the end of a quotation that began on the line above belongs to the quotation.
fn quotations(text: &str, segments: &mut [Observed]) {
    let marks = |segment: &Observed| {
        let line = &text[segment.segment.span.clone()];
        (line.matches('«').count(), line.matches('»').count())
    };
    for at in 1..segments.len() {
        let line = &text[segments[at].segment.span.clone()];
        if segments[at].marker.is_none() || !line.contains('»') {
            continue;
        }
        let (opened, closed) = marks(&segments[at]);
        let (opened_above, closed_above) = marks(&segments[at - 1]);
        if opened_above > closed_above && closed > opened {
            segments[at].marker = None;
            segments[at]
                .features
                .retain(|feature| !feature.is_of_marker());
        }
    }
}

fn repetitions(segments: &mut [Observed]) {
    let mut last: HashMap<&str, usize> = HashMap::with_capacity(segments.len());
    let mut pairs = Vec::new();
    for (at, segment) in segments.iter().enumerate() {
        // Folding makes all dates of one month alike.
        if segment.key.len() < MIN_REPEATED_BYTES || segment.has(Feature::DateLine) {
            continue;
        }
        pairs.extend(last.insert(&segment.key, at).map(|before| (before, at)));
    }
    for (before, again) in pairs {
        segments[again].add(Feature::SaidBefore);
        segments[before].add(Feature::SaidAgain);
    }
}

fn sides_of_prose(text: &str, segments: &mut [Observed]) {
    let first = segments
        .iter()
        .position(|segment| segment.prose)
        .unwrap_or(0);
    let last = segments.iter().rposition(|segment| segment.prose);
    let mut below_heading = false;
    for (at, segment) in segments.iter_mut().enumerate() {
        if at < first {
            segment.add(Feature::BeforeProse);
        }
        let line = &text[segment.segment.span.clone()];
        if (at < first || below_heading) && has_date(line, segment.words) {
            segment.add(Feature::DatedHead);
        }
        // A page may print its deck as a heading, and the data below it.
        below_heading = segment.has(Feature::Heading) || segment.has(Feature::TopHeading);
        if last.is_some_and(|last| at > last) {
            segment.add(Feature::AfterProse);
        }
    }
}

/// The headline with which a document begins, printed again behind its text.
fn title_again(segments: &mut [Observed]) {
    const TITLE_WORDS: std::ops::RangeInclusive<usize> = 4..=24;
    let Some((title, below)) = segments.split_first_mut() else {
        return;
    };
    if title.prose || title.is_sentence() || !TITLE_WORDS.contains(&title.words) {
        return;
    }
    let again = below.iter_mut().filter(|line| {
        line.has(Feature::AfterProse) && line.has(Feature::SaidBefore) && line.key == title.key
    });
    again.for_each(|line| line.add(Feature::TitleAgain));
}

/// Whether a short line that is no sentence holds a whole date.
fn has_date(line: &str, words: usize) -> bool {
    const DATED_WORDS: std::ops::RangeInclusive<usize> = 2..=14;
    DATED_WORDS.contains(&words)
        && has_digit(line)
        && !line.ends_with(ends_sentence)
        && Dates::read(line).has_date()
}

fn neighbours(segments: &mut [Observed]) {
    let short: Vec<bool> = segments
        .iter()
        .map(|segment| segment.words < 5 && !segment.has(Feature::Ends))
        .collect();
    let meta: Vec<bool> = segments.iter().map(Observed::is_meta).collect();
    for at in 0..segments.len() {
        let around = at.saturating_sub(NEIGHBOURS)..(at + NEIGHBOURS + 1).min(segments.len());
        let others = around.len() - 1;
        let among = around
            .clone()
            .filter(|&other| other != at && short[other])
            .count();
        if others >= NEIGHBOURS && among * 3 >= others * 2 && !segments[at].prose {
            segments[at].add(Feature::AmongShort);
        }
        // A sentence above a clock is an entry of a live page, no headline.
        if meta.get(at + 1).copied().unwrap_or(false) && !segments[at].has(Feature::Ends) {
            segments[at].add(Feature::AboveMeta);
        }
        if at > 0 && meta[at - 1] {
            segments[at].add(Feature::BelowMeta);
        }
    }
}

/// What follows an aggregator's closing sentence; an opening sentence has no paragraph above it.
fn behind_frame(segments: &mut [Observed]) {
    let closes = |segment: &Observed| {
        segment.is_marker(Class::AggregatorFrame) || segment.has(Feature::FrameSentence)
    };
    let first = segments
        .iter()
        .position(|segment| segment.prose && !closes(segment))
        .unwrap_or(segments.len());
    let closing = segments
        .iter()
        .skip(first)
        .position(closes)
        .map_or(segments.len(), |at| first + at);
    segments
        .iter_mut()
        .skip(closing + 1)
        .for_each(|segment| segment.add(Feature::BehindFrame));
}
