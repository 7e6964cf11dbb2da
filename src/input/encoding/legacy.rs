//! A guess for bytes that are not valid UTF-8: damaged UTF-8, one of the two Arabic code pages, or what a general
//! detector says. Arabic news in windows-1256 is the common case, so it wins a draw.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_6, UTF_8, WINDOWS_1256};

/// Points for a frequent word. Such a word has two letters or more: four times the weight of one odd character.
const FREQUENT_WORD: i64 = 4;
/// Points for the article at the start of a word.
const ARTICLE: i64 = 2;
/// Penalty for a letter that only ends words (ة ى) inside one.
const ENDING_INSIDE: i64 = 2;
/// Penalty for a code point that no text holds (U+FFFD, a C1 control).
const NO_TEXT: i64 = 4;
/// Penalty for a Latin letter with an accent or a symbol, rare in Arabic text.
const ODD: i64 = 1;

/// Words that any Arabic paragraph holds.
const FREQUENT: [&str; 12] = [
    "في", "من", "على", "إلى", "عن", "أن", "التي", "الذي", "هذا", "هذه", "قال", "مع",
];

/// The encoding the sample looks like; the sample is not valid UTF-8.
pub(super) fn guess(sample: &[u8]) -> &'static Encoding {
    if is_damaged_utf8(sample) {
        return UTF_8;
    }
    let windows = Plausibility::of(WINDOWS_1256, sample);
    let iso = Plausibility::of(ISO_8859_6, sample);
    let (encoding, best) = if iso.points > windows.points {
        (ISO_8859_6, iso)
    } else {
        (WINDOWS_1256, windows)
    };
    if best.is_arabic() {
        encoding
    } else {
        general(sample)
    }
}

/// More good multi-byte characters than bad sequences: two bytes of a code page form a good one only by chance.
fn is_damaged_utf8(sample: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in sample.utf8_chunks() {
        good += chunk.valid().chars().filter(|ch| !ch.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

fn general(sample: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// How much a decoded sample looks like Arabic.
struct Plausibility {
    points: i64,
    letters: usize,
    others: usize,
}

impl Plausibility {
    fn of(encoding: &'static Encoding, sample: &[u8]) -> Self {
        let (text, _) = encoding.decode_without_bom_handling(sample);
        let mut found = Self {
            points: 0,
            letters: 0,
            others: 0,
        };
        for ch in text.chars().filter(|ch| !ch.is_ascii()) {
            found.character(ch);
        }
        for word in text
            .split(|ch: char| !is_arabic_letter(ch))
            .filter(|word| !word.is_empty())
        {
            found.word(word);
        }
        found
    }

    fn character(&mut self, ch: char) {
        match ch {
            ch if is_arabic_letter(ch) => self.letters += 1,
            // Arabic and typographic punctuation belong to such text and speak for neither side.
            '\u{600}'..='\u{6ff}' | '\u{2010}'..='\u{203a}' | '\u{a0}' | '«' | '»' => {}
            char::REPLACEMENT_CHARACTER | '\u{80}'..='\u{9f}' => {
                self.others += 1;
                self.points -= NO_TEXT;
            }
            _ => {
                self.others += 1;
                self.points -= ODD;
            }
        }
    }

    fn word(&mut self, word: &str) {
        if FREQUENT.contains(&word) {
            self.points += FREQUENT_WORD;
        }
        if word
            .strip_prefix("ال")
            .is_some_and(|rest| rest.chars().nth(1).is_some())
        {
            self.points += ARTICLE;
        }
        let inside = word
            .chars()
            .rev()
            .skip(1)
            .filter(|ch| matches!(ch, 'ة' | 'ى'))
            .count();
        self.points -= ENDING_INSIDE * i64::try_from(inside).unwrap_or(i64::MAX / ENDING_INSIDE);
    }

    /// Two letters for each odd character: names in French inside Arabic text stay below that.
    fn is_arabic(&self) -> bool {
        self.letters > 2 * self.others
    }
}

fn is_arabic_letter(ch: char) -> bool {
    matches!(
        ch,
        '\u{621}'..='\u{64a}' | 'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی'
    )
}
