//! How much a text looks like Arabic news, in points and letters. It weighs readings of the same bytes against each
//! other; it is no detector of languages.

use encoding_rs::{Encoding, ISO_8859_6, WINDOWS_1256};
use std::sync::LazyLock;

/// Points for a frequent word: four odd characters weigh as much.
pub(super) const FREQUENT_WORD: i64 = 4;
/// Points for the article at the start of a word.
const ARTICLE: i64 = 2;
/// Penalty for a letter that only ends words (ة ى) inside one.
const ENDING_INSIDE: i64 = 2;
/// Penalty for a code point that no text holds (U+FFFD, a C1 control).
const NO_TEXT: i64 = 4;
/// Penalty for a Latin letter with an accent or a symbol, rare in Arabic text.
const ODD: i64 = 1;

/// How much a text looks like Arabic.
#[derive(Debug, Default)]
pub(super) struct Plausibility {
    pub(super) points: i64,
    /// Arabic letters.
    pub(super) letters: usize,
    others: usize,
}

impl Plausibility {
    /// That of bytes, read in an encoding.
    pub(super) fn of_bytes(encoding: &'static Encoding, sample: &[u8]) -> Self {
        let signs: &Signs = if encoding == WINDOWS_1256 {
            &OF_WINDOWS_1256
        } else if encoding == ISO_8859_6 {
            &OF_ISO_8859_6
        } else {
            return Self::of_text(&encoding.decode_without_bom_handling(sample).0);
        };
        Self::of_signs(sample.iter().map(|&byte| signs[usize::from(byte)]))
    }

    /// That of a text.
    pub(super) fn of_text(text: &str) -> Self {
        Self::of_signs(text.chars().map(sign))
    }

    fn of_signs(signs: impl Iterator<Item = Sign>) -> Self {
        let (mut found, mut word) = (Self::default(), Word::default());
        let frequent = &*FREQUENT_KEYS;
        for sign in signs {
            match sign {
                Sign::Letter(letter) => {
                    word.add(letter);
                    continue;
                }
                Sign::Latin => {
                    word.latin = true;
                    continue;
                }
                Sign::Other => {}
                Sign::Odd => {
                    found.others += 1;
                    found.points -= ODD;
                }
                Sign::NoText => {
                    found.others += 1;
                    found.points -= NO_TEXT;
                }
            }
            found.word(std::mem::take(&mut word), frequent);
        }
        found.word(word, frequent);
        found
    }

    fn word(&mut self, word: Word, frequent: &[u32]) {
        if word.letters == 0 {
            return;
        }
        if word.latin {
            // Two scripts in a word: French whose accents are read as Arabic letters.
            self.others += word.letters;
            self.points -= ODD;
            return;
        }
        self.letters += word.letters;
        if word.letters <= LONGEST_FREQUENT && frequent.contains(&word.key) {
            self.points += FREQUENT_WORD;
        }
        if word.article && word.letters >= ARTICLE_LETTERS {
            self.points += ARTICLE;
        }
        self.points -=
            ENDING_INSIDE * i64::try_from(word.inside).unwrap_or(i64::MAX / ENDING_INSIDE);
    }

    /// More than two Arabic letters for each other character: French names in Arabic text leave more.
    pub(super) fn is_arabic(&self) -> bool {
        self.letters > 2 * self.others
    }
}

/// The sign of each byte, for an encoding with one byte a character.
type Signs = [Sign; 256];

static OF_WINDOWS_1256: LazyLock<Signs> = LazyLock::new(|| signs(WINDOWS_1256));
static OF_ISO_8859_6: LazyLock<Signs> = LazyLock::new(|| signs(ISO_8859_6));

fn signs(encoding: &'static Encoding) -> Signs {
    let mut signs = [Sign::Other; 256];
    for (byte, sign) in (0..=u8::MAX).zip(&mut signs) {
        let (text, _) = encoding.decode_without_bom_handling(std::slice::from_ref(&byte));
        *sign = text.chars().next().map_or(Sign::NoText, self::sign);
    }
    signs
}

/// What a character says.
#[derive(Debug, Clone, Copy)]
enum Sign {
    /// An Arabic letter, by its number.
    Letter(u8),
    /// A Latin letter.
    Latin,
    /// What separates words and counts for neither side: ASCII, Arabic and typographic punctuation.
    Other,
    Odd,
    NoText,
}

