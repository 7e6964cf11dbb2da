//! Unlabelled tags: short lines that stand literally in the body, and rows of phrases of the body run together on
//! one line. It observes; whether they are tags the grammar decides.

use super::context::add;
use super::observe::Observed;
use super::seen::Form;
use crate::lexicon::Class;
use crate::text::chars::is_word;
use crate::text::fold::Folded;

/// Short lines that stand literally in a paragraph: above the first a short headline does, close behind one tags
/// do.
pub(super) fn tags(text: &str, segments: &mut [Observed]) {
    const TAG_WORDS: usize = 6;
    // Tags follow the body soon or never; the limits keep the search linear on a page of short lines.
    const REACH: usize = 12;
    const MAX_CHECKS: usize = 400;
    let prose: String = segments
        .iter()
        .filter(|segment| segment.prose)
        .map(|segment| {
            format!(
                " {} \n",
                Folded::of(&text[segment.segment.span.clone()]).as_str()
            )
        })
        .collect();
    let (mut behind, mut checks) = (0, 0);
    for segment in segments.iter_mut() {
        behind = if segment.prose { 0 } else { behind + 1 };
        let short = (1..=TAG_WORDS).contains(&segment.words) && segment.marker.is_none();
        if segment.prose
            || behind > REACH
            || !short
            || checks == MAX_CHECKS
            || segment.key.chars().nth(2).is_none()
        {
            continue;
        }
        checks += 1;
        if prose.contains(segment.key.as_str()) {
            add(segment, Form::InProse);
        }
    }
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

/// Tags run together on one line behind the last paragraph: no punctuation, every word said in the body, and
/// nearly every pair of words that does not stand together in the body is a border between two tags.
pub(super) fn tag_runs(text: &str, segments: &mut [Observed]) {
    const RUN_WORDS: std::ops::RangeInclusive<usize> = 4..=16;
    /// Share of neighbouring words that stand together in the body: tags are phrases of it, sentences are not.
    const TOGETHER: f32 = 0.4;
    let Some(last) = segments
        .iter()
        .position(|segment| segment.has(Form::AfterProse))
    else {
        return;
    };
    let plain = |segment: &Observed| {
        segment.marker.is_none()
            && RUN_WORDS.contains(&segment.words)
            && segment.key.chars().all(|c| is_word(c) || c == ' ')
    };
    // Tags stand above the controls and lists of the tail; a source line ends a text.
    let tail = |segment: &Observed| {
        segment.marker.as_ref().is_some_and(|marker| {
            matches!(
                marker.class,
                Class::Share
                    | Class::RelatedList
                    | Class::ReadAlso
                    | Class::Comments
                    | Class::Newsletter
            )
        })
    };
    if !plain(&segments[last]) || !segments.get(last + 1).is_some_and(tail) {
        return;
    }
    let words: Vec<&str> = segments[last].key.split(' ').collect();
    let body: String = segments[..last]
        .iter()
        .filter(|segment| segment.prose)
        .map(|segment| words_of(text, segment))
        .collect();
    let said = |phrase: &str| {
        body.contains(&format!(" {phrase} "))
            || body.contains(&format!(" و{phrase} "))
            || body.contains(&format!(" ب{phrase} "))
    };
    let pairs = words
        .windows(2)
        .filter(|pair| said(&pair.join(" ")))
        .count();
    #[expect(clippy::cast_precision_loss, reason = "words of one line")]
    let together = pairs as f32 / words.len() as f32;
    if words.iter().all(|word| said(word))
        && together >= TOGETHER
        && !said(&segments[last].key)
        && pairs + 1 < words.len()
    {
        add(&mut segments[last], Form::TagRun);
    }
}

/// The folded words of a segment between single spaces.
fn words_of(text: &str, segment: &Observed) -> String {
    let folded = Folded::of(&text[segment.segment.span.clone()]);
    let words: Vec<&str> = folded
        .as_str()
        .split(|c: char| !is_word(c))
        .filter(|word| !word.is_empty())
        .collect();
    format!(" {} ", words.join(" "))
}
