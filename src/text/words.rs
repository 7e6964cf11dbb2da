//! Words: how many, what they share. Content words are compared after light stemming (the article and the
//! one-letter particles written onto a word come off), so that `وللوزارة` meets `الوزارة`.

use std::collections::BTreeSet;

use super::chars::{is_arabic_letter, is_word};
use super::fold::Folded;

/// Shortest stem that counts as a content word, in letters. Shorter ones are nearly all particles.
const MIN_STEM_LETTERS: usize = 3;

/// Words that carry no topic, folded. Only those long enough to pass [`MIN_STEM_LETTERS`] need a place here.
const STOP_WORDS: &[&str] = &[
    "الذي",
    "التي",
    "الذين",
    "هذا",
    "هذه",
    "ذلك",
    "تلك",
    "كان",
    "كانت",
    "يكون",
    "تكون",
    "علي",
    "الي",
    "خلال",
    "بعد",
    "قبل",
    "بين",
    "حول",
    "عند",
    "عندما",
    "منذ",
    "حتي",
    "كما",
    "فيما",
    "حيث",
    "بما",
    "لها",
    "لهم",
    "منها",
    "فيها",
    "عليه",
    "عليها",
    "عنها",
    "اليها",
    "انه",
    "انها",
    "ايضا",
    "وقال",
    "قال",
    "قالت",
    "اضاف",
    "اكد",
    "اوضح",
    "اشار",
    "تم",
    "قد",
    "لقد",
    "غير",
    "كل",
    "بعض",
    "جميع",
    "اكثر",
    "يوم",
    "اليوم",
    "امس",
    "عام",
    "العام",
    "سنه",
    "نحو",
    "ضد",
    "مع",
    "لكن",
    "ليس",
    "لدي",
    "التابعه",
    "وقد",
    "الان",
    "مثل",
    "اول",
    "عدد",
    "هناك",
    "وهو",
    "وهي",
    "نفسه",
    "ذاته",
    "الماضي",
    "المقبل",
    "الجاري",
];

/// Number of words: runs of characters between white space that hold a letter or a digit.
pub fn count(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.chars().any(is_word))
        .count()
}

/// The stems of the content words of a text.
pub fn stems(text: &str) -> BTreeSet<String> {
    let folded = Folded::of(text);
    folded
        .as_str()
        .split(|c: char| !is_word(c))
        .filter(|word| !STOP_WORDS.contains(word))
        .filter_map(stem)
        .filter(|stem| !STOP_WORDS.contains(&stem.as_str()))
        .collect()
}

/// The word without the particles written onto its front and without common endings; `None` where too little
/// is left to carry a topic. After Larkey's "light" stemmers for Arabic retrieval, reduced to what headlines need.
fn stem(word: &str) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    if !letters.iter().all(|&c| is_arabic_letter(c)) {
        return (letters.len() >= MIN_STEM_LETTERS).then(|| word.to_owned());
    }
    let start = prefix_letters(&letters);
    let end = letters.len() - suffix_letters(&letters[start..]);
    (end - start >= MIN_STEM_LETTERS).then(|| letters[start..end].iter().collect())
}

fn prefix_letters(letters: &[char]) -> usize {
    const PREFIXES: &[&str] = &["وبال", "وال", "فال", "بال", "كال", "ولل", "ال", "لل", "و"];
    PREFIXES
        .iter()
        .find(|prefix| {
            starts_with(letters, prefix)
                && letters.len() - prefix.chars().count() >= MIN_STEM_LETTERS
        })
        .map_or(0, |prefix| prefix.chars().count())
}

fn suffix_letters(letters: &[char]) -> usize {
    const SUFFIXES: &[&str] = &["ات", "ون", "ين", "ان", "يه", "ها", "ه", "ي"];
    SUFFIXES
        .iter()
        .map(|suffix| (suffix, suffix.chars().count()))
        .find(|(suffix, length)| {
            letters.len() >= length + MIN_STEM_LETTERS && ends_with(letters, suffix)
        })
        .map_or(0, |(_, length)| length)
}

fn starts_with(letters: &[char], prefix: &str) -> bool {
    let mut rest = letters.iter();
    prefix.chars().all(|c| rest.next() == Some(&c))
}

fn ends_with(letters: &[char], suffix: &str) -> bool {
    let mut rest = letters.iter().rev();
    suffix.chars().rev().all(|c| rest.next() == Some(&c))
}

/// Share of the smaller set that both hold, 0 to 1; 0 where one is empty (the overlap coefficient).
pub fn overlap(left: &BTreeSet<String>, right: &BTreeSet<String>) -> f32 {
    let smaller = left.len().min(right.len());
    if smaller == 0 {
        return 0.0;
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "sets of words stay far below 2^24"
    )]
    let share = left.intersection(right).count() as f32 / smaller as f32;
    share
}

#[cfg(test)]
mod tests {
    use super::{count, overlap, stems};

    #[test]
    fn particles_and_the_article_do_not_hide_a_word() {
        let left = stems("وللوزارة خطة جديدة في المدارس");
        let right = stems("الوزارة تعلن خطتها للمدارس الجديدة");
        assert!(overlap(&left, &right) > 0.5, "{left:?} {right:?}");
    }

    #[test]
    fn different_topics_share_nothing() {
        let left = stems("المنتخب يفوز بكأس آسيا لكرة القدم");
        let right = stems("البنك المركزي يرفع سعر الفائدة نصف نقطة");
        assert!(overlap(&left, &right) < 0.01);
    }

    #[test]
    fn punctuation_alone_is_no_word() {
        assert_eq!(count("قال - «نعم» … 12"), 3);
    }
}
