//! A folded text while it is written: what a character does to those before it, where words begin, what the source
//! is made of. What a character folds to is in `table`.

use fearless_simd::{Level, Simd, dispatch};

use super::block::{self, BLOCK, Before, Block};
use super::offset_map::OffsetMap;
use super::phrase::Joint;
use super::places::Places;
use super::table::fold_char;
use crate::model::{Counts, Span};
use crate::text::chars::{TANWIN, is_arabic_letter, is_letter, is_visible, is_word};
use crate::text::packed_bytes;
use crate::text::simd::level;

#[derive(Debug, Clone)]
pub(super) struct Draft {
    bytes: Vec<u8>,
    /// Where words of the folded text begin, and where they end.
    starts: Places,
    ends: Places,
    /// Where an accusative mark was dropped.
    tanwins: Vec<usize>,
    /// The last character of the folded text belongs to a word.
    in_word: bool,
    /// There is a letter or a digit behind the last white space of the source.
    is_token: bool,
    pub(super) counts: Counts,
    pub(super) offsets: OffsetMap,
    /// What the processor can do.
    level: Level,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            bytes: Vec::new(),
            starts: Places::default(),
            ends: Places::default(),
            tanwins: Vec::new(),
            in_word: false,
            is_token: false,
            counts: Counts::default(),
            offsets: OffsetMap::default(),
            level: level(),
        }
    }
}

impl Draft {
    /// Begins with another text, of so many bytes.
    pub(super) fn begin(&mut self, length: usize) {
        self.bytes.clear();
        self.bytes.reserve(length + BLOCK);
        self.starts.clear();
        self.ends.clear();
        self.tanwins.clear();
        (self.in_word, self.is_token) = (false, false);
        self.counts = Counts::default();
        self.offsets.clear();
    }

    /// The folded text, finished.
    pub(super) fn finish(&mut self) -> &[u8] {
        self.trim_end();
        if std::mem::take(&mut self.in_word) {
            self.ends.push(self.bytes.len());
        }
        self.counts.words += usize::from(std::mem::take(&mut self.is_token));
        &self.bytes
    }

    pub(super) fn tanwins(&self) -> &[usize] {
        &self.tanwins
    }

