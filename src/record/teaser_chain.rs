//! Chains of teasers in running text: a listing page flattened onto one line, each teaser cut off by dots or followed by
//! the number of its comments. Writers of verse and memoirs like dots as well, but have them after few words. Lines that
//! are teasers are counted in `listing`.

use super::labelled_text::LabelledText;
use crate::model::Role;
use crate::text::chars::{ends_sentence, is_closing, is_digit, is_letter};
use crate::text::scan::{self, BytePattern};
use fearless_simd::{Simd, SimdBase, mask8x32, u8x32};

/// Teasers that make a chain.
const MIN_TEASERS: usize = 4;

/// Long teasers that make one.
const MIN_LONG_TEASERS: usize = 3;

/// Median length of cut teasers with their headlines, in words. Among 5,400 articles none has three cuts this far apart
/// and few full stops; those of writers who like dots are seven words apart at most.
const CUT_TEASER_WORDS: usize = 12;

/// The same of long ones.
const LONG_TEASER_WORDS: usize = 40;

/// The same of headlines with the number of their comments behind them.
const COUNTED_WORDS: usize = 7;

/// A longer stretch is no teaser but a text.
const MOST_TEASER_WORDS: usize = 90;

/// Share of the text that is in teasers.
const TEASER_SHARE: f64 = 0.7;

/// Words between the brackets behind a number: `(0 ردود)`.
const COUNTER_WORDS: usize = 2;

/// Whether the text of a page is such a chain.
pub(super) fn is_teaser_chain(page: &LabelledText<'_>) -> bool {
    // A look at the bytes spares nearly all texts the words.
    if !may_be_chain(page.text) {
        return false;
    }
    let lines = page.labelled.iter();
    let read = lines.filter(|line| matches!(line.verdict.role(), Role::Body | Role::Headline));
    let (mut cuts, mut counters) = (Chain::default(), Chain::default());
    for line in read {
        read_line(page.text_of(line), &mut cuts, &mut counters);
    }
    cuts.makes_listing(&[
        (MIN_TEASERS, CUT_TEASER_WORDS),
        (MIN_LONG_TEASERS, LONG_TEASER_WORDS),
    ]) || counters.makes_listing(&[(MIN_TEASERS, COUNTED_WORDS)])
}

/// Whether a text has as many dots or brackets with a number as the shortest chain.
fn may_be_chain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut cuts, mut counters, mut at) = (0, 0, 0);
    while cuts < MIN_LONG_TEASERS && counters < MIN_TEASERS {
        at += scan::first::<Sign>(&bytes[at..]);
        match bytes.get(at) {
            None => return false,
            Some(b'(') => {
                counters += 1;
                at += 1;
            }
            Some(_) => {
                cuts += 1;
                at += CUT_BYTES;
            }
        }
    }
    true
}

/// Bytes of three dots, and of the one sign for them.
const CUT_BYTES: usize = 3;

/// What a teaser is cut off by, or a bracket with a digit of any family.
struct Sign;

impl BytePattern for Sign {
    #[inline(always)]
    fn find<S: Simd>([byte, next, third]: [u8x32<S>; 3]) -> mask8x32<S> {
        let is = |value: u8| move |bytes: u8x32<S>| bytes.simd_eq(value);
        let dots = is(b'.')(byte) & is(b'.')(next) & is(b'.')(third);
        let ellipsis = is(0xE2)(byte) & is(0x80)(next) & is(0xA6)(third);
        let ascii = (next - b'0').simd_lt(10);
        let arabic = is(0xD9)(next) & (third - 0xA0).simd_lt(10);
        let persian = is(0xDB)(next) & (third - 0xB0).simd_lt(10);
        dots | ellipsis | is(b'(')(byte) & (ascii | arabic | persian)
    }

    #[inline(always)]
    fn may_be<S: Simd>(byte: u8x32<S>) -> Option<mask8x32<S>> {
        Some(byte.simd_eq(b'.') | byte.simd_eq(0xE2) | byte.simd_eq(b'('))
    }
}

/// The ends of teasers of one kind.
#[derive(Default)]
struct Chain {
    /// Words of each teaser.
    teasers: Vec<usize>,
    /// Words since the last.
    words: usize,
    /// Sentences that end otherwise.
    sentences: usize,
}

impl Chain {
    fn end_teaser(&mut self) {
        self.teasers.push(std::mem::take(&mut self.words));
    }

    /// Whether it has as many teasers as one of the forms asks for, as long as it asks for, and little else.
    fn makes_listing(mut self, forms: &[(usize, usize)]) -> bool {
        let teasers = self.teasers.len();
        let within = |words: &&usize| **words <= MOST_TEASER_WORDS;
        let inside: usize = self.teasers.iter().filter(within).sum();
        let all = self.words + self.teasers.iter().sum::<usize>();
        self.teasers.sort_unstable();
        let median = self.teasers.get(teasers / 2).copied().unwrap_or_default();
        #[expect(clippy::cast_precision_loss, reason = "words of one page")]
        let share = inside as f64 / all.max(1) as f64;
        share >= TEASER_SHARE
            && teasers >= self.sentences
            && forms
                .iter()
                .any(|&(least, words)| teasers >= least && median >= words)
    }
}

