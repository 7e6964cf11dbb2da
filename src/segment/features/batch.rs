//! Lines are folded, matched, cut and observed in batches: each step takes all lines of a batch before the next begins, so
//! that the step's instructions stay in the processor's cache. What is done to a line does not depend on the others.

use super::observed::Observed;
use super::observer::Observer;
use crate::lexicon::Hit;
use crate::model::{Break, Segment, Span};
use crate::segment::split::Cutter;
use crate::text::chars::is_digit;
use crate::text::fold::Folded;
use crate::text::lines::visible_lines;

/// Lines of a batch: few enough that their folded text stays in the cache, too.
const BATCH: usize = 64;

/// The folded text of a longer line, in bytes, is freed after its batch: such lines are rare.
const LONG_BYTES: usize = 64 * 1024;

/// Bytes of a line in the mean; few pages have shorter ones.
const LINE_BYTES: usize = 64;

/// Segments for which memory is reserved at once, at most: a text of more is a book, and its lines are longer.
const USUAL_SEGMENTS: usize = 1024;

/// Segments that any document may have. A segment takes some 600 bytes until its document is done, so that these are
/// within what a small machine has; articles have some hundreds.
const MOST_SEGMENTS: usize = 64 * 1024;

/// Words and numbers of a line, at most. A line is folded, matched and cut as a whole, for which each of them takes some
/// 200 bytes; the longest one-line pages have a tenth of these.
const MOST_WORDS: usize = 192 * 1024;

/// Bytes of text for each segment beyond these: the memory of a document stays in proportion to its text.
const BYTES_A_SEGMENT: usize = 150;

/// Segments of a text of so many bytes, at most.
fn most_segments(bytes: usize) -> usize {
    MOST_SEGMENTS.max(bytes / BYTES_A_SEGMENT)
}

/// Cuts a text into segments and observes each on its own; none where there are more of them than it may have.
pub(in crate::segment) fn observe_each(
    observer: &Observer<'_>,
    folded: &mut Vec<Folded>,
) -> Option<Vec<Observed>> {
    let text = observer.text;
    let cutter = Cutter::new(text, observer.lexicon, observer.openers);
    let mut observed = Vec::with_capacity((text.len() / LINE_BYTES + 1).min(USUAL_SEGMENTS));
    folded.resize_with(BATCH, Folded::default);
    let mut all = visible_lines(text);
    loop {
        let lines: Vec<Span> = all.by_ref().take(BATCH).collect();
        if lines.is_empty() {
            break;
        }
        if lines.iter().any(|line| is_too_long(&text[line.clone()])) {
            return None;
        }
        observe_batch(observer, &cutter, &lines, folded, &mut observed)?;
    }
    Some(observed)
}

/// Whether a line has more words and numbers than may be looked at together.
fn is_too_long(line: &str) -> bool {
    if line.len() <= LONG_BYTES {
        return false;
    }
    let (mut count, mut in_word, mut in_number) = (0, false, false);
    for c in line.chars() {
        let (word, number) = (!c.is_whitespace(), is_digit(c));
        count += usize::from(word && !in_word) + usize::from(number && !in_number);
        (in_word, in_number) = (word, number);
    }
    count > MOST_WORDS
}

fn observe_batch(
    observer: &Observer<'_>,
    cutter: &Cutter<'_>,
    lines: &[Span],
    folded: &mut [Folded],
    observed: &mut Vec<Observed>,
) -> Option<()> {
    for (line, folded) in lines.iter().zip(&mut *folded) {
        folded.refold(&observer.text[line.clone()]);
    }
    let known = || lines.iter().zip(&*folded);
    let hits: Vec<Vec<Hit>> = known()
        .map(|(line, folded)| observer.hits(line, folded))
        .collect();
    let pieces: Vec<Vec<Segment>> = known()
        .zip(&hits)
        .map(|((line, folded), hits)| cutter.pieces(line, folded, hits))
        .collect();
    let new = pieces.iter().map(|pieces| pieces.len().max(1));
    if observed.len() + new.sum::<usize>() > most_segments(observer.text.len()) {
        return None;
    }
    for ((line, folded), (hits, pieces)) in lines.iter().zip(folded).zip(hits.iter().zip(pieces)) {
        if pieces.is_empty() {
            let whole = Segment {
                span: line.clone(),
                before: Break::Line,
            };
            observed.push(observer.observe(whole, folded, hits));
        }
        for piece in pieces {
            folded.refold(&observer.text[piece.span.clone()]);
            let hits = observer.hits(&piece.span, folded);
            observed.push(observer.observe(piece, folded, &hits));
        }
        if line.len() > LONG_BYTES {
            *folded = Folded::default();
        }
    }
    Some(())
}
