//! Lines in which a site asks something of its reader: to subscribe, to follow a channel, to get an application, to share,
//! to pay for the rest. They are told by their words, nearly all of which are of that trade, whatever their order; an
//! article about such things names others as well. The lexicon has those that are always said in the same words.

use crate::text::bloom_filter::BloomFilter;
use crate::text::chars::{is_dash, is_digit};
use crate::text::fold::{self, Folded};
use crate::text::table;
use crate::text::word::hash;
use foldhash::HashMap;
use std::sync::LazyLock;

/// Words of an appeal. A longer text is an article on the subject.
const WORDS: std::ops::RangeInclusive<usize> = 2..=30;

/// In a line of so many words, at most one word is of another trade: the name of the site.
const SHORT_WORDS: usize = 8;

/// In a longer line, so many of a hundred words are of the trade.
const LEAST_SHARE: usize = 72;

/// And so many of them name what is asked for.
const LEAST_THINGS: usize = 3;

#[derive(Debug, Clone, Copy, Default)]
struct Parts {
    asks: bool,
    is_thing: bool,
    is_small: bool,
}

/// What each word of the trade is, by its hash.
#[derive(Default)]
struct Trade {
    parts: HashMap<u64, Parts>,
    /// Asked first: 16,384 bits, of which one in fifty is set.
    filter: BloomFilter<256>,
}

impl Trade {
    fn parts(&self, word: u64) -> Parts {
        let known = self.filter.may_contain(word);
        let parts = known.then(|| self.parts.get(&word)).flatten();
        parts.copied().unwrap_or_default()
    }
}

static TRADE: LazyLock<Trade> = LazyLock::new(|| {
    let mut trade = Trade::default();
    for [part, word, _] in rows() {
        let word = hash(&fold::phrase(word));
        trade.filter.insert(word);
        let known = trade.parts.entry(word).or_default();
        match part {
            "ask" => known.asks = true,
            "thing" => known.is_thing = true,
            "word" => known.is_small = true,
            _ => {}
        }
    }
    trade
});

/// Whether a line of a page asks something of its reader.
pub(super) fn is_appeal(source: &str, folded: &Folded) -> bool {
    let words = folded.words();
    if !WORDS.contains(&words.len()) {
        return false;
    }
    let most_others = match words.len() {
        ..=SHORT_WORDS => 1,
        all => all * (100 - LEAST_SHARE) / 100,
    };
    let trade = &*TRADE;
    let (mut asks, mut things, mut others) = (0, 0, 0);
    for word in words {
        // Folded, all digits are this one.
        let is_number = folded.as_str().as_bytes().get(word.span.start) == Some(&b'0');
        let part = trade.parts(word.hash);
        asks += usize::from(part.asks);
        things += usize::from(part.is_thing);
        others += usize::from(!(part.asks || part.is_thing || part.is_small || is_number));
        // Most lines are told by their first words.
        if others > most_others {
            return false;
        }
    }
    let is_of_trade = match words.len() {
        ..=SHORT_WORDS => asks + things > 1 + others,
        _ => things >= LEAST_THINGS,
    };
    asks > 0 && is_of_trade && !is_said(source) && !is_step(source, words.len())
}

/// Whether somebody is quoted.
fn is_said(source: &str) -> bool {
    source.contains(['"', '«', '“', ':'])
}

/// Whether it is one of several steps, or a short sentence: an item with its number or bullet, or with its full stop.
fn is_step(source: &str, words: usize) -> bool {
    let source = source.trim();
    let is_item = source.starts_with(|c: char| is_digit(c) || is_dash(c) || matches!(c, '•' | '*'));
    is_item || words <= SHORT_WORDS && source.ends_with('.')
}

/// Rows of the table: part, word, reason.
fn rows() -> impl Iterator<Item = [&'static str; 3]> {
    table::rows(include_str!("appeals.tsv"))
}

#[cfg(test)]
mod tests {
    use super::{is_appeal, rows};
    use crate::text::fold::Folded;
    use std::collections::BTreeSet;

    fn asks(line: &str) -> bool {
        is_appeal(line, &Folded::new(line))
    }

    #[test]
    fn every_row_is_there_once_and_gives_a_reason() {
        let table = include_str!("appeals.tsv");
        let seen: BTreeSet<_> = rows().map(|[part, word, _]| (part, word)).collect();
        assert_eq!(seen.len() + 2, table.lines().count());
        assert!(rows().all(
            |[part, _, reason]| ["ask", "thing", "word"].contains(&part) && !reason.is_empty()
        ));
    }

    #[test]
    fn appeals_are_known_by_their_words() {
        for line in [
            "حملوا تطبيق الميناء من متجر غوغل بلاي",
            "امسح الرمز للانضمام إلى قناتنا",
            "تابعوا صفحة الميناء على تلغرام",
            "لمتابعة آخر الأخبار اضغط هنا",
            "هذا المقال متاح للمشتركين فقط",
            "هل أنت مشترك؟ سجل الدخول",
            "اشتركوا في نشرتنا البريدية المجانية ليصلكم كل صباح أهم الأخبار والتقارير على بريدكم الإلكتروني",
        ] {
            assert!(asks(line), "{line}");
        }
    }

    #[test]
    fn sentences_of_articles_are_not() {
        for line in [
            "شارك الوزير في افتتاح المعرض",
            "حمل المتظاهرون صورا ولافتات",
            "شاهد المارة الحريق من الشرفات",
            "أطلقت الشركة تطبيقا على الهاتف يتيح متابعة الشحنات",
            "قال: اشتركوا في القناة",
            "للاشتراك في القناة اضغط على ما يلي:",
            "1. حمل التطبيق من متجر غوغل بلاي",
            "- سجل الدخول إلى حسابك",
            "سجل الدخول إلى حسابك.",
            "إلغاء الاشتراك",
            "الاشتراك في القناة",
            "سجل اللاعب هدفا في الدقيقة الأخيرة",
            "اقترح النواب أن يصبح الاشتراك في الموقع مجانيا للطلاب والمعلمين والمتقاعدين طوال العام الدراسي",
        ] {
            assert!(!asks(line), "{line}");
        }
    }
}
