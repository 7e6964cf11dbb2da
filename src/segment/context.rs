//! Observations that need the whole document: what is said twice, what stands before the first paragraph and
//! after the last, which lines share words with the lead, what stands in columns, what follows a closing frame.

use foldhash::{HashMap, HashMapExt};

use super::aside;
use super::comments;
use super::observe::Observed;
use super::runs;
use super::seen::{Form, Seen};
use super::tags;
use crate::lexicon::Class;
use crate::text::chars::{ends_sentence, is_digit};
use crate::text::dates::parse;
use crate::text::stems::{StemSet, Stems};

/// Paragraphs that count as the lead when a headline is compared with it.
const LEAD_PARAGRAPHS: usize = 2;

/// Content words of a lead, as a rule.
const LEAD_STEMS: usize = 100;

/// Share of a headline's content words that stand in the lead of its own article.
const ECHO_SHARE: f32 = 0.3;

/// Neighbours on each side that say whether a short line stands in a menu.
const NEIGHBOURS: usize = 3;

/// Shortest line, in bytes of its folded form, whose repetition means something.
const MIN_REPEATED_BYTES: usize = 16;

/// Adds to each segment what the document around it says about it.
pub(super) fn observe(text: &str, segments: &mut [Observed]) {
    if let Some(first) = segments.first_mut() {
        add(first, Form::First);
    }
    if let Some(last) = segments.last_mut() {
        add(last, Form::Last);
    }
    quotations(text, segments);
    runs::statement_runs(segments);
    repetitions(segments);
    page_title(segments);
    sides_of_prose(text, segments);
    lead(segments);
    tags::tags(segments);
    tags::tag_runs(segments);
    tags::tag_columns(segments);
    neighbours(segments);
    aside::headings(segments);
    runs::headline_runs(segments);
    behind_frame(segments);
    comments::observe(segments);
    aside::asides(segments);
}

pub(super) fn add(segment: &mut Observed, form: Form) {
    segment.seen.push(Seen::Form(form));
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
                .seen
                .retain(|seen| matches!(seen, Seen::Form(_)));
        }
    }
}

fn repetitions(segments: &mut [Observed]) {
    let mut last: HashMap<&str, usize> = HashMap::with_capacity(segments.len());
    let mut pairs = Vec::new();
    for (at, segment) in segments.iter().enumerate() {
        // Folding makes all dates of one month alike.
        if segment.key.len() < MIN_REPEATED_BYTES || segment.has(Form::DateLine) {
            continue;
        }
        pairs.extend(last.insert(&segment.key, at).map(|before| (before, at)));
    }
    for (before, again) in pairs {
        add(&mut segments[again], Form::SaidBefore);
        if !segments[before].has(Form::SaidAgain) {
            add(&mut segments[before], Form::SaidAgain);
        }
    }
}

/// A first line such as `HEADLINE - SITE` whose headline stands again further down.
fn page_title(segments: &mut [Observed]) {
    let Some((first, rest)) = segments.split_first_mut() else {
        return;
    };
    for line in rest
        .iter_mut()
        .filter(|line| line.key.len() >= MIN_REPEATED_BYTES)
    {
        let behind = first.key.strip_prefix(line.key.as_str());
        if behind.is_some_and(|behind| {
            behind
                .trim_start()
                .starts_with(['-', '|', '–', '—', ':', '¦', '»'])
        }) {
            add(line, Form::InPageTitle);
            if !first.has(Form::PageTitle) {
                add(first, Form::PageTitle);
            }
        }
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
            add(segment, Form::BeforeProse);
        }
        let line = &text[segment.segment.span.clone()];
        if (at < first || below_heading) && has_date(line, segment.words) {
            add(segment, Form::DatedHead);
        }
        // A page may print its deck as a heading, and the data below it.
        below_heading = segment.has(Form::Heading) || segment.has(Form::TopHeading);
        if last.is_some_and(|last| at > last) {
            add(segment, Form::AfterProse);
        }
    }
}

/// Whether a short line that is no sentence holds a whole date.
fn has_date(line: &str, words: usize) -> bool {
    const DATED_WORDS: std::ops::RangeInclusive<usize> = 2..=14;
    DATED_WORDS.contains(&words)
        && line.contains(is_digit)
        && !line.ends_with(ends_sentence)
        && parse(line).is_some()
}

fn lead(segments: &mut [Observed]) {
    let mut lead = StemSet::with_capacity(LEAD_STEMS);
    let paragraphs = segments.iter().filter(|segment| segment.prose);
    for paragraph in paragraphs.take(LEAD_PARAGRAPHS) {
        lead.add_key(&paragraph.key);
    }
    for segment in segments
        .iter_mut()
        .take_while(|segment| !segment.prose)
        .filter(|segment| segment.words >= 2)
    {
        let own = Stems::from_key(&segment.key);
        let shared = own.shared_with(&lead);
        #[expect(clippy::cast_precision_loss, reason = "words of one line")]
        let share = shared as f32 / own.len().max(1) as f32;
        if shared >= 2 && share >= ECHO_SHARE {
            add(segment, Form::EchoesLead);
        } else if shared == 0 && own.len() >= 3 {
            add(segment, Form::StrangeToLead);
        }
    }
}

fn neighbours(segments: &mut [Observed]) {
    let short: Vec<bool> = segments
        .iter()
        .map(|segment| segment.words < 5 && !segment.has(Form::Ends))
        .collect();
    let meta: Vec<bool> = segments.iter().map(is_meta).collect();
    for at in 0..segments.len() {
        let around = at.saturating_sub(NEIGHBOURS)..(at + NEIGHBOURS + 1).min(segments.len());
        let others = around.len() - 1;
        let among = around
            .clone()
            .filter(|&other| other != at && short[other])
            .count();
        if others >= NEIGHBOURS && among * 3 >= others * 2 {
            add(&mut segments[at], Form::AmongShort);
        }
        if meta.get(at + 1).copied().unwrap_or(false) {
            add(&mut segments[at], Form::AboveMeta);
        }
        if at > 0 && meta[at - 1] {
            add(&mut segments[at], Form::BelowMeta);
        }
    }
}

pub(super) fn is_meta(segment: &Observed) -> bool {
    segment.has(Form::DateLine)
        || segment
            .marker
            .as_ref()
            .is_some_and(|marker| matches!(marker.class, Class::Byline | Class::Dateline))
}

/// What follows an aggregator's closing sentence; an opening sentence has no paragraph above it.
fn behind_frame(segments: &mut [Observed]) {
    let closes = |segment: &Observed| {
        segment.is_marker(Class::AggregatorFrame) || segment.has(Form::FrameSentence)
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
        .for_each(|segment| add(segment, Form::BehindFrame));
}
