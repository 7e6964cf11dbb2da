//! Whether bytes are UTF-8 up to a character that their end may cut. It mends nothing.

use crate::text::utf8;

/// The text of bytes that are UTF-8, without a character that their end cuts; `None` where they are not.
pub(super) fn valid(bytes: &[u8]) -> Option<&str> {
    /// Bytes of the longest character.
    const LONGEST: usize = 4;
    let last = &bytes[bytes.len().saturating_sub(LONGEST)..];
    let start = last.iter().rposition(|byte| !is_continuation(*byte));
    let cut = start.map_or(&last[last.len()..], |start| &last[start..]);
    let is_cut = std::str::from_utf8(cut).is_err_and(|error| error.error_len().is_none());
    let whole = bytes.len() - if is_cut { cut.len() } else { 0 };
    utf8::valid(&bytes[..whole])
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

#[cfg(test)]
mod tests {
    use super::valid;
    use proptest::collection::vec;
    use proptest::prelude::{any, proptest};

    proptest! {
        #[test]
        fn only_a_character_may_be_cut_by_the_end(
            text in "[a-zء-ي—🙂]{0,9}",
            more in vec(any::<u8>(), 0..4),
            cut in 0usize..4,
        ) {
            let mut bytes = text.into_bytes();
            bytes.truncate(bytes.len().saturating_sub(cut));
            for bytes in [bytes.clone(), [bytes, more].concat()] {
                let expected = match std::str::from_utf8(&bytes) {
                    Ok(text) => Some(text),
                    Err(error) => match error.error_len() {
                        None => std::str::from_utf8(&bytes[..error.valid_up_to()]).ok(),
                        Some(_) => None,
                    },
                };
                assert_eq!(valid(&bytes), expected);
            }
        }
    }
}
