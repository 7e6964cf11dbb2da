//! The title field of a scraper: whether it says something, and what of it is the headline. Site suffixes and section
//! prefixes come off; what is no headline is as if the field were empty. It does not look for headlines in the text.

use super::page::Page;
use super::title::without_suffix;
use crate::text::chars::{is_arabic_letter, is_letter, is_word};
use crate::text::fold;
use crate::text::{tidy, words};

/// Words of fact checkers and moderators: a title of nothing else is the label of the row. Folded, with the reason
/// beside each.
const VERDICTS: &[(&str, &str)] = &[
    ("اثاره", "sensation, a label of fact checkers"),
    ("حقيقي", "true"),
    ("خاطي", "wrong"),
    ("خاطيه", "wrong"),
    ("خبر", "news; only beside a verdict: خبر كاذب"),
    ("راي", "opinion"),
    ("زايف", "fake"),
    ("زايفه", "fake"),
    ("ساخر", "satire"),
    ("سخريه", "satire"),
    ("صحيح", "true"),
    ("صحيحه", "true"),
    ("عنوان", "headline; beside a verdict: عنوان مضلل"),
    ("غير", "not; beside a verdict: غير صحيح"),
    ("كاذب", "false"),
    ("كاذبه", "false"),
    ("محتوي", "content; beside a verdict: محتوى ساخر"),
    ("مضلل", "misleading"),
    ("مضلله", "misleading"),
    ("مفبرك", "made up"),
    ("مفبركه", "made up"),
    ("ملفق", "made up"),
    ("fake", "label of data sets"),
    ("false", "label of data sets"),
    ("misleading", "label of data sets"),
    ("not", "label of data sets"),
    ("real", "label of data sets"),
    ("satire", "label of data sets"),
    ("true", "label of data sets"),
];

/// What stands where there is no title. Folded.
const NO_TITLES: &[(&str, &str)] = &[
    ("بدون عنوان", "content systems"),
    ("بلا عنوان", "content systems"),
    ("n/a", "tables"),
    ("nan", "pandas"),
    ("no title", "content systems"),
    ("none", "Python"),
    ("null", "JavaScript"),
    ("undefined", "JavaScript"),
    ("untitled", "content systems"),
];

/// Signs between the name of a section and the headline.
const PREFIX_SEPARATORS: &[&str] = &[" | ", "| ", " : ", ": ", " - ", " – ", " — ", " » ", " / "];

/// Shortest headline left when a section comes off, in words.
const MIN_TITLE_WORDS: usize = 2;

/// The headline in a title field, and the outlet behind it.
pub(super) fn headline(
    page: &Page<'_>,
    field: &str,
    body: &str,
) -> Option<(String, Option<String>)> {
    let line = tidy::line(field);
    if is_junk(page, &line, body) {
        return None;
    }
    let (title, suffix) = without_suffix(page, &line);
    let title = without_section(page, &title);
    // Nearly always nothing came off, and that was asked.
    let is_same = title.len() == line.len();
    (is_same || !is_junk(page, title, body)).then(|| (title.to_owned(), suffix))
}

/// Whether a title says nothing about its article.
fn is_junk(page: &Page<'_>, title: &str, body: &str) -> bool {
    let folded = fold::phrase(title);
    let folded = folded.as_str();
    !title.chars().any(is_letter)
        || is_object(title)
        || NO_TITLES.iter().any(|(none, _)| folded == *none)
        || is_verdict(folded)
        || page.lexicon.is_section(folded)
        || !title.chars().any(is_arabic_letter) && is_arabic(body)
}

/// What programs print for a thing that is no text: `<selenium.webdriver…WebElement (session=…)>`.
fn is_object(title: &str) -> bool {
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
    words.peek().is_some() && words.all(|word| VERDICTS.iter().any(|(verdict, _)| word == *verdict))
}

/// Whether most letters are Arabic.
fn is_arabic(text: &str) -> bool {
    let count = |test: fn(char) -> bool| text.chars().filter(|&ch| test(ch)).count();
    count(is_arabic_letter) * 2 > count(is_letter)
}

/// Takes `SECTION | ` off a headline.
fn without_section<'a>(page: &Page<'_>, title: &'a str) -> &'a str {
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
    use super::{NO_TITLES, VERDICTS, headline};
    use crate::lexicon::Lexicon;
    use crate::record::page::Page;
    use crate::text::fold;

    const BODY: &str = "نص الخبر كله بالعربية";

    fn of(title: &str) -> Option<(String, Option<String>)> {
        let lexicon = Lexicon::builtin();
        let page = Page {
            text: BODY,
            labelled: &[],
            lexicon: &lexicon,
            has_markup: false,
        };
        headline(&page, title, BODY)
    }

    #[test]
    fn the_tables_are_sorted_folded_and_say_why() {
        for table in [VERDICTS, NO_TITLES] {
            for (word, why) in table {
                assert_eq!(fold::phrase(word).as_str(), *word);
                assert!(!why.is_empty(), "{word}");
            }
            assert!(table.is_sorted_by_key(|(word, _)| (word.is_ascii(), *word)));
        }
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
            assert_eq!(of(title), None, "{title}");
        }
    }

    #[test]
    fn sites_and_sections_come_off() {
        let title = |text: &str| Some((String::from(text), None));
        assert_eq!(of("استقالة"), title("استقالة"));
        assert_eq!(
            of("رياضة | المنتخب يفوز على ضيفه"),
            title("المنتخب يفوز على ضيفه")
        );
        assert_eq!(
            of("الوزير: لن نرفع الأسعار"),
            title("الوزير: لن نرفع الأسعار")
        );
        let (title, suffix) = of("المنتخب يفوز على ضيفه - رويترز").unwrap();
        assert_eq!(
            (title.as_str(), suffix.as_deref()),
            ("المنتخب يفوز على ضيفه", Some("رويترز"))
        );
    }
}
