//! Unlabelled tags: short lines that stand literally in the body, and rows of phrases of the body run together on
//! one line. It observes; whether they are tags the grammar decides.

use super::context::add;
use super::marker::Marker;
use super::observe::Observed;
use super::seen::Form;
use crate::lexicon::Class;
use crate::text::bloom_filter::BloomFilter;
use crate::text::chars::is_word;
use crate::text::haystack::{Haystack, stands_in};
use crate::text::key::Key;

/// Short lines that stand literally in a paragraph: above the first a short headline does, close behind one tags
/// do.
pub(super) fn tags(segments: &mut [Observed]) {
    const TAG_WORDS: usize = 6;
    // Tags follow the body soon or never; the limits keep the search linear on a page of short lines.
    const REACH: usize = 12;
    const MAX_CHECKS: usize = 400;
    let candidate = |segment: &Observed| {
        let short = (1..=TAG_WORDS).contains(&segment.words) && segment.marker.is_none();
        !segment.prose && short && segment.key.chars().nth(2).is_some()
    };
    if !segments.iter().any(candidate) {
        return;
    }
    let paragraphs = segments.iter().filter(|segment| segment.prose);
    let paragraphs: Vec<&str> = paragraphs.map(|segment| segment.key.as_str()).collect();
    let prose = paragraphs.join("\n");
    let mut words = BloomFilter::<WORDS>::default();
    for segment in segments.iter().filter(|segment| segment.prose) {
        let said = segment.key.words().iter();
        said.for_each(|word| words.insert(word.hash));
    }
    let (mut behind, mut checks) = (0, 0);
    for segment in segments.iter_mut() {
        behind = if segment.prose { 0 } else { behind + 1 };
        if behind > REACH || checks == MAX_CHECKS || !candidate(segment) {
            continue;
        }
        checks += 1;
        if may_hold(&words, &segment.key) && stands_in(&prose, &segment.key) {
            add(segment, Form::InProse);
        }
    }
}

/// Numbers of 64 bits in a set of words: several times as many bits as an article has words.
const WORDS: usize = 128;

/// False where a word that stands between two others of a line is not among those of a text. The first and the last may
/// be parts of longer ones there.
fn may_hold(text: &BloomFilter<WORDS>, line: &Key) -> bool {
    let words = line.words();
    let inner = words.get(1..words.len().saturating_sub(1));
    let mut inner = inner.unwrap_or_default().iter();
    inner.all(|word| text.may_contain(word.hash))
}

/// Columns of tags: tiny lines without punctuation one below the other behind the last paragraph, of which some
/// stand literally in the body. One alone may be a subheading or a name.
pub(super) fn tag_columns(segments: &mut [Observed]) {
    const LEAST: usize = 3;
    const TAG_WORDS: usize = 4;
    let tiny = |segment: &Observed| {
        !segment.has(Form::BeforeProse)
            && segment.marker.is_none()
            && segment.words <= TAG_WORDS
            && segment.key.chars().all(|c| is_word(c) || c == ' ')
            && !segment.has(Form::DateLine)
            && !segment.has(Form::NoLetters)
            && !segment.has(Form::Piece)
    };
    let mut at = 0;
    while at < segments.len() {
        let length = segments[at..]
            .iter()
            .take_while(|segment| tiny(segment))
            .count();
        // A list in the article is announced, or text goes on behind it.
        let above = at.checked_sub(1).and_then(|above| segments.get(above));
        let below = segments.get(at + length);
        let in_text = !segments
            .get(at)
            .is_some_and(|first| first.has(Form::AfterProse))
            && (above.is_none_or(|above| !above.prose || above.has(Form::Announces))
                || below.is_some_and(|below| below.marker.is_none()));
        let column = &mut segments[at..at + length];
        let said = column
            .iter()
            .filter(|segment| segment.has(Form::InProse))
            .count();
        if length >= LEAST && said > 0 && !in_text {
            column
                .iter_mut()
                .for_each(|segment| add(segment, Form::TagColumn));
        }
        at += length.max(1);
    }
}

