//! Stems: which words of a text carry its topic. They are compared after light stemming (the article and the
//! one-letter particles written onto a word come off), so that `وللوزارة` meets `الوزارة`.

use rustc_hash::{FxBuildHasher, FxHashSet};
use std::cell::RefCell;
use std::sync::LazyLock;

use super::chars::is_arabic_letter;
use super::fold::Folded;
use super::key::Key;
use super::light_stem::{light_stem, long_enough};
use super::word::{Word, hash};

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
    /// The stems of the content words of a line.
    pub fn from_key(line: &Key) -> Self {
        let mut stems = Vec::new();
        content(line, &mut stems);
        stems.sort_unstable();
        stems.dedup();
        Self(stems)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many of them stand on a side.
    pub fn shared_with(&self, side: &StemSet) -> usize {
        let shared = self.0.iter().filter(|stem| side.0.contains(stem));
        shared.count()
    }

    /// How many of them stand on one side and not on the other.
    pub fn only_on(&self, side: &StemSet, other: &StemSet) -> usize {
        let only = |stem: &&u64| side.0.contains(stem) && !other.0.contains(stem);
        self.0.iter().filter(only).count()
    }
}

/// The stems of several texts together: what others are compared with.
#[derive(Debug, Clone, Default)]
pub struct StemSet(FxHashSet<u64>);

impl StemSet {
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

    /// Adds those of the content words of a line.
    pub fn add_key(&mut self, line: &Key) {
        STEMS.with_borrow_mut(|stems| {
            content(line, stems);
            self.0.extend(stems.iter());
        });
    }

    /// How many of them the other side does not have.
    pub fn without(&self, other: &Self) -> usize {
        let shared = self.0.iter().filter(|stem| other.0.contains(stem)).count();
        self.len() - shared
    }
}

impl From<&Stems> for StemSet {
    fn from(stems: &Stems) -> Self {
        let mut side = Self::with_capacity(stems.len());
        side.add(stems);
        side
    }
}

/// The stems of the content words of a text.
pub fn stems(text: &str) -> Stems {
    Stems::from_key(&Key::from_folded(&Folded::new(text)))
}

/// The stems of the content words of a line, in their order.
fn content(line: &Key, stems: &mut Vec<u64>) {
    stems.clear();
    stems.resize(line.words().len(), NONE);
    let mut count = 0;
    MEMO.with_borrow_mut(|memo| {
        for word in line.words() {
            // Without a branch: which words have a stem no processor can guess. Where one has none, the next is written
            // over it.
            let stem = memo.stem(line, word);
            stems[count] = stem;
            count += usize::from(stem != NONE);
        }
    });
    stems.truncate(count);
}

/// Stands for the stem of a word that carries no topic.
const NONE: u64 = 0;

thread_local! {
    static MEMO: RefCell<Memo> = RefCell::default();
    /// Of one line, before they are put beside those of others.
    static STEMS: RefCell<Vec<u64>> = const { RefCell::new(Vec::new()) };
}

/// The stems of words that were asked before: most words of a page are those of its other pages, too.
struct Memo(Box<[Remembered]>);

/// Words remembered: a power of two, and no more memory than a processor has at hand.
const REMEMBERED: usize = 16384;

#[derive(Debug, Clone, Copy, Default)]
struct Remembered {
    word: u64,
    stem: u64,
}

impl Default for Memo {
    fn default() -> Self {
        Self(vec![Remembered::default(); REMEMBERED].into())
    }
}

impl Memo {
    #[inline(always)]
    fn stem(&mut self, text: &str, word: &Word) -> u64 {
        // The low bits of a hash are its best ones.
        let place = usize::try_from(word.hash).unwrap_or_default() & (REMEMBERED - 1);
        let known = &mut self.0[place];
        if known.word != word.hash {
            *known = Remembered {
                word: word.hash,
                stem: stem_of(&text[word.span.clone()]),
            };
        }
        known.stem
    }
}

// Apart from the loop over words, which has no room for what is seldom needed.
#[inline(never)]
fn stem_of(word: &str) -> u64 {
    if STOP_WORDS.contains(&hash(word)) {
        return NONE;
    }
    let stem = if word.chars().all(is_arabic_letter) {
        light_stem(word)
    } else {
        word
    };
    let hash = hash(stem);
    if long_enough(stem) && !STOP_WORDS.contains(&hash) {
        hash
    } else {
        NONE
    }
}

#[cfg(test)]
mod tests {
    use super::{StemSet, stems};

    #[test]
    fn particles_and_the_article_do_not_hide_a_word() {
        let left = stems("وللوزارة خطة جديدة في المدارس");
        let right = stems("الوزارة تعلن خطتها للمدارس الجديدة");
        let shared = stems("الوزارة جديدة مدارس");
        assert_eq!(left.shared_with(&StemSet::from(&right)), shared.len());
        assert_eq!(shared.shared_with(&StemSet::from(&left)), shared.len());
        assert_eq!(
            left.only_on(&StemSet::from(&left), &StemSet::from(&right)),
            1
        );
        assert_eq!(StemSet::from(&left).without(&StemSet::from(&right)), 1);
    }

    #[test]
    fn different_topics_share_nothing() {
        let left = stems("المنتخب يفوز بكأس آسيا لكرة القدم");
        let right = stems("البنك المركزي يرفع سعر الفائدة نصف نقطة");
        assert_eq!(
            left.shared_with(&StemSet::from(&right)),
            0,
            "{left:?} {right:?}"
        );
    }
}
