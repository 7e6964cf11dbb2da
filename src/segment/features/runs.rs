//! Runs of lines of one shape above the text: tickers.

use super::feature::Feature;
use super::observed::Observed;

/// Lines above the first paragraph that all end like headlines: a ticker, one headline a line.
pub(super) fn headline_runs(segments: &mut [Observed]) {
    const MIN_RUN: usize = 4;
    let alike = |segment: &Observed| {
        segment.has(Feature::BeforeProse)
            && segment.words >= 5
            && segment.marker.is_none()
            && !segment.has(Feature::Ends)
            && !segment.has(Feature::GoesOn)
    };
    let mut at = 0;
    while at < segments.len() {
        let length = segments[at..]
            .iter()
            .take_while(|segment| alike(segment))
            .count();
        if length >= MIN_RUN {
            segments[at..at + length]
                .iter_mut()
                .for_each(|segment| segment.add(Feature::HeadlineRun));
        }
        at += length.max(1);
    }
}

/// Statements at the head of a page, each `SPEAKER: STATEMENT` without a full stop, above text that has full stops:
/// a ticker, however long its headlines are.
pub(super) fn statement_runs(segments: &mut [Observed]) {
    const MIN_RUN: usize = 4;
    const TEXT_BELOW: usize = 2;
    let statement = |segment: &Observed| {
        segment.has(Feature::Speaks) && !segment.has(Feature::Ends) && segment.marker.is_none()
    };
    let length = segments
        .iter()
        .take_while(|segment| statement(segment))
        .count();
    let below = segments[length..].iter().take(2 * TEXT_BELOW);
    let text = below
        .filter(|segment| segment.prose && segment.has(Feature::Ends))
        .count();
    if length >= MIN_RUN && text >= TEXT_BELOW {
        for segment in &mut segments[..length] {
            segment.prose = false;
            segment.add(Feature::StatementRun);
        }
    }
}
