//! The site behind a headline: ` - SITE` at the end of a title line. It says what is the site's name and what is left of
//! the title; which of the two becomes a field is decided elsewhere.

use super::headline_text::MIN_TITLE_WORDS;
use super::labelled_text::LabelledText;
use crate::text::fold;
use crate::text::scan::{self, BytePattern};
use crate::text::words;
use fearless_simd::{Simd, SimdBase, mask8x32, u8x32};

/// Separators that sites put between headline and site name, with the spaces around them.
const SUFFIX_SEPARATORS: &[&str] = &[" - ", " | ", " – ", " — ", " :: ", " ¦ ", " » ", " « "];

/// The last bytes of the separators without their spaces.
struct Separator;

impl BytePattern for Separator {
    #[inline(always)]
    fn find<S: Simd>([byte, next, _]: [u8x32<S>; 3]) -> mask8x32<S> {
        let ascii = byte.simd_eq(b'-') | byte.simd_eq(b'|') | byte.simd_eq(b':');
        let dash = byte.simd_eq(0x93) | byte.simd_eq(0x94);
        let sign = byte.simd_eq(0xA6) | byte.simd_eq(0xAB) | byte.simd_eq(0xBB);
        (ascii | dash | sign) & next.simd_eq(b' ')
    }
}

/// Longest name of a site that is no known outlet, in words; what is longer is part of the headline.
const MAX_SITE_WORDS: usize = 5;

/// Takes ` - SITE` off a headline when what follows the last separators is an outlet.
pub(super) fn without_suffix(page: &LabelledText<'_>, line: &str) -> (String, Option<String>) {
    let separators = match scan::any::<Separator>(line.as_bytes()) {
        true => SUFFIX_SEPARATORS,
        // Most headlines have none.
        false => &[],
    };
    for separator in separators {
        let Some((title, site)) = line.rsplit_once(separator) else {
            continue;
        };
        let site = site.trim();
        if words::count(title) >= MIN_TITLE_WORDS
            && page.lexicon.outlet(fold::phrase(site).as_str()).is_some()
        {
            return (title.trim_end().to_owned(), Some(site.to_owned()));
        }
    }
    (line.to_owned(), None)
}

/// The site behind the headline in the page's title: a known outlet, or, since the headline is below without it,
/// whatever short name is there that is no section.
pub(super) fn site_behind(page: &LabelledText<'_>, line: &str, headline: &str) -> Option<String> {
    let site = SUFFIX_SEPARATORS
        .iter()
        .filter_map(|separator| line.rsplit_once(separator))
        .min_by_key(|(_, site)| site.len());
    let (before, site) = site.map(|(before, site)| (before.trim(), site.trim()))?;
    let folded = fold::phrase(site);
    let known = page.lexicon.outlet(folded.as_str()).is_some();
    let named = before == headline
        && (1..=MAX_SITE_WORDS).contains(&words::count(site))
        && !page.lexicon.is_section(folded.as_str());
    (known || named).then(|| site.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{SUFFIX_SEPARATORS, Separator, site_behind, without_suffix};
    use crate::record::sample::{Sample, filler};
    use crate::text::scan;

    #[test]
    fn every_separator_is_seen_by_a_look() {
        for separator in SUFFIX_SEPARATORS {
            let line = format!("سوق السمك يعود{separator}المرفأ");
            assert!(scan::any::<Separator>(line.as_bytes()), "{line}");
        }
        assert!(!scan::any::<Separator>("سوق السمك يعود، غدا".as_bytes()));
    }

    #[test]
    fn two_words_are_left_of_a_headline() {
        let page = Sample::default();
        let cut = |line| without_suffix(&page.page(), line);
        let site = || Some(String::from("رويترز"));
        assert_eq!(
            cut("سوق السمك - رويترز"),
            (String::from("سوق السمك"), site())
        );
        let short = String::from("السوق - رويترز");
        assert_eq!(cut(&short), (short.clone(), None));
        let unknown = String::from("سوق السمك - المرفأ");
        assert_eq!(cut(&unknown), (unknown.clone(), None));
    }

    #[test]
    fn an_unknown_site_has_at_most_five_words() {
        let page = Sample::default();
        let site = |words| {
            let line = format!("سوق السمك - {}", filler(0, words));
            site_behind(&page.page(), &line, "سوق السمك")
        };
        assert_eq!(site(5), Some(filler(0, 5)));
        assert_eq!(site(6), None);
        let other = site_behind(&page.page(), "سوق السمك - المرفأ", "سوق الخضار");
        assert_eq!(other, None, "it is not the headline that is before it");
        assert_eq!(
            site_behind(&page.page(), "سوق السمك - رياضة", "سوق السمك"),
            None
        );
    }
}
