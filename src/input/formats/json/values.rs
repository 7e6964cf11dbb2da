//! Values one after another, in arrays or not, with or without envelopes around them. Arrays and envelopes
//! are walked through and their elements handed over one by one, so that no array is ever held as a whole.
//! What happens after a broken element is in `resync.rs`.

use super::columns;
use super::element_start;
use super::envelope::{self, ObjectKind};
use super::list_record;
use super::scan::{self, Scan};
use super::{RecordReader, give};
use std::ops::ControlFlow;

/// Objects at the start of a source among which an envelope is looked for.
const LOOKED_AT: usize = 8;
/// Envelopes and the lists in them that are gone into.
const MOST_LEVELS: usize = 16;
/// Arrays inside each other that are walked through; a deeper one is taken as a value, and reported as nested too deep.
const MOST_ARRAYS: usize = 128;
/// Bytes that may be scanned in vain for each byte of text.
const VAIN_SHARE: usize = 4;
/// Bytes that may be scanned in vain at the start.
const VAIN_BYTES: usize = 16 * 1024 * 1024;
/// Scans that may go on in vain although the allowance is used up: a bracket that is not closed near the start of a
/// large file makes a scan go through all of it, and that is no reason to lose the file.
const VAIN_TIMES: usize = 16;

/// What the text is inside of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// An array of the file.
    Array,
    /// An object around records.
    Envelope,
    /// An array in such an object; what its first element is says whether it holds records.
    List(Option<bool>),
}

/// Cuts the text into its values.
pub(super) fn cut(cut: &mut RecordReader<'_, '_, '_>) -> ControlFlow<()> {
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
        .ends_early("ends inside an array or object; what came before was used")
}

pub(super) struct Values<'c, 'a, 'r, 'e> {
    pub(super) cut: &'c mut RecordReader<'a, 'r, 'e>,
    pub(super) levels: Vec<Level>,
    /// Objects that were looked at; `LOOKED_AT` when it is known that there is no envelope.
    pub(super) looked_at: usize,
    /// First keys of the last good object.
    pub(super) keys: Vec<String>,
    /// Bytes that may still be scanned in vain.
    pub(super) allowance: usize,
    /// Scans in vain that are still granted when the allowance is used up.
    pub(super) times: usize,
}

/// What the next value is.
enum Next {
    Whole(usize),
    /// Larger than the limit, and its end is not known yet.
    Over,
    /// No value: the offset of the byte that fits no value, or none where the text ends inside of one.
    Broken(Option<usize>),
}

impl Values<'_, '_, '_, '_> {
    /// The next byte that is neither white space nor a comma.
    fn peek(&mut self) -> Option<u8> {
        let in_envelope = self.levels.last() == Some(&Level::Envelope);
        loop {
            let rest = self.cut.rest();
            // A byte order mark stands where files were put behind each other.
            let between = |ch: char| {
                matches!(ch, ' ' | '\t' | '\n' | '\r' | ',' | '\u{feff}')
                    || in_envelope && ch == ':'
            };
            let at = rest.find(|ch| !between(ch));
            let byte = at.and_then(|at| rest.as_bytes().get(at)).copied();
            self.pass(at.unwrap_or(rest.len()));
            if byte.is_some() || self.cut.ended() {
                return byte;
            }
            self.cut.fill();
        }
    }

    pub(super) fn pass(&mut self, bytes: usize) {
        self.cut.advance(bytes);
        self.allowance = self
            .allowance
            .saturating_add(bytes.saturating_mul(VAIN_SHARE));
    }

