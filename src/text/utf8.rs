//! Whether bytes are UTF-8, checked by encoding_rs: it checks Arabic many times as fast as the standard library. It mends
//! nothing.

use encoding_rs::{Encoding, UTF_8};
use std::borrow::Cow;

/// The text that the bytes are; `None` where they are not UTF-8.
pub fn valid(bytes: &[u8]) -> Option<&str> {
    match UTF_8.decode_without_bom_handling_and_without_replacement(bytes)? {
        Cow::Borrowed(text) => Some(text),
        // Does not happen: encoding_rs borrows valid text.
        Cow::Owned(_) => None,
    }
}

/// The text up to the first byte that is not UTF-8.
pub fn valid_prefix(bytes: &[u8]) -> &str {
    let end = Encoding::utf8_valid_up_to(bytes);
    valid(&bytes[..end]).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{valid, valid_prefix};
    use proptest::collection::vec;
    use proptest::prelude::{any, proptest};

    proptest! {
        #[test]
        fn the_answer_is_that_of_the_standard_library(
            text in "[a-zء-ي—🙂\u{feff}]{0,40}",
            more in vec(any::<u8>(), 0..4),
        ) {
            let bytes = [text.as_bytes(), &more].concat();
            match std::str::from_utf8(&bytes) {
                Ok(text) => assert_eq!(valid(&bytes), Some(text)),
                Err(error) => {
                    assert_eq!(valid(&bytes), None);
                    assert_eq!(valid_prefix(&bytes).len(), error.valid_up_to());
                }
            }
        }
    }
}
