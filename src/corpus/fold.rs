//! The folding that fingerprints are made over: words of letters and digits alone, spelt in one way. It is not that of
//! `text::fold`, which the cleaning of later versions may change and which knows no digits: what is written here changes
//! only together with the version of fingerprints.

use super::fold_table::{ARABIC, ASCII, Folding};
use unicode_normalization::UnicodeNormalization;

/// A text as fingerprints see it: two with the same words give the same.
pub fn same_words(text: &str) -> String {
    String::from_utf8(FoldedWords::new(text).text).unwrap_or_default()
}

/// The words of a text, joined by spaces.
#[derive(Debug, Default)]
pub(super) struct FoldedWords {
    text: Vec<u8>,
    words: Vec<Word>,
    /// A sign of a number stands behind a digit; it belongs to the number where a digit follows.
    joint: bool,
    in_word: bool,
    /// The word holds a digit.
    has_digit: bool,
    /// Where the word begins.
    start: usize,
}

/// A folded word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Depends on its letters alone.
    pub(super) hash: u64,
    /// It holds a digit.
    pub(super) has_digit: bool,
    /// It is a year of one of both calendars.
    pub(super) is_year: bool,
    pub(super) bytes: u32,
}

/// What a sign of a number becomes, so that a date is the same with strokes and with points.
const JOINT: u8 = b'.';

/// Bytes of letters that are folded at once: longer than nearly all words.
const LETTERS_AT_ONCE: usize = 32;

/// The place of a character of two bytes in the table of its block.
#[inline]
fn place(first: u8, second: u8) -> usize {
    usize::from(first & 3) << 6 | usize::from(second & 0x3F)
}

/// Bytes of a word of Arabic news and the space behind it, less than the mean.
const BYTES_A_WORD: usize = 8;

impl FoldedWords {
    pub(super) fn new(text: &str) -> Self {
        let mut words = Self {
            text: Vec::with_capacity(text.len()),
            words: Vec::with_capacity(text.len() / BYTES_A_WORD),
            ..Self::default()
        };
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            match (byte, bytes.get(at + 1)) {
                (0..0x80, _) => {
                    words.fold(ASCII[usize::from(byte)]);
                    at += 1;
                }
                (0xD8..=0xDB, Some(_)) => {
                    let run = words.letters(&bytes[at..]);
                    if run == 0 {
                        match ARABIC[place(byte, bytes[at + 1])] {
                            Folding::Rare => _ = words.rare_at(&text[at..]),
                            folding => words.fold(folding),
                        }
                    }
                    at += run.max(2);
                }
                _ => at += words.rare_at(&text[at..]),
            }
        }
        words.end_word();
        words
    }

    /// Folds the Arabic letters that a text begins with, all at once: they are nearly all of it. Gives their bytes.
    #[inline]
    fn letters(&mut self, bytes: &[u8]) -> usize {
        let mut run = [0; LETTERS_AT_ONCE];
        let mut length = 0;
        for (pair, folded) in bytes.as_chunks().0.iter().zip(run.as_chunks_mut().0) {
            let [first, second] = *pair;
            if !matches!(first, 0xD8..=0xDB) {
                break;
            }
            let Folding::Two(letter) = ARABIC[place(first, second)] else {
                break;
            };
            *folded = letter;
            length += 2;
        }
        if length > 0 {
            self.letter(&run[..length]);
        }
        length
    }

    /// The folded text: its words with a space between two of them.
    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.text
    }

    /// The words in their order.
    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    #[inline]
    fn fold(&mut self, folding: Folding) {
        match folding {
            Folding::Two(letter) => self.letter(&letter),
            Folding::One(letter) => self.letter(&[letter]),
            Folding::Ends => self.end_word(),
            Folding::Digit(digit) => self.digit(digit),
            Folding::Sign => self.sign(),
            Folding::Dropped | Folding::Rare => {}
        }
    }

    /// Folds the first character by itself, and gives its length: presentation forms, ligatures, wide digits and the
    /// letters of other scripts.
    fn rare_at(&mut self, text: &str) -> usize {
        let Some(c) = text.chars().next() else {
            return 0;
        };
        if !is_dropped(c) {
            std::iter::once(c).nfkc().for_each(|part| self.rare(part));
        }
        c.len_utf8()
    }

    fn rare(&mut self, c: char) {
        match u32::from(c) {
            code @ 0..0x80 => self.fold(ASCII[code as usize]),
            code @ 0x600..0x700 if ARABIC[code as usize - 0x600] != Folding::Rare => {
                self.fold(ARABIC[code as usize - 0x600]);
            }
            _ if is_dropped(c) => {}
            _ if c.is_alphanumeric() => {
                let lower = c.to_lowercase().next().unwrap_or(c);
                self.letter(lower.encode_utf8(&mut [0; 4]).as_bytes());
            }
            _ => self.end_word(),
        }
    }

    #[inline]
    fn letter(&mut self, letter: &[u8]) {
        if self.joint {
            self.end_word();
        }
        self.begin_word();
        self.text.extend_from_slice(letter);
    }

    fn digit(&mut self, digit: u8) {
        if std::mem::take(&mut self.joint) {
            self.text.push(JOINT);
        }
        self.begin_word();
        self.has_digit = true;
        self.text.push(digit);
    }

    fn sign(&mut self) {
        let behind_digit = self.text.last().is_some_and(u8::is_ascii_digit);
        if self.in_word && behind_digit && !self.joint {
            self.joint = true;
        } else {
            self.end_word();
        }
    }

    #[inline]
    fn begin_word(&mut self) {
        if !self.in_word {
            if !self.text.is_empty() {
                self.text.push(b' ');
            }
            self.start = self.text.len();
            self.in_word = true;
        }
    }

    fn end_word(&mut self) {
        self.joint = false;
        if std::mem::take(&mut self.in_word) {
            let word = &self.text[self.start..];
            self.words.push(Word {
                hash: word_hash(word),
                is_year: self.has_digit && is_year(word),
                has_digit: std::mem::take(&mut self.has_digit),
                bytes: word.len() as u32,
            });
        }
    }
}