    fn step(&mut self, byte: u8) -> ControlFlow<()> {
        let level = self.levels.last().copied();
        let inside = matches!(level, Some(Level::Envelope | Level::List(_)));
        match byte {
            b'[' if !inside && self.list_is_text(level) => return self.element(),
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
                    Some(Level::Envelope) => byte == b'}',
                    Some(Level::Array | Level::List(_)) => byte == b']',
                    None => false,
                };
                if closes {
                    self.levels.pop();
                }
                self.pass(1);
            }
            b'{' | b'[' => return self.element(),
            // Keys and plain values of an envelope.
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
                self.cut.too_long(None)?;
                self.pass(length);
            }
            Next::Whole(length) => return self.whole(length),
            Next::Over if self.opens_envelope() => self.enter(),
            Next::Over => return self.over(),
            Next::Broken(_) if self.opens_envelope() => self.enter(),
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
        if text.starts_with('[')
            && let Some(record) = list_record::of(&text)
        {
            give(self.cut, record)?;
            self.pass(length);
            return ControlFlow::Continue(());
        }
        if text.starts_with('{')
            && self.asks()
            && let Some(rows) = columns::rows(&text)
        {
            for row in rows {
                give(self.cut, row)?;
            }
            self.pass(length);
            return ControlFlow::Continue(());
        }
        if text.starts_with('{') {
            match self.kind(&text) {
                ObjectKind::Envelope if self.levels.len() < MOST_LEVELS => {
                    self.enter();
                    return ControlFlow::Continue(());
                }
                ObjectKind::Other if self.is_beside() => {
                    self.pass(length);
                    return ControlFlow::Continue(());
                }
                _ => self.keys = element_start::keys(&text),
            }
        }
        give(self.cut, text)?;
        self.pass(length);
        ControlFlow::Continue(())
    }

    /// What an object is; a record without a look where envelopes are not possible.
    fn kind(&mut self, text: &str) -> ObjectKind {
        if !self.asks() {
            return ObjectKind::Record;
        }
        let kind = envelope::classify(text, &self.cut.options.fields);
        self.looked_at = match kind {
            ObjectKind::Record if !self.in_envelope() => LOOKED_AT,
            ObjectKind::Envelope => 0,
            _ => self.looked_at + 1,
        };
        if let Some(Level::List(holds @ None)) = self.levels.last_mut() {
            *holds = Some(kind != ObjectKind::Other);
        }
        kind
    }

    /// Whether envelopes are possible here.
    fn asks(&self) -> bool {
        self.looked_at < LOOKED_AT || self.in_envelope()
    }

    fn in_envelope(&self) -> bool {
        self.levels.contains(&Level::Envelope)
    }

    /// Whether an object without text is passed over here: envelopes hold other objects beside the records.
    fn is_beside(&self) -> bool {
        matches!(
            self.levels.last(),
            Some(Level::Envelope | Level::List(Some(false)))
        )
    }

    /// Whether the array at the start of the rest is one text: paragraphs in an array of such arrays, or blocks of an
    /// editor. Its first element tells whether it is worth a look at the whole.
    fn list_is_text(&mut self, level: Option<Level>) -> bool {
        let in_array = level == Some(Level::Array);
        let rest = self.cut.rest();
        let inside = rest.get(1..).unwrap_or_default().trim_start();
        let first = match inside.as_bytes().first() {
            Some(b'"') => in_array,
            Some(b'{') => match scan::value(inside.as_bytes()) {
                Scan::Whole(length) => {
                    list_record::is_block(inside.get(..length).unwrap_or_default())
                }
                _ => false,
            },
            _ => false,
        };
        if !first {
            return false;
        }
        match self.scan() {
            Next::Whole(length) => {
                let list = self.cut.rest().get(..length).unwrap_or_default();
                list_record::of(list).is_some()
            }
            _ => false,
        }
    }

    fn opens_envelope(&self) -> bool {
        let rest = self.cut.rest();
        self.asks()
            && self.levels.len() < MOST_LEVELS
            && rest.starts_with('{')
            && envelope::opens(rest, &self.cut.options.fields)
    }

    fn enter(&mut self) {
        self.levels.push(Level::Envelope);
        self.pass(1);
    }
}
