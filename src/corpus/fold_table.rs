//! What the characters of the two blocks that most pages are made of are folded to for fingerprints. It changes only
//! together with their version.

/// What becomes of a character of the two blocks that most pages are made of.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Folding {
    /// It ends a word.
    Ends,
    Dropped,
    /// It stands in numbers.
    Sign,
    /// A letter of one byte or of two.
    One(u8),
    Two([u8; 2]),
    Digit(u8),
    /// It is looked at by itself.
    Rare,
}

/// What each character of the ASCII block becomes.
pub(super) const ASCII: [Folding; 128] = {
    let mut table = [Folding::Ends; 128];
    let mut at = 0;
    while at < 128 {
        let byte = at as u8;
        table[at] = match byte {
            b'a'..=b'z' => Folding::One(byte),
            b'A'..=b'Z' => Folding::One(byte.to_ascii_lowercase()),
            b'0'..=b'9' => Folding::Digit(byte),
            b'.' | b',' | b':' | b'/' | b'-' => Folding::Sign,
            _ => Folding::Ends,
        };
        at += 1;
    }
    table
};

/// What each character of the Arabic block becomes.
pub(super) const ARABIC: [Folding; 256] = {
    let mut table = [Folding::Rare; 256];
    let mut at = 0;
    while at < 256 {
        let code = 0x600 + at as u32;
        table[at] = match code {
            // The comma, and the signs of decimals and thousands.
            0x60C | 0x66B | 0x66C => Folding::Sign,
            0x660..=0x669 => Folding::Digit(b'0' + (code - 0x660) as u8),
            0x6F0..=0x6F9 => Folding::Digit(b'0' + (code - 0x6F0) as u8),
            // Vowel signs and the stretching line.
            0x610..=0x61A | 0x640 | 0x64B..=0x65F | 0x670 | 0x6D6..=0x6ED => Folding::Dropped,
            0x621..=0x64A | 0x671 | 0x6A9 | 0x6CC => Folding::Two(letter(code)),
            0x61B..=0x61F | 0x6D4 => Folding::Ends,
            _ => Folding::Rare,
        };
        at += 1;
    }
    table
};

/// The two bytes of the letter that a letter is spelt as.
const fn letter(code: u32) -> [u8; 2] {
    let code = match code {
        // Alef with anything above or below.
        0x622 | 0x623 | 0x625 | 0x671 => 0x627,
        0x624 => 0x648,
        0x626 | 0x649 | 0x6CC => 0x64A,
        0x6A9 => 0x643,
        0x629 => 0x647,
        code => code,
    };
    [0xC0 | (code >> 6) as u8, 0x80 | (code & 0x3F) as u8]
}
