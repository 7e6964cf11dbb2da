//! What characters fold to, one by one: a table for the letters that Arabic pages are made of, and rules for all
//! others. What a character changes of those before it is in `draft`.

use unicode_normalization::UnicodeNormalization;

use crate::text::chars::{is_decoration, is_invisible};

/// Hands on what a character folds to: nothing, one character, or several for a ligature.
pub(super) fn fold_char(c: char, push: &mut impl FnMut(char)) {
    match c {
        '\u{0600}'..='\u{06FF}' => match ARABIC[c as usize - 0x600] {
            DROPPED => {}
            folded => push(folded),
        },
        '\0'..='\u{7F}' => match c {
            'A'..='Z' => push(c.to_ascii_lowercase()),
            '0'..='9' => push('0'),
            _ if c.is_ascii_whitespace() || c == '\u{0B}' => push(' '),
            _ if c.is_control() => {}
            _ => push(c),
        },
        '«' | '»' | '–' | '—' | '“' | '”' | '•' => push(c),
        _ if c.is_whitespace() => push(' '),
        _ if is_decoration(c) || is_invisible(c) || c.is_control() => {}
        '\u{200C}' | '\u{200D}' => {}
        _ => fold_rare(c, push),
    }
}

/// What a letter of the Arabic alphabet folds to: always one letter.
#[inline(always)]
pub(super) fn fold_letter(c: char) -> Option<char> {
    match c {
        '\u{0640}' => None,
        '\u{0621}'..='\u{064A}' => Some(ARABIC[c as usize - 0x600]),
        _ => None,
    }
}

fn fold_rare(c: char, push: &mut impl FnMut(char)) {
    for part in std::iter::once(c).nfkc() {
        if part == c {
            push(part.to_lowercase().next().unwrap_or(part));
        } else {
            fold_char(part, push);
        }
    }
}

/// Marks a character that folding drops.
const DROPPED: char = '\0';

/// What each character of the Arabic block folds to.
const ARABIC: [char; 256] = {
    let mut table = [DROPPED; 256];
    let mut at = 0;
    while at < 256 {
        if let Some(c) = char::from_u32(0x600 + at) {
            table[at as usize] = fold_arabic(c);
        }
        at += 1;
    }
    table
};

const fn fold_arabic(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ؤ' => 'و',
        'ئ' | 'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' => 'ه',
        '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}' => '0',
        '\u{0610}'..='\u{061A}'
        | '\u{061C}'
        | '\u{0640}'
        | '\u{064B}'..='\u{065F}'
        | '\u{0670}' => DROPPED,
        '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}' => DROPPED,
        _ => c,
    }
}
