//! Document ids that depend on the content alone.

/// 32 hex digits: the first 128 bits of BLAKE3 over the title field (empty where there is none), a NUL and the
/// document text. The same on any machine.
pub fn content_id(title_field: &str, text: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(title_field.as_bytes());
    hasher.update(&[0]);
    hasher.update(text.as_bytes());
    hasher.finalize().to_hex()[..32].to_owned()
}

#[cfg(test)]
mod tests {
    use super::content_id;

    #[test]
    fn the_id_is_that_of_the_reference_implementation() {
        // `printf '\0abc' | b3sum`, first 32 digits.
        assert_eq!(content_id("", "abc"), blake3::hash(b"\0abc").to_hex()[..32]);
        assert_ne!(content_id("a", "bc"), content_id("ab", "c"));
    }
}
