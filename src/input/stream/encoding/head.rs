//! The first bytes of an input as text, for `sniff`. A guess at the encoding is handed on, so that it is made once.

use super::choice::{self, Choice};
use super::decoder::{TextDecoder, decode_all};
use super::valid::valid;
use crate::model::Decoding;
use crate::text::utf8;
use encoding_rs::Encoding;
use std::borrow::Cow;

/// The first bytes of an input.
pub struct Head<'a> {
    /// Decoded, but for a character that is cut by their end.
    pub text: Cow<'a, str>,
    /// Whether text in the encoding holds zero bytes (UTF-16).
    pub wide: bool,
    /// The guess at the encoding, where one was needed.
    pub guess: Option<Guess>,
}

/// A guess at an encoding. It is kept because it takes longer to make than a short text takes to decode.
#[derive(Debug)]
pub struct Guess {
    choice: Choice,
    /// Bytes it was made on.
    bytes: usize,
    /// It would be the same on more of them.
    settled: bool,
    decoding: Decoding,
    /// Those bytes decoded, where that is kept.
    text: Option<String>,
}

impl Guess {
    fn at(head: &[u8]) -> Self {
        Self {
            choice: Choice::guess(head),
            bytes: head.len(),
            settled: choice::is_settled(head),
            decoding: Decoding::default(),
            text: None,
        }
    }

    /// Keeps what the bytes were decoded to, where no character can be cut by their end.
    pub fn keep(&mut self, text: String) {
        self.text = self.choice.encoding.is_single_byte().then_some(text);
    }

    /// Decodes bytes that begin with those it was made on, unless more of them may change the guess.
    pub(super) fn decode(self, bytes: &[u8]) -> Option<(String, Decoding)> {
        match self.text {
            Some(text) if self.bytes == bytes.len() => Some((text, self.decoding)),
            _ if self.settled || self.bytes == bytes.len() => Some(decode_all(bytes, self.choice)),
            _ => None,
        }
    }
}

/// Decodes the first bytes of an input.
pub fn decode_head<'a>(head: &'a [u8], forced: Option<&'static Encoding>) -> Head<'a> {
    let choice = Choice::at_sight(head, forced);
    let wide = choice.is_some_and(Choice::is_utf16);
    let text = match choice {
        None => valid(head),
        Some(_) if wide => None,
        Some(_) => utf8::valid(head),
    };
    if let Some(text) = text {
        return Head {
            text: Cow::Borrowed(text.trim_start_matches('\u{feff}')),
            wide: false,
            guess: None,
        };
    }
    let mut guess = choice.is_none().then(|| Guess::at(head));
    let choice = choice.or(guess.as_ref().map(|guess| guess.choice));
    let mut decoder = TextDecoder::new(choice.unwrap_or_else(Choice::utf8));
    let mut text = String::new();
    decoder.feed(head, false, &mut text);
    if let Some(guess) = &mut guess {
        guess.decoding = decoder.take_decoding();
    }
    Head {
        text: Cow::Owned(text),
        wide,
        guess,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{decode, decode_guessed};
    use super::decode_head;
    use encoding_rs::WINDOWS_1256;

    #[test]
    fn a_guess_at_the_head_is_the_guess_at_all() {
        let news = WINDOWS_1256
            .encode("قال الوزير إن العمل في الجسر ينتهي قريبا. ")
            .0;
        let (ascii, news) = (b"menu ".repeat(20), news.repeat(400));
        for text in [news.clone(), [ascii, news].concat()] {
            for end in [40, 200, 8191, 9000, text.len()] {
                let head = decode_head(&text[..end], None);
                let mut guess = head.guess;
                if let Some(guess) = &mut guess {
                    guess.keep(head.text.into_owned());
                }
                let by_guess = decode_guessed(text.clone(), None, guess);
                let (text, decoding) = decode(text.clone(), None);
                assert_eq!(by_guess.0, text, "{end}");
                assert_eq!(by_guess.1.encoding, decoding.encoding, "{end}");
            }
        }
    }
}
