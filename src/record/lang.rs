//! The language as the script tells it: Arabic unless letters say Persian or Urdu; null where the script is another.

use super::page::Page;
use crate::model::Role;
use crate::text::scan;

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
    // Behind the letters of Arabic come those of others: most texts have none of them.
    let set = |holds: bool| u8::from(holds);
    let may_be_foreign = |byte: u8, next: u8| {
        let other = set(next == 0xB9) | set(next == 0xBE);
        set(byte == 0xDA) | set(byte == 0xDB) | set(byte == 0xD9) & other
    };
    if !scan::any(text.as_bytes(), may_be_foreign) {
        return (0, 0);
    }
    let count = |test: fn(char) -> bool| text.chars().filter(|&c| test(c)).count();
    let urdu = count(|c| matches!(c, 'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ے'));
    let persian = count(|c| matches!(c, 'پ' | 'چ' | 'ژ' | 'گ'));
    (urdu, persian)
}
