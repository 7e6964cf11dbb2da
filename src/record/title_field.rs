//! The title field of a scraper: whether it says something, and what of it is the headline. Site suffixes and section
//! prefixes come off; what is no headline is as if the field were empty. It does not look for headlines in the text.

use super::headline_text::MIN_TITLE_WORDS;
use super::labelled_text::LabelledText;
use super::own_site::OwnSite;
use super::phrases::{PhraseUse, phrases};
use super::title_suffix::without_names;
use crate::text::chars::{is_arabic_letter, is_letter, is_word};
use crate::text::fold;
use crate::text::word::Word;
use crate::text::{tidy, words};
use memchr::memchr3;
use std::sync::LazyLock;

/// Signs between the name of a section and the headline.
const PREFIX_SEPARATORS: &[&str] = &[" | ", "| ", " : ", ": ", " - ", " – ", " — ", " » ", " / "];

/// The headline in a title field, and the outlet behind it.
pub(super) fn headline(
    page: &LabelledText<'_>,
    field: &str,
    own: OwnSite<'_>,
    body: &str,
) -> Option<(String, Option<String>)> {
    let line = tidy::line(field);
    if is_junk(page, &line, body) {
        return None;
    }
    let (title, suffix) = without_names(page, &line, own);
    let title = without_section(page, &title);
    // Nearly always nothing came off, and that was asked.
    let is_same = title.len() == line.len();
    (is_same || !is_junk(page, title, body)).then(|| (title.to_owned(), suffix))
}

/// Whether a title says nothing about its article.
fn is_junk(page: &LabelledText<'_>, title: &str, body: &str) -> bool {
    !title.chars().any(is_letter)
        || is_object(title)
        || says_nothing(title)
        || is_label(page, title)
        || !title.chars().any(is_arabic_letter) && is_arabic(body)
}

/// Whether a title is the label of its row: a verdict, or the name of a section.
fn is_label(page: &LabelledText<'_>, title: &str) -> bool {
    may_begin_label(page, title) && {
        let folded = fold::phrase(title);
        is_verdict(folded.as_str()) || page.lexicon.is_section(folded.as_str())
    }
}

/// Whether a title begins as such a label, or as a headline behind one: the first word tells nearly all, and the others need
/// not be folded.
fn may_begin_label(page: &LabelledText<'_>, title: &str) -> bool {
    let first = title.split_whitespace().next().unwrap_or_default();
    let folded = fold::phrase(first);
    let mut words = folded.as_str().split(|ch: char| !is_word(ch));
    // Signs alone come before the first word.
    words.find(|word| !word.is_empty()).is_none_or(|word| {
        phrases(PhraseUse::Verdict).contains(&word)
            || page
                .lexicon
                .may_begin_section(&Word::at(word, 0..word.len()))
    })
}

/// Words of the longest of them.
static NO_TITLE_WORDS: LazyLock<usize> = LazyLock::new(|| {
    let known = phrases(PhraseUse::NoTitle).iter();
    known
        .map(|phrase| words::count(phrase))
        .max()
        .unwrap_or_default()
});

/// Whether a title is what templates and programs put where there is none.
pub(super) fn says_nothing(title: &str) -> bool {
    words::at_most(*NO_TITLE_WORDS, title)
        && phrases(PhraseUse::NoTitle).contains(&fold::phrase(title).as_str())
}

/// What programs print for a thing that is no text: `<selenium.webdriver…WebElement (session=…)>`.
fn is_object(title: &str) -> bool {
    // Hardly any headline has one of these.
    if memchr3(b'<', b'[', b'W', title.as_bytes()).is_none() {
        return false;
    }
    title.starts_with('<') && title.ends_with('>')
        || ["WebElement", "[object Object]", "<bound method"]
            .iter()
            .any(|sign| title.contains(sign))
}

fn is_verdict(folded: &str) -> bool {
    let mut words = folded
        .split(|ch: char| !is_word(ch))
        .filter(|word| !word.is_empty())
        .peekable();
    let verdicts = phrases(PhraseUse::Verdict);
    words.peek().is_some() && words.all(|word| verdicts.contains(&word))
}

/// Whether most letters are Arabic.
fn is_arabic(text: &str) -> bool {
    let count = |test: fn(char) -> bool| text.chars().filter(|&ch| test(ch)).count();
    count(is_arabic_letter) * 2 > count(is_letter)
}

/// Takes `SECTION | ` off a headline.
fn without_section<'a>(page: &LabelledText<'_>, title: &'a str) -> &'a str {
    if !may_begin_label(page, title) {
        return title;
    }
    PREFIX_SEPARATORS
        .iter()
        .find_map(|separator| {
            let (section, rest) = title.split_once(separator)?;
            let is_section = page.lexicon.is_section(fold::phrase(section).as_str());
            (is_section && words::count(rest) >= MIN_TITLE_WORDS).then_some(rest.trim_start())
        })
        .unwrap_or(title)
}

#[cfg(test)]
mod tests {
    use super::{OwnSite, headline};
    use crate::record::sample::Sample;

    const BODY: &str = "نص الخبر كله بالعربية";

    fn title_of(field: &str) -> Option<(String, Option<String>)> {
        headline(&Sample::default().page(), field, OwnSite::default(), BODY)
    }

    #[test]
    fn junk_is_no_title() {
        for title in [
            "1234",
            "٢٠٢٣",
            "<selenium.webdriver.remote.webelement.WebElement (session=\"1\")>",
            "زائف",
            "خبر مضلل!",
            "nan",
            "None",
            "بدون عنوان",
            "Breaking news today",
            "رياضة",
            " ",
        ] {
            assert_eq!(title_of(title), None, "{title}");
        }
    }

    #[test]
    fn sites_and_sections_come_off() {
        let title = |text: &str| Some((String::from(text), None));
        assert_eq!(title_of("استقالة"), title("استقالة"));
        assert_eq!(
            title_of("رياضة | المنتخب يفوز على ضيفه"),
            title("المنتخب يفوز على ضيفه")
        );
        assert_eq!(
            title_of("الوزير: لن نرفع الأسعار"),
            title("الوزير: لن نرفع الأسعار")
        );
        let (title, suffix) = title_of("المنتخب يفوز على ضيفه - رويترز").unwrap();
        assert_eq!(
            (title.as_str(), suffix.as_deref()),
            ("المنتخب يفوز على ضيفه", Some("رويترز"))
        );
    }

    #[test]
    fn two_words_are_left_behind_a_section() {
        let title = |text: &str| Some((String::from(text), None));
        assert_eq!(title_of("رياضة | فوز كبير"), title("فوز كبير"));
        assert_eq!(title_of("رياضة | فوز"), title("رياضة | فوز"));
    }

    #[test]
    fn a_latin_title_is_junk_above_a_body_that_is_mostly_arabic() {
        let above = |body: &str| {
            headline(
                &Sample::default().page(),
                "Port news",
                OwnSite::default(),
                body,
            )
        };
        assert_eq!(above("ببب cc"), None);
        assert!(above("بب cc").is_some());
    }
}
