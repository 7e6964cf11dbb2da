//! A folded text while it is written: what a character does to those before it, where words begin, what the source
//! is made of. What a character folds to is the table's business.

use super::shifts::Shifts;
use super::table::{COUNT_BITS, NOT_PLAIN, ONE_BYTE, PLAIN, fold_char};
use crate::model::{Counts, Span};
use crate::text::chars::{is_arabic_letter, is_letter, is_visible, is_word};

/// Bytes of a run after which its counts are added up; their fields hold no more.
const RUN_BYTES: usize = 1 << 16;

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
    /// place of the first that does not. Two thirds of all work were here once: nothing in the loop depends on
    /// which character it is, so that the processor need not guess where words end.
    pub(super) fn run(&mut self, source: &[u8], from: usize) -> usize {
        let most = (source.len() - from).min(RUN_BYTES);
        self.bytes.resize(self.bytes.len().max(self.end + most + CHAR_BYTES), 0);
        self.starts.resize(self.starts.len().max(self.words + most + 1), 0);
        let table = &*PLAIN;
        let (mut at, mut end, mut words) = (from, self.end, self.words);
        let mut last = match end {
            0 => b' ',
            _ => self.bytes[end - 1],
        };
        let (mut in_word, mut token) = (u8::from(self.in_word), u8::from(self.is_token));
        let (mut tokens, mut counts) = (0_usize, 0_u64);
        while at < from + most {
            let first = source[at];
            let second = source.get(at + 1).copied().unwrap_or_default();
            let wide = usize::from(first >> 7);
            let block = ONE_BYTE + (usize::from(first & 3) << 6 | usize::from(second & 0x3F));
            let plain = table[if wide == 0 { usize::from(first) } else { block }];
            let known = first < 0x80 || first & 0xFC == 0xD8;
            if !known || plain.clash == last || plain.clash == NOT_PLAIN {
                break;
            }
            self.bytes[end..end + 2].copy_from_slice(&plain.bytes);
            last = plain.last;
            self.starts[words] = end;
            words += usize::from(plain.word & !in_word);
            in_word = plain.word;
            tokens += usize::from(token & plain.space);
            token = (token | plain.word) & !plain.space;
            counts += plain.counts;
            at += 1 + wide;
            end += 1 + wide;
        }
        if end > self.end {
            self.shifts.run(self.end, from);
        }
        (self.end, self.words) = (end, words);
        (self.in_word, self.is_token) = (in_word == 1, token == 1);
        self.add(tokens, counts);
        at
    }

    fn add(&mut self, tokens: usize, counts: u64) {
        let field = |field: u32| {
            let count = counts >> (field * COUNT_BITS) & ((1 << COUNT_BITS) - 1);
            usize::try_from(count).unwrap_or_default()
        };
        self.counts.words += tokens;
        self.counts.visible += field(0);
        self.counts.letters += field(1);
        self.counts.arabic += field(2);
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
        self.bytes.resize(self.bytes.len().max(start + CHAR_BYTES), 0);
        self.end += c.encode_utf8(&mut self.bytes[start..start + CHAR_BYTES]).len();
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
