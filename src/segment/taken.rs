//! Lines that are taken out of a page before it is decoded: their verdicts are known, and all others are judged as if
//! they were not there. Which lines those are is decided elsewhere.

use super::decode::Decision;
use super::features::Observed;
use crate::model::{Labelled, Part, RuleId, Shown, Span, Verdict};

/// A line that goes, and why.
pub(super) struct Taken {
    pub(super) line: Observed,
    pub(super) rule: RuleId,
    pub(super) marker: Option<Span>,
    /// What stands in the place of the decoder's state.
    pub(super) state: &'static str,
}

/// The lines that were taken out, with their verdicts.
pub(super) fn labelled(
    taken: Vec<Taken>,
    kept: &[Observed],
    decisions: &[Decision],
) -> impl Iterator<Item = Labelled> {
    taken.into_iter().map(|taken| {
        let segment = taken.line.segment;
        let below = kept.partition_point(|other| other.segment.span.start < segment.span.start);
        let above = below.checked_sub(1);
        let part = match above.map(|above| decisions[above].state.part()) {
            None => Part::Head,
            // Data between paragraphs are the article's, as those behind its text are.
            Some(Part::Text) => Part::Close,
            Some(part) => part,
        };
        Labelled {
            segment,
            counts: taken.line.counts,
            shown: Shown::default(),
            verdict: Verdict {
                rule: Some(taken.rule),
                marker: taken.marker,
                part,
                state: taken.state,
                evidence: Vec::new(),
                margin: f32::MAX,
                runner_up: None,
            },
        }
    })
}
