//! Folding: one spelling for all spellings of a phrase, with a way back to the source bytes. It is for matching
//! only and never reaches the output.
//!
//! Folded are: presentation forms (NFKC), hamza carriers, alef maqsura, Persian yeh and kaf, taa marbuta, marks
//! and tatweel (dropped), invisible controls (dropped), Latin case, white space (one space, none before `: ، . ؛`),
//! and every run of digits in any of the three families (one `0`).

use unicode_normalization::UnicodeNormalization;

use super::chars::{is_decoration, is_digit, is_invisible};
use crate::model::Span;

/// A folded text and the source offset of each of its bytes. Reuse one for many lines: folding allocates only
/// when a line is longer than all before it.
#[derive(Debug, Default, Clone)]
pub struct Folded {
    text: String,
    /// For each byte of `text`, the byte range of the source character it came from.
    from: Vec<(u32, u32)>,
}

impl Folded {
    /// Folds `source`; offsets are relative to it.
    pub fn of(source: &str) -> Self {
        let mut folded = Self::default();
        folded.refold(source);
        folded
    }

    /// Folds another text into the same buffers.
    pub fn refold(&mut self, source: &str) {
        self.text.clear();
        self.from.clear();
        for (start, c) in source.char_indices() {
            let at = (offset(start), offset(start + c.len_utf8()));
            match simple(c) {
                Some(Folding::Drop) => {}
                Some(Folding::To(folded)) => self.push(folded, at),
                None => std::iter::once(c).nfkc().for_each(|part| {
                    if let Folding::To(folded) = simple(part).unwrap_or_else(|| lower(part)) {
                        self.push(folded, at);
                    }
                }),
            }
        }
        if self.text.ends_with(' ') {
            self.text.pop();
            self.from.pop();
        }
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The source span of a span of the folded text.
    pub fn source_span(&self, folded: &Span) -> Span {
        if folded.is_empty() {
            let at = self
                .from
                .get(folded.start)
                .map_or_else(|| self.source_end(), |&(start, _)| start as usize);
            return at..at;
        }
        self.from[folded.start].0 as usize..self.from[folded.end - 1].1 as usize
    }

    fn source_end(&self) -> usize {
        self.from.last().map_or(0, |&(_, end)| end as usize)
    }

    fn push(&mut self, c: char, at: (u32, u32)) {
        match c {
            ' ' if self.text.is_empty() || self.text.ends_with(' ') => return,
            '0' if self.text.ends_with('0') => {
                if let Some(last) = self.from.last_mut() {
                    last.1 = at.1;
                }
                return;
            }
            ':' | '،' | '.' | '؛' | ',' if self.text.ends_with(' ') => {
                self.text.pop();
                self.from.pop();
            }
            _ => {}
        }
        self.text.push(c);
        self.from.extend(std::iter::repeat_n(at, c.len_utf8()));
    }
}

enum Folding {
    Drop,
    To(char),
}

/// Offsets are kept in 32 bits: a document is at most 64 MiB by default and a line shorter than 4 GiB by far;
/// what is longer saturates and only loses precision of marker spans.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// What a character folds to without consulting Unicode tables; `None` for the rare rest.
fn simple(c: char) -> Option<Folding> {
    let folded = match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ؤ' => 'و',
        'ئ' | 'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' => 'ه',
        _ if is_digit(c) => '0',
        _ if c.is_whitespace() => ' ',
        _ if is_decoration(c) || is_invisible(c) || c.is_control() => return Some(Folding::Drop),
        '\u{200C}' | '\u{200D}' => return Some(Folding::Drop),
        'A'..='Z' => c.to_ascii_lowercase(),
        '\0'..='\u{7F}' | '\u{0600}'..='\u{06FF}' | '«' | '»' | '–' | '—' | '“' | '”' | '•' => {
            c
        }
        _ => return None,
    };
    Some(Folding::To(folded))
}

fn lower(c: char) -> Folding {
    Folding::To(c.to_lowercase().next().unwrap_or(c))
}

#[cfg(test)]
mod tests {
    use super::Folded;
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
        assert_eq!(&source[folded.source_span(&(start..end))], "إقــرأ أيضًا");
    }

    proptest! {
        #[test]
        fn every_span_maps_to_character_boundaries(source in any::<String>()) {
            let folded = Folded::of(&source);
            for (at, c) in folded.as_str().char_indices() {
                let span = folded.source_span(&(at..at + c.len_utf8()));
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
