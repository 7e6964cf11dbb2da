//! Lines are folded, matched, cut and observed in batches: each step takes all lines of a batch before the next begins, so
//! that the step's instructions stay in the processor's cache. What is done to a line does not depend on the others.

use super::observed::Observed;
use super::observer::Observer;
use crate::lexicon::Hit;
use crate::model::{Break, Segment, Span};
use crate::segment::split::Cutter;
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

/// Cuts a text into segments and observes each on its own.
pub(in crate::segment) fn observe_each(
    observer: &Observer<'_>,
    folded: &mut Vec<Folded>,
) -> Vec<Observed> {
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
        observe_batch(observer, &cutter, &lines, folded, &mut observed);
    }
    observed
}

fn observe_batch(
    observer: &Observer<'_>,
    cutter: &Cutter<'_>,
    lines: &[Span],
    folded: &mut [Folded],
    observed: &mut Vec<Observed>,
) {
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
}
