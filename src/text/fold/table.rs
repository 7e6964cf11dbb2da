//! What characters fold to, one by one: a table for the letters that Arabic pages are made of, and rules for all
//! others. What a character does to the one before it is the draft's business.

use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

use crate::text::chars::{
    is_arabic_letter, is_decoration, is_invisible, is_letter, is_visible, is_word,
};

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

fn fold_rare(c: char, push: &mut impl FnMut(char)) {
    for part in std::iter::once(c).nfkc() {
        if part == c {
            push(part.to_lowercase().next().unwrap_or(part));
        } else {
            fold_char(part, push);
        }
    }
}

/// Stands in the table for a character that folding drops.
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

/// A character that folds to one of the same width.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plain {
    /// Its folded form; the second byte means nothing where the character is one byte.
    pub(super) bytes: [u8; 2],
    /// The last byte of it.
    pub(super) last: u8,
    /// The byte behind which it does more than to stand there: a second space, a second digit, a comma that takes
    /// back a space. [`NOT_PLAIN`] where it is no plain character at all.
    pub(super) clash: u8,
    /// 1 for white space.
    pub(super) space: u8,
    /// 1 for a letter or a digit.
    pub(super) word: u8,
    /// 1 each, in three fields of [`COUNT_BITS`]: visible, letter, Arabic letter.
    pub(super) counts: u64,
}

/// Stands for the byte behind which a character clashes where it is not plain.
pub(super) const NOT_PLAIN: u8 = 0xFF;

/// Stands for that byte where it never clashes; no UTF-8 holds it.
const NEVER: u8 = 0xFE;

/// Width of a field of [`Plain::counts`]: enough for the characters of one run.
pub(super) const COUNT_BITS: u32 = 21;

/// Number of characters of one byte; those of the Arabic block stand behind them.
pub(super) const ONE_BYTE: usize = 128;

/// All characters of one byte, then the Arabic block.
pub(super) static PLAIN: LazyLock<[Plain; ONE_BYTE + 256]> = LazyLock::new(|| {
    std::array::from_fn(|at| {
        let point = if at < ONE_BYTE { at } else { 0x600 + at - ONE_BYTE };
        plain(u32::try_from(point).ok().and_then(char::from_u32).unwrap_or(DROPPED))
    })
});

fn plain(c: char) -> Plain {
    let mut folded = None;
    let mut parts = 0;
    fold_char(c, &mut |part| {
        folded = Some(part);
        parts += 1;
    });
    let same = folded.filter(|part| {
        parts == 1 && part.len_utf8() == c.len_utf8() && is_word(*part) == is_word(c)
    });
    let mut bytes = [0; 4];
    let folded = same.unwrap_or(DROPPED);
    let width = folded.encode_utf8(&mut bytes).len();
    let clash = match folded {
        DROPPED => NOT_PLAIN,
        ' ' | ':' | '،' | '.' | '؛' | ',' => b' ',
        '0' => b'0',
        _ => NEVER,
    };
    let count = |holds: bool, field: u32| u64::from(holds) << (field * COUNT_BITS);
    Plain {
        bytes: [bytes[0], bytes[1]],
        last: bytes[width - 1],
        clash,
        space: u8::from(c.is_whitespace()),
        word: u8::from(is_word(c)),
        counts: count(is_visible(c), 0) | count(is_letter(c), 1) | count(is_arabic_letter(c), 2),
    }
}