    /// The words of the folded text.
    pub(super) fn words(&self) -> impl Iterator<Item = Span> + '_ {
        let bounds = self.starts.as_slice().iter().zip(self.ends.as_slice());
        bounds.map(|(&start, &end)| start..end)
    }

    /// Folds characters of the source from a place on as long as each folds to one of the same width, and gives the
    /// place of the first that does not.
    pub(super) fn run(&mut self, source: &[u8], from: usize) -> usize {
        dispatch!(self.level, simd => self.blocks(simd, source, from))
    }

    #[inline(always)]
    fn blocks<S: Simd>(&mut self, simd: S, source: &[u8], from: usize) -> usize {
        let last = self.bytes.last().copied();
        let mut before = Before {
            in_word: self.in_word,
            is_token: self.is_token,
            space: last.is_none_or(|last| last == b' '),
            digit: last == Some(b'0'),
        };
        let first = self.bytes.len();
        let (mut at, mut padding) = (from, [0; BLOCK]);
        loop {
            let block = block::fold(
                simd,
                packed_bytes::view_padded(&source[at..], &mut padding),
                &mut before,
            );
            self.append(&block);
            at += block.width;
            // The last byte may begin a character of which the block holds no more.
            if block.width < BLOCK - 1 {
                break;
            }
        }
        if at > from {
            self.offsets.run(first, from);
        }
        (self.in_word, self.is_token) = (before.in_word, before.is_token);
        at
    }

    #[inline(always)]
    fn append(&mut self, block: &Block) {
        let end = self.bytes.len();
        // As many bytes each time, so that the copy is one instruction or a few.
        self.bytes.extend_from_slice(&block.folded);
        self.bytes.truncate(end + block.width);
        self.starts.push_bits(end, block.starts);
        self.ends.push_bits(end, block.stops);
        self.counts.visible += block.visible as usize;
        self.counts.letters += block.letters as usize;
        self.counts.arabic += block.arabic as usize;
        self.counts.words += block.tokens as usize;
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
        if c == TANWIN {
            self.tanwins.push(self.bytes.len());
        }
        let source = at..at + c.len_utf8();
        fold_char(c, &mut |folded| self.push(folded, &source));
    }

    fn push(&mut self, c: char, source: &Span) {
        match Joint::between(self.bytes.last().copied(), c) {
            Joint::Lost => return,
            Joint::Same => {
                self.offsets.prolong(self.bytes.len(), source.end);
                return;
            }
            Joint::Closing => self.trim_end(),
            Joint::Apart => {}
        }
        let start = self.bytes.len();
        let mut bytes = [0; 4];
        self.bytes
            .extend_from_slice(c.encode_utf8(&mut bytes).as_bytes());
        self.offsets.push(start..self.bytes.len(), source.clone());
        let word = is_word(c);
        match (self.in_word, word) {
            (false, true) => self.starts.push(start),
            (true, false) => self.ends.push(start),
            _ => {}
        }
        self.in_word = word;
    }

    fn trim_end(&mut self) {
        if self.bytes.last() == Some(&b' ') {
            self.bytes.pop();
            self.offsets.truncate(self.bytes.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Draft;
    use crate::model::{Counts, Span};
    use fearless_simd::Level;
    use proptest::prelude::{any, proptest};

    type Folded = (String, Vec<Span>, Vec<usize>, Counts, Vec<Span>);

    fn folded(source: &str, level: Option<Level>) -> Folded {
        let mut draft = Draft::default();
        draft.begin(source.len());
        let mut at = 0;
        while at < source.len() {
            if let Some(level) = level {
                draft.level = level;
                at = draft.run(source.as_bytes(), at);
            }
            if let Some(c) = source[at..].chars().next() {
                draft.character(c, at);
                at += c.len_utf8();
            }
        }
        let text = String::from_utf8(draft.finish().to_vec()).unwrap();
        let chars = text.char_indices().map(|(at, c)| at..at + c.len_utf8());
        let places = chars.map(|c| draft.offsets.source_span(&c)).collect();
        let (words, marks) = (draft.words().collect(), draft.tanwins().to_vec());
        (text, words, marks, draft.counts, places)
    }

    /// Every level that this processor has.
    fn levels() -> Vec<Level> {
        #[cfg(target_arch = "x86_64")]
        let lower = {
            let sse = Level::new().as_sse4_2().map(Level::Sse4_2);
            let avx = Level::new().as_avx2().map(Level::Avx2);
            sse.into_iter().chain(avx)
        };
        #[cfg(not(target_arch = "x86_64"))]
        let lower = std::iter::empty();
        [Level::baseline(), Level::new()]
            .into_iter()
            .chain(lower)
            .collect()
    }

    fn blocks_fold_as_characters_do(source: &str) {
        let one_by_one = folded(source, None);
        for level in levels() {
            assert_eq!(folded(source, Some(level)), one_by_one, "{level:?}");
        }
    }

    #[test]
    fn every_character_folds_in_a_block_as_it_does_alone() {
        for c in '\0'..='\u{30FF}' {
            for source in [format!("{c}"), format!("ب{c}{c}ب"), format!("a {c} 0{c}ى")] {
                blocks_fold_as_characters_do(&source);
            }
        }
    }

    proptest! {
        #[test]
        fn texts_fold_in_blocks_as_they_do_one_by_one(
            news in "[ء-ي ً-ْـ0-9٠-٩a-zA-Z:،.؛«»؟\u{a0}\u{200f}\t ]{0,200}",
            any in any::<String>(),
        ) {
            blocks_fold_as_characters_do(&news);
            blocks_fold_as_characters_do(&any);
        }
    }
}
