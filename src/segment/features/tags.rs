//! Unlabelled tags: short lines that occur literally in the body, and rows of phrases of the body run together on one
//! line. Whether they are tags is decided by the grammar.

use super::feature::Feature;
use super::observed::{Marker, Observed};
use crate::lexicon::Class;
use crate::segment::phrases::{WordList, is_on, words_of};
use crate::text::bloom_filter::BloomFilter;
use crate::text::chars::is_word;
use crate::text::haystack::{Haystack, holds_phrase};
use crate::text::key::Key;

/// Short lines that occur literally in a paragraph: above the first paragraph a short headline does, close behind one
/// tags do.
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
        if may_hold(&words, &segment.key) && holds_phrase(&prose, &segment.key) {
            segment.add(Feature::InProse);
        }
    }
}

/// Numbers of 64 bits in a set of words: several times as many bits as an article has words.
const WORDS: usize = 128;

/// False if a text lacks a word of a line other than the first and the last, which may be parts of longer words of the
/// text.
fn may_hold(text: &BloomFilter<WORDS>, line: &Key) -> bool {
    let words = line.words();
    let inner = words.get(1..words.len().saturating_sub(1));
    let mut inner = inner.unwrap_or_default().iter();
    inner.all(|word| text.may_contain(word.hash))
}

/// Columns of tags: tiny lines without punctuation one below the other behind the last paragraph, of which some
/// occur literally in the body. One alone may be a subheading or a name.
pub(super) fn tag_columns(segments: &mut [Observed]) {
    const LEAST: usize = 3;
    const TAG_WORDS: usize = 4;
    let tiny = |segment: &Observed| {
        !segment.has(Feature::BeforeProse)
            && segment.marker.is_none()
            && segment.words <= TAG_WORDS
            && segment.key.chars().all(|c| is_word(c) || c == ' ')
            && !segment.has(Feature::DateLine)
            && !segment.has(Feature::NoLetters)
            && !segment.has(Feature::Piece)
            && !segment.has(Feature::Ends)
            && !goes_on(&segment.key)
    };
    // The last line of a text is no link where the tags below it are.
    let is_linked = |segment: &Observed| segment.has(Feature::LinkOnly);
    let mut at = 0;
    while at < segments.len() {
        let length = segments[at..]
            .iter()
            .take_while(|segment| tiny(segment) && is_linked(segment) == is_linked(&segments[at]))
            .count();
        // A list in the article is announced, or text goes on behind it.
        let above = at.checked_sub(1).and_then(|above| segments.get(above));
        let below = segments.get(at + length);
        let in_text = !segments
            .get(at)
            .is_some_and(|first| first.has(Feature::AfterProse))
            && (above.is_none_or(|above| !above.prose || above.has(Feature::Announces))
                || below.is_some_and(|below| below.marker.is_none()));
        let column = &mut segments[at..at + length];
        let said = column
            .iter()
            .filter(|segment| segment.has(Feature::InProse))
            .count();
        let bulleted = column
            .first()
            .is_some_and(|first| first.has(Feature::Bullet));
        // Items of a list or lines of a poem may be said in the text, too; most tags are.
        let enough = length.div_ceil(if bulleted { 2 } else { 4 });
        if length >= LEAST && said >= enough && !in_text {
            column
                .iter_mut()
                .for_each(|segment| segment.add(Feature::TagColumn));
        }
        at += length.max(1);
    }
}

/// Whether a line begins like the clause of a sentence.
fn goes_on(line: &str) -> bool {
    let mut joined = words_of(WordList::JoinedBeginning).iter();
    joined.any(|beginning| line.starts_with(beginning.as_str()))
}

/// Tags run together on one line behind the last paragraph, or in a flattened page between a sentence and the tail.
pub(super) fn tag_runs(segments: &mut [Observed]) {
    let last = segments
        .iter()
        .position(|segment| segment.has(Feature::AfterProse));
    // A flattened page may have prose behind its tail, so that the last paragraph does not tell where the text ends.
    let piece = (1..segments.len()).find(|&at| {
        let runs_on = segments[at].has(Feature::Piece) && segments[at - 1].prose;
        runs_on && is_before_tail(segments, at)
    });
    let lines = last.filter(|&at| is_before_tail(segments, at));
    let prose = |segment: &Observed| segment.prose;
    if let Some(at) = lines
        && phrases_of(&Said::above(segments, at, prose), &segments[at].key)
    {
        segments[at].add(Feature::TagRun);
    } else if let Some(at) = piece
        // A tag may occur in the headline alone.
        && strung(&Said::above(segments, at, |_| true), &segments[at].key)
    {
        segments[at].add(Feature::TagRun);
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

/// Whether a run of words is made of phrases of the body: the body holds each word and many of the pairs, but not the
/// run. A pair that it does not hold is the border between two tags.
fn phrases_of(body: &Said, run: &str) -> bool {
    /// Share of the pairs of neighbouring words that the body holds: tags are its phrases, sentences are not.
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

/// Whether the words behind the last full stop are tags and no sentence: the first two are a phrase said above, another
/// phrase is, too, and nothing joins the words.
fn strung(body: &Said, run: &str) -> bool {
    const LEAST_WORDS: usize = 6;
    const LEAST_PHRASES: usize = 2;
    let words: Vec<&str> = run.split(' ').collect();
    let pairs: Vec<bool> = words.windows(2).map(|pair| body.has_pair(pair)).collect();
    let in_phrase = |at: usize| {
        pairs.get(at) == Some(&true) || at.checked_sub(1).is_some_and(|before| pairs[before])
    };
    // `و` is a conjunction unless the body has the word with it in the same phrase (`وزير`).
    let joins = |at: usize| {
        is_on(WordList::Joint, words[at]) || words[at].starts_with('و') && !in_phrase(at)
    };
    words.len() >= LEAST_WORDS
        && pairs[0]
        && pairs.iter().filter(|said| **said).count() >= LEAST_PHRASES
        && !(0..words.len()).any(joins)
        && !body.has(run)
}

/// The text above a line.
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
