//! A folded text while it is written: what a character does to those before it, where words begin, what the source
//! is made of. What a character folds to is the table's business.

use super::shifts::Shifts;
use super::table::{
    CLASH, COUNT_BITS, COUNTS, LAST, NOT_PLAIN, ONE_BYTE, PLAIN, SPACE, WORD, fold_char,
};
use crate::model::{Counts, Span};
use crate::text::chars::{is_arabic_letter, is_letter, is_visible, is_word};

/// Bytes of a run, after which its counts are added up: their fields hold no more.
const RUN_BYTES: usize = (1 << COUNT_BITS) - 1;

/// Bytes that one character may take.
const CHAR_BYTES: usize = 4;

#[derive(Debug, Default, Clone)]
pub(super) struct Draft {
    /// The folded text up to `end`; behind it whatever was there before.
    bytes: Vec<u8>,
    end: usize,
    /// Where words of the folded text begin, up to `words`.
    starts: Vec<usize>,
    words: usize,
    /// The last character of the folded text belongs to a word.
    in_word: bool,
    /// What stands behind the last white space of the source holds a letter or a digit.
    is_token: bool,
    pub(super) counts: Counts,
    pub(super) shifts: Shifts,
}

impl Draft {
    pub(super) fn begin(&mut self) {
        (self.end, self.words) = (0, 0);
        (self.in_word, self.is_token) = (false, false);
        self.counts = Counts::default();
        self.shifts.clear();
    }

    /// The folded text, finished.
    pub(super) fn finish(&mut self) -> &[u8] {
        self.trim_end();
        self.counts.words += usize::from(std::mem::take(&mut self.is_token));
        &self.bytes[..self.end]
    }

    pub(super) fn starts(&self) -> &[usize] {
        &self.starts[..self.words]
    }

    /// Folds characters of the source from a place on as long as each folds to one of the same width, and gives the
    /// place of the first that does not.
    pub(super) fn run(&mut self, source: &[u8], from: usize) -> usize {
        let most = (source.len() - from).min(RUN_BYTES);
        let room = self.end + most + CHAR_BYTES;
        self.bytes.resize(self.bytes.len().max(room), 0);
        let starts = self.words + most + 1;
        self.starts.resize(self.starts.len().max(starts), 0);
        let last = match self.end {
            0 => b' ',
            end => self.bytes[end - 1],
        };
        let mut run = Run {
            last: u64::from(last),
            in_word: u64::from(self.in_word),
            is_token: u64::from(self.is_token),
            ..Run::default()
        };
        let length = run.copy(
            &source[from..from + most],
            &mut self.bytes[self.end..room],
            (&mut self.starts[self.words..starts], self.end),
        );
        let (end, words) = (run.end, run.words);
        (self.in_word, self.is_token) = (run.in_word == 1, run.is_token == 1);
        self.counts.words += number(run.tokens);
        let field =
            |field: u32| number(run.counts >> (field * COUNT_BITS) & ((1 << COUNT_BITS) - 1));
        self.counts.visible += field(0);
        self.counts.letters += field(1);
        self.counts.arabic += field(2);
        if end > 0 {
            self.shifts.run(self.end, from);
        }
        self.end += end;
        self.words += words;
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
        let last = self.end.checked_sub(1).map(|last| self.bytes[last]);
        match c {
            ' ' if last.is_none_or(|last| last == b' ') => return,
            '0' if last == Some(b'0') => {
                self.shifts.prolong(self.end, source.end);
                return;
            }
            ':' | '،' | '.' | '؛' | ',' => self.trim_end(),
            _ => {}
        }
        let start = self.end;
        self.bytes
            .resize(self.bytes.len().max(start + CHAR_BYTES), 0);
        self.end += c
            .encode_utf8(&mut self.bytes[start..start + CHAR_BYTES])
            .len();
        self.shifts.push(start..self.end, source.clone());
        let word = is_word(c);
        if word && !self.in_word {
            self.starts.truncate(self.words);
            self.starts.push(start);
            self.words += 1;
        }
        self.in_word = word;
    }

    fn trim_end(&mut self) {
        if self.end > 0 && self.bytes[self.end - 1] == b' ' {
            self.end -= 1;
            self.shifts.truncate(self.end);
        }
    }
}

/// What is known of a run of plain characters: numbers, all of it, since nothing in its loop must hang on which
/// character it is. The processor would guess wrong at the end of nearly every word.
#[derive(Debug, Default, Clone, Copy)]
struct Run {
    end: usize,
    words: usize,
    /// The last byte, and whether the last character belongs to a word and what stands behind the last white space
    /// holds one.
    last: u64,
    in_word: u64,
    is_token: u64,
    tokens: u64,
    counts: u64,
}

impl Run {
    /// Folds into `bytes`, with the places where words begin, counted from a first one. Gives the number of source
    /// bytes that were folded.
    fn copy(
        &mut self,
        source: &[u8],
        bytes: &mut [u8],
        (starts, start): (&mut [usize], usize),
    ) -> usize {
        let table = &*PLAIN;
        // A copy that nothing else can point to stays in registers.
        let mut run = *self;
        let mut at = 0;
        while at < source.len() {
            let first = usize::from(source[at]);
            let second = source.get(at + 1).copied();
            let wide = first >> 7;
            let rest = usize::from(second.unwrap_or_default() & 0x3F);
            let block = ONE_BYTE + ((first & 3) << 6 | rest);
            let plain = table[if wide == 0 { first } else { block }];
            let clash = plain >> CLASH & 0xFF;
            let known = wide == 0 || first & 0xFC == 0xD8 && second.is_some();
            if !known || clash == run.last || clash == u64::from(NOT_PLAIN) {
                break;
            }
            let folded = plain.to_le_bytes();
            let Some(place) = bytes.get_mut(run.end..run.end + 2) else {
                break;
            };
            place.copy_from_slice(&folded[..2]);
            run.last = plain >> LAST & 0xFF;
            let (word, space) = (plain >> WORD & 1, plain >> SPACE & 1);
            starts[run.words] = start + run.end;
            run.words += number(word & !run.in_word);
            run.in_word = word;
            run.tokens += run.is_token & space;
            run.is_token = (run.is_token | word) & !space;
            run.counts += plain >> COUNTS;
            at += 1 + wide;
            run.end += 1 + wide;
        }
        *self = run;
        at
    }
}

fn number(count: u64) -> usize {
    usize::try_from(count).unwrap_or_default()
}
