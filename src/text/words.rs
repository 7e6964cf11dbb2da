//! Words: how many, and which carry the topic. Content words are compared after light stemming (the article and the
//! one-letter particles written onto a word come off), so that `وللوزارة` meets `الوزارة`.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

use super::chars::{is_arabic_letter, is_word};
use super::fold::Folded;

/// Shortest stem that counts as a content word, in letters. Shorter ones are nearly all particles.
const MIN_STEM_LETTERS: usize = 3;

/// Shortest and longest of them, in bytes.
const STOP_WORD_BYTES: std::ops::RangeInclusive<usize> = 4..=14;

/// Words that carry no topic, folded; shorter ones than [`MIN_STEM_LETTERS`] need no place here.
static STOP_WORDS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| STOP_LIST.split(' ').collect());

const STOP_LIST: &str = "\
    الذي التي الذين هذا هذه ذلك تلك كان كانت يكون تكون علي الي خلال بعد قبل بين حول عند عندما \
    منذ حتي كما فيما حيث بما لها لهم منها فيها عليه عليها عنها اليها انه انها ايضا وقال قال \
    قالت اضاف اكد اوضح اشار لقد غير بعض جميع اكثر يوم اليوم امس عام العام سنه نحو لكن ليس لدي \
    التابعه وقد الان مثل اول عدد هناك وهو وهي نفسه ذاته الماضي المقبل الجاري";

/// Hashes of the stems of a text, sorted, each once: words are only ever compared, so that a number does for each. Two
/// stems share one once in billions of pairs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stems(Vec<u64>);

impl Stems {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many of them stand on a side.
    pub fn shared_with(&self, side: &Side) -> usize {
        let shared = self.0.iter().filter(|stem| side.0.contains(stem));
        shared.count()
    }

    /// How many of them stand on one side and not on the other.
    pub fn only_on(&self, side: &Side, other: &Side) -> usize {
        let only = |stem: &&u64| side.0.contains(stem) && !other.0.contains(stem);
        self.0.iter().filter(only).count()
    }
}

impl FromIterator<u64> for Stems {
    fn from_iter<I: IntoIterator<Item = u64>>(stems: I) -> Self {
        let mut stems: Vec<u64> = stems.into_iter().collect();
        stems.sort_unstable();
        stems.dedup();
        Self(stems)
    }
}

/// The stems of several texts together: what others are compared with.
#[derive(Debug, Clone, Default)]
pub struct Side(FxHashSet<u64>);

impl Side {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds those of another text.
    pub fn add(&mut self, stems: &Stems) {
        self.0.extend(&stems.0);
    }

    /// How many of them the other side does not have.
    pub fn without(&self, other: &Self) -> usize {
        let shared = self.0.iter().filter(|stem| other.0.contains(stem)).count();
        self.len() - shared
    }
}

impl From<&Stems> for Side {
    fn from(stems: &Stems) -> Self {
        let mut side = Self::default();
        side.add(stems);
        side
    }
}

/// Number of words: runs of characters between white space that hold a letter or a digit.
pub fn count(text: &str) -> usize {
    words(text).count()
}

/// Whether there are at most so many: a long text is not read to its end.
pub fn at_most(most: usize, text: &str) -> bool {
    words(text).nth(most).is_none()
}

/// One item a word; what it says does not matter here.
fn words(text: &str) -> impl Iterator<Item = ()> + '_ {
    let mut rest = text;
    std::iter::from_fn(move || {
        let at = rest.find(is_word)?;
        rest = behind_word(&rest[at..]);
        Some(())
    })
}

/// What stands behind the next white space. Only a few first bytes begin a space that is not one byte, so that words
/// are passed over byte by byte.
fn behind_word(text: &str) -> &str {
    let may_be_space = |byte: &u8| matches!(byte, 0x09..=0x0D | b' ' | 0xC2 | 0xE1..=0xE3);
    let mut at = 0;
    while let Some(next) = text.as_bytes()[at..].iter().position(may_be_space) {
        at += next;
        match text[at..].chars().next() {
            Some(c) if c.is_whitespace() => return &text[at..],
            Some(c) => at += c.len_utf8(),
            None => break,
        }
    }
    ""
}

