//! Values one after another, in arrays or not, with or without layers around them. Arrays and layers are walked
//! through; what stands in them is handed over piece by piece, so that no array is ever held.
//!
//! A broken element is reported, and the next one is looked for behind its start. What was scanned in vain is paid from
//! an allowance that grows with the text: when it is used up, the search goes on behind the place that was wrong, so
//! that every byte is scanned a bounded number of times.

use super::layer::{self, Shape};
use super::resync::{self, Start};
use super::scan::{self, Scan, Skip};
use super::{Cut, give};
use std::ops::ControlFlow;

/// Objects at the start of a source among which a layer is looked for.
const LOOKED_AT: usize = 8;
/// Layers and the lists in them that are gone into.
const MOST_LEVELS: usize = 16;
/// Arrays around each other; what is nested deeper is a value, and no good one.
const MOST_ARRAYS: usize = 128;
/// Bytes that may be scanned in vain for each byte of text.
const VAIN_SHARE: usize = 4;
/// Bytes that may be scanned in vain at the start.
const VAIN_BYTES: usize = 16 * 1024 * 1024;
/// How often more than the allowance may be scanned in vain: a bracket that is not closed near the start of a large
/// file makes a scan go through all of it, and that is no reason to lose the file.
const VAIN_TIMES: usize = 16;

/// What the text is inside of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    /// An array of the file.
    Array,
    /// An object around records.
    Layer,
    /// An array in such an object; what its first element is says whether it holds records.
    List(Option<bool>),
}

/// Cuts the text into its values.
pub(super) fn cut(cut: &mut Cut<'_, '_, '_>) -> ControlFlow<()> {
    let mut values = Values {
        cut,
        levels: Vec::new(),
        looked_at: 0,
        keys: Vec::new(),
        allowance: VAIN_BYTES,
        times: VAIN_TIMES,
    };
    while let Some(byte) = values.peek() {
        values.step(byte)?;
    }
    if values.levels.is_empty() {
        return ControlFlow::Continue(());
    }
    values
        .cut
        .tell("ends inside an array or object; what came before was used")
}

struct Values<'c, 'a, 'r, 'e> {
    cut: &'c mut Cut<'a, 'r, 'e>,
    levels: Vec<Level>,
    /// Objects that were looked at; `LOOKED_AT` when it is known that there is no layer.
    looked_at: usize,
    /// First keys of the last good object.
    keys: Vec<String>,
    /// Bytes that may still be scanned in vain.
    allowance: usize,
    /// How often more than that.
    times: usize,
}

/// What the next value is.
enum Next {
    Whole(usize),
    /// Larger than the limit, and its end is not known yet.
    Over,
    /// None; the place that was wrong, where it was not the end.
    Broken(Option<usize>),
}