/// Whether a word is a year of one of both calendars: reports of one template are of one year, too.
fn is_year(word: &[u8]) -> bool {
    let year = std::str::from_utf8(word)
        .ok()
        .and_then(|word| word.parse().ok());
    word.len() == 4 && matches!(year, Some(1350..=1500 | 1900..=2100))
}

/// An odd number without a pattern in its bits: the first digits of the golden ratio.
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash of a word, eight bytes at a time, the last of them filled up with zeros.
pub(super) fn word_hash(word: &[u8]) -> u64 {
    let (pieces, rest) = word.as_chunks();
    let mut hash = pieces.iter().fold(word.len() as u64, |hash, piece| {
        with_piece(hash, u64::from_le_bytes(*piece))
    });
    if !rest.is_empty() {
        // The last eight bytes without those that were hashed already: no copy whose length is not known.
        let last = match word.last_chunk() {
            Some(last) => u64::from_le_bytes(*last) >> (u64::BITS as usize - 8 * rest.len()),
            None => rest
                .iter()
                .rev()
                .fold(0, |all, byte| all << 8 | u64::from(*byte)),
        };
        hash = with_piece(hash, last);
    }
    hash
}

#[inline]
fn with_piece(hash: u64, piece: u64) -> u64 {
    let hash = (hash ^ piece).wrapping_mul(GOLDEN);
    hash ^ hash >> 29
}

/// Joiners and marks of direction.
fn is_dropped(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::{FoldedWords, same_words};
    use proptest::prelude::{any, proptest};

    fn words(text: &str) -> Vec<String> {
        same_words(text).split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn spellings_of_one_text_fold_alike() {
        let plain = same_words("اعلنت الوزاره ان 12 مدرسه");
        assert_eq!(same_words("أعلنت الوزارةُ، «إنّ» ١٢ مدرسـة."), plain);
        assert_eq!(same_words("ﺃﻋﻠﻨﺖ الوزارة\nأن\u{200F} ۱۲ مدرسة"), plain);
        assert_ne!(same_words("أعلنت الوزارة أن 13 مدرسة"), plain);
        assert_eq!(same_words("CNN العربية Café"), "cnn العربيه café");
    }

    #[test]
    fn signs_inside_numbers_belong_to_them() {
        let words = words("في 12/5/2024، الساعة ٤:٣٢. نسبة 3,5% و7. ثم -8 و1..2 و5:");
        assert_eq!(words[..4], ["في", "12.5.2024", "الساعه", "4.32"]);
        assert_eq!(
            words[4..],
            ["نسبه", "3.5", "و7", "ثم", "8", "و1", "2", "و5"]
        );
    }

    #[test]
    fn nothing_visible_is_no_word() {
        for text in ["", " \n", "«…» - !", "\u{640}\u{64B}"] {
            assert!(FoldedWords::new(text).words().is_empty(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>(), news in "[ء-ي ً-ْـ0-9٠-٩a-zA-Z:،.«ﻻﷺ]{0,60}") {
            for text in [text, news] {
                let once = same_words(&text);
                assert_eq!(same_words(&once), once);
                let spans = FoldedWords::new(&text);
                assert_eq!(spans.words().len(), once.split(' ').filter(|word| !word.is_empty()).count());
            }
        }
    }
}
