//! The choice of an encoding: told by the first bytes, declared by a page, or guessed. It decodes nothing to keep.

use super::{declared, legacy, utf16};
use crate::model::HowDecoded;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes in which the zero bytes of UTF-16 are looked for.
const SIGHT_BYTES: usize = 64 * 1024;
/// Bytes the guesses look at, from the first that is not ASCII on. News is all one language: more bytes change no
/// guess, only cost time.
const GUESS_BYTES: usize = 4 * 1024;

/// An encoding and how it was known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Choice {
    pub(super) encoding: &'static Encoding,
    pub(super) how: HowDecoded,
}

impl Choice {
    /// What is certain without a look at every byte: what the user said, a byte-order mark, UTF-16.
    pub(super) fn at_sight(bytes: &[u8], forced: Option<&'static Encoding>) -> Option<Self> {
        let choice = |encoding, how| Some(Self { encoding, how });
        if let Some(encoding) = forced {
            return choice(encoding, HowDecoded::Forced);
        }
        if let Some((encoding, _)) = Encoding::for_bom(bytes) {
            return choice(encoding, HowDecoded::Bom);
        }
        let sample = &bytes[..bytes.len().min(SIGHT_BYTES)];
        utf16::detect(sample).and_then(|encoding| choice(encoding, HowDecoded::Guessed))
    }

    /// Whether text in this encoding holds zero bytes.
    pub(super) fn is_utf16(self) -> bool {
        self.encoding == UTF_16LE || self.encoding == UTF_16BE
    }

    pub(super) fn utf8() -> Self {
        Self {
            encoding: UTF_8,
            how: HowDecoded::Valid,
        }
    }

    /// For bytes that are not valid UTF-8.
    pub(super) fn guess(bytes: &[u8]) -> Self {
        Self {
            encoding: legacy::guess(sample(bytes)),
            how: HowDecoded::Guessed,
        }
    }

    /// For the bytes of a page that are not valid UTF-8.
    pub(super) fn declared(charset: Option<&str>, page: &[u8]) -> Self {
        let sample = sample(page);
        let damaged = legacy::is_damaged_utf8(sample);
        // Where most characters are good UTF-8, another declaration is wrong.
        let agrees = |encoding: &&'static Encoding| match *encoding == UTF_8 {
            true => damaged,
            false => !damaged && legacy::agrees(encoding, sample),
        };
        match declared::encodings(charset, page).find(agrees) {
            Some(encoding) => Self {
                encoding,
                how: HowDecoded::Declared,
            },
            None => Self::guess(page),
        }
    }
}

/// Whether a guess would look at the same bytes if more followed.
pub(super) fn is_settled(head: &[u8]) -> bool {
    sample(head).len() == GUESS_BYTES
}

/// The bytes that a guess looks at, from the first on that is not ASCII: menus in ASCII tell nothing.
fn sample(bytes: &[u8]) -> &[u8] {
    let start = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    &bytes[start..bytes.len().min(start + GUESS_BYTES)]
}
