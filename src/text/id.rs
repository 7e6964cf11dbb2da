//! Ids and marks that depend on the content alone.

use super::chars::is_invisible;

/// Bytes that BLAKE3 gets at once, title and text together: it hashes up to sixteen chunks of 1024 bytes side by side,
/// but only those that it is given in one piece, and a piece whose length is a power of two keeps the next one in step.
const AT_ONCE: usize = 64 * 1024;

/// 32 hex digits: the first 128 bits of BLAKE3 over the title field (empty where there is none), a NUL and the
/// document text. The same on any machine.
pub fn content_id(title_field: &str, text: &str) -> String {
    let before = title_field.len() + 1;
    let (with_title, rest) = text
        .as_bytes()
        .split_at(AT_ONCE.saturating_sub(before).min(text.len()));
    let mut piece = Vec::with_capacity(before + with_title.len());
    piece.extend_from_slice(title_field.as_bytes());
    piece.push(0);
    piece.extend_from_slice(with_title);
    let mut hasher = blake3::Hasher::new();
    hasher.update(&piece).update(rest);
    hasher.finalize().to_hex()[..32].to_owned()
}

/// The id that an input gives, without controls, direction marks and other signs that nobody sees; none where nothing is
/// left of it.
pub fn own_id(id: &str) -> Option<String> {
    if id.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        // Nearly all ids: each sign is seen.
        let id = id.trim();
        return (!id.is_empty()).then(|| id.to_owned());
    }
    let seen = id.chars().filter(|&c| !c.is_control() && !is_invisible(c));
    let id: String = seen.collect();
    let id = id.trim();
    (!id.is_empty()).then(|| id.to_owned())
}

/// A fingerprint of a list of byte strings, for tables of millions of them: the first 128 bits of BLAKE3 over the strings,
/// each behind its length. Two lists never share one in practice.
pub type Mark = [u8; 16];

/// The mark of some byte strings.
pub fn mark(parts: &[&[u8]]) -> Mark {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let mut mark = Mark::default();
    hasher.finalize_xof().fill(&mut mark);
    mark
}

#[cfg(test)]
mod tests {
    use super::{content_id, mark};

    #[test]
    fn a_mark_knows_where_its_parts_end() {
        assert_eq!(mark(&[b"a", b"bc"]), mark(&[b"a", b"bc"]));
        assert_ne!(mark(&[b"a", b"bc"]), mark(&[b"ab", b"c"]));
        assert_ne!(mark(&[b""]), mark(&[]));
    }

    #[test]
    fn the_id_is_that_of_the_reference_implementation() {
        // `printf '\0abc' | b3sum`, first 32 digits.
        assert_eq!(content_id("", "abc"), blake3::hash(b"\0abc").to_hex()[..32]);
        assert_ne!(content_id("a", "bc"), content_id("ab", "c"));
        for (title, text) in [(3, 70_000), (65_535, 1), (65_536, 10), (70_000, 70_000)] {
            let (title, text) = ("a".repeat(title), "b".repeat(text));
            let whole = blake3::hash(format!("{title}\0{text}").as_bytes());
            assert_eq!(content_id(&title, &text), whole.to_hex()[..32]);
        }
    }
}