/// The stems of the content words of a text.
pub fn stems(text: &str) -> Stems {
    stems_of_folded(Folded::of(text).as_str())
}

/// The same of a text that is folded already.
pub fn stems_of_folded(folded: &str) -> Stems {
    let words = folded
        .split(|c: char| !is_word(c))
        .filter(|word| !is_stop_word(word));
    words
        .filter_map(stem)
        .filter(|stem| !is_stop_word(stem))
        .map(hash)
        .collect()
}

fn is_stop_word(word: &str) -> bool {
    STOP_WORD_BYTES.contains(&word.len()) && STOP_WORDS.contains(word)
}

/// The word without the particles written onto its front and without common endings; `None` where too little
/// is left to carry a topic. After Larkey's "light" stemmers for Arabic retrieval, reduced to what headlines need.
fn stem(word: &str) -> Option<&str> {
    const PREFIXES: &[&str] = &["وبال", "وال", "فال", "بال", "كال", "ولل", "ال", "لل", "و"];
    const SUFFIXES: &[&str] = &["ات", "ون", "ين", "ان", "يه", "ها", "ه", "ي"];
    if !word.chars().all(is_arabic_letter) {
        return long_enough(word).then_some(word);
    }
    let word = match word.chars().next() {
        Some('و' | 'ف' | 'ب' | 'ك' | 'ا' | 'ل') => PREFIXES
            .iter()
            .find_map(|prefix| word.strip_prefix(prefix).filter(|rest| long_enough(rest)))
            .unwrap_or(word),
        _ => word,
    };
    let word = match word.chars().next_back() {
        Some('ت' | 'ن' | 'ه' | 'ا' | 'ي') => SUFFIXES
            .iter()
            .find_map(|suffix| word.strip_suffix(suffix).filter(|rest| long_enough(rest)))
            .unwrap_or(word),
        _ => word,
    };
    long_enough(word).then_some(word)
}

fn long_enough(word: &str) -> bool {
    // No letter has more than four bytes, and none of the Arabic block less than two.
    word.len() >= 4 * MIN_STEM_LETTERS || word.chars().nth(MIN_STEM_LETTERS - 1).is_some()
}

/// FNV-1a, 64 bits: the same on every machine.
fn hash(stem: &str) -> u64 {
    stem.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::{STOP_LIST, STOP_WORD_BYTES, Side, at_most, count, stems};

    #[test]
    fn particles_and_the_article_do_not_hide_a_word() {
        let left = stems("وللوزارة خطة جديدة في المدارس");
        let right = stems("الوزارة تعلن خطتها للمدارس الجديدة");
        let shared = stems("الوزارة جديدة مدارس");
        assert_eq!(left.shared_with(&Side::from(&right)), shared.len());
        assert_eq!(shared.shared_with(&Side::from(&left)), shared.len());
        assert_eq!(left.only_on(&Side::from(&left), &Side::from(&right)), 1);
        assert_eq!(Side::from(&left).without(&Side::from(&right)), 1);
    }

    #[test]
    fn different_topics_share_nothing() {
        let left = stems("المنتخب يفوز بكأس آسيا لكرة القدم");
        let right = stems("البنك المركزي يرفع سعر الفائدة نصف نقطة");
        assert_eq!(left.shared_with(&Side::from(&right)), 0, "{left:?} {right:?}");
    }

    #[test]
    fn stop_words_are_as_long_as_they_are_said_to_be() {
        assert!(STOP_LIST.split(' ').all(|word| STOP_WORD_BYTES.contains(&word.len())));
    }

    #[test]
    fn a_long_text_is_not_counted_to_its_end() {
        assert!(at_most(2, "قال - نعم.") && !at_most(1, "قال - نعم."));
        assert!(at_most(0, " - "));
    }

    #[test]
    fn punctuation_alone_is_no_word() {
        assert_eq!(count("قال - «نعم» … 12"), 3);
        assert_eq!(count("قال\u{a0}نعم\u{2003}«\u{3000}ثم…لا\u{85}كلا"), 4);
    }
}
