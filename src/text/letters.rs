//! Letters as numbers: one comparison tells whether a word begins with them. It knows no script.

/// The first bytes of a text; zeros behind its end.
#[inline(always)]
pub fn first<const COUNT: usize>(text: &[u8]) -> [u8; COUNT] {
    match text.first_chunk() {
        Some(bytes) => *bytes,
        None => padded(text),
    }
}

/// The same where it stands, or in `room` where the text is shorter.
#[inline(always)]
pub fn view<'a, const COUNT: usize>(text: &'a [u8], room: &'a mut [u8; COUNT]) -> &'a [u8; COUNT] {
    match text.first_chunk() {
        Some(bytes) => bytes,
        None => {
            *room = padded(text);
            room
        }
    }
}

fn padded<const COUNT: usize>(text: &[u8]) -> [u8; COUNT] {
    let mut bytes = [0; COUNT];
    bytes[..text.len()].copy_from_slice(text);
    bytes
}

/// The most bytes that are one number: eight Arabic letters.
pub const WIDE: usize = size_of::<u128>();

/// All bits of so many bytes.
const COVERED: [u128; WIDE + 1] = {
    let mut masks = [0; WIDE + 1];
    let mut length = 1;
    while length <= WIDE {
        masks[length] = masks[length - 1] << 8 | 0xFF;
        length += 1;
    }
    masks
};

/// The first `length` bytes of a text as a number, `WIDE` at most. What stands behind them is read, too, and masked:
/// nothing hangs on the length, which no processor can guess.
#[inline(always)]
pub fn wide(text: &[u8], length: usize) -> u128 {
    u128::from_le_bytes(first(text)) & COVERED[length.min(WIDE)]
}

/// The first bytes of a text as a number, the first of them the lowest.
pub fn head(word: &[u8]) -> u64 {
    u64::from_le_bytes(first(word))
}

/// A few letters as a number: one comparison tells whether a word begins or ends with them.
pub struct Letters {
    /// The letters, the first of them the lowest.
    pub bytes: u64,
    /// All bits of as many bytes.
    pub(super) mask: u64,
    pub(super) length: usize,
}

impl Letters {
    /// Of up to eight bytes.
    pub const fn of(letters: &str) -> Self {
        let (mut bytes, mut mask, mut at) = (0, 0, 0);
        while at < letters.len() {
            bytes |= (letters.as_bytes()[at] as u64) << (8 * at);
            mask |= 0xFF << (8 * at);
            at += 1;
        }
        Self {
            bytes,
            mask,
            length: letters.len(),
        }
    }
}
