//! Observations that need the whole document: what is said twice, what stands before the first paragraph and
//! after the last, which lines share words with the lead, and whether a paragraph behind a read-also headline
//! goes on with the article or belongs to the other one (lexical cohesion).

use std::collections::{BTreeSet, HashMap};

use super::observe::{Form, Observed, Seen};
use crate::lexicon::Class;
use crate::text::words;

/// Paragraphs that count as the lead when a headline is compared with it.
const LEAD_PARAGRAPHS: usize = 2;

/// Share of a headline's content words that stand in the lead of its own article.
const ECHO_SHARE: f32 = 0.34;

/// Neighbours on each side that say whether a short line stands in a menu.
const NEIGHBOURS: usize = 3;

/// How much more of its words a paragraph must share with one side than with the other before that counts.
const COHESION_MARGIN: f32 = 0.12;

/// Content words kept of each side of a read-also marker; beyond it more words change no comparison but cost time.
const MAX_STEMS: usize = 600;

/// Shortest line, in bytes of its folded form, whose repetition means something.
const MIN_REPEATED_BYTES: usize = 16;

/// Adds to each segment what the document around it says about it.
pub(super) fn observe(text: &str, segments: &mut [Observed]) {
    if let Some(first) = segments.first_mut() {
        first.seen.push(Seen::Form(Form::First));
    }
    repetitions(segments);
    page_title(segments);
    sides_of_prose(segments);
    lead(text, segments);
    tags(text, segments);
    neighbours(segments);
    asides(text, segments);
}

fn add(segment: &mut Observed, form: Form) {
    segment.seen.push(Seen::Form(form));
}

fn repetitions(segments: &mut [Observed]) {
    let mut last: HashMap<String, usize> = HashMap::new();
    for at in 0..segments.len() {
        if segments[at].key.len() < MIN_REPEATED_BYTES {
            continue;
        }
        if let Some(&before) = last.get(&segments[at].key) {
            add(&mut segments[at], Form::SaidBefore);
            if !segments[before].has(Form::SaidAgain) {
                add(&mut segments[before], Form::SaidAgain);
            }
        }
        last.insert(segments[at].key.clone(), at);
    }
}

/// A first line such as `HEADLINE - SITE` whose headline stands again further down.
fn page_title(segments: &mut [Observed]) {
    let Some((first, rest)) = segments.split_first_mut() else { return };
    for line in rest.iter_mut().filter(|line| line.key.len() >= MIN_REPEATED_BYTES) {
        let behind = first.key.strip_prefix(line.key.as_str());
        if behind.is_some_and(|behind| behind.trim_start().starts_with(['-', '|', '–', '—', ':', '¦', '»'])) {
            add(line, Form::InPageTitle);
            if !first.has(Form::PageTitle) {
                add(first, Form::PageTitle);
            }
        }
    }
}

fn sides_of_prose(segments: &mut [Observed]) {
    let first = segments.iter().position(|segment| segment.prose).unwrap_or(segments.len());
    let last = segments.iter().rposition(|segment| segment.prose);
    for (at, segment) in segments.iter_mut().enumerate() {
        if at < first {
            add(segment, Form::BeforeProse);
        }
        if last.is_some_and(|last| at > last) {
            add(segment, Form::AfterProse);
        }
    }
}

fn lead(text: &str, segments: &mut [Observed]) {
    let lead: BTreeSet<String> = segments
        .iter()
        .filter(|segment| segment.prose)
        .take(LEAD_PARAGRAPHS)
        .flat_map(|segment| words::stems(&text[segment.segment.span.clone()]))
        .collect();
    for segment in segments.iter_mut().take_while(|segment| !segment.prose).filter(|segment| segment.words >= 2) {
        let own = words::stems(&text[segment.segment.span.clone()]);
        let shared = own.intersection(&lead).count();
        #[expect(clippy::cast_precision_loss, reason = "words of one line")]
        let share = shared as f32 / own.len().max(1) as f32;
        if shared >= 2 && share >= ECHO_SHARE {
            add(segment, Form::EchoesLead);
        } else if shared == 0 && own.len() >= 3 {
            add(segment, Form::StrangeToLead);
        }
    }
}

