//! Ids and marks that depend on the content alone.

/// 32 hex digits: the first 128 bits of BLAKE3 over the title field (empty where there is none), a NUL and the
/// document text. The same on any machine.
pub fn content_id(title_field: &str, text: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(title_field.as_bytes());
    hasher.update(&[0]);
    hasher.update(text.as_bytes());
    hasher.finalize().to_hex()[..32].to_owned()
}

/// Stands for a list of byte strings in tables of millions: the first 128 bits of BLAKE3 over them, each behind its
/// length. Two lists share one never in practice.
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
    }
}
