//! PackedBytes as numbers: one comparison tells whether a word begins with them. It knows no script.

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
pub fn view_padded<'a, const COUNT: usize>(
    text: &'a [u8],
    room: &'a mut [u8; COUNT],
) -> &'a [u8; COUNT] {
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
pub const U128_BYTES: usize = size_of::<u128>();

/// All bits of so many bytes.
const COVERED: [u128; U128_BYTES + 1] = {
    let mut masks = [0; U128_BYTES + 1];
    let mut length = 1;
    while length <= U128_BYTES {
        masks[length] = masks[length - 1] << 8 | 0xFF;
        length += 1;
    }
    masks
};

/// The first `length` bytes of a text as a number, `U128_BYTES` at most. What stands behind them is read, too, and masked:
/// nothing hangs on the length, which no processor can guess.
#[inline(always)]
pub fn packed_u128(text: &[u8], length: usize) -> u128 {
    u128::from_le_bytes(first(text)) & COVERED[length.min(U128_BYTES)]
}

/// The first bytes of a text as a number, the first of them the lowest.
pub fn packed_u64(word: &[u8]) -> u64 {
    u64::from_le_bytes(first(word))
}

/// A few letters as a number: one comparison tells whether a word begins or ends with them.
pub struct PackedBytes {
    /// The letters, the first of them the lowest.
    pub bytes: u64,
    /// All bits of as many bytes.
    pub(super) mask: u64,
    pub(super) length: usize,
}

impl PackedBytes {
    /// Of up to eight bytes.
    pub const fn pack(letters: &str) -> Self {
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
