//! Looks at all bytes of a text for something that is rare: many bytes at a time, since the tests have no branches and
//! the compiler makes vectors of them.

/// Bytes looked at together.
const BLOCK: usize = 64;

/// Whether a test finds something: it is given each byte with the one behind it (0 behind the last) and answers 0 for
/// nothing.
pub fn any(text: &[u8], test: impl Fn(u8, u8) -> u8) -> bool {
    let mut rest = text;
    while let Some(block) = rest.first_chunk::<{ BLOCK + 1 }>() {
        if (0..BLOCK).fold(0, |found, at| found | test(block[at], block[at + 1])) != 0 {
            return true;
        }
        rest = &rest[BLOCK..];
    }
    rest.windows(2).any(|pair| test(pair[0], pair[1]) != 0)
        || rest.last().is_some_and(|&last| test(last, 0) != 0)
}

#[cfg(test)]
mod tests {
    use super::any;

    #[test]
    fn a_byte_is_found_wherever_it_stands() {
        for length in 1..200 {
            for at in 0..length {
                let mut text = vec![0; length];
                text[at] = 7;
                assert!(any(&text, |byte, _| u8::from(byte == 7)));
                assert_eq!(any(&text, |_, next| u8::from(next == 7)), at > 0);
                assert!(!any(&text, |byte, next| u8::from(byte == 7)
                    & u8::from(next == 7)));
            }
        }
        assert!(!any(&[], |_, _| 1));
    }
}
