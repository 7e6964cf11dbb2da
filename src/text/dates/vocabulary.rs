//! The words that dates are made of, from two tables: names of months of all Arabic families, and weekdays, halves of the
//! day, units and labels. Words are looked up once, folded; what they mean together is decided elsewhere.

use foldhash::HashMap;
use std::ops::BitOr;
use std::sync::LazyLock;

use crate::text::table::rows;

/// Name, number, family, reason.
pub(super) const MONTHS: &str = include_str!("months.tsv");

/// Word, kinds, reason.
pub(super) const DATE_WORDS: &str = include_str!("date_words.tsv");

/// What both tables say of each word.
#[derive(Debug)]
pub(super) struct Vocabulary {
    words: HashMap<&'static str, Word>,
    /// Months whose names have two words: the numbers of both.
    pairs: Vec<([u16; 2], Month)>,
    /// The same written in short: the number of the first word, and the number in the place of the second.
    numbered: Vec<(u16, u32, Month)>,
}

/// A word, known by its row in the tables; all words without a row are equal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Word {
    /// Its place in the tables, from 1 on; 0 for a word that is in none.
    number: u16,
    kinds: Kinds,
    month: Option<Month>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Month {
    /// 1 to 12.
    Civil(u8),
    Hijri,
}

/// What a word can be in a date or before one: a set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Kinds(u16);

impl Kinds {
    pub(super) const WEEKDAY: Self = Self(1);
    /// Of the relative times that lists print (`قبل 12 دقيقة`).
    pub(super) const UNIT: Self = Self(1 << 1);
    pub(super) const MORNING: Self = Self(1 << 2);
    pub(super) const AFTERNOON: Self = Self(1 << 3);
    /// Says that a clock shows universal time.
    pub(super) const UNIVERSAL: Self = Self(1 << 4);
    /// Ends the number of an English day.
    pub(super) const ORDINAL: Self = Self(1 << 5);
    /// Says before a unit how long ago.
    pub(super) const AGO: Self = Self(1 << 6);
    /// Printed beside dates without being one: labels, eras, clock words.
    pub(super) const FILLER: Self = Self(1 << 7);
    /// Makes the date behind it part of a sentence.
    pub(super) const PROSE: Self = Self(1 << 8);
    /// The name of a month, or the first word of one. Months have a table of their own.
    pub(super) const MONTH: Self = Self(1 << 9);
    /// Joins a day to its month, as in speech.
    pub(super) const JOINT: Self = Self(1 << 10);
    /// Behind a clock, before the city whose time it is.
    pub(super) const ZONE: Self = Self(1 << 11);
    /// Half of the day.
    pub(super) const HALF: Self = Self(Self::MORNING.0 | Self::AFTERNOON.0);

    /// The kind that a name in the table stands for.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "weekday" => Self::WEEKDAY,
            "unit" => Self::UNIT,
            "morning" => Self::MORNING,
            "afternoon" => Self::AFTERNOON,
            "universal" => Self::UNIVERSAL,
            "ordinal" => Self::ORDINAL,
            "ago" => Self::AGO,
            "filler" => Self::FILLER,
            "prose" => Self::PROSE,
            "joint" => Self::JOINT,
            "zone" => Self::ZONE,
            _ => return None,
        })
    }
}

impl BitOr for Kinds {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl Word {
    /// Whether it is of one of these kinds.
    pub(super) fn is(self, kinds: Kinds) -> bool {
        self.kinds.0 & kinds.0 != 0
    }

    /// The month that it names alone.
    pub(super) fn month(self) -> Option<Month> {
        self.month
    }

