//! Lines are folded, matched, cut and observed a few at a time: each step takes all of them before the next begins, so
//! that its instructions stay at hand. What is done to a line does not depend on the others.

use std::cell::RefCell;

use super::observed::Observed;
use super::observer::Observer;
use crate::lexicon::Hit;
use crate::model::{Break, Segment, Span};
use crate::segment::split::Cutter;
use crate::text::fold::Folded;
use crate::text::lines::visible_lines;

/// Lines that take each step together: few enough that what is known of them stays at hand, too.
const TOGETHER: usize = 64;

/// What a longer line was folded into is given back: such lines are rare.
const LONG_BYTES: usize = 64 * 1024;

/// Few pages have shorter lines in the mean.
const LINE_BYTES: usize = 64;

/// Segments that room is made for at once; a text of more is a book, and its lines are longer.
const USUAL_SEGMENTS: usize = 1024;

thread_local! {
    /// What the lines of the last text were folded into, for those of the next.
    static FOLDED: RefCell<Vec<Folded>> = const { RefCell::new(Vec::new()) };
}

/// Cuts a text into segments and observes each on its own.
pub(in crate::segment) fn observe(observer: &Observer<'_>) -> Vec<Observed> {
    let text = observer.text;
    let cutter = Cutter::new(text, observer.lexicon, observer.openers);
    let mut observed = Vec::with_capacity((text.len() / LINE_BYTES + 1).min(USUAL_SEGMENTS));
    let mut folded = FOLDED.take();
    folded.resize_with(TOGETHER, Folded::default);
    let mut all = visible_lines(text);
    loop {
        let lines: Vec<Span> = all.by_ref().take(TOGETHER).collect();
        if lines.is_empty() {
            break;
        }
        some(observer, &cutter, &lines, &mut folded, &mut observed);
    }
    FOLDED.set(folded);
    observed
}

fn some(
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
