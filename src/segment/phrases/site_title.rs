//! Titles that say what site it is and nothing of the article: what a page's title is where its template was not filled in
//! (`صحيفة المرفأ - الرئيسية`).

use super::words::{WordList, is_on};
use crate::lexicon::{Class, Lexicon};
use crate::text::chars::is_dash;
use crate::text::fold::Folded;

/// Words of a name that says what kind of medium it is.
const NAME_WORDS: std::ops::RangeInclusive<usize> = 2..=4;

/// Whether a title consists of names of media, of sections, and of words of menus; a name that the input gives of its site
/// is one of them. A medium that the text speaks of is its subject.
pub fn is_site_title(title: &str, own: &[Option<&str>], text: &str, lexicon: &Lexicon) -> bool {
    let mut names = title
        .split(is_separator)
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .peekable();
    names.peek().is_some()
        && names.all(|name| own.contains(&Some(name)) || is_of_site(name, text, lexicon))
}

/// Signs between names in the title of a page.
fn is_separator(c: char) -> bool {
    is_dash(c) || matches!(c, '|' | '»' | '«' | '›' | '·' | '•')
}

fn is_of_site(name: &str, text: &str, lexicon: &Lexicon) -> bool {
    let folded = Folded::new(name);
    let is_menu_word = || {
        let hits = lexicon.hits(name, &folded);
        hits.iter()
            .any(|hit| hit.class == Class::Navigation && hit.at_start && hit.at_end)
    };
    let is_outlet = || lexicon.outlet(folded.as_str()).is_some() || is_medium(name);
    lexicon.is_section(folded.as_str()) || is_menu_word() || is_outlet() && !text.contains(name)
}

/// Whether a word says of the name that it stands in that it is that of a medium.
pub fn names_medium(word: &str) -> bool {
    is_on(WordList::Medium, word)
}

/// A few words of which the first says what it is (`صحيفة المرفأ`).
fn is_medium(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    names_medium(first) && NAME_WORDS.contains(&name.split_whitespace().count())
}

#[cfg(test)]
mod tests {
    use super::is_site_title;
    use crate::lexicon::Lexicon;

    #[test]
    fn names_of_site_and_sections_are_no_headline() {
        let lexicon = Lexicon::builtin();
        let is_site = |title: &str| {
            is_site_title(
                title,
                &[Some("المرفأ")],
                "شقت قناة السويس قبل قرن ونصف",
                &lexicon,
            )
        };
        for title in [
            "صحيفة الميناء",
            "الرئيسية | صحيفة الميناء",
            "رويترز - اقتصاد",
            "المرفأ",
        ] {
            assert!(is_site(title), "{title}");
        }
        for title in [
            "صحيفة الميناء تعود إلى الأكشاك غدا",
            "اقتصاد الميناء",
            "قناة السويس",
            "سوق السمك - رويترز",
            "",
            "-",
        ] {
            assert!(!is_site(title), "{title}");
        }
    }
}
