//! The language as the script tells it: Arabic unless letters say Persian or Urdu; null where the script is another.

use super::page::Page;
use crate::model::Role;

/// One letter in this many that Arabic does not have makes the text another language's.
const FOREIGN_LETTER_EVERY: usize = 60;

/// `ar`, `fa`, `ur` or nothing, of the body of a page.
pub(super) fn lang(page: &Page<'_>, body: &str) -> Option<String> {
    let lines = || page.with_role(Role::Body).map(|line| line.counts);
    let letters: usize = lines().map(|counts| counts.letters).sum();
    let arabic: usize = lines().map(|counts| counts.arabic).sum();
    if arabic * 2 < letters || arabic == 0 {
        return None;
    }
    let (urdu, persian) = foreign_letters(body);
    let lang = if urdu * FOREIGN_LETTER_EVERY > arabic {
        "ur"
    } else if persian * FOREIGN_LETTER_EVERY > arabic {
        "fa"
    } else {
        "ar"
    };
    Some(lang.to_owned())
}

/// Letters of Urdu and of Persian that Arabic does not have.
fn foreign_letters(text: &str) -> (usize, usize) {
    // Of the letters of Arabic none begins with these bytes but for two of those below.
    let may_be_foreign = |byte: &u8| matches!(byte, 0xDA | 0xDB);
    let pairs = text.as_bytes().windows(2);
    let others = pairs.filter(|pair| matches!(pair, [0xD9, 0xB9 | 0xBE]));
    if others.count() == 0 && text.bytes().filter(|byte| may_be_foreign(byte)).count() == 0 {
        return (0, 0);
    }
    let count = |test: fn(char) -> bool| text.chars().filter(|&c| test(c)).count();
    let urdu = count(|c| matches!(c, 'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ے'));
    let persian = count(|c| matches!(c, 'پ' | 'چ' | 'ژ' | 'گ'));
    (urdu, persian)
}
