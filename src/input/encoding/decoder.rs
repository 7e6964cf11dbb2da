//! Bytes to text, piece by piece, in an encoding that is already chosen. What is no text becomes U+FFFD and is counted.

use super::Choice;
use crate::model::{Decoding, HowDecoded};
use encoding_rs::{Decoder, DecoderResult};

/// Text decoded at once: a page of memory or two stays in the cache.
const PIECE_BYTES: usize = 8 * 1024;

/// Decodes piece by piece and counts what was no text.
#[derive(Debug)]
pub struct Stream {
    decoder: Decoder,
    choice: Choice,
    replaced: u64,
}

impl Stream {
    pub(super) fn new(choice: Choice) -> Self {
        Self {
            decoder: choice.encoding.new_decoder_with_bom_removal(),
            choice,
            replaced: 0,
        }
    }

    /// Appends the text of `bytes`; a character cut by their end waits for the next piece unless it is the `last`.
    pub fn feed(&mut self, mut bytes: &[u8], last: bool, text: &mut String) {
        // Decoding straight into the string would touch all of its spare room at each bad byte.
        let mut piece = [0; PIECE_BYTES];
        loop {
            let (result, read, written) = self
                .decoder
                .decode_to_utf8_without_replacement(bytes, &mut piece, last);
            text.push_str(simdutf8::basic::from_utf8(&piece[..written]).unwrap_or_default());
            bytes = &bytes[read..];
            match result {
                DecoderResult::InputEmpty => return,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => {
                    self.replaced += 1;
                    text.push(char::REPLACEMENT_CHARACTER);
                }
            }
        }
    }

    /// How the text so far was decoded; the count of replaced sequences starts anew.
    pub fn take_decoding(&mut self) -> Decoding {
        let replaced = std::mem::take(&mut self.replaced);
        let how = match self.choice.how {
            HowDecoded::Valid if replaced > 0 => HowDecoded::Guessed,
            how => how,
        };
        Decoding {
            encoding: self.choice.encoding.name(),
            how,
            replaced,
            repaired: None,
        }
    }
}