/// Counts the ends of teasers of both kinds in a line.
fn read_line(text: &str, cuts: &mut Chain, counters: &mut Chain) {
    // Words since an opening bracket with a number, if the last is in one.
    let mut in_counter = None;
    for word in text.split_whitespace() {
        let is_word = word.contains(is_letter);
        cuts.words += usize::from(is_word);
        counters.words += usize::from(is_word);
        in_counter = match word.strip_prefix('(') {
            Some(number) if !number.is_empty() && number.chars().all(is_digit) => Some(0),
            _ => in_counter.map(|words: usize| words + 1),
        };
        if in_counter.is_some_and(|words| words > COUNTER_WORDS) {
            in_counter = None;
        }
        let bare = word.trim_end_matches(is_closing);
        if in_counter.is_some_and(|words| words > 0) && word.ends_with(')') {
            counters.end_teaser();
            in_counter = None;
        } else if holds_cut(bare) {
            // The button to the rest may be glued to it.
            cuts.end_teaser();
            counters.sentences += 1;
        } else if bare.ends_with(ends_sentence) {
            cuts.sentences += 1;
            counters.sentences += 1;
        }
    }
}

/// Whether a word holds three dots or the one sign for them.
fn holds_cut(word: &str) -> bool {
    let mut parts = word.as_bytes().windows(CUT_BYTES);
    parts.any(|part| part == b"..." || part == "…".as_bytes())
}

#[cfg(test)]
mod tests {
    use super::{is_teaser_chain, may_be_chain};
    use crate::record::sample::{Sample, filler};

    /// One line of texts of so many words, each with a sign behind it.
    fn chain(texts: &[(usize, &str)]) -> Sample {
        let text = texts
            .iter()
            .enumerate()
            .map(|(at, (words, sign))| format!("{}{sign}", filler(at * 120, *words)));
        Sample::default().body(&text.collect::<Vec<_>>().join(" "))
    }

    fn is_one(texts: &[(usize, &str)]) -> bool {
        is_teaser_chain(&chain(texts).page())
    }

    #[test]
    fn four_cut_texts_make_a_chain() {
        assert!(!is_one(&[(20, "..."); 3]));
        assert!(is_one(&[(20, "..."); 4]));
        assert!(is_one(&[(20, "…"); 4]));
        assert!(is_one(&[(20, " […]"); 4]));
        assert!(!is_one(&[(20, ".."); 4]));
    }

    #[test]
    fn signs_of_a_chain_are_counted_as_they_stand() {
        for text in [
            ".........",
            "... … ...",
            "…………",
            "(1 (٢ (۳ (4",
            "x...x...x(7)x...",
        ] {
            assert!(may_be_chain(text), "{text}");
        }
        for text in ["........", "… … ..", "(1 (٢ (۳ (س", "( ... (1 (2 (3 …", ""] {
            assert!(!may_be_chain(text), "{text}");
        }
    }

    #[test]
    fn writers_set_dots_behind_few_words() {
        assert!(!is_one(&[(11, "..."); 9]));
        assert!(is_one(&[(12, "..."); 9]));
    }

    #[test]
    fn three_long_cut_texts_are_enough() {
        assert!(!is_one(&[(39, "..."); 3]));
        assert!(is_one(&[(40, "..."); 3]));
    }

    #[test]
    fn an_article_has_full_stops() {
        let mixed = |stops: usize| [vec![(20, "..."); 4], vec![(1, "."); stops]].concat();
        assert!(is_one(&mixed(4)));
        assert!(!is_one(&mixed(5)));
    }

    #[test]
    fn a_long_stretch_is_a_text() {
        let with = |words: usize| [vec![(20, "..."); 4], vec![(words, "")]].concat();
        assert!(is_one(&with(34)));
        assert!(!is_one(&with(35)));
        assert!(is_one(&[(90, "..."); 4]));
        assert!(!is_one(&[(91, "..."); 4]));
    }

    #[test]
    fn headlines_with_the_number_of_their_comments_are_a_chain() {
        assert!(!is_one(&[(6, " (0 ردود)"); 3]));
        assert!(is_one(&[(6, " (0 ردود)"); 4]));
        assert!(is_one(&[(6, " (12 ردا جديدا)"); 4]));
        // Ages of players, and numbers alone.
        assert!(!is_one(&[(5, " (23 عاما)"); 9]));
        assert!(!is_one(&[(6, " (23)"); 9]));
        assert!(!is_one(&[(6, " (23 من أصل مئة)"); 9]));
    }
}
