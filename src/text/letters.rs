//! Letters as numbers: one comparison tells whether a word begins with them. It knows no script.

/// The first bytes of a text as a number, the first of them the lowest; zeros behind its end.
pub fn head(word: &[u8]) -> u64 {
    if let Some(bytes) = word.first_chunk() {
        return u64::from_le_bytes(*bytes);
    }
    let mut bytes = [0; PART];
    bytes[..word.len()].copy_from_slice(word);
    u64::from_le_bytes(bytes)
}

/// Bytes that a number holds.
const PART: usize = 8;

/// A few letters as a number: one comparison tells whether a word begins or ends with them.
pub(super) struct Letters {
    pub(super) bytes: u64,
    pub(super) mask: u64,
    pub(super) length: usize,
}

impl Letters {
    pub(super) const fn of(letters: &str) -> Self {
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
