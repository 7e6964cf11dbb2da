//! Folding: one spelling for all spellings of a phrase, with a way back to the source bytes ([`Origins`]). It is for matching
//! only and never reaches the output.
//!
//! Folded are: presentation forms (NFKC), hamza carriers, alef maqsura, Persian yeh and kaf, taa marbuta, marks
//! and tatweel (dropped), invisible controls (dropped), Latin case, white space (one space, none before `: ، . ؛`),
//! and every run of digits in any of the three families (one `0`).

use unicode_normalization::UnicodeNormalization;

use super::chars::{is_decoration, is_invisible};
use crate::model::Span;

/// A folded text. Reuse one for many lines: folding allocates only when a line is longer than all before it.
#[derive(Debug, Default, Clone)]
pub struct Folded {
    text: String,
}

impl Folded {
    /// Folds `source`.
    pub fn of(source: &str) -> Self {
        let mut folded = Self::default();
        folded.refold(source);
        folded
    }

    /// Folds another text into the same buffer.
    pub fn refold(&mut self, source: &str) {
        self.text.clear();
        self.text.reserve(source.len());
        let mut at = 0;
        while at < source.len() {
            // Most of a text folds to itself: such stretches are copied and not looked at letter by letter.
            let run = at + plain_run(&source.as_bytes()[at..]);
            if run > at {
                self.text.push_str(&source[at..run]);
            }
            let Some(c) = source[run..].chars().next() else {
                break;
            };
            fold_char(c, &mut |folded| {
                push(&mut self.text, folded);
            });
            at = run + c.len_utf8();
        }
        trim_end(&mut self.text);
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// The way back from a folded text to its source. Made only for texts in which something was found: most lines
/// hold no marker, and two offsets a byte would cost more than the folding itself.
#[derive(Debug)]
pub struct Origins {
    /// For each byte of the folded text, the byte range of the source character it came from.
    from: Vec<(u32, u32)>,
}

impl Origins {
    /// The origins of the folded form of `source`.
    pub fn of(source: &str) -> Self {
        let mut text = String::with_capacity(source.len());
        let mut from: Vec<(u32, u32)> = Vec::with_capacity(source.len());
        for (start, c) in source.char_indices() {
            let at = (offset(start), offset(start + c.len_utf8()));
            fold_char(c, &mut |folded| {
                let before = text.len();
                match push(&mut text, folded) {
                    Pushed::Again => from.last_mut().iter_mut().for_each(|last| last.1 = at.1),
                    Pushed::Nothing => {}
                    Pushed::New => {
                        from.truncate(before.min(text.len() - folded.len_utf8()));
                        from.extend(std::iter::repeat_n(at, folded.len_utf8()));
                    }
                }
            });
        }
        trim_end(&mut text);
        from.truncate(text.len());
        Self { from }
    }

    /// The source span of a span of the folded text.
    pub fn source_span(&self, folded: &Span) -> Span {
        let (Some(first), Some(last)) = (
            self.from.get(folded.start),
            folded.end.checked_sub(1).and_then(|end| self.from.get(end)),
        ) else {
            return 0..0;
        };
        first.0 as usize..last.1 as usize
    }
}

/// Bytes at the start that are Arabic letters and signs or Latin letters which fold to themselves, one by one, and end
/// with a whole character.
fn plain_run(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        match bytes.get(at..at + 2) {
            Some(&[first @ 0xD8..=0xDB, second]) => {
                if !IS_PLAIN[usize::from(first & 0b11) << 6 | usize::from(second & 0x3F)] {
                    return at;
                }
                at += 2;
            }
            Some(&[b'a'..=b'z', _]) => at += 1,
            _ => return at,
        }
    }
}

/// Which characters of the Arabic block fold to themselves whatever stands before them.
const IS_PLAIN: [bool; 256] = {
    let mut table = [false; 256];
    let mut at = 0;
    while at < 256 {
        // The comma and the semicolon take back a space.
        let folded = ARABIC[at] as usize;
        table[at] = folded == 0x600 + at && !matches!(ARABIC[at], '،' | '؛');
        at += 1;
    }
    table
};

/// What became of a folded character.
enum Pushed {
    /// It was appended, perhaps after taking back a space.
    New,
    /// It prolongs the run of digits that stands at the end.
    Again,
    /// It added nothing: a second space.
    Nothing,
}

fn push(text: &mut String, c: char) -> Pushed {
    match c {
        ' ' if text.is_empty() || text.ends_with(' ') => return Pushed::Nothing,
        '0' if text.ends_with('0') => return Pushed::Again,
        ':' | '،' | '.' | '؛' | ',' => trim_end(text),
        _ => {}
    }
    text.push(c);
    Pushed::New
}

fn trim_end(text: &mut String) {
    if text.ends_with(' ') {
        text.pop();
    }
}

/// Offsets are kept in 32 bits: a document is at most 64 MiB by default and a line shorter than 4 GiB by far;
/// what is longer saturates and only loses precision of marker spans.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Hands on what a character folds to: nothing, one character, or several for a ligature.
fn fold_char(c: char, push: &mut impl FnMut(char)) {
    match c {
        '\u{0600}'..='\u{06FF}' => match ARABIC[c as usize - 0x600] {
            DROPPED => {}
            folded => push(folded),
        },
        '\0'..='\u{7F}' => match c {
            'A'..='Z' => push(c.to_ascii_lowercase()),
            '0'..='9' => push('0'),
            _ if c.is_ascii_whitespace() || c == '\u{0B}' => push(' '),
            _ if c.is_control() => {}
            _ => push(c),
        },
        '«' | '»' | '–' | '—' | '“' | '”' | '•' => push(c),
        _ if c.is_whitespace() => push(' '),
        _ if is_decoration(c) || is_invisible(c) || c.is_control() => {}
        '\u{200C}' | '\u{200D}' => {}
        _ => fold_rare(c, push),
    }
}

fn fold_rare(c: char, push: &mut impl FnMut(char)) {
    for part in std::iter::once(c).nfkc() {
        if part == c {
            push(part.to_lowercase().next().unwrap_or(part));
        } else {
            fold_char(part, push);
        }
    }
}

/// Stands in the table for a character that folding drops.
const DROPPED: char = '\0';

/// What each character of the Arabic block folds to.
const ARABIC: [char; 256] = {
    let mut table = [DROPPED; 256];
    let mut at = 0;
    while at < 256 {
        if let Some(c) = char::from_u32(0x600 + at) {
            table[at as usize] = fold_arabic(c);
        }
        at += 1;
    }
    table
};

const fn fold_arabic(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ؤ' => 'و',
        'ئ' | 'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' => 'ه',
        '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}' => '0',
        '\u{0610}'..='\u{061A}'
        | '\u{061C}'
        | '\u{0640}'
        | '\u{064B}'..='\u{065F}'
        | '\u{0670}' => DROPPED,
        '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}' => DROPPED,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{Folded, Origins};
    use proptest::prelude::{any, proptest};

    #[test]
    fn spellings_of_one_phrase_fold_together() {
        let plain = Folded::of("اقرا ايضا").text;
        for spelling in [
            "إقرأ أيضاً",
            "اقْرَأ أيضًا",
            "أقرأ  أيضــــا",
            "\u{202B}إقرا\u{a0}ايضًا\u{202C}",
        ] {
            assert_eq!(Folded::of(spelling).text, plain, "{spelling}");
        }
        assert_eq!(
            Folded::of("شریط اﻷخبار").text,
            Folded::of("شريط الأخبار").text
        );
        assert_eq!(Folded::of("المصدر :  X").text, "المصدر: x");
        assert_eq!(
            Folded::of("قبل ١٢ دقيقة").text,
            Folded::of("قبل 7 دقيقه").text
        );
    }

    #[test]
    fn spans_come_back_with_their_marks() {
        let source = "قال: إقــرأ أيضًا هنا";
        let folded = Folded::of(source);
        let start = folded.as_str().find("اقرا").unwrap();
        let end = start + "اقرا ايضا".len();
        assert_eq!(
            &source[Origins::of(source).source_span(&(start..end))],
            "إقــرأ أيضًا"
        );
    }

    proptest! {
        #[test]
        fn every_span_maps_to_character_boundaries(source in any::<String>()) {
            let folded = Folded::of(&source);
            let origins = Origins::of(&source);
            for (at, c) in folded.as_str().char_indices() {
                let span = origins.source_span(&(at..at + c.len_utf8()));
                assert!(source.is_char_boundary(span.start) && source.is_char_boundary(span.end));
                assert!(span.start < span.end);
            }
        }

        #[test]
        fn folding_twice_changes_nothing(source in "[ء-ي ً-ْـ0-9٠-٩a-zA-Z:،. ]{0,60}") {
            let once = Folded::of(&source).text;
            assert_eq!(Folded::of(&once).text, once);
        }
    }
}