impl Values<'_, '_, '_, '_> {
    /// The next byte that is neither white space nor a comma.
    fn peek(&mut self) -> Option<u8> {
        let in_layer = self.levels.last() == Some(&Level::Layer);
        loop {
            let rest = self.cut.rest().as_bytes();
            let between = |byte: &u8| {
                matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b',') || in_layer && *byte == b':'
            };
            let at = rest.iter().position(|byte| !between(byte));
            let byte = at.and_then(|at| rest.get(at)).copied();
            self.pass(at.unwrap_or(rest.len()));
            if byte.is_some() || self.cut.ended() {
                return byte;
            }
            self.cut.fill();
        }
    }

    fn pass(&mut self, bytes: usize) {
        self.cut.advance(bytes);
        self.allowance = self
            .allowance
            .saturating_add(bytes.saturating_mul(VAIN_SHARE));
    }

    fn step(&mut self, byte: u8) -> ControlFlow<()> {
        let level = self.levels.last().copied();
        let inside = matches!(level, Some(Level::Layer | Level::List(_)));
        match byte {
            b'[' if self.levels.len() < MOST_ARRAYS => {
                self.levels.push(if inside {
                    Level::List(None)
                } else {
                    Level::Array
                });
                self.pass(1);
            }
            b']' | b'}' => {
                let closes = match level {
                    Some(Level::Layer) => byte == b'}',
                    Some(Level::Array | Level::List(_)) => byte == b']',
                    None => false,
                };
                if closes {
                    self.levels.pop();
                }
                self.pass(1);
            }
            b'{' | b'[' => return self.element(),
            // Keys and plain values of a layer.
            _ if inside => return self.pass_over(),
            _ => return self.element(),
        }
        ControlFlow::Continue(())
    }

    /// Passes over a key or a plain value.
    fn pass_over(&mut self) -> ControlFlow<()> {
        match self.scan() {
            Next::Whole(length) => self.pass(length),
            Next::Over => self.skip(),
            Next::Broken(_) => return self.broken(None),
        }
        ControlFlow::Continue(())
    }

    fn element(&mut self) -> ControlFlow<()> {
        match self.scan() {
            Next::Whole(length) if length > self.cut.limit() => {
                self.cut.too_long()?;
                self.pass(length);
            }
            Next::Whole(length) => return self.whole(length),
            Next::Over if self.opens_layer() => self.enter(),
            Next::Over => return self.over(),
            Next::Broken(_) if self.opens_layer() => self.enter(),
            Next::Broken(wrong) => return self.broken(wrong),
        }
        ControlFlow::Continue(())
    }

    fn scan(&mut self) -> Next {
        loop {
            let rest = self.cut.rest();
            let plain = !rest.starts_with(['{', '[', '"']);
            match scan::value(rest.as_bytes()) {
                Scan::Whole(length) if plain && length == rest.len() && !self.cut.ended() => {}
                Scan::Whole(length) => return Next::Whole(length),
                Scan::Wrong(at) => return Next::Broken(Some(at)),
                Scan::Cut if self.cut.ended() => return Next::Broken(None),
                Scan::Cut if rest.len() > self.cut.limit() => return Next::Over,
                Scan::Cut => {}
            }
            self.cut.fill();
        }
    }

    fn whole(&mut self, length: usize) -> ControlFlow<()> {
        let text = self.cut.rest().get(..length).unwrap_or_default().to_owned();
        if text.starts_with('{') {
            match self.shape(&text) {
                Shape::Layer if self.levels.len() < MOST_LEVELS => {
                    self.enter();
                    return ControlFlow::Continue(());
                }
                Shape::Other if self.is_beside() => {
                    self.pass(length);
                    return ControlFlow::Continue(());
                }
                _ => self.keys = resync::keys(&text),
            }
        }
        give(self.cut, text)?;
        self.pass(length);
        ControlFlow::Continue(())
    }

    /// What an object is, where it matters.
    fn shape(&mut self, text: &str) -> Shape {
        if !self.asks() {
            return Shape::Record;
        }
        let shape = layer::of(text, &self.cut.options.fields);
        self.looked_at = match shape {
            Shape::Record if !self.in_layer() => LOOKED_AT,
            Shape::Layer => 0,
            _ => self.looked_at + 1,
        };
        if let Some(Level::List(holds @ None)) = self.levels.last_mut() {
            *holds = Some(shape != Shape::Other);
        }
        shape
    }

    /// Whether layers are possible here.
    fn asks(&self) -> bool {
        self.looked_at < LOOKED_AT || self.in_layer()
    }

    fn in_layer(&self) -> bool {
        self.levels.contains(&Level::Layer)
    }

    /// Whether objects without text stand here beside the records and are none.
    fn is_beside(&self) -> bool {
        matches!(
            self.levels.last(),
            Some(Level::Layer | Level::List(Some(false)))
        )
    }

    fn opens_layer(&self) -> bool {
        let rest = self.cut.rest();
        self.asks()
            && self.levels.len() < MOST_LEVELS
            && rest.starts_with('{')
            && layer::opens(rest, &self.cut.options.fields)
    }

    fn enter(&mut self) {
        self.levels.push(Level::Layer);
        self.pass(1);
    }

    /// An element goes over the limit: one with a lost quote or bracket swallows its neighbours, and they are found
    /// in it; any other is given up.
    fn over(&mut self) -> ControlFlow<()> {
        let own_keys = resync::keys(self.cut.rest());
        let mut from = 1;
        while let Start::At(at) = resync::start(self.cut.rest(), from) {
            let found = self.cut.rest().get(at..).unwrap_or_default();
            let scanned = scan::value(found.as_bytes());
            let alike = resync::same_keys(&own_keys, &resync::keys(found));
            match scanned {
                Scan::Whole(_) if alike => {
                    self.cut.bad("is no JSON: a bracket is not closed")?;
                    self.pass(at);
                    return ControlFlow::Continue(());
                }
                Scan::Whole(length) => from = at + length,
                Scan::Wrong(wrong) => from = self.next_from(at, wrong),
                Scan::Cut => from = self.next_from(at, found.len()),
            }
        }
        self.cut.too_long()?;
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
    fn skip(&mut self) {
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
    fn broken(&mut self, wrong: Option<usize>) -> ControlFlow<()> {
        let rest = self.cut.rest();
        let sign = wrong.and_then(|at| rest.get(at..)?.chars().next());
        let what = match sign {
            Some(sign) => format!("is no JSON: unexpected {sign:?}"),
            None => String::from("is no JSON: it ends inside a value"),
        };
        let own_keys = if rest.starts_with('{') {
            resync::keys(rest)
        } else {
            Vec::new()
        };
        let scanned = wrong.unwrap_or(rest.len());
        let indentation = self.cut.indentation(0).map(str::to_owned);
        self.cut.bad(&what)?;
        let from = self.next_from(0, scanned);
        self.resync(from, &own_keys, indentation.as_deref());
        ControlFlow::Continue(())
    }

    /// Moves to the next element behind a broken one, looked for from `from` on, or to the end.
    fn resync(&mut self, mut from: usize, own_keys: &[String], indentation: Option<&str>) {
        loop {
            let at = match resync::start(self.cut.rest(), from) {
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
                    // The sign before it stays, since it tells that an element may start.
                    let kept = resync::before(self.cut.rest().as_bytes(), at);
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
        resync::same_keys(known, &resync::keys(text))
            || layer::of(text, &self.cut.options.fields) == Shape::Record
    }
}
