//! Titles that say what site it is and nothing of the article: what a page's title is where its template was not filled in
//! (`صحيفة المرفأ - الرئيسية`).

use super::words::{WordList, is_on};
use crate::lexicon::{Class, Lexicon};
use crate::text::chars::is_dash;
use crate::text::fold::Folded;
use crate::text::scan::{self, BytePattern};
use crate::text::words;
use fearless_simd::{Simd, SimdBase, mask8x32, u8x32};

/// Words of a name that says what kind of medium it is.
const NAME_WORDS: std::ops::RangeInclusive<usize> = 2..=4;

/// Words of the longest name of a medium, a section or a menu.
const MOST_WORDS: usize = 6;

/// Whether a title consists of names of media, of sections, and of words of menus; a name that the input gives of its site
/// is one of them. A medium that the text speaks of is its subject.
pub fn is_site_title(title: &str, own: &[Option<&str>], text: &str, lexicon: &Lexicon) -> bool {
    let is_name = |name: &str| own.contains(&Some(name)) || is_of_site(name, text, lexicon);
    if !scan::any::<Separator>(title.as_bytes()) {
        // Most titles are one name or none.
        let name = title.trim();
        return !name.is_empty() && is_name(name);
    }
    let mut names = title
        .split(is_separator)
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .peekable();
    names.peek().is_some() && names.all(is_name)
}

/// Signs between names in the title of a page.
fn is_separator(c: char) -> bool {
    is_dash(c) || matches!(c, '|' | '»' | '«' | '›' | '·' | '•')
}

/// The bytes that separators begin with, and those of others.
struct Separator;

impl BytePattern for Separator {
    #[inline(always)]
    fn find<S: Simd>([byte, next, _]: [u8x32<S>; 3]) -> mask8x32<S> {
        let ascii = byte.simd_eq(b'-') | byte.simd_eq(b'|');
        let tatweel = byte.simd_eq(0xD9) & next.simd_eq(0x80);
        ascii | tatweel | byte.simd_eq(0xC2) | byte.simd_eq(0xE2)
    }
}

fn is_of_site(name: &str, text: &str, lexicon: &Lexicon) -> bool {
    // Nearly all titles are longer, and looking for markers in them is dear.
    if !words::at_most(MOST_WORDS, name) {
        return false;
    }
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
    use super::{Separator, is_separator, is_site_title};
    use crate::lexicon::Lexicon;
    use crate::text::scan;

    #[test]
    fn no_separator_is_overlooked() {
        for c in ('\0'..=char::MAX).filter(|&c| is_separator(c)) {
            assert!(scan::any::<Separator>(c.to_string().as_bytes()), "{c:?}");
        }
    }

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
