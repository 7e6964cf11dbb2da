//! From bytes to text. The order of decision: what the user said, a byte-order mark, the zero bytes of UTF-16, strict
//! UTF-8, and only then a guess. It never fails: bytes that are no text become U+FFFD and are counted.

mod legacy;
mod utf16;

use crate::model::{Decoding, HowDecoded};
use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes the guesses look at. News is all one language: more bytes change no guess, only cost time.
const SAMPLE_BYTES: usize = 64 * 1024;

/// The encoding of that name on the web; names of old spelling are known too.
pub fn named(name: &str) -> Option<&'static Encoding> {
    Encoding::for_label(name.as_bytes())
}

/// Decodes a whole input.
pub fn decode(bytes: Vec<u8>, forced: Option<&'static Encoding>) -> (String, Decoding) {
    let bytes = match decide(&bytes, forced) {
        Some(choice) => return choice.decode(&bytes),
        None => match String::from_utf8(bytes) {
            Ok(text) => return (text, Decoding::default()),
            Err(error) => error.into_bytes(),
        },
    };
    Choice::guess(&bytes).decode(&bytes)
}

/// A decoder for an input too large to hold, chosen by its first bytes.
pub fn stream(head: &[u8], forced: Option<&'static Encoding>) -> Stream {
    let choice = decide(head, forced).unwrap_or_else(|| match std::str::from_utf8(head) {
        Ok(_) => Choice::utf8(HowDecoded::Valid),
        // A character cut by the end of the head is not an error.
        Err(error) if error.error_len().is_none() => Choice::utf8(HowDecoded::Valid),
        Err(_) => Choice::guess(head),
    });
    Stream {
        decoder: choice.encoding.new_decoder_with_bom_removal(),
        choice,
        replaced: 0,
    }
}

/// What can be told without looking at every byte.
fn decide(bytes: &[u8], forced: Option<&'static Encoding>) -> Option<Choice> {
    let choice = |encoding, how| Some(Choice { encoding, how });
    if let Some(encoding) = forced {
        return choice(encoding, HowDecoded::Forced);
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return choice(encoding, HowDecoded::Bom);
    }
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES)];
    utf16::detect(sample).and_then(|encoding| choice(encoding, HowDecoded::Guessed))
}

/// An encoding and how it was known.
#[derive(Debug, Clone, Copy)]
struct Choice {
    encoding: &'static Encoding,
    how: HowDecoded,
}

impl Choice {
    fn utf8(how: HowDecoded) -> Self {
        Self {
            encoding: UTF_8,
            how,
        }
    }

    /// For bytes that are not valid UTF-8.
    fn guess(bytes: &[u8]) -> Self {
        // Menus in ASCII say nothing: the sample starts where the other bytes do.
        let start = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
        let sample = &bytes[start..bytes.len().min(start + SAMPLE_BYTES)];
        Self {
            encoding: legacy::guess(sample),
            how: HowDecoded::Guessed,
        }
    }

    fn decode(self, bytes: &[u8]) -> (String, Decoding) {
        let mut stream = Stream {
            decoder: self.encoding.new_decoder_with_bom_removal(),
            choice: self,
            replaced: 0,
        };
        let mut text = String::new();
        stream.feed(bytes, true, &mut text);
        let decoding = stream.take_decoding();
        (text, decoding)
    }
}

/// Decodes piece by piece and counts what was no text.
#[derive(Debug)]
pub struct Stream {
    decoder: Decoder,
    choice: Choice,
    replaced: u64,
}