/// Tags run together on one line behind the last paragraph, or in a flattened page between a sentence and the tail.
pub(super) fn tag_runs(segments: &mut [Observed]) {
    let last = segments
        .iter()
        .position(|segment| segment.has(Form::AfterProse));
    // What looks like prose behind the tail of a flattened page tells nothing of what stands above it.
    let piece = (1..segments.len()).find(|&at| {
        let runs_on = segments[at].has(Form::Piece) && segments[at - 1].prose;
        runs_on && is_before_tail(segments, at)
    });
    let lines = last.filter(|&at| is_before_tail(segments, at));
    let prose = |segment: &Observed| segment.prose;
    if let Some(at) = lines
        && phrases_of(&Said::above(segments, at, prose), &segments[at].key)
    {
        add(&mut segments[at], Form::TagRun);
    } else if let Some(at) = piece
        // A tag may stand in the headline alone.
        && strung(&Said::above(segments, at, |_| true), &segments[at].key)
    {
        add(&mut segments[at], Form::TagRun);
    }
}

/// Words without punctuation directly above the controls and lists of the tail; a source line ends a text.
fn is_before_tail(segments: &[Observed], at: usize) -> bool {
    const RUN_WORDS: std::ops::RangeInclusive<usize> = 4..=16;
    let segment = &segments[at];
    let tail = |marker: &Marker| {
        matches!(
            marker.class,
            Class::Share
                | Class::RelatedList
                | Class::ReadAlso
                | Class::Comments
                | Class::Newsletter
        )
    };
    let below = segments.get(at + 1);
    segment.marker.is_none()
        && RUN_WORDS.contains(&segment.words)
        && segment.key.chars().all(|c| is_word(c) || c == ' ')
        && below.is_some_and(|below| below.marker.as_ref().is_some_and(tail))
}

/// Every word is said in the body, and nearly every pair of words that does not stand together there is a border
/// between two tags.
fn phrases_of(body: &Said, run: &str) -> bool {
    /// Share of neighbouring words that stand together in the body: tags are phrases of it, sentences are not.
    const TOGETHER: f32 = 0.4;
    let words: Vec<&str> = run.split(' ').collect();
    let pairs = words.windows(2).filter(|pair| body.has_pair(pair)).count();
    #[expect(clippy::cast_precision_loss, reason = "words of one line")]
    let together = pairs as f32 / words.len() as f32;
    words.iter().all(|word| body.has(word))
        && together >= TOGETHER
        && !body.has(run)
        && pairs + 1 < words.len()
}

/// Behind the full stop, no sentence: it begins with a phrase said above and has another one, and nothing joins its
/// words.
fn strung(body: &Said, run: &str) -> bool {
    const LEAST_WORDS: usize = 6;
    const LEAST_PHRASES: usize = 2;
    const JOINTS: &[&str] = &[
        "في", "من", "علي", "الي", "عن", "ان", "مع", "بعد", "قبل", "بين", "الذي", "التي", "لا", "ما",
        "هذا", "هذه", "ذلك", "كما", "او", "ثم", "قد", "لم", "لن", "كل", "و", "منذ", "خلال",
    ];
    let words: Vec<&str> = run.split(' ').collect();
    let pairs: Vec<bool> = words.windows(2).map(|pair| body.has_pair(pair)).collect();
    let in_phrase = |at: usize| {
        pairs.get(at) == Some(&true) || at.checked_sub(1).is_some_and(|before| pairs[before])
    };
    // `و` is a conjunction unless the body has the word with it in the same phrase (`وزير`).
    let joins =
        |at: usize| JOINTS.contains(&words[at]) || words[at].starts_with('و') && !in_phrase(at);
    words.len() >= LEAST_WORDS
        && pairs[0]
        && pairs.iter().filter(|said| **said).count() >= LEAST_PHRASES
        && !(0..words.len()).any(joins)
        && !body.has(run)
}

/// What stands above a line.
struct Said(Haystack);

impl Said {
    fn above(segments: &[Observed], at: usize, counts: impl Fn(&Observed) -> bool) -> Self {
        let above = segments[..at].iter().filter(|segment| counts(segment));
        Self(Haystack::from_keys(above.map(|segment| &segment.key)))
    }

    fn has(&self, phrase: &str) -> bool {
        self.0.has(phrase, &["و", "ب"])
    }

    fn has_pair(&self, pair: &[&str]) -> bool {
        self.has(&pair.join(" "))
    }
}
