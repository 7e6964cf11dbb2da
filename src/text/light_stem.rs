//! Light stemming: particles and endings come off a word, after Larkey's "light" stemmers for Arabic retrieval, reduced
//! to what headlines need. It knows no roots and no patterns.

use super::packed_bytes::{PackedBytes, packed_u64};

/// Shortest stem that counts as a content word, in letters. Shorter ones are nearly all particles.
const MIN_STEM_LETTERS: usize = 3;

/// Particles that are written onto the front of a word: the first that leaves enough of it comes off.
const PREFIXES: [PackedBytes; 9] = [
    PackedBytes::pack("وبال"),
    PackedBytes::pack("وال"),
    PackedBytes::pack("فال"),
    PackedBytes::pack("بال"),
    PackedBytes::pack("كال"),
    PackedBytes::pack("ولل"),
    PackedBytes::pack("ال"),
    PackedBytes::pack("لل"),
    PackedBytes::pack("و"),
];

/// Endings of words, the longer ones first.
const SUFFIXES: [PackedBytes; 8] = [
    PackedBytes::pack("ات"),
    PackedBytes::pack("ون"),
    PackedBytes::pack("ين"),
    PackedBytes::pack("ان"),
    PackedBytes::pack("يه"),
    PackedBytes::pack("ها"),
    PackedBytes::pack("ه"),
    PackedBytes::pack("ي"),
];

/// The word without the particles written onto its front and without common endings.
pub(super) fn light_stem(word: &str) -> &str {
    let head = packed_u64(word.as_bytes());
    let behind = |prefix: &PackedBytes| {
        let begins = head & prefix.mask == prefix.bytes;
        begins
            .then(|| &word[prefix.length..])
            .filter(|rest| long_enough(rest))
    };
    let word = PREFIXES.iter().find_map(behind).unwrap_or(word);
    let tail = word
        .as_bytes()
        .last_chunk()
        .map_or(0, |tail| u32::from_le_bytes(*tail));
    let before = |suffix: &PackedBytes| {
        // The last letters of four bytes.
        let last = u64::from(tail) >> (8 * (4 - suffix.length));
        let ends = last == suffix.bytes;
        ends.then(|| &word[..word.len() - suffix.length])
            .filter(|rest| long_enough(rest))
    };
    SUFFIXES.iter().find_map(before).unwrap_or(word)
}

/// Whether enough is left of a word to carry a topic.
pub(super) fn long_enough(word: &str) -> bool {
    // No letter has more than four bytes.
    word.len() >= 4 * MIN_STEM_LETTERS || word.chars().nth(MIN_STEM_LETTERS - 1).is_some()
}
