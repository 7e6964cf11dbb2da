//! The names of site and sections around a headline: ` - SITE` at the end of a title line, `SITE - SECTION - ` before it.
//! It says what is the site's name and what is left of the title; which of the two becomes a field is decided elsewhere.

use super::headline_text::{MIN_TITLE_WORDS, without_lead_in};
use super::labelled_text::LabelledText;
use super::own_site::OwnSite;
use super::site_name::{is_host, is_newspaper};
use crate::text::dated_title::DatedTitle;
use crate::text::dates::is_date_line;
use crate::text::fold;
use crate::text::scan::{self, BytePattern};
use crate::text::words;
use fearless_simd::{Simd, SimdBase, mask8x32, u8x32};
use memchr::memchr_iter;

/// Separators that sites put between headline and site name, with the spaces around them.
const SUFFIX_SEPARATORS: &[&str] = &[
    " - ", " | ", " – ", " — ", " :: ", " ¦ ", " » ", " « ", " › ", " ‹ ", " · ", " • ", " / ",
    " ~ ", " : ", " > ", " < ",
];

/// Those that writers set into headlines, too: only the document's own site comes off behind one.
const OF_WRITERS: &[&str] = &[
    " › ", " ‹ ", " · ", " • ", " / ", " ~ ", " : ", " > ", " < ",
];

/// The last bytes of the separators without their spaces.
struct Separator;

impl BytePattern for Separator {
    #[inline(always)]
    fn find<S: Simd>([byte, next, _]: [u8x32<S>; 3]) -> mask8x32<S> {
        let ascii = byte.simd_eq(b'-') | byte.simd_eq(b'|') | byte.simd_eq(b':');
        let ascii = ascii | byte.simd_eq(b'/') | byte.simd_eq(b'~');
        let dash = byte.simd_eq(0x93) | byte.simd_eq(0x94);
        let sign = byte.simd_eq(0xA6) | byte.simd_eq(0xAB) | byte.simd_eq(0xBB);
        let dot = byte.simd_eq(0xA2) | byte.simd_eq(0xB7);
        let angle = byte.simd_eq(0xB9) | byte.simd_eq(0xBA);
        let angle = angle | byte.simd_eq(b'<') | byte.simd_eq(b'>');
        (ascii | dash | sign | dot | angle) & next.simd_eq(b' ')
    }
}

/// Longest name of a site that is no known outlet, in words; what is longer is part of the headline.
const MAX_SITE_WORDS: usize = 5;

/// Takes the names of site and sections off a headline: behind it, an outlet or the document's own site, with the sections
/// in front of that; before it, an outlet with the sections behind that; and whatever is behind a headline that the page
/// prints by itself.
pub(super) fn without_names(
    page: &LabelledText<'_>,
    line: &str,
    own: OwnSite<'_>,
) -> (String, Option<String>) {
    if !scan::any::<Separator>(line.as_bytes()) {
        // Most headlines have none.
        return (line.to_owned(), None);
    }
    if let Some(dated) = DatedTitle::read(line) {
        return (dated.headline.to_owned(), Some(dated.site.to_owned()));
    }
    let mut names = Names {
        page,
        own,
        site: None,
    };
    let title = names.off_the_end(line);
    let title = names.off_the_front(title);
    let Some(printed) = printed_alone(page, title) else {
        return (title.to_owned(), names.site.map(str::to_owned));
    };
    let site = names.site.map(str::to_owned);
    let site = site.or_else(|| site_behind(page, title, printed));
    (printed.to_owned(), site)
}

/// The names around a headline while they come off.
struct Names<'a> {
    page: &'a LabelledText<'a>,
    own: OwnSite<'a>,
    /// The name of the site that came off first.
    site: Option<&'a str>,
}

impl<'a> Names<'a> {
    fn off_the_end(&mut self, line: &'a str) -> &'a str {
        let mut title = line;
        while let Some(cut) = parts(title).next_back() {
            let before = cut.before;
            if words::count(before) < MIN_TITLE_WORDS || !self.is_name(cut.behind, cut.separator) {
                break;
            }
            title = before;
        }
        title
    }

    fn off_the_front(&mut self, line: &'a str) -> &'a str {
        let mut title = line;
        if let Some((name, headline)) = self.own.before_colon(line) {
            self.site.get_or_insert(name);
            title = headline;
        }
        while let Some(cut) = parts(title).next() {
            let behind = cut.behind;
            if words::count(behind) < MIN_TITLE_WORDS || !self.is_name(cut.before, cut.separator) {
                break;
            }
            title = behind;
        }
        title
    }

    /// The name of a site, or of a section beside one.
    fn is_name(&mut self, part: &'a str, separator: &str) -> bool {
        let folded = fold::phrase(part);
        let is_known = self.page.lexicon.outlet(folded.as_str()).is_some()
            || is_host(part)
            || is_newspaper(folded.as_str());
        let is_site = self.own.is_named(part) || is_known && !OF_WRITERS.contains(&separator);
        if is_site && self.site.is_none() {
            self.site = Some(part);
        }
        is_site || self.site.is_some() && self.page.lexicon.is_section(folded.as_str())
    }
}

/// A line cut at a separator.
pub(super) struct Cut<'a> {
    pub(super) before: &'a str,
    pub(super) behind: &'a str,
    separator: &'static str,
}

/// The ways to cut a line at a separator, from the first on.
pub(super) fn parts(line: &str) -> impl DoubleEndedIterator<Item = Cut<'_>> {
    // Each separator begins with a space.
    let spaces = memchr_iter(b' ', line.as_bytes());
    spaces.filter_map(|at| {
        let rest = &line[at..];
        let mut separators = SUFFIX_SEPARATORS.iter();
        let separator = separators.find(|separator| rest.starts_with(**separator))?;
        Some(Cut {
            before: line[..at].trim(),
            behind: rest[separator.len()..].trim(),
            separator,
        })
    })
}

