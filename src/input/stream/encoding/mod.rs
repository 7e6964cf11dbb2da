//! From bytes to text. The order of decision: what the user said, a byte-order mark, the zero bytes of UTF-16, strict
//! UTF-8, then what a page says of itself where the bytes agree, and only then a guess. It never fails: bytes that are
//! no text become U+FFFD and are counted.
//!
//! Mac Arabic is not among the encodings: the WHATWG standard, and with it every browser, does without.

mod choice;
mod declared;
mod decoder;
mod head;
mod legacy;
mod mojibake;
mod plausible;
mod utf16;
mod valid;

pub use decoder::TextDecoder;
pub use head::{Guess, Head, decode_head};
pub use mojibake::{is_suspicious, repair};

use crate::model::Decoding;
use crate::text::utf8;
use choice::Choice;
use encoding_rs::Encoding;
use std::borrow::Cow;

/// The encoding of that name on the web; names of old spelling are known too.
pub fn named(name: &str) -> Option<&'static Encoding> {
    Encoding::for_label(name.as_bytes())
}

/// Decodes a whole input that says nothing of its encoding.
pub fn decode(bytes: Vec<u8>, forced: Option<&'static Encoding>) -> (String, Decoding) {
    let (text, decoding) = decode_by(&bytes, forced, Choice::guess);
    (text.into_owned(), decoding)
}

/// The same, where `guess` is what its first bytes have led to.
pub fn decode_guessed(
    bytes: Vec<u8>,
    forced: Option<&'static Encoding>,
    guess: Option<Guess>,
) -> (String, Decoding) {
    guess
        .and_then(|guess| guess.decode(&bytes))
        .unwrap_or_else(|| decode(bytes, forced))
}

/// Decodes a whole page: `charset` is what the protocol said of it, and its own head may name one too. Neither is
/// believed against the bytes.
pub fn decode_page<'a>(
    bytes: &'a [u8],
    forced: Option<&'static Encoding>,
    charset: Option<&str>,
) -> (Cow<'a, str>, Decoding) {
    decode_by(bytes, forced, |bytes| Choice::declared(charset, bytes))
}

fn decode_by<'a>(
    bytes: &'a [u8],
    forced: Option<&'static Encoding>,
    otherwise: impl FnOnce(&[u8]) -> Choice,
) -> (Cow<'a, str>, Decoding) {
    let choice = match Choice::at_sight(bytes, forced) {
        Some(choice) => choice,
        None => match utf8::valid(bytes) {
            Some(text) => return (Cow::Borrowed(text), Decoding::default()),
            None => otherwise(bytes),
        },
    };
    let (text, decoding) = decoder::decode_all(bytes, choice);
    (Cow::Owned(text), decoding)
}

/// A decoder for an input too large to hold, chosen by its first bytes.
pub fn decoder(head: &[u8], forced: Option<&'static Encoding>) -> TextDecoder {
    let choice = Choice::at_sight(head, forced);
    TextDecoder::new(choice.unwrap_or_else(|| match valid::valid(head) {
        Some(_) => Choice::utf8(),
        None => Choice::guess(head),
    }))
}

/// The same for an input that may declare its encoding, as pages do.
pub fn declared_decoder(head: &[u8], forced: Option<&'static Encoding>) -> TextDecoder {
    let choice = Choice::at_sight(head, forced);
    TextDecoder::new(choice.unwrap_or_else(|| match valid::valid(head) {
        Some(_) => Choice::utf8(),
        None => Choice::declared(None, head),
    }))
}

#[cfg(test)]
mod tests {
    use super::{decode, decode_page, decoder};
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

    /// Decodes a page that declares `meta`, of which the protocol says `charset`.
    #[track_caller]
    fn assert_page(bytes: &[u8], charset: Option<&str>, meta: &str, expected: (&str, HowDecoded)) {
        let mut page = format!("<html><head><meta charset=\"{meta}\"></head><p>").into_bytes();
        page.extend_from_slice(bytes);
        let (text, decoding) = decode_page(&page, None, charset);
        assert_eq!((decoding.encoding, decoding.how), expected, "{text}");
    }

    #[test]
    fn a_declaration_is_believed_where_the_bytes_agree() {
        let arabic = ("windows-1256", HowDecoded::Declared);
        let bytes = WINDOWS_1256.encode(NEWS).0;
        assert_page(&bytes, None, "Windows-1256", arabic);
        assert_page(&bytes, Some("cp1256"), "", arabic);
        assert_page(&bytes, Some("iso-8859-1"), "windows-1256", arabic);
        let french = WINDOWS_1252.encode("Le café a été rénové à l’été").0;
        let declared = ("windows-1252", HowDecoded::Declared);
        assert_page(&french, None, "iso-8859-1", declared);
        let (first, second) = NEWS.split_at(NEWS.len() / 2 - 1);
        let damaged = [first.as_bytes(), b"\xff", second.as_bytes()].concat();
        assert_page(&damaged, None, "utf-8", ("UTF-8", HowDecoded::Declared));
    }

    #[test]
    fn a_declaration_against_the_bytes_is_passed_over() {
        let bytes = WINDOWS_1256.encode(NEWS).0;
        for wrong in [
            "utf-8",
            "iso-8859-1",
            "windows-1252",
            "iso-8859-6",
            "utf-16",
        ] {
            let guessed = ("windows-1256", HowDecoded::Guessed);
            assert_page(&bytes, None, wrong, guessed);
            assert_page(&bytes, Some(wrong), "", guessed);
        }
        let valid = ("UTF-8", HowDecoded::Valid);
        assert_page(NEWS.as_bytes(), Some("iso-8859-6"), "windows-1256", valid);
        assert_page(b"plain", None, "windows-1256", valid);
        let iso = ISO_8859_6.encode(NEWS).0;
        assert_page(
            &iso,
            None,
            "windows-1256",
            ("ISO-8859-6", HowDecoded::Guessed),
        );
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
            let mut decoder = decoder(&bytes[..cut], None);
            let mut text = String::new();
            decoder.feed(&bytes[..cut], false, &mut text);
            decoder.feed(&bytes[cut..], true, &mut text);
            assert_eq!((text.as_str(), decoder.take_decoding().replaced), (NEWS, 0));
        }
    }
}