/// Short lines that stand literally in a paragraph, as tags do.
fn tags(text: &str, segments: &mut [Observed]) {
    const TAG_WORDS: usize = 6;
    // Tags follow the body soon or never; the limit keeps the search linear on a page of short lines.
    const TAG_LINES: usize = 60;
    let prose: String = segments
        .iter()
        .filter(|segment| segment.prose)
        .map(|segment| format!(" {} \n", crate::text::fold::Folded::of(&text[segment.segment.span.clone()]).as_str()))
        .collect();
    if prose.is_empty() {
        return;
    }
    let behind = segments.iter_mut().skip_while(|segment| !segment.has(Form::AfterProse)).take(TAG_LINES);
    for segment in behind.filter(|segment| (1..=TAG_WORDS).contains(&segment.words) && segment.marker.is_none()) {
        if segment.key.chars().count() > 2 && prose.contains(segment.key.as_str()) {
            add(segment, Form::InProse);
        }
    }
}

fn neighbours(segments: &mut [Observed]) {
    let short: Vec<bool> = segments.iter().map(|segment| segment.words < 5 && !segment.has(Form::Ends)).collect();
    let meta: Vec<bool> = segments.iter().map(is_meta).collect();
    for at in 0..segments.len() {
        let around = at.saturating_sub(NEIGHBOURS)..(at + NEIGHBOURS + 1).min(segments.len());
        let others = around.len() - 1;
        let among = around.clone().filter(|&other| other != at && short[other]).count();
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

fn is_meta(segment: &Observed) -> bool {
    segment.has(Form::DateLine)
        || segment.marker.as_ref().is_some_and(|marker| matches!(marker.class, Class::Byline | Class::Dateline))
}

/// For each read-also marker: are the paragraphs behind its headline closer to that headline or to the text above?
fn asides(text: &str, segments: &mut [Observed]) {
    let stems_of = |at: usize, segments: &[Observed]| words::stems(&text[segments[at].segment.span.clone()]);
    let mut above: BTreeSet<String> = BTreeSet::new();
    let mut aside: BTreeSet<String> = BTreeSet::new();
    let (mut behind_marker, mut paragraphs) = (false, 0);
    for at in 0..segments.len() {
        let starts = segments[at].is_marker(Class::ReadAlso) || segments[at].is_marker(Class::RelatedList);
        if starts {
            behind_marker = true;
            paragraphs = 0;
            aside = stems_of(at, segments);
        } else if !behind_marker {
            if segments[at].marker.is_none() {
                grow(&mut above, stems_of(at, segments));
            }
        } else if segments[at].prose {
            let own = stems_of(at, segments);
            compare(&mut segments[at], &own, &above, &aside, paragraphs == 0);
            paragraphs += 1;
            if segments[at].has(Form::RejoinsBody) {
                grow(&mut above, own);
                behind_marker = false;
            } else {
                grow(&mut aside, own);
            }
        } else if segments[at].marker.is_none() && paragraphs == 0 {
            grow(&mut aside, stems_of(at, segments));
        }
    }
}

fn grow(side: &mut BTreeSet<String>, stems: BTreeSet<String>) {
    if side.len() < MAX_STEMS {
        side.extend(stems);
    }
}

fn compare(segment: &mut Observed, own: &BTreeSet<String>, above: &BTreeSet<String>, aside: &BTreeSet<String>, first: bool) {
    // Words that both sides have tell nothing.
    let only_above: BTreeSet<String> = above.difference(aside).cloned().collect();
    let only_aside: BTreeSet<String> = aside.difference(above).cloned().collect();
    let (to_above, to_aside) = (share_of(own, &only_above, own.len()), share_of(own, &only_aside, only_aside.len().min(own.len())));
    if first && to_aside > to_above + COHESION_MARGIN || to_aside > 2.0 * to_above + COHESION_MARGIN {
        add(segment, Form::EchoesAside);
    } else if to_above > to_aside + COHESION_MARGIN {
        add(segment, Form::RejoinsBody);
    }
}

#[expect(clippy::cast_precision_loss, reason = "words of one paragraph")]
fn share_of(own: &BTreeSet<String>, other: &BTreeSet<String>, of: usize) -> f32 {
    own.intersection(other).count() as f32 / of.max(1) as f32
}
