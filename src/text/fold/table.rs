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

/// What a letter of the Arabic alphabet folds to: always one letter.
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

/// A character that folds to one of the same width, packed into a number that the loop over a text takes apart.
///
/// From the lowest bit: its two bytes (the second means nothing where it has one), the last of them, the byte that it
/// clashes with, its [`CLASS`], and from [`COUNTS`] on a 1 for each of visible, letter, Arabic letter, so that adding up
/// many counts them; [`NOT_PLAIN`] for every other character.
pub(super) type Plain = u64;

/// A character that is not plain.
pub(super) const NOT_PLAIN: Plain = Plain::MAX;

/// Where the last byte of the folded character stands.
pub(super) const LAST: u32 = 16;

/// Where the byte stands behind which it does more than to stand there: a second space, a second digit, a comma that
/// takes back a space.
pub(super) const CLASH: u32 = 24;

/// Stands for that byte where it never clashes; no UTF-8 holds it.
const NEVER: u8 = 0xFE;

/// Where it stands whether it is white space, a letter or digit, or neither.
pub(super) const CLASS: u32 = 32;

/// The classes.
const SIGN: u64 = 0;
const WORD: u64 = 1;
const SPACE: u64 = 2;

/// Bits of a class.
pub(super) const CLASS_BITS: u64 = 3;

/// Where the counts stand.
pub(super) const COUNTS: u32 = 34;

/// Width of each of them; a field for tokens stands behind the three.
pub(super) const COUNT_BITS: u32 = 8;

/// The first bytes of characters and the characters themselves, each with its place: so the loop over a text asks the
/// same of every byte, and the processor has nothing to guess.
pub(super) struct Table {
    /// For each first byte: where its characters stand, which bits of the second byte count, and the width.
    pub(super) leads: [Lead; 256],
    /// Characters of one byte, the Arabic block, and one that is not plain.
    pub(super) plain: [Plain; PLACES],
    /// What a character does, by [`Step`] and class.
    pub(super) steps: [Step; 16],
}

/// Where in a word and in a token (what stands between white space and holds a letter or a digit) a text stands, and
/// what it took to come there. From the lowest bit: two empty ones for the class of the next character, [`IN_WORD`],
/// [`IS_TOKEN`], [`BEGINS`], and from [`TOKENS`] on the field that counts tokens.
pub(super) type Step = u64;

/// The last character belongs to a word.
pub(super) const IN_WORD: Step = 1 << 2;

/// What stands behind the last white space is a token.
pub(super) const IS_TOKEN: Step = 1 << 3;

/// Where it stands whether a word begins.
pub(super) const BEGINS: u32 = 4;

/// Where the fields of counts stand, of which the fourth counts tokens.
pub(super) const TOKENS: u32 = 8;

fn step(at: usize) -> Step {
    let at = at as Step;
    let (class, state) = (at & CLASS_BITS, at & !CLASS_BITS);
    let ended = Step::from(class == SPACE && state & IS_TOKEN != 0);
    let begins = Step::from(class == WORD && state & IN_WORD == 0);
    let next = match class {
        WORD => IN_WORD | IS_TOKEN,
        SPACE => 0,
        _ => state & IS_TOKEN,
    };
    next | begins << BEGINS | ended << (TOKENS + 3 * COUNT_BITS)
}

/// What the first byte of a character says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lead {
    pub(super) place: u16,
    pub(super) mask: u8,
    pub(super) width: u8,
}

/// Number of characters of one byte; those of the Arabic block stand behind them.
const ONE_BYTE: usize = 128;

/// Where the one stands that is not plain.
const OTHER: usize = ONE_BYTE + 256;

/// A power of two, so that no place lies outside.
pub(super) const PLACES: usize = 512;

pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| Table {
    leads: std::array::from_fn(lead),
    plain: std::array::from_fn(|at| {
        let point = match at {
            0..ONE_BYTE => at,
            ONE_BYTE..OTHER => 0x600 + at - ONE_BYTE,
            _ => return NOT_PLAIN,
        };
        let c = u32::try_from(point).ok().and_then(char::from_u32);
        c.map_or(NOT_PLAIN, plain)
    }),
    steps: std::array::from_fn(step),
});

fn lead(byte: usize) -> Lead {
    let (place, mask, width) = match byte {
        0..ONE_BYTE => (byte, 0, 1),
        0xD8..=0xDB => (ONE_BYTE + (byte & 3) * 64, 0x3F, 2),
        _ => (OTHER, 0, 1),
    };
    let place = u16::try_from(place).unwrap_or_default();
    Lead { place, mask, width }
}

fn plain(c: char) -> Plain {
    let mut folded = DROPPED;
    let mut parts = 0;
    fold_char(c, &mut |part| {
        folded = part;
        parts += 1;
    });
    let same_kind = folded.len_utf8() == c.len_utf8() && is_word(folded) == is_word(c);
    if parts != 1 || !same_kind {
        return NOT_PLAIN;
    }
    let clash = match folded {
        ' ' | ':' | '،' | '.' | '؛' | ',' => b' ',
        '0' => b'0',
        _ => NEVER,
    };
    let class = match c {
        _ if c.is_whitespace() => SPACE,
        _ if is_word(c) => WORD,
        _ => SIGN,
    };
    let mut bytes = [0; 4];
    let width = folded.encode_utf8(&mut bytes).len();
    let count = |holds: bool, field: u32| Plain::from(holds) << (COUNTS + field * COUNT_BITS);
    Plain::from(u16::from_le_bytes([bytes[0], bytes[1]]))
        | Plain::from(bytes[width - 1]) << LAST
        | Plain::from(clash) << CLASH
        | class << CLASS
        | count(is_visible(c), 0)
        | count(is_letter(c), 1)
        | count(is_arabic_letter(c), 2)
}