fn sign(ch: char) -> Sign {
    match ch {
        'a'..='z' | 'A'..='Z' => Sign::Latin,
        '\0'..='\u{7f}' => Sign::Other,
        _ => match letter(ch) {
            0 => foreign(ch),
            letter => Sign::Letter(letter),
        },
    }
}

fn foreign(ch: char) -> Sign {
    match ch {
        '\u{600}'..='\u{6ff}' | '\u{2010}'..='\u{203a}' | '\u{a0}' | '«' | '»' => Sign::Other,
        char::REPLACEMENT_CHARACTER | '\u{80}'..='\u{9f}' => Sign::NoText,
        _ => Sign::Odd,
    }
}

/// The number of an Arabic letter, from 1; 0 for other characters.
const fn letter(ch: char) -> u8 {
    match ch {
        '\u{621}'..='\u{64a}' => (ch as u32 - 0x620) as u8,
        'پ' => 43,
        'چ' => 44,
        'ژ' => 45,
        'گ' => 46,
        'ک' => 47,
        'ی' => 48,
        _ => 0,
    }
}

/// Fewest letters of a word that begins with the article: two remain without it.
const ARTICLE_LETTERS: usize = 4;

/// A run of letters.
#[derive(Debug, Default)]
struct Word {
    /// Arabic letters.
    letters: usize,
    /// The numbers of the last of them, [`LETTER_BITS`] each.
    key: u32,
    latin: bool,
    /// It begins with the article.
    article: bool,
    /// Letters that only end words, before the last letter.
    inside: usize,
    /// The last letter is such a one.
    ending: bool,
}

/// The letters that only end words, by a bit at their numbers.
const ENDINGS: u64 = 1 << letter('ة') | 1 << letter('ى');

/// The article by its letters' numbers.
const ARTICLE_KEY: u32 = (letter('ا') as u32) << LETTER_BITS | letter('ل') as u32;

/// Bits that the number of a letter takes.
const LETTER_BITS: u32 = 6;

impl Word {
    fn add(&mut self, letter: u8) {
        self.letters += 1;
        self.key = self.key << LETTER_BITS | u32::from(letter);
        self.article |= self.letters == 2 && self.key == ARTICLE_KEY;
        self.inside += usize::from(self.ending);
        self.ending = ENDINGS >> letter & 1 == 1;
    }
}

/// Longest of the frequent words, in letters.
const LONGEST_FREQUENT: usize = 4;

/// Rows of the table. So many are compared with each word without a loop, which is asked for every word of a sample.
const FREQUENT_WORDS: usize = 12;

/// The frequent words by their letters' numbers.
static FREQUENT_KEYS: LazyLock<[u32; FREQUENT_WORDS]> = LazyLock::new(|| {
    let mut words = frequent_words();
    std::array::from_fn(|_| words.next().map_or(0, |(word, _)| key(word)))
});

/// The rows of the table: a word, and why it is in it.
fn frequent_words() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("frequent_words.tsv").lines();
    let rows = lines.filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(|row| row.split_once('\t'))
}

fn key(word: &str) -> u32 {
    word.chars()
        .fold(0, |key, ch| key << LETTER_BITS | u32::from(letter(ch)))
}

#[cfg(test)]
mod tests {
    use super::{FREQUENT_WORDS, LONGEST_FREQUENT, frequent_words, letter};

    #[test]
    fn each_row_is_a_short_word_with_a_reason_and_in_its_order() {
        let words: Vec<&str> = frequent_words().map(|(word, _)| word).collect();
        assert!(words.is_sorted_by(|one, next| one < next), "{words:?}");
        assert_eq!(words.len(), FREQUENT_WORDS);
        for (word, why) in frequent_words() {
            assert!(word.chars().all(|ch| letter(ch) > 0), "{word}");
            assert!(
                (2..=LONGEST_FREQUENT).contains(&word.chars().count()),
                "{word}"
            );
            assert!(!why.trim().is_empty(), "{word}");
        }
        let rows = include_str!("frequent_words.tsv").lines().skip(2);
        assert_eq!(rows.count(), words.len(), "a line without a tab");
    }
}
