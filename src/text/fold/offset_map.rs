//! The way back from a folded text to its source. Most characters fold to one of the same width, so that only the
//! places where the distance between the two changes are kept.

use crate::model::Span;
use std::ops::Range;

/// Where and how far a folded text is shifted against its source.
#[derive(Debug, Default, Clone)]
pub(super) struct OffsetMap(Vec<Shift>);

/// A folded character of another width than its source, or, where the folded span is empty, a place from which on
/// the distance is another one. A text of vowelled words has one for each letter: places take four bytes.
#[derive(Debug, Clone)]
struct Shift {
    folded: Range<u32>,
    source: Range<u32>,
}

impl Shift {
    fn new(folded: &Span, source: &Span) -> Self {
        Self {
            folded: narrow(folded.start)..narrow(folded.end),
            source: narrow(source.start)..narrow(source.end),
        }
    }
}

/// A place in a line. Longer lines than have such places are not folded (`segment/features/batch.rs`).
fn narrow(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

impl OffsetMap {
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// A character was appended.
    pub(super) fn push(&mut self, folded: Span, source: Span) {
        if folded.len() != source.len() || self.behind(folded.start) != source.start {
            self.0.push(Shift::new(&folded, &source));
        }
    }

    /// Characters of the same width begin at a place.
    pub(super) fn run(&mut self, folded: usize, source: usize) {
        self.push(folded..folded, source..source);
    }

    /// The last character, which is one byte and ends at `end`, now comes from the source up to `source`.
    pub(super) fn prolong(&mut self, end: usize, source: usize) {
        match self.0.last_mut() {
            Some(last) if last.folded == (narrow(end - 1)..narrow(end)) => {
                last.source.end = narrow(source);
            }
            _ => {
                let start = self.behind(end - 1);
                self.0.push(Shift::new(&(end - 1..end), &(start..source)));
            }
        }
    }

    /// The folded text was cut off at a place.
    pub(super) fn truncate(&mut self, end: usize) {
        let end = narrow(end);
        while self.0.last().is_some_and(|last| last.folded.start >= end) {
            self.0.pop();
        }
    }

    /// The source span of a span of the folded text that is not empty.
    #[inline]
    pub(super) fn source_span(&self, folded: &Span) -> Span {
        let last = folded.end - 1;
        let end = match self.at(last) {
            Some(shift) if last < shift.folded.end as usize => shift.source.end as usize,
            shift => behind(shift, last) + 1,
        };
        let start = match self.at(folded.start) {
            Some(shift) if folded.start < shift.folded.end as usize => shift.source.start as usize,
            shift => behind(shift, folded.start),
        };
        start..end
    }

    /// The last shift that begins at or before a place.
    fn at(&self, folded: usize) -> Option<&Shift> {
        let folded = narrow(folded);
        let behind = self.0.partition_point(|shift| shift.folded.start <= folded);
        self.0[..behind].last()
    }

    /// The source of a place behind all offsets.
    fn behind(&self, folded: usize) -> usize {
        behind(self.0.last(), folded)
    }
}

/// The source of a place behind a shift and before the next.
fn behind(shift: Option<&Shift>, folded: usize) -> usize {
    shift.map_or(folded, |shift| {
        folded - shift.folded.end as usize + shift.source.end as usize
    })
}