    /// Whether it is a part of a date or the first word of one. A word that only makes a date part of a sentence, joins its
    /// parts, or is the second of a month's name, is none.
    pub(super) fn begins_date(self) -> bool {
        self.kinds.0 & !(Kinds::PROSE.0 | Kinds::JOINT.0) != 0
    }
}

impl Vocabulary {
    /// The tables that come with the program.
    pub(super) fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::from_tables);
        &BUILTIN
    }

    fn from_tables() -> Self {
        let mut vocabulary = Self {
            words: HashMap::default(),
            pairs: Vec::new(),
            numbered: Vec::new(),
        };
        for [word, kinds, _] in rows(DATE_WORDS) {
            let kinds = kinds.split(',').filter_map(Kinds::named);
            vocabulary.entry(word).kinds = kinds.fold(Kinds::default(), Kinds::bitor);
        }
        for [name, number, family, _] in rows(MONTHS) {
            let month = match family {
                "hijri" => Month::Hijri,
                _ => Month::Civil(number.parse().unwrap_or_default()),
            };
            let short = family
                .rsplit_once('-')
                .and_then(|(_, short)| short.parse().ok());
            vocabulary.add_month(name, month, short);
        }
        vocabulary
    }

    fn add_month(&mut self, name: &'static str, month: Month, short: Option<u32>) {
        let (first, second) = match name.split_once(' ') {
            Some((first, second)) => (first, Some(second)),
            None => (name, None),
        };
        let word = self.entry(first);
        word.kinds = word.kinds | Kinds::MONTH;
        match second {
            None => word.month = Some(month),
            Some(second) => {
                let numbers = [word.number, self.entry(second).number];
                self.pairs.push((numbers, month));
                self.numbered
                    .extend(short.map(|short| (numbers[0], short, month)));
            }
        }
    }

    fn entry(&mut self, word: &'static str) -> &mut Word {
        let number = u16::try_from(self.words.len() + 1).unwrap_or(u16::MAX);
        self.words.entry(word).or_insert_with(|| Word {
            number,
            ..Word::default()
        })
    }

    /// The words of a kind, in no order.
    pub(super) fn words_of(&self, kind: Kinds) -> impl Iterator<Item = &'static str> {
        let words = self.words.iter().filter(move |(_, word)| word.is(kind));
        words.map(|(word, _)| *word)
    }

    /// A folded word.
    pub(super) fn word(&self, folded: &str) -> Word {
        self.words.get(folded).copied().unwrap_or_default()
    }

    /// The month that a word and a number name together, as in a short form of the second word: `تشرين 2`.
    pub(super) fn numbered(&self, first: Word, number: u32) -> Option<Month> {
        let named =
            |(word, short, _): &&(u16, u32, Month)| (*word, *short) == (first.number, number);
        self.numbered.iter().find(named).map(|&(_, _, month)| month)
    }

    /// The month that two words name together.
    pub(super) fn pair(&self, first: Word, second: Word) -> Option<Month> {
        let numbers = [first.number, second.number];
        let pair = self.pairs.iter().find(|(pair, _)| *pair == numbers);
        pair.map(|&(_, month)| month)
    }
}

#[cfg(test)]
mod tests {
    use super::{DATE_WORDS, Kinds, MONTHS, Month, Vocabulary};
    use crate::text::fold;
    use crate::text::table::{lines, rows};
    use std::collections::HashSet;

    #[test]
    fn every_row_is_well_formed() {
        let mut names = HashSet::new();
        for [name, number, family, reason] in rows(MONTHS) {
            assert!((1..=12).contains(&number.parse::<u8>().unwrap()), "{name}");
            assert!(!family.is_empty() && !reason.is_empty(), "{name}");
            assert!(
                name.split(' ').count() <= 2,
                "{name}: longer names are not looked for"
            );
            assert!(names.insert(name), "{name} twice");
            assert_eq!(fold::phrase(name), name);
        }
        names.clear();
        for [word, kinds, reason] in rows(DATE_WORDS) {
            assert!(
                kinds.split(',').all(|kind| Kinds::named(kind).is_some()),
                "{word}"
            );
            assert!(!reason.is_empty(), "{word}");
            assert!(names.insert(word), "{word} twice");
            assert_eq!(fold::phrase(word), word);
        }
        assert_eq!(rows::<4>(MONTHS).count(), lines(MONTHS).count());
        assert_eq!(rows::<3>(DATE_WORDS).count(), lines(DATE_WORDS).count());
    }

    #[test]
    fn months_have_one_word_or_two() {
        let words = Vocabulary::builtin();
        let pair = |first: &str, second: &str| words.pair(words.word(first), words.word(second));
        assert_eq!(words.word("شباط").month(), Some(Month::Civil(2)));
        assert_eq!(words.word("رجب").month(), Some(Month::Hijri));
        assert_eq!(words.word("كانون").month(), None);
        assert_eq!(pair("كانون", "الثاني"), Some(Month::Civil(1)));
        assert_eq!(pair("تشرين", "الثاني"), Some(Month::Civil(11)));
        assert_eq!(pair("ربيع", "الثاني"), Some(Month::Hijri));
        assert_eq!(pair("شباط", "الثاني"), None);
        assert_eq!(pair("كانون", "الوزير"), None);
        assert_eq!(pair("الثاني", "كانون"), None);
    }

    #[test]
    fn words_that_begin_dates_are_told_from_those_before_them() {
        let words = Vocabulary::builtin();
        for word in [
            "كانون",
            "ربيع",
            "الاحد",
            "تاريخ",
            "ساعه",
            "ص",
            "مساء",
            "gmt",
            "th",
            "منذ",
        ] {
            assert!(words.word(word).begins_date(), "{word}");
        }
        for word in ["الثاني", "القعده", "من", "امس", "الوزير", ""] {
            assert!(!words.word(word).begins_date(), "{word}");
        }
    }
}
