//! Bytes to text, piece by piece, in an encoding that is already chosen. What is no text becomes U+FFFD and is counted.

use super::choice::Choice;
use super::valid::valid;
use crate::model::{Decoding, HowDecoded};
use crate::text::utf8;
use encoding_rs::{Decoder, DecoderResult, UTF_8};

/// Bytes of text decoded at once: few enough to stay in the first-level cache.
const PIECE_BYTES: usize = 8 * 1024;

/// Decodes all bytes of an input in an encoding that was chosen.
pub(super) fn decode_all(bytes: &[u8], choice: Choice) -> (String, Decoding) {
    let mut decoder = TextDecoder::new(choice);
    let mut text = String::new();
    decoder.feed(bytes, true, &mut text);
    let decoding = decoder.take_decoding();
    (text, decoding)
}

/// Decodes piece by piece and counts what was no text.
#[derive(Debug)]
pub struct TextDecoder {
    decoder: Decoder,
    choice: Choice,
    /// It is UTF-8 and the last byte was a whole character, so that valid UTF-8 that follows can be copied.
    between: bool,
    replaced: u64,
}

impl TextDecoder {
    pub(super) fn new(choice: Choice) -> Self {
        Self {
            decoder: choice.encoding.new_decoder_with_bom_removal(),
            choice,
            between: false,
            replaced: 0,
        }
    }

    /// Appends the text of `bytes`; a character cut by their end waits for the next piece unless it is the `last`.
    pub fn feed(&mut self, bytes: &[u8], last: bool, text: &mut String) {
        if self.choice.encoding != UTF_8 {
            return self.decode(bytes, last, text);
        }
        // A byte-order mark or the rest of a cut character goes through the decoder, up to the next ASCII byte.
        let begun = match self.between {
            true => 0,
            false => bytes
                .iter()
                .position(u8::is_ascii)
                .map_or(bytes.len(), |at| at + 1),
        };
        let (begun, rest) = bytes.split_at(begun);
        if !begun.is_empty() {
            self.decode(begun, false, text);
        }
        let valid = valid(rest).unwrap_or_else(|| utf8::valid_prefix(rest));
        text.push_str(valid);
        let damaged = &rest[valid.len()..];
        if last || !damaged.is_empty() {
            self.decode(damaged, last, text);
        }
        self.between = match (damaged.last(), rest.last(), begun.last()) {
            (Some(end), ..) | (None, None, Some(end)) => end.is_ascii(),
            (None, Some(_), _) => true,
            (None, None, None) => self.between,
        };
    }

    fn decode(&mut self, mut bytes: &[u8], last: bool, text: &mut String) {
        // To decode straight into the string would zero all of its spare capacity at each bad byte.
        let mut piece = [0; PIECE_BYTES];
        loop {
            let (result, read, written) = self
                .decoder
                .decode_to_utf8_without_replacement(bytes, &mut piece, last);
            text.push_str(utf8::valid(&piece[..written]).unwrap_or_default());
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

#[cfg(test)]
mod tests {
    use super::TextDecoder;
    use crate::input::stream::encoding::choice::Choice;
    use proptest::prelude::{Strategy, any, prop_oneof, proptest};

    /// Bytes as damaged files have them.
    fn bytes() -> impl Strategy<Value = Vec<u8>> {
        let piece = prop_oneof![
            "[ء-ي a-z\n«–]{0,12}".prop_map(String::into_bytes),
            proptest::collection::vec(any::<u8>(), 0..3),
            proptest::sample::select(vec![b"\xef\xbb\xbf".to_vec(), b"\xe2\x80".to_vec()]),
        ];
        proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn valid_stretches_are_taken_over_as_the_decoder_would_read_them(
            bytes in bytes(),
            cuts in proptest::collection::vec(0_usize..60, 0..4),
        ) {
            let (mut whole, mut expected) = (TextDecoder::new(Choice::utf8()), String::new());
            whole.decode(&bytes, true, &mut expected);
            let (mut pieces, mut text) = (TextDecoder::new(Choice::utf8()), String::new());
            let mut rest = bytes.as_slice();
            for cut in cuts {
                let (piece, behind) = rest.split_at(cut.min(rest.len()));
                pieces.feed(piece, false, &mut text);
                rest = behind;
            }
            pieces.feed(rest, true, &mut text);
            assert_eq!(text, expected);
            assert_eq!(pieces.replaced, whole.replaced);
        }
    }
}
