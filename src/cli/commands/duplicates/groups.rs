//! Which lines repeat an earlier one: their numbers, and those of the lines that they repeat.

use super::Place;
use ghirbal::corpus::{Fingerprint, Seen, Verdict};
use ghirbal::error::Error;
use ghirbal::model::Likeness;
use ghirbal::output::line::Line;
use std::collections::BTreeMap;

/// A line that repeats an earlier one.
#[derive(Clone, Copy)]
pub(super) struct Copy {
    /// The line it repeats.
    pub(super) of: u64,
    pub(super) likeness: Likeness,
    pub(super) similarity: f64,
}

/// How much was found.
#[derive(Default, serde::Serialize)]
pub(super) struct Counts {
    pub(super) records: u64,
    pub(super) groups: u64,
    pub(super) exact: u64,
    pub(super) near: u64,
    pub(super) unremembered: u64,
}

/// What was met.
pub(super) struct Groups {
    seen: Seen,
    /// The line of each record that is remembered.
    lines: Vec<u64>,
    copies: BTreeMap<u64, Copy>,
    /// Lines that others repeat.
    firsts: std::collections::BTreeSet<u64>,
    records: u64,
}

impl Groups {
    pub(super) fn new(near: bool) -> Self {
        Self {
            seen: Seen::new(near),
            lines: Vec::new(),
            copies: BTreeMap::new(),
            firsts: std::collections::BTreeSet::new(),
            records: 0,
        }
    }

    /// Meets a line; an answer in the place of a record is none.
    pub(super) fn meet(&mut self, place: &Place<'_>, line: &Line<'_>) -> Result<(), Error> {
        if line.is_answer() {
            return Ok(());
        }
        self.records += 1;
        let fingerprint = self.fingerprint(line).ok_or_else(|| {
            let what = "has neither a fingerprint of this version nor a body";
            place.error(what, "write it with ghirbal clean --fingerprint")
        })?;
        let (verdict, is_remembered) = self.seen.meet(&fingerprint);
        if is_remembered {
            self.lines.push(place.line);
        }
        let (number, likeness, similarity) = match verdict {
            Verdict::New => return Ok(()),
            Verdict::Same(number) => (number, Likeness::Exact, 1.0),
            Verdict::Near(number, share) => (number, Likeness::Near, share),
        };
        let of = self.lines[number as usize];
        self.firsts.insert(of);
        let copy = Copy {
            of,
            likeness,
            similarity,
        };
        self.copies.insert(place.line, copy);
        Ok(())
    }

    fn fingerprint(&self, line: &Line<'_>) -> Option<Fingerprint> {
        let written = line.text("fingerprint");
        let written = written.and_then(|text| Fingerprint::decode(&text));
        written.or_else(|| {
            let body = line.text("body")?;
            Some(match self.seen.is_near() {
                true => Fingerprint::of(&body),
                false => Fingerprint::exact(&body),
            })
        })
    }

    /// Whether other lines repeat this one.
    pub(super) fn is_first(&self, line: u64) -> bool {
        self.firsts.contains(&line)
    }

    /// What a line repeats.
    pub(super) fn copy(&self, line: u64) -> Option<Copy> {
        self.copies.get(&line).copied()
    }

    pub(super) fn counts(&self) -> Counts {
        let of = |likeness| {
            let copies = self.copies.values();
            copies.filter(|copy| copy.likeness == likeness).count() as u64
        };
        Counts {
            records: self.records,
            groups: self.firsts.len() as u64,
            exact: of(Likeness::Exact),
            near: of(Likeness::Near),
            unremembered: self.seen.unremembered(),
        }
    }
}