impl Stream {
    /// Appends the text of `bytes`; a character cut by their end waits for the next piece unless it is the `last`.
    pub fn feed(&mut self, mut bytes: &[u8], last: bool, text: &mut String) {
        loop {
            let room = self
                .decoder
                .max_utf8_buffer_length_without_replacement(bytes.len());
            text.reserve(room.unwrap_or(bytes.len()));
            let (result, read) = self
                .decoder
                .decode_to_string_without_replacement(bytes, text, last);
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

    /// Do zero bytes belong to the encoding?
    pub fn is_utf16(&self) -> bool {
        self.choice.encoding == UTF_16LE || self.choice.encoding == UTF_16BE
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
    use super::{decode, stream};
    use crate::model::HowDecoded;
    use encoding_rs::{ISO_8859_6, WINDOWS_1252, WINDOWS_1256};

    const NEWS: &str = "أعلنت البلدية أن أعمال الصيانة في الجسر القديم تنتهي قبل الشتاء، وقال المهندس إن الطريق سيفتح.";

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[track_caller]
    fn assert_decodes(bytes: Vec<u8>, text: &str, encoding: &str, how: HowDecoded) {
        let (decoded, decoding) = decode(bytes, None);
        assert_eq!(
            (decoded.as_str(), decoding.encoding, decoding.how),
            (text, encoding, how)
        );
    }

    #[test]
    fn valid_utf8_is_taken_as_it_is() {
        assert_decodes(NEWS.into(), NEWS, "UTF-8", HowDecoded::Valid);
        assert_decodes(Vec::new(), "", "UTF-8", HowDecoded::Valid);
    }

    #[test]
    fn a_byte_order_mark_decides_and_goes() {
        assert_decodes(
            format!("\u{feff}{NEWS}").into(),
            NEWS,
            "UTF-8",
            HowDecoded::Bom,
        );
        let marked = format!("\u{feff}{NEWS}");
        assert_decodes(
            utf16(&marked, u16::to_le_bytes),
            NEWS,
            "UTF-16LE",
            HowDecoded::Bom,
        );
        assert_decodes(
            utf16(&marked, u16::to_be_bytes),
            NEWS,
            "UTF-16BE",
            HowDecoded::Bom,
        );
    }

    #[test]
    fn utf16_without_mark_is_seen_by_its_high_bytes() {
        assert_decodes(
            utf16(NEWS, u16::to_le_bytes),
            NEWS,
            "UTF-16LE",
            HowDecoded::Guessed,
        );
        assert_decodes(
            utf16(NEWS, u16::to_be_bytes),
            NEWS,
            "UTF-16BE",
            HowDecoded::Guessed,
        );
        assert_decodes(
            utf16("Mixed: خبر\n", u16::to_le_bytes),
            "Mixed: خبر\n",
            "UTF-16LE",
            HowDecoded::Guessed,
        );
    }

    #[test]
    fn the_two_arabic_code_pages_are_told_apart() {
        for text in [NEWS, "ملعب المدينة", "قال الوزير: Budget 2024 مهم"] {
            let bytes = WINDOWS_1256.encode(text).0.into_owned();
            assert_decodes(bytes, text, "windows-1256", HowDecoded::Guessed);
            let bytes = ISO_8859_6.encode(text).0.into_owned();
            assert_decodes(bytes, text, "ISO-8859-6", HowDecoded::Guessed);
        }
    }

    #[test]
    fn a_text_without_arabic_is_not_made_arabic() {
        let text = "Le café « Étoile » a été rénové à l’été, côté sud.";
        let (decoded, _) = decode(WINDOWS_1252.encode(text).0.into_owned(), None);
        assert_eq!(decoded, text);
    }

    #[test]
    fn a_few_broken_bytes_leave_utf8_what_it_is() {
        let mut bytes = NEWS.as_bytes().to_vec();
        bytes.truncate(bytes.len() - 2);
        bytes.extend(b"\xC7\xE1 x");
        let (text, decoding) = decode(bytes, None);
        assert_eq!(decoding.encoding, "UTF-8");
        assert!(decoding.replaced >= 2, "{decoding:?}");
        assert!(text.starts_with("أعلنت البلدية") && text.contains('\u{fffd}'));
    }

    #[test]
    fn the_user_has_the_last_word() {
        let (text, decoding) = decode(vec![0xE1, 0xC7], Some(ISO_8859_6));
        assert_eq!((text.as_str(), decoding.how), ("فا", HowDecoded::Forced));
    }

    #[test]
    fn a_stream_cut_anywhere_gives_the_same_text() {
        let bytes = NEWS.as_bytes();
        for cut in 0..bytes.len() {
            let mut decoder = stream(&bytes[..cut], None);
            let mut text = String::new();
            decoder.feed(&bytes[..cut], false, &mut text);
            decoder.feed(&bytes[cut..], true, &mut text);
            assert_eq!((text.as_str(), decoder.take_decoding().replaced), (NEWS, 0));
        }
    }
}
