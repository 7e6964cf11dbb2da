//! Lines that pages print around their articles and that are told by their shape: who answers for what is written
//! (`المقالات المنشورة تمثل رأي كتابها`), the answers of a poll, stars, the code of a document, the way to the articles before
//! and behind this one. The lexicon has those that are always said in the same words.

use crate::lexicon::Class;
use crate::segment::phrases::{WordList, is_on, words_of};
use crate::text::chars::{ends_sentence, is_digit, is_letter, is_word};
use crate::text::fold::{self, Folded};
use crate::text::word::hash;
use crate::text::words;
use memchr::{memchr, memchr2};
use std::sync::LazyLock;

/// What such a line is; none for most lines.
pub(super) fn furniture(source: &str, folded: &Folded) -> Option<Class> {
    if begins_as_known(folded) {
        if is_disclaimer(folded) {
            return Some(Class::Disclaimer);
        }
        if is_pager(source, folded) {
            return Some(Class::Navigation);
        }
    }
    let short = folded.words().len() <= SHORT_WORDS;
    (short && (is_poll(source) || is_rating(source) || is_code(source))).then_some(Class::Ui)
}

/// Words with which disclaimers and the ways to other articles begin: nearly all lines are told by them.
static FIRST_WORDS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let lists = [
        WordList::DisclaimedText,
        WordList::Pager,
        WordList::PagerThing,
    ];
    let words = lists.into_iter().flat_map(words_of);
    let mut hashes: Vec<u64> = words.map(|word| hash(word)).collect();
    hashes.sort_unstable();
    hashes
});

fn begins_as_known(folded: &Folded) -> bool {
    /// Words of which one is such.
    const FIRST: usize = 2;
    let mut first = folded.words().iter().take(FIRST);
    first.any(|word| FIRST_WORDS.binary_search(&word.hash).is_ok())
}

/// Words of a poll, of stars, of a code.
const SHORT_WORDS: usize = 24;

/// Whether it says whose opinion the texts of the site are: it begins with them, and names verb, opinion and owner.
fn is_disclaimer(folded: &Folded) -> bool {
    const WORDS: std::ops::RangeInclusive<usize> = 4..=40;
    /// Words before the first that names the texts.
    const BEFORE: usize = 1;
    let count = folded.words().len();
    if !WORDS.contains(&count) {
        return false;
    }
    let text = folded.as_str();
    let words = || folded.words().iter().map(|word| &text[word.span.clone()]);
    let names = |list: WordList, word: &str| is_on(list, word);
    let begins = words()
        .take(BEFORE + 1)
        .any(|word| names(WordList::DisclaimedText, word));
    let says = |list: WordList| words().any(|word| names(list, word));
    // What somebody writes may express the position of a newspaper; a site says that it does not.
    let owner = || {
        says(WordList::DisclaimerOwner)
            || says(WordList::DisclaimerSite) && says(WordList::DisclaimerNot)
    };
    begins && says(WordList::DisclaimerVerb) && says(WordList::DisclaimerOpinion) && owner()
}

/// Whether nothing but answers stands behind a question.
fn is_poll(source: &str) -> bool {
    const ANSWERS: std::ops::RangeInclusive<usize> = 3..=10;
    /// The last byte of the question mark, which no letter has.
    const MARK_END: u8 = 0x9f;
    if memchr(MARK_END, source.as_bytes()).is_none() {
        return false;
    }
    let Some((_, answers)) = source.rsplit_once('؟') else {
        return false;
    };
    let mut words = answers
        .split(|c: char| !is_word(c))
        .filter(|word| !word.is_empty());
    let is_answer = |word: &str| is_on(WordList::PollAnswer, &fold::phrase(word));
    ANSWERS.contains(&words::count(answers)) && words.all(is_answer)
}

/// Whether it shows stars, or the numbers that stand for them, with a label before and how many voted behind, or other data
/// of the page with bars between.
fn is_rating(source: &str) -> bool {
    const STARS: usize = 3;
    const NUMBERS: [&str; 5] = ["1", "2", "3", "4", "5"];
    /// Words of that label: a text may show stars, too.
    const LABEL_WORDS: usize = 4;
    /// The first byte of each star.
    const STAR: u8 = 0xe2;
    if memchr2(STAR, b'1', source.as_bytes()).is_none() {
        return false;
    }
    let is_star = |c: char| matches!(c, '★' | '☆' | '⭐');
    let stars = || {
        let (start, end) = (source.find(is_star)?, source.rfind(is_star)?);
        let behind = end + source[end..].chars().next().map_or(0, char::len_utf8);
        (source[start..behind].matches(is_star).count() >= STARS).then_some((start, behind))
    };
    let numbers = || {
        let scale = NUMBERS.join(" ");
        source.find(&scale).map(|at| (at, at + scale.len()))
    };
    let Some((start, end)) = stars().or_else(numbers) else {
        return false;
    };
    let behind = source[end..].trim();
    let is_count = behind.starts_with('(') && behind.ends_with(')')
        || behind.contains('|')
        || !behind.contains(is_letter);
    is_count && words::at_most(LABEL_WORDS, &source[..start])
}

