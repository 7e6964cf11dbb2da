//! A folded text while it is written: what a character does to those before it, where words begin, what the source
//! is made of. What a character folds to is the table's business.

use super::shifts::Shifts;
use super::table::{
    BEGINS, CLASH, CLASS, CLASS_BITS, COUNT_BITS, COUNTS, IN_WORD, IS_TOKEN, LAST, NOT_PLAIN,
    PLACES, Step, TABLE, TOKENS, fold_char,
};
use crate::model::{Counts, Span};
use crate::text::chars::{is_arabic_letter, is_letter, is_visible, is_word};

/// Bytes of a run, after which its counts are added up: their fields hold no more.
const RUN_BYTES: usize = (1 << COUNT_BITS) - 1;

#[derive(Debug, Default, Clone)]
pub(super) struct Draft {
    bytes: Vec<u8>,
    /// Where words of the folded text begin.
    starts: Vec<usize>,
    /// The last character of the folded text belongs to a word.
    in_word: bool,
    /// What stands behind the last white space of the source holds a letter or a digit.
    is_token: bool,
    pub(super) counts: Counts,
    pub(super) shifts: Shifts,
    space: Box<Space>,
}

impl Draft {
    pub(super) fn begin(&mut self) {
        self.bytes.clear();
        self.starts.clear();
        (self.in_word, self.is_token) = (false, false);
        self.counts = Counts::default();
        self.shifts.clear();
    }

    /// The folded text, finished.
    pub(super) fn finish(&mut self) -> &[u8] {
        self.trim_end();
        self.counts.words += usize::from(std::mem::take(&mut self.is_token));
        &self.bytes
    }

    pub(super) fn starts(&self) -> &[usize] {
        &self.starts
    }

    /// Folds characters of the source from a place on as long as each folds to one of the same width, and gives the
    /// place of the first that does not.
    pub(super) fn run(&mut self, source: &[u8], from: usize) -> usize {
        let (end, last) = (self.bytes.len(), self.bytes.last().copied());
        let state = |holds: bool, bit: Step| if holds { bit } else { 0 };
        let mut run = Run {
            last: u64::from(last.unwrap_or(b' ')),
            step: state(self.in_word, IN_WORD) | state(self.is_token, IS_TOKEN),
            ..Run::default()
        };
        let most = (source.len() - from).min(RUN_BYTES);
        let length = run.fold(&source[from..from + most], &mut self.space);
        if length > 0 {
            self.shifts.run(end, from);
        }
        self.bytes.extend_from_slice(&self.space.bytes[..length]);
        let starts = self.space.starts[..run.words].iter();
        self.starts
            .extend(starts.map(|&start| end + usize::from(start)));
        self.in_word = run.step & IN_WORD != 0;
        self.is_token = run.step & IS_TOKEN != 0;
        let mask = (1 << COUNT_BITS) - 1;
        let field = |field: u32| number(run.counts >> (field * COUNT_BITS) & mask);
        self.counts.visible += field(0);
        self.counts.letters += field(1);
        self.counts.arabic += field(2);
        self.counts.words += field(3);
        from + length
    }

    /// Folds any character.
    pub(super) fn character(&mut self, c: char, at: usize) {
        if c.is_whitespace() {
            self.counts.words += usize::from(std::mem::take(&mut self.is_token));
        } else {
            self.is_token |= is_word(c);
        }
        self.counts.visible += usize::from(is_visible(c));
        self.counts.letters += usize::from(is_letter(c));
        self.counts.arabic += usize::from(is_arabic_letter(c));
        let source = at..at + c.len_utf8();
        fold_char(c, &mut |folded| self.push(folded, &source));
    }

    fn push(&mut self, c: char, source: &Span) {
        let last = self.bytes.last().copied();
        match c {
            ' ' if last.is_none_or(|last| last == b' ') => return,
            '0' if last == Some(b'0') => {
                self.shifts.prolong(self.bytes.len(), source.end);
                return;
            }
            ':' | '،' | '.' | '؛' | ',' => self.trim_end(),
            _ => {}
        }
        let start = self.bytes.len();
        let mut bytes = [0; 4];
        self.bytes
            .extend_from_slice(c.encode_utf8(&mut bytes).as_bytes());
        self.shifts.push(start..self.bytes.len(), source.clone());
        let word = is_word(c);
        if word && !self.in_word {
            self.starts.push(start);
        }
        self.in_word = word;
    }

    fn trim_end(&mut self) {
        if self.bytes.last() == Some(&b' ') {
            self.bytes.pop();
            self.shifts.truncate(self.bytes.len());
        }
    }
}

/// What is known of a run of plain characters: numbers, all of it, since nothing in its loop must hang on which
/// character it is. The processor would guess wrong at the end of nearly every word.
#[derive(Debug, Default, Clone, Copy)]
struct Run {
    words: usize,
    /// The last byte.
    last: u64,
    step: Step,
    counts: u64,
}

/// Where a run is folded to: so large that no place that a byte can name lies outside.
#[derive(Debug, Clone)]
struct Space {
    bytes: [u8; RUN_BYTES + 2],
    starts: [u8; RUN_BYTES + 1],
}

impl Default for Space {
    fn default() -> Self {
        Self {
            bytes: [0; RUN_BYTES + 2],
            starts: [0; RUN_BYTES + 1],
        }
    }
}

impl Run {
    /// Folds at most [`RUN_BYTES`]. Gives the number of bytes that were folded, which is that of the source, too.
    fn fold(&mut self, source: &[u8], space: &mut Space) -> usize {
        let table = &*TABLE;
        // A copy that nothing else can point to stays in registers.
        let mut run = *self;
        let mut at = 0;
        while at < source.len() {
            let lead = table.leads[usize::from(source[at])];
            let width = usize::from(lead.width);
            let Some(&second) = source.get(at + width - 1) else {
                break;
            };
            let place = usize::from(lead.place) + usize::from(second & lead.mask);
            let plain = table.plain[place & (PLACES - 1)];
            if plain == NOT_PLAIN || plain >> CLASH & 0xFF == run.last {
                break;
            }
            let [byte, next, ..] = plain.to_le_bytes();
            let to = at & RUN_BYTES;
            space.bytes[to] = byte;
            space.bytes[to + 1] = next;
            run.last = plain >> LAST & 0xFF;
            space.starts[run.words & RUN_BYTES] = plain_byte(to);
            let class = plain >> CLASS & CLASS_BITS;
            run.step = table.steps[number(run.step & (IN_WORD | IS_TOKEN) | class)];
            run.words += number(run.step >> BEGINS & 1);
            run.counts += (plain >> COUNTS) + (run.step >> TOKENS);
            at += width;
        }
        *self = run;
        at
    }
}

/// A number below 256.
fn plain_byte(number: usize) -> u8 {
    number.to_le_bytes()[0]
}

fn number(count: u64) -> usize {
    usize::try_from(count).unwrap_or_default()
}
