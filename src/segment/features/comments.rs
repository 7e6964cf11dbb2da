//! Features of readers' comments: their rules, the lines behind their heading, and calls for comments in the middle of an
//! article. It does not tell one comment from the next.

use super::feature::Feature;
use super::observed::Observed;
use crate::lexicon::Class;
use crate::segment::phrases::{WordList, words_of};
use crate::text::stems::{StemSet, Stemmer};

/// Paragraphs above a comments marker, at least, for the comments to begin there: their form may be above the article, too.
const PARAGRAPHS_ABOVE: usize = 2;

/// Adds to each segment what comments and their form say about it.
pub(super) fn comments(segments: &mut [Observed], stemmer: &mut Stemmer) {
    comment_policy(segments);
    let call = call_in_text(segments, stemmer);
    if let Some(call) = call {
        segments[call].add(Feature::CallInText);
    }
    behind_comments(segments, call);
}

/// Marks paragraphs at the end that set rules for comments. A paragraph of an article about comments has one or two of
/// these words.
fn comment_policy(segments: &mut [Observed]) {
    const LAST_PARAGRAPHS: usize = 3;
    const ENOUGH_RULES: usize = 4;
    let paragraphs = segments.iter_mut().rev().filter(|segment| segment.prose);
    for segment in paragraphs.take(LAST_PARAGRAPHS) {
        let folded = segment.key.as_str();
        let said = |list: WordList| {
            let words = words_of(list).iter();
            words.filter(|word| folded.contains(word.as_str())).count()
        };
        if said(WordList::Comments) > 0 && said(WordList::CommentRule) >= ENOUGH_RULES {
            segment.add(Feature::CommentPolicy);
        }
    }
}

/// The one mention of comments in the document, if it is alone on its line, with paragraphs above, and the paragraph
/// behind it goes on with the article in its words: a button between two paragraphs.
fn call_in_text(segments: &[Observed], stemmer: &mut Stemmer) -> Option<usize> {
    let mut calls = (0..segments.len()).filter(|at| segments[*at].is_marker(Class::Comments));
    let call = calls.next()?;
    let alone = segments[call].marker.as_ref()?.whole && calls.next().is_none();
    let above = segments[..call].iter().filter(|segment| segment.prose);
    let behind = segments.get(call + 1)?;
    let goes_on = alone
        && above.clone().count() >= PARAGRAPHS_ABOVE
        && behind.prose
        && behind.has(Feature::Opener);
    (goes_on && shares_words(above, behind, stemmer)).then_some(call)
}

/// One word in common is chance: whoever writes a comment uses a word of the article, too.
fn shares_words<'a>(
    above: impl Iterator<Item = &'a Observed>,
    behind: &Observed,
    stemmer: &mut Stemmer,
) -> bool {
    const MIN_SHARED: usize = 2;
    let mut side = StemSet::default();
    above.for_each(|segment| stemmer.add_to(&mut side, &segment.key));
    stemmer.stems(&behind.key).shared_with(&side) >= MIN_SHARED
}

fn behind_comments(segments: &mut [Observed], call: Option<usize>) {
    let (mut paragraphs, mut behind) = (0, false);
    for (at, segment) in segments.iter_mut().enumerate() {
        if behind {
            segment.add(Feature::BehindComments);
        }
        paragraphs += usize::from(segment.prose);
        behind |= paragraphs >= PARAGRAPHS_ABOVE
            && segment.is_marker(Class::Comments)
            && call != Some(at);
    }
}