/// Whether it is a label and the code of a document, of letters and digits (`رمز الوثيقة: MRS-2021-44`); what an article is
/// about has numbers as well.
fn is_code(source: &str) -> bool {
    const LABEL_WORDS: std::ops::RangeInclusive<usize> = 1..=3;
    const CODE_BYTES: usize = 8;
    let Some(colon) = memchr(b':', source.as_bytes()) else {
        return false;
    };
    let (label, code) = (&source[..colon], &source[colon + 1..]);
    let code = code.trim();
    let has = |test: fn(&u8) -> bool| code.bytes().any(|byte| test(&byte));
    code.len() >= CODE_BYTES
        && code
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        && has(u8::is_ascii_digit)
        && has(u8::is_ascii_alphabetic)
        && label.contains(is_letter)
        && !label.contains(is_digit)
        && LABEL_WORDS.contains(&words::count(label))
        && label
            .split_whitespace()
            .any(|word| is_on(WordList::DocumentName, &fold::phrase(word)))
}

/// Whether it names the article before this one and the one behind it, or the other way round.
fn is_pager(source: &str, folded: &Folded) -> bool {
    const WORDS: std::ops::RangeInclusive<usize> = 4..=50;
    /// The word for what is read may stand before the first.
    const FIRST_WORDS: usize = 2;
    let count = folded.words().len();
    if !WORDS.contains(&count) || source.trim_end().ends_with(ends_sentence) {
        return false;
    }
    let text = folded.as_str();
    let words = || folded.words().iter().map(|word| &text[word.span.clone()]);
    let first = words()
        .take(FIRST_WORDS)
        .position(|word| is_on(WordList::Pager, word));
    let Some(first) = first else { return false };
    let is_thing = first == 0
        || words()
            .next()
            .is_some_and(|word| is_on(WordList::PagerThing, word));
    let own = words().nth(first);
    is_thing
        && words()
            .skip(first + 1)
            .any(|word| is_on(WordList::Pager, word) && Some(word) != own)
}

#[cfg(test)]
mod tests {
    use super::furniture;
    use crate::lexicon::Class;
    use crate::text::fold::Folded;

    fn of(line: &str) -> Option<Class> {
        furniture(line, &Folded::new(line))
    }

    #[test]
    fn lines_of_pages_are_told_by_their_shape() {
        for line in [
            "** جميع المقالات المنشورة تمثل رأي كتابها فقط",
            "الآراء الواردة هنا لا تعبر بالضرورة عن وجهة نظر الموقع",
            "المواد المنشورة في الموقع تعبر عن رأي أصحابها ولا تعبر عن رأي الإدارة",
        ] {
            assert_eq!(of(line), Some(Class::Disclaimer), "{line}");
        }
        for line in [
            "هل تؤيد توسعة الميناء؟ نعم لا لا أعرف صوت",
            "قيم هذا الموضوع ★★★★★ 4.5/5",
            "تقييم المقال 1 2 3 4 5 (عدد الأصوات 12)",
            "1 2 3 4 5 قراءة: 95 | نشره: المرفأ الترتيب: 0.0/0",
            "رمز الوثيقة: MRF-20210315-44",
        ] {
            assert_eq!(of(line), Some(Class::Ui), "{line}");
        }
        for line in [
            "« المقال السابق عودة القوارب إلى المرفأ المقال التالي » سوق السمك يعود",
            "التالي سوق السمك يعود السابق عودة القوارب",
        ] {
            assert_eq!(of(line), Some(Class::Navigation), "{line}");
        }
    }

    #[test]
    fn sentences_are_not() {
        for line in [
            "وقال إن المقالات المنشورة تمثل رأي كتابها",
            "الآراء في الشارع تعكس موقف الصحيفة الرسمية",
            "من الفائز في السباق؟ شاهد النتائج",
            "المقالات المنشورة في المجلة تمثل مدارس مختلفة في النقد",
            "هل تعود القوارب؟ نعم، يقول الصيادون",
            "سجل الفريق 1 2 3 في ثلاث مباريات",
            "رقم الرحلة: MF204",
            "رقم المناقصة: MRF-2021-44",
            "القنوات 1 2 3 4 5 تنقل السباق إلى الجمهور",
            "نال الفيلم ★★★ من ناقد الصحيفة",
            "الهاتف: 0791234567",
            "الرئيس السابق للميناء يسلم الرئيس التالي مفاتيح المنارة",
            "السابق لأوانه أن نحكم على الخطة قبل الأسبوع التالي.",
        ] {
            assert_eq!(of(line), None, "{line}");
        }
    }
}
