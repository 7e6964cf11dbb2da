//! Thirty-two bytes at a time: what the letters, signs and spaces that Arabic pages are made of fold to, and where
//! words begin among them. Each question is asked of all bytes at once and its answer is one bit a byte, after Langdale
//! and Lemire, "Parsing gigabytes of JSON per second" (2019). A block ends before the first character that changes
//! what is before it or folds to another width; the draft folds that one.

use fearless_simd::{Select, Simd, SimdBase, SimdMask, u8x32};

/// Bytes of a block: half the bits of an integer, so that the sum of two bit sets does not overflow.
pub(super) const BLOCK: usize = 32;

/// What is carried from block to block.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Before {
    /// The last character belongs to a word.
    pub(super) in_word: bool,
    /// There is a letter or a digit behind the last white space.
    pub(super) is_token: bool,
    /// The last character is a space, or there is none.
    pub(super) space: bool,
    /// The last character is a digit.
    pub(super) digit: bool,
}

/// A folded block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    pub(super) folded: [u8; BLOCK],
    /// How many bytes were folded; each character folds to one of its own width.
    pub(super) width: usize,
    /// A bit for each first byte of a word, and for each first byte behind one.
    pub(super) starts: u64,
    pub(super) stops: u64,
    /// Visible characters.
    pub(super) visible: u32,
    /// Letters.
    pub(super) letters: u32,
    /// Arabic letters.
    pub(super) arabic: u32,
    /// White space behind a token.
    pub(super) tokens: u32,
}

/// Folds the beginning of a text; a shorter text is filled up with zeros.
#[inline(always)]
pub(super) fn fold<S: Simd>(simd: S, source: &[u8; BLOCK], before: &mut Before) -> Block {
    let (is, folded) = look(simd, source);
    let ends = is.letter_ends | is.sign_ends;
    let fine = is.ascii | ends | ends >> 1;
    // A second space, a second digit, a sign that takes back the space before it.
    let closes = is.closes | is.closing_ends >> 1;
    let clash = behind(is.spaces, before.space) & (is.spaces | closes)
        | behind(is.digits, before.digit) & is.digits;
    let width = (!fine | clash).trailing_zeros();
    let kept = (1 << width) - 1;
    let words = kept & (is.latin_letters | is.digits | is.letter_ends | is.letter_ends >> 1);
    let spaces = kept & is.spaces;
    let last = |bits: u64, carried: bool| behind(bits, carried) >> width & 1 != 0;
    // Adding a bit inside a run of ones carries it out at the end of the run: onto the white space behind a token.
    let tokens = (kept & !spaces) + words + u64::from(before.is_token);
    let after = behind(words, before.in_word);
    let (starts, stops) = (words & !after, kept & after & !words);
    *before = Before {
        in_word: last(words, before.in_word),
        is_token: tokens >> width & 1 != 0,
        space: last(spaces, before.space),
        digit: last(kept & is.digits, before.digit),
    };
    let arabic = kept & is.letter_ends;
    Block {
        folded,
        width: width as usize,
        starts,
        stops,
        visible: (kept & (is.ascii | ends) & !spaces).count_ones(),
        letters: (kept & is.latin_letters | arabic).count_ones(),
        arabic: arabic.count_ones(),
        tokens: (tokens & spaces).count_ones(),
    }
}

/// What was asked of each byte, a bit for each.
struct Answers {
    ascii: u64,
    latin_letters: u64,
    digits: u64,
    spaces: u64,
    /// Signs of one byte that drop a space before them.
    closes: u64,
    /// Second bytes of Arabic letters, of signs, and of those signs that drop a space before them.
    letter_ends: u64,
    sign_ends: u64,
    closing_ends: u64,
}

#[inline(always)]
fn look<S: Simd>(simd: S, source: &[u8; BLOCK]) -> (Answers, [u8; BLOCK]) {
    let zeros = u8x32::splat(simd, 0);
    let byte = u8x32::load_array_ref(simd, source);
    let previous = zeros.slide::<{ BLOCK - 1 }>(byte);
    let next = byte.slide::<1>(zeros);
    let is = |byte: u8| move |bytes: u8x32<S>| bytes.simd_eq(byte);
    let among = |first: u8, last: u8| move |bytes: u8x32<S>| (bytes - first).simd_le(last - first);

    let (behind_d8, behind_d9) = (is(0xD8)(previous), is(0xD9)(previous));
    // ء to ؿ, ف to ي.
    let letter_ends = behind_d8 & among(0xA0, 0xBF)(byte) | behind_d9 & among(0x81, 0x8A)(byte);
    // ، ؛ and ؟ « ».
    let closing_ends = behind_d8 & (is(0x8C)(byte) | is(0x9B)(byte));
    let quotes = is(0xC2)(previous) & (is(0xAB)(byte) | is(0xBB)(byte));
    let sign_ends = closing_ends | behind_d8 & is(0x9F)(byte) | quotes;
    let latin_letters = among(b'a', b'z')(byte | 0x20);
    let digits = among(b'0', b'9')(byte);

    // آ أ إ become ا; ؤ becomes و, ئ and ى become ي, ة becomes ه, the first byte of which is another one, too.
    let (waw, yeh, teh) = (is(0xA4), is(0xA6), is(0xA9));
    let alef = behind_d8 & (is(0xA2)(byte) | is(0xA3)(byte) | is(0xA5)(byte));
    let folded = alef.select(u8x32::splat(simd, 0xA7), byte);
    let folded = (behind_d8 & waw(byte)).select(u8x32::splat(simd, 0x88), folded);
    let to_yeh = behind_d8 & yeh(byte) | behind_d9 & is(0x89)(byte);
    let folded = to_yeh.select(u8x32::splat(simd, 0x8A), folded);
    let folded = (behind_d8 & teh(byte)).select(u8x32::splat(simd, 0x87), folded);
    let first = is(0xD8)(byte) & (waw(next) | yeh(next) | teh(next));
    let folded = first.select(u8x32::splat(simd, 0xD9), folded);
    let folded = digits.select(u8x32::splat(simd, b'0'), folded);
    let capital = among(b'A', b'Z')(byte);
    let folded = capital.select(byte | 0x20, folded);

    let answers = Answers {
        ascii: among(b' ', b'~')(byte).to_bitmask(),
        latin_letters: latin_letters.to_bitmask(),
        digits: digits.to_bitmask(),
        spaces: is(b' ')(byte).to_bitmask(),
        closes: (is(b':')(byte) | is(b'.')(byte) | is(b',')(byte)).to_bitmask(),
        letter_ends: letter_ends.to_bitmask(),
        sign_ends: sign_ends.to_bitmask(),
        closing_ends: closing_ends.to_bitmask(),
    };
    let mut bytes = [0; BLOCK];
    folded.store_slice(&mut bytes);
    (answers, bytes)
}

/// The bits of the bytes behind these; `carried` is the bit of the byte before the block.
fn behind(bits: u64, carried: bool) -> u64 {
    bits << 1 | u64::from(carried)
}
