//! Folding: one spelling for all spellings of a phrase, with a way back to the source bytes. It is for matching only
//! and never reaches the output. What the source is made of is counted on the way.
//!
//! Folded are: presentation forms (NFKC), hamza carriers, alef maqsura, Persian yeh and kaf, taa marbuta, marks
//! and tatweel (dropped), invisible controls (dropped), Latin case, white space (one space, none before `: ، . ؛`),
//! and every run of digits in any of the three families (one `0`).

mod block;
mod draft;
mod offset_map;
mod phrase;
mod places;
mod table;

use crate::model::{Counts, Span};
use crate::text::utf8;
use crate::text::word::Word;
use draft::Draft;

pub use phrase::{phrase, phrase_into};

/// The first three letters of a text, folded, where it begins with so many of the Arabic alphabet and nothing else: a
/// cheap test before folding the whole. Each letter has two bytes.
pub fn first_letters(source: &str) -> Option<[u8; 6]> {
    let mut letters = [0; 6];
    let mut chars = source.chars();
    for letter in letters.chunks_exact_mut(2) {
        self::letter(chars.next()?)?.encode_utf8(letter);
    }
    Some(letters)
}

/// What a letter of the Arabic alphabet folds to, whatever is around it: always one letter. `None` for other characters.
pub fn letter(c: char) -> Option<char> {
    table::fold_letter(c)
}

/// A folded text. Reuse one for many lines: folding allocates only when a line is longer than all before it.
#[derive(Debug, Default, Clone)]
pub struct Folded {
    text: String,
    words: Vec<Word>,
    draft: Draft,
}

impl Folded {
    /// Folds `source`.
    pub fn new(source: &str) -> Self {
        let mut folded = Self::default();
        folded.refold(source);
        folded
    }

    /// Folds another text into the same buffer.
    pub fn refold(&mut self, source: &str) {
        self.draft.begin(source.len());
        let mut at = 0;
        while at < source.len() {
            at = self.draft.run(source.as_bytes(), at);
            let Some(c) = source[at..].chars().next() else {
                break;
            };
            self.draft.character(c, at);
            at += c.len_utf8();
        }
        self.text.clear();
        // Only whole characters were written; if that were ever wrong, a folded text reaches no output.
        match utf8::valid(self.draft.finish()) {
            Some(text) => self.text.push_str(text),
            None => debug_assert!(false, "folding left broken characters of {source:?}"),
        }
        let text = self.text.as_str();
        self.words.clear();
        self.words
            .extend(self.draft.words().map(|span| Word::at(text, span)));
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its words: runs of letters and digits.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// The first of them; empty where there is none.
    pub fn first_word(&self) -> &str {
        let first = self.words.first();
        first.map_or("", |word| &self.text[word.span.clone()])
    }

    /// Places at which an accusative mark was dropped, in order.
    pub fn closing_marks(&self) -> &[usize] {
        self.draft.tanwins()
    }

    /// What the source is made of.
    pub fn counts(&self) -> Counts {
        self.draft.counts
    }

    /// The source span of a span of the folded text.
    pub fn source_span(&self, folded: &Span) -> Span {
        if folded.is_empty() || folded.end > self.text.len() {
            return 0..0;
        }
        self.draft.offsets.source_span(folded)
    }
}

#[cfg(test)]
mod tests {
    use super::Folded;
    use crate::text::chars::{is_arabic_letter, is_letter, is_visible, is_word};
    use crate::text::words;
    use proptest::prelude::{any, proptest};

    #[test]
    fn spellings_of_one_phrase_fold_together() {
        let plain = Folded::new("اقرا ايضا").text;
        for spelling in [
            "إقرأ أيضاً",
            "اقْرَأ أيضًا",
            "أقرأ  أيضــــا",
            "\u{202B}إقرا\u{a0}ايضًا\u{202C}",
        ] {
            assert_eq!(Folded::new(spelling).text, plain, "{spelling}");
        }
        assert_eq!(
            Folded::new("شریط اﻷخبار").text,
            Folded::new("شريط الأخبار").text
        );
        assert_eq!(Folded::new("المصدر :  X").text, "المصدر: x");
        assert_eq!(
            Folded::new("قبل ١٢ دقيقة").text,
            Folded::new("قبل 7 دقيقه").text
        );
    }

    #[test]
    fn spans_come_back_with_their_marks() {
        let source = "قال: إقــرأ أيضًا هنا";
        let folded = Folded::new(source);
        let start = folded.as_str().find("اقرا").unwrap();
        let end = start + "اقرا ايضا".len();
        assert_eq!(&source[folded.source_span(&(start..end))], "إقــرأ أيضًا");
    }

    proptest! {
        #[test]
        fn every_span_maps_to_character_boundaries(source in any::<String>()) {
            let folded = Folded::new(&source);
            for (at, c) in folded.as_str().char_indices() {
                let span = folded.source_span(&(at..at + c.len_utf8()));
                assert!(source.is_char_boundary(span.start) && source.is_char_boundary(span.end));
                assert!(span.start < span.end);
            }
        }

        #[test]
        fn the_source_is_counted(source in any::<String>(), news in "[ء-ي ً-ْـ0-9٠-٩a-zA-Z:،.«\u{a0}\u{200f} ]{0,60}") {
            for source in [source, news] {
                let count = |test: fn(char) -> bool| source.chars().filter(|&c| test(c)).count();
                let counts = Folded::new(&source).counts();
                assert_eq!(counts.words, words::count(&source));
                assert_eq!(counts.visible, count(is_visible));
                assert_eq!(counts.letters, count(is_letter));
                assert_eq!(counts.arabic, count(is_arabic_letter));
            }
        }

        #[test]
        fn words_begin_behind_what_is_none(source in "[ء-ي ً-ْـ0-9٠-٩a-zA-Z:،.«ﻻﷺ ]{0,60}") {
            let folded = Folded::new(&source);
            let text = folded.as_str();
            let words = text.split(|c| !is_word(c)).filter(|word| !word.is_empty());
            assert!(words.eq(folded.words().iter().map(|word| &text[word.span.clone()])));
        }

        #[test]
        fn folding_twice_changes_nothing(source in "[ء-ي ً-ْـ0-9٠-٩a-zA-Z:،. ]{0,60}") {
            let once = Folded::new(&source).text;
            assert_eq!(Folded::new(&once).text, once);
        }
    }
}
