//! A few bytes of a text packed into an integer, so that one comparison tells whether a word begins or ends with them. It
//! knows no script.

/// The first bytes of a text, filled up with zeros where it is shorter.
#[inline(always)]
fn first<const COUNT: usize>(text: &[u8]) -> [u8; COUNT] {
    match text.first_chunk() {
        Some(bytes) => *bytes,
        None => padded(text),
    }
}

/// The first bytes of a text without a copy; a shorter text is copied to `padding` and filled up with zeros there.
#[inline(always)]
pub fn view_padded<'a, const COUNT: usize>(
    text: &'a [u8],
    padding: &'a mut [u8; COUNT],
) -> &'a [u8; COUNT] {
    match text.first_chunk() {
        Some(bytes) => bytes,
        None => {
            *padding = padded(text);
            padding
        }
    }
}

fn padded<const COUNT: usize>(text: &[u8]) -> [u8; COUNT] {
    let mut bytes = [0; COUNT];
    bytes[..text.len()].copy_from_slice(text);
    bytes
}

/// Bytes that fit in one integer: eight Arabic letters.
pub const U128_BYTES: usize = size_of::<u128>();

/// Masks of the lowest bytes of an integer, by how many they are.
const MASKS: [u128; U128_BYTES + 1] = {
    let mut masks = [0; U128_BYTES + 1];
    let mut length = 1;
    while length <= U128_BYTES {
        masks[length] = masks[length - 1] << 8 | 0xFF;
        length += 1;
    }
    masks
};

/// The first `length` bytes of a text as an integer, `U128_BYTES` at most, the first of them the lowest. Bytes behind them
/// are read and masked out, so that no branch depends on the length, which processors predict badly.
#[inline(always)]
pub fn packed_u128(text: &[u8], length: usize) -> u128 {
    u128::from_le_bytes(first(text)) & MASKS[length.min(U128_BYTES)]
}

/// The first bytes of a text as an integer, the first of them the lowest.
pub fn packed_u64(word: &[u8]) -> u64 {
    u64::from_le_bytes(first(word))
}

/// A few letters as an integer.
pub struct PackedBytes {
    /// The letters, the first of them the lowest.
    pub bytes: u64,
    /// The mask of as many bytes.
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