/// The longest start of a title, up to a separator, that the page prints as a line of its own.
fn printed_alone<'a>(page: &LabelledText<'_>, title: &'a str) -> Option<&'a str> {
    let is_printed = |before: &str| {
        page.labelled
            .iter()
            .any(|labelled| without_lead_in(page.text_of(labelled)) == before)
    };
    let long = |before: &&str| words::count(before) >= FEWEST_PRINTED_WORDS;
    let befores = parts(title).rev().map(|cut| cut.before);
    befores.filter(long).find(|before| is_printed(before))
}

/// Words of a line that says that a title ends where it does: fewer may be the name of a section or a topic.
const FEWEST_PRINTED_WORDS: usize = 4;

/// The site behind the headline in the page's title: a known outlet, or, since the page prints the headline without it,
/// whatever short name is there last that is no section and no date.
pub(super) fn site_behind(page: &LabelledText<'_>, line: &str, headline: &str) -> Option<String> {
    let site = parts(line).next_back()?.behind;
    let folded = fold::phrase(site);
    let known = page.lexicon.outlet(folded.as_str()).is_some();
    let rest = line.strip_prefix(headline);
    let named = rest.is_some_and(|rest| rest.starts_with(char::is_whitespace))
        && (1..=MAX_SITE_WORDS).contains(&words::count(site))
        && !page.lexicon.is_section(folded.as_str())
        && !is_date_line(site);
    (known || named).then(|| site.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{OwnSite, SUFFIX_SEPARATORS, Separator, site_behind, without_names};
    use crate::model::{Fields, RuleId};
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
        let cut = |line| without_names(&page.page(), line, OwnSite::default());
        let site = || Some(String::from("رويترز"));
        assert_eq!(
            cut("سوق السمك - رويترز"),
            (String::from("سوق السمك"), site())
        );
        assert_eq!(
            cut("سوق السمك - جريدة المرفأ"),
            (
                String::from("سوق السمك"),
                Some(String::from("جريدة المرفأ"))
            )
        );
        let about = String::from("سوق السمك - قناة المرفأ");
        assert_eq!(cut(&about), (about.clone(), None));
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

    #[test]
    fn the_own_site_comes_off_whatever_its_name() {
        let page = Sample::default();
        let cut =
            |line: &str, fields: &Fields| without_names(&page.page(), line, OwnSite::new(fields)).0;
        let line = "سوق السمك يعود | المرفأ الجديد";
        let named = Fields {
            source: Some(String::from("المرفأ الجديد")),
            ..Fields::default()
        };
        assert_eq!(cut(line, &named), "سوق السمك يعود");
        assert_eq!(cut(line, &Fields::default()), line);
        let hosted = Fields {
            url: Some(String::from("https://www.almarfa.example/n/1")),
            ..Fields::default()
        };
        assert_eq!(cut("سوق السمك يعود - Almarfa", &hosted), "سوق السمك يعود");
        assert_eq!(
            cut("سوق السمك يعود - Example Co", &hosted),
            "سوق السمك يعود - Example Co"
        );
        let host = without_names(
            &page.page(),
            "سوق السمك يعود | almarfa.example",
            OwnSite::default(),
        );
        let expected = (
            String::from("سوق السمك يعود"),
            Some(String::from("almarfa.example")),
        );
        assert_eq!(host, expected);
        assert_eq!(cut("سوق السمك يعود - 3.5", &hosted), "سوق السمك يعود - 3.5");
    }

    #[test]
    fn names_stand_before_the_headline_too() {
        let page = Sample::default();
        let cut = |line: &str| without_names(&page.page(), line, OwnSite::default());
        let site = || Some(String::from("رويترز"));
        let headline = || String::from("سوق السمك يعود");
        assert_eq!(cut("رويترز - رياضة - سوق السمك يعود"), (headline(), site()));
        assert_eq!(cut("سوق السمك يعود - رياضة - رويترز"), (headline(), site()));
        let topic = String::from("رياضة الصيد - سوق السمك يعود");
        assert_eq!(cut(&topic), (topic.clone(), None));
    }

    #[test]
    fn what_the_page_prints_by_itself_is_the_headline() {
        let page = Sample::default().line(RuleId::Headline, "سوق السمك يعود غدا");
        let line = "سوق السمك يعود غدا - بقلم سعاد - المرفأ الجديد";
        let (title, site) = without_names(&page.page(), line, OwnSite::default());
        assert_eq!(title, "سوق السمك يعود غدا");
        assert_eq!(site.as_deref(), Some("المرفأ الجديد"));
        let page = Sample::default().line(RuleId::Headline, "سوق السمك يعود");
        let line = "سوق السمك يعود - بقلم سعاد";
        let cut = without_names(&page.page(), line, OwnSite::default());
        assert_eq!(
            cut,
            (String::from(line), None),
            "three words may be a topic"
        );
    }
}
