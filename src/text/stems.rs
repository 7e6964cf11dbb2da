//! Stems: which words of a text carry its topic. They are compared after light stemming (the article and the
//! one-letter particles written onto a word come off), so that `وللوزارة` meets `الوزارة`.

use rustc_hash::{FxBuildHasher, FxHashSet, FxHasher};
use std::hash::Hasher;
use std::sync::LazyLock;

use super::chars::{is_arabic_letter, is_word};
use super::fold::Folded;
use super::light_stem::{light_stem, long_enough};

/// Hashes of words that carry no topic, folded; those too short to carry one need no place here.
static STOP_WORDS: LazyLock<FxHashSet<u64>> =
    LazyLock::new(|| STOP_LIST.split(' ').map(hash).collect());

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

    /// Room for so many.
    pub fn with_capacity(stems: usize) -> Self {
        Self(FxHashSet::with_capacity_and_hasher(stems, FxBuildHasher))
    }

    /// Adds those of a folded text.
    pub fn add_folded(&mut self, folded: &str) {
        each_stem(folded, |stem| {
            self.0.insert(stem);
        });
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

/// The stems of the content words of a text.
pub fn stems(text: &str) -> Stems {
    stems_of_folded(Folded::of(text).as_str())
}

/// The same of a text that is folded already.
pub fn stems_of_folded(folded: &str) -> Stems {
    let mut stems = Vec::new();
    each_stem(folded, |stem| stems.push(stem));
    stems.into_iter().collect()
}

/// Calls with the stem of each content word of a folded text.
fn each_stem(folded: &str, mut found: impl FnMut(u64)) {
    let block = &*ARABIC_BLOCK;
    let stop_words = &*STOP_WORDS;
    let mut word = |word: &str, arabic: bool| {
        if !stop_words.contains(&hash(word)) {
            let stem = if arabic { light_stem(word) } else { word };
            let hash = hash(stem);
            if long_enough(stem) && (stem.len() == word.len() || !stop_words.contains(&hash)) {
                found(hash);
            }
        }
    };
    let bytes = folded.as_bytes();
    let mut at = 0;
    let (mut start, mut arabic) = (0, true);
    while at < bytes.len() {
        let (kind, width) = match bytes[at..] {
            [first @ 0xD8..=0xDB, second, ..] => {
                let place = usize::from(first & 3) << 6 | usize::from(second & 0x3F);
                (block[place], 2)
            }
            [b' ', ..] => (Kind::Other, 1),
            _ => {
                let c = folded[at..].chars().next().unwrap_or_default();
                (Kind::of(c), c.len_utf8())
            }
        };
        if kind == Kind::Other {
            if start < at {
                word(&folded[start..at], arabic);
            }
            (start, arabic) = (at + width, true);
        }
        arabic &= kind != Kind::Word;
        at += width;
    }
    if start < at {
        word(&folded[start..], arabic);
    }
}

/// What a character is to a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    ArabicLetter,
    /// Another letter or a digit.
    Word,
    Other,
}

impl Kind {
    fn of(c: char) -> Self {
        match c {
            _ if !is_word(c) => Self::Other,
            _ if is_arabic_letter(c) => Self::ArabicLetter,
            _ => Self::Word,
        }
    }
}

/// The kinds of the Arabic block: nearly all characters of nearly all texts.
static ARABIC_BLOCK: LazyLock<[Kind; 256]> = LazyLock::new(|| {
    std::array::from_fn(|at| {
        let c = u32::try_from(0x600 + at).ok().and_then(char::from_u32);
        c.map_or(Kind::Other, Kind::of)
    })
});

fn hash(stem: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(stem.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::{Side, stems};

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
        assert_eq!(
            left.shared_with(&Side::from(&right)),
            0,
            "{left:?} {right:?}"
        );
    }
}
