//! The language as the script tells it: Arabic unless letters say Persian or Urdu; null where the script is another.

use crate::text::chars::{is_arabic_letter, is_letter};

/// One letter in this many that Arabic does not have makes the text another language's.
const FOREIGN_LETTER_EVERY: usize = 60;

/// `ar`, `fa`, `ur` or nothing.
pub(super) fn lang(text: &str) -> Option<String> {
    let count = |test: fn(char) -> bool| text.chars().filter(|&c| test(c)).count();
    let (letters, arabic) = (count(is_letter), count(is_arabic_letter));
    if arabic * 2 < letters || arabic == 0 {
        return None;
    }
    let urdu = count(|c| matches!(c, 'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ے'));
    let persian = count(|c| matches!(c, 'پ' | 'چ' | 'ژ' | 'گ'));
    let lang = if urdu * FOREIGN_LETTER_EVERY > arabic {
        "ur"
    } else if persian * FOREIGN_LETTER_EVERY > arabic {
        "fa"
    } else {
        "ar"
    };
    Some(lang.to_owned())
}
