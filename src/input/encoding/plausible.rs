//! How much a text looks like Arabic news, in points and letters. It weighs readings of the same bytes against each
//! other; it is no detector of languages.

use encoding_rs::Encoding;

/// Points for a frequent word. Such a word has two letters or more: four times the weight of one odd character.
pub(super) const FREQUENT_WORD: i64 = 4;
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

/// How much a text looks like Arabic.
#[derive(Debug, Default)]
pub(super) struct Plausibility {
    pub(super) points: i64,
    /// Arabic letters.
    pub(super) letters: usize,
    others: usize,
}

impl Plausibility {
    /// Of bytes, read in an encoding.
    pub(super) fn of(encoding: &'static Encoding, sample: &[u8]) -> Self {
        Self::of_text(&encoding.decode_without_bom_handling(sample).0)
    }

    /// Of a text.
    pub(super) fn of_text(text: &str) -> Self {
        let mut found = Self::default();
        for ch in text
            .chars()
            .filter(|ch| !ch.is_ascii() && !is_arabic_letter(*ch))
        {
            found.character(ch);
        }
        for word in text
            .split(|ch: char| !is_arabic_letter(ch) && !ch.is_ascii_alphabetic())
            .filter(|word| !word.is_ascii())
        {
            found.word(word);
        }
        found
    }

    fn character(&mut self, ch: char) {
        match ch {
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
        if word.bytes().any(|byte| byte.is_ascii()) {
            // Two scripts in a word: the accents of French, read as Arabic.
            self.others += word.chars().filter(|ch| !ch.is_ascii()).count();
            self.points -= ODD;
            return;
        }
        self.letters += word.chars().count();
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
    pub(super) fn is_arabic(&self) -> bool {
        self.letters > 2 * self.others
    }
}

fn is_arabic_letter(ch: char) -> bool {
    matches!(
        ch,
        '\u{621}'..='\u{64a}' | 'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی'
    )
}
