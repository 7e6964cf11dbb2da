//! The choice of an encoding: what is certain at sight, what a page declares, what is left to a guess. It decodes
//! nothing to keep.

use super::decoder::TextDecoder;
use super::{declared, legacy, utf16};
use crate::model::{Decoding, HowDecoded};
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
    /// What can be told without looking at every byte.
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

    /// Do zero bytes belong to the encoding?
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
        // UTF-8 with a few broken bytes is never what another declaration says.
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

    pub(super) fn decode(self, bytes: &[u8]) -> (String, Decoding) {
        let mut stream = TextDecoder::new(self);
        let mut text = String::new();
        stream.feed(bytes, true, &mut text);
        let decoding = stream.take_decoding();
        (text, decoding)
    }
}

/// Whether a guess looks at the same bytes if more follow.
pub(super) fn is_settled(head: &[u8]) -> bool {
    sample(head).len() == GUESS_BYTES
}

/// The bytes that a guess looks at. Menus in ASCII say nothing: they start where the other bytes do.
fn sample(bytes: &[u8]) -> &[u8] {
    let start = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    &bytes[start..bytes.len().min(start + GUESS_BYTES)]
}
