//! Mojibake: UTF-8 that was once read as windows-1256 (`ط§ظ„`) or windows-1252 (`Ø§Ù„`) and stored again, perhaps
//! twice, and windows-1256 that was read as windows-1252 (`Çá`). It is undone only where that is exact: each character is one byte of that encoding, the bytes are strict
//! UTF-8, and they are Arabic. What was changed since (a no-break space made a space) stays as it is.

mod code_page;
mod signs;
#[cfg(test)]
mod tests;

use super::plausible::Plausibility;
use encoding_rs::{EncoderResult, Encoding, WINDOWS_1252, WINDOWS_1256};

pub use signs::is_suspicious;

/// What UTF-8 is misread as, the commoner first.
const MISREADINGS: [&Encoding; 2] = [WINDOWS_1256, WINDOWS_1252];
/// Arabic letters that must come out: a title of two is no evidence.
const LEAST_LETTERS: usize = 3;

/// Undoes mojibake, in the whole text or, where that is not exact, line by line. Tells the encoding in which the text
/// (its first such line) had been misread.
pub fn repair(text: &mut String) -> Option<&'static str> {
    if !is_suspicious(text) {
        return None;
    }
    if signs::is_misread_code_page(text)
        && let Some(misread) = code_page::repair(text)
    {
        return Some(misread);
    }
    let Some(whole) = undo(text) else {
        return lines(text);
    };
    *text = whole.text;
    // Some lines may have been misread once more than the others.
    lines(text);
    Some(whole.misread)
}

/// A text with its mojibake undone.
struct Undone {
    text: String,
    /// The encoding it had been misread in.
    misread: &'static str,
}

/// Undoes two misreadings of a text, or one, or nothing.
fn undo(text: &str) -> Option<Undone> {
    MISREADINGS.into_iter().find_map(|last| {
        let before = unread(text, last)?;
        let twice = MISREADINGS.into_iter().find_map(|first| {
            let original = unread(&before, first)?;
            is_more_arabic(&original, &before).then_some(Undone {
                text: original,
                misread: twice(first, last),
            })
        });
        twice.or_else(|| {
            is_more_arabic(&before, text).then_some(Undone {
                text: before,
                misread: last.name(),
            })
        })
    })
}

/// The name of two misreadings, one after the other.
fn twice(first: &'static Encoding, last: &'static Encoding) -> &'static str {
    match (first == WINDOWS_1256, last == WINDOWS_1256) {
        (true, true) => "windows-1256 twice",
        (true, false) => "windows-1256, then windows-1252",
        (false, true) => "windows-1252, then windows-1256",
        (false, false) => "windows-1252 twice",
    }
}

/// Undoes mojibake in each line by itself; tells how the first had been misread.
fn lines(text: &mut String) -> Option<&'static str> {
    let mut first = None;
    let mut whole = String::new();
    let mut copied = 0;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        if let Some(undone) = undo(line) {
            whole.push_str(&text[copied..start]);
            whole.push_str(&undone.text);
            copied = end;
            first.get_or_insert(undone.misread);
        }
        start = end;
    }
    if first.is_some() {
        whole.push_str(&text[copied..]);
        *text = whole;
    }
    first
}

/// The text whose UTF-8, read in `encoding`, gives `text`.
fn unread(text: &str, encoding: &'static Encoding) -> Option<String> {
    if !signs::is_misread_utf8(text) {
        return None;
    }
    String::from_utf8(bytes_of(text, encoding)?).ok()
}

/// The bytes that, read in `encoding`, give `text`. For windows-1252 the five bytes it does not define, and all others
/// below U+0100, are bytes of the same number, as in latin-1.
fn bytes_of(text: &str, encoding: &'static Encoding) -> Option<Vec<u8>> {
    let mut encoder = encoding.new_encoder();
    // A byte for each character, and every character is two bytes or ASCII.
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    loop {
        let (result, read) =
            encoder.encode_from_utf8_to_vec_without_replacement(rest, &mut bytes, true);
        rest = rest.get(read..)?;
        match result {
            EncoderResult::InputEmpty => return Some(bytes),
            EncoderResult::OutputFull => {
                let room = encoder.max_buffer_length_from_utf8_without_replacement(rest.len());
                bytes.reserve(room?);
            }
            EncoderResult::Unmappable(ch) if encoding == WINDOWS_1252 => {
                bytes.push(u8::try_from(ch).ok()?);
            }
            EncoderResult::Unmappable(_) => return None,
        }
    }
}

fn is_more_arabic(text: &str, before: &str) -> bool {
    let (text, before) = (Plausibility::of_text(text), Plausibility::of_text(before));
    text.letters >= LEAST_LETTERS && text.is_arabic() && text.points >= before.points
}
