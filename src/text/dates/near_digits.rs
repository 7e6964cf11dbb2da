//! The parts of a text in which dates may be: near its digits. What they say is read elsewhere.

use memchr::{memchr, memrchr};

use crate::model::Span;
use crate::text::digits::next_digit;

/// Bytes on both sides of a digit within which the rest of its date is: the weekday or month before it, `مساءً` or `بتوقيت
/// غرينتش` behind it.
pub(super) const REACH: usize = 96;

/// The parts of a text near its digits, of whole words, in order, no two of which touch: without a digit there is no date.
pub(super) fn near_digits(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut parts: Vec<Span> = Vec::new();
    let mut at = 0;
    while let Some(digit) = next_digit(text, at) {
        let (first, last) = (digit.saturating_sub(REACH), text.len().min(digit + REACH));
        let done = parts.last().map_or(0, |part| part.end);
        let end = memchr(b' ', &bytes[last..]).map_or(text.len(), |space| last + space);
        match parts.last_mut() {
            Some(part) if first <= done => part.end = end,
            _ => {
                let start = memrchr(b' ', &bytes[done..first]).map_or(done, |space| done + space);
                parts.push(start..end);
            }
        }
        if end == text.len() {
            break;
        }
        // The part goes on up to the next space. Digits whose reach ends in it change nothing, and searching for the space
        // from each of them would cost the square of a text without spaces.
        at = (digit + 1).max((end + 1).saturating_sub(REACH));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::near_digits;

    #[test]
    fn far_from_a_digit_nothing_is_looked_at() {
        let prose = "عاد الصيادون إلى المرسى قبل الغروب ".repeat(20);
        let line = format!("{prose}الخميس 3 مارس 2016 {prose}");
        let parts = near_digits(&line);
        assert!(parts.len() == 1 && parts[0].len() < 300, "{parts:?}");
        assert!(line[parts[0].clone()].contains("الخميس 3 مارس 2016"));
        assert!(near_digits(&prose).is_empty());
        let digits = "1،".repeat(1000);
        assert_eq!(near_digits(&digits).first(), Some(&(0..digits.len())));
    }
}
