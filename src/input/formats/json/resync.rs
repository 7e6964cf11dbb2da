//! After a broken element: it is reported, and the next one is looked for behind its start.
//!
//! Scans in vain use up an allowance that grows with the text. When it is used up, the search goes on behind the byte
//! that fits no value, so that every byte is scanned a bounded number of times.

use super::element_start::{self, Start};
use super::envelope::{self, ObjectKind};
use super::scan::{self, Scan, Skip};
use super::values::Values;
use std::ops::ControlFlow;

impl Values<'_, '_, '_, '_> {
    /// An element goes over the limit: one with a lost quote or bracket swallows its neighbours, and they are found
    /// in it; any other is given up.
    pub(super) fn over(&mut self) -> ControlFlow<()> {
        let own_keys = element_start::keys(self.cut.rest());
        let mut from = 1;
        let glued = self.levels.is_empty();
        while let Start::At(at) = element_start::start(self.cut.rest(), from, glued) {
            let found = self.cut.rest().get(at..).unwrap_or_default();
            let scanned = scan::value(found.as_bytes());
            let alike = element_start::same_keys(&own_keys, &element_start::keys(found));
            match scanned {
                Scan::Whole(_) if alike => {
                    let raw = self.cut.rest().get(..at).map(str::to_owned);
                    let line = self.cut.line();
                    self.pass(at);
                    let what = "is no JSON: a bracket is not closed";
                    return self.cut.bad_at(line, what, raw);
                }
                Scan::Whole(length) => from = at + length,
                Scan::Wrong(wrong) => from = self.next_from(at, wrong),
                Scan::Cut => from = self.next_from(at, found.len()),
            }
        }
        self.cut.too_long(None)?;
        self.skip();
        ControlFlow::Continue(())
    }

    /// Where the search goes on after the text from `at` on was scanned in vain for `scanned` bytes.
    fn next_from(&mut self, at: usize, scanned: usize) -> usize {
        if scanned <= self.allowance {
            self.allowance -= scanned;
            at + 1
        } else if self.times > 0 {
            self.times -= 1;
            at + 1
        } else {
            at + scanned.max(1)
        }
    }

    /// Passes over a value that is not held.
    pub(super) fn skip(&mut self) {
        let mut skip = Skip::default();
        loop {
            let rest = self.cut.rest();
            match skip.end(rest.as_bytes()) {
                Some(end) => return self.pass(end),
                None => self.pass(rest.len()),
            }
            if self.cut.ended() {
                return;
            }
            self.cut.fill();
        }
    }

    /// Reports a broken element and goes to the next.
    pub(super) fn broken(&mut self, wrong: Option<usize>) -> ControlFlow<()> {
        let rest = self.cut.rest();
        let sign = wrong.and_then(|at| rest.get(at..)?.chars().next());
        let what = match sign {
            Some(sign) => format!("is no JSON: unexpected {sign:?}"),
            None => String::from("is no JSON: it ends inside a value"),
        };
        let own_keys = if rest.starts_with('{') {
            element_start::keys(rest)
        } else {
            Vec::new()
        };
        let scanned = wrong.unwrap_or(rest.len());
        let indentation = self.cut.indentation(0).map(str::to_owned);
        let line = self.cut.line();
        self.cut.start_passage();
        let from = self.next_from(0, scanned);
        self.resync(from, &own_keys, indentation.as_deref());
        let raw = self.cut.take_passage();
        self.cut.bad_at(line, &what, raw)
    }

    /// Moves to the next element behind a broken one, looked for from `from` on, or to the end.
    fn resync(&mut self, mut from: usize, own_keys: &[String], indentation: Option<&str>) {
        let glued = self.levels.is_empty();
        loop {
            let at = match element_start::start(self.cut.rest(), from, glued) {
                Start::At(at) => at,
                Start::NotBefore(_) if self.cut.ended() => return self.pass(self.cut.rest().len()),
                Start::NotBefore(at) => {
                    self.pass(at);
                    self.cut.fill();
                    from = from.saturating_sub(at);
                    continue;
                }
            };
            let found = self.cut.rest().get(at..).unwrap_or_default();
            let same_line = indentation.is_some() && self.cut.indentation(at) == indentation;
            from = match scan::value(found.as_bytes()) {
                Scan::Whole(length) => {
                    let text = found.get(..length).unwrap_or_default();
                    if same_line || self.is_alike(text, own_keys) {
                        return self.pass(at);
                    }
                    at + length
                }
                // The next element is broken too; it is scanned again to be reported.
                Scan::Wrong(wrong) if same_line && wrong * 2 < self.allowance => {
                    self.allowance -= wrong * 2;
                    return self.pass(at);
                }
                Scan::Wrong(wrong) => self.next_from(at, wrong),
                Scan::Cut if self.cut.ended() || found.len() > self.cut.limit() => {
                    self.next_from(at, found.len())
                }
                Scan::Cut => {
                    // The character before it is kept, since it tells that an element may start.
                    let kept = element_start::before(self.cut.rest().as_bytes(), at);
                    self.pass(kept);
                    self.cut.fill();
                    at - kept
                }
            };
        }
    }

    /// Whether an object looks like an element of this file: it begins with the keys of the others, or is a record.
    fn is_alike(&self, text: &str, own_keys: &[String]) -> bool {
        let known = if self.keys.is_empty() {
            own_keys
        } else {
            &self.keys
        };
        element_start::same_keys(known, &element_start::keys(text))
            || envelope::classify(text, &self.cut.options.fields) == ObjectKind::Record
    }
}
