//! The title: a field, a headline line, the middle of an aggregator's sentence, or the first sentence. Site
//! suffixes come off.

use super::page::{Page, headline as clean_headline};
use super::title_field;
use crate::model::{Fields, Role, RuleId, TitleOrigin};
use crate::segment;
use crate::text::chars::{ends_sentence, is_closing};
use crate::text::fold::{self, Folded};
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

/// Shortest headline left when a suffix comes off, in words.
const MIN_TITLE_WORDS: usize = 2;

/// Longest lead that stands in for a title, in characters; a longer first sentence is cut at a word.
const MAX_LEAD_CHARS: usize = 300;

/// What the headline lines of a page say.
#[derive(Debug, Default)]
pub(super) struct Headline {
    pub(super) title: Option<(String, TitleOrigin)>,
    /// The outlet that stood behind the headline.
    pub(super) suffix: Option<String>,
}

/// The headline of the text itself.
pub(super) fn headline(page: &Page<'_>) -> Headline {
    let line = |rule: RuleId| {
        page.with_role(Role::Headline)
            .find(|labelled| labelled.verdict.rule == Some(rule))
    };
    let main = line(RuleId::Headline).and_then(|labelled| clean_headline(page.text_of(labelled)));
    let page_title =
        line(RuleId::PageTitle).and_then(|labelled| clean_headline(page.text_of(labelled)));
    if let Some(main) = main {
        let (title, suffix) = without_suffix(page, &main);
        let suffix = suffix.or_else(|| page_title.and_then(|line| site_behind(page, &line, &main)));
        return Headline {
            title: Some((title, TitleOrigin::Headline)),
            suffix,
        };
    }
    if let Some(line) = page_title {
        let (title, suffix) = without_suffix(page, &line);
        return Headline {
            title: Some((title, TitleOrigin::Headline)),
            suffix,
        };
    }
    let Some(title) = framed(page) else {
        return Headline::default();
    };
    let (title, suffix) = match segment::dated_site(&title) {
        Some((headline, site)) => (headline.to_owned(), Some(site.to_owned())),
        None => (title, None),
    };
    Headline {
        title: Some((title, TitleOrigin::Frame)),
        suffix,
    }
}

/// The headline in the title field of a scraper, when it says something.
pub(super) fn from_field(page: &Page<'_>, fields: &Fields, body: &str) -> Headline {
    let field = fields.title.as_deref().unwrap_or_default();
    match title_field::headline(page, field, body) {
        Some((title, suffix)) => Headline {
            title: Some((title, TitleOrigin::Metadata)),
            suffix,
        },
        None => Headline::default(),
    }
}

/// The first sentence of the body.
pub(super) fn lead(body: &str) -> Option<(String, TitleOrigin)> {
    let line = body.lines().next()?;
    let mut end = line.len();
    let mut letters = 0;
    for (at, c) in line.char_indices() {
        let last = line[at + c.len_utf8()..]
            .chars()
            .next()
            .is_none_or(|next| next.is_whitespace() || is_closing(next));
        if ends_sentence(c) && last && letters > 2 {
            end = at + c.len_utf8();
            break;
        }
        letters = if c.is_whitespace() { 0 } else { letters + 1 };
    }
    let sentence: String = line[..end].chars().take(MAX_LEAD_CHARS).collect();
    let whole = sentence.len() == end;
    let cut = if whole {
        sentence.as_str()
    } else {
        sentence
            .rsplit_once(' ')
            .map_or(sentence.as_str(), |(cut, _)| cut)
    };
    (!cut.is_empty()).then(|| (cut.to_owned(), TitleOrigin::Lead))
}

/// Takes ` - SITE` off a headline when what follows the last separators is an outlet.
pub(super) fn without_suffix(page: &Page<'_>, line: &str) -> (String, Option<String>) {
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

/// The site behind the headline in the page's title: a known outlet, or, since the headline stands below without it,
/// whatever short name is there that is no section.
fn site_behind(page: &Page<'_>, line: &str, headline: &str) -> Option<String> {
    const SITE_WORDS: usize = 5;
    let site = SUFFIX_SEPARATORS
        .iter()
        .filter_map(|separator| line.rsplit_once(separator))
        .min_by_key(|(_, site)| site.len());
    let (before, site) = site.map(|(before, site)| (before.trim(), site.trim()))?;
    let folded = fold::phrase(site);
    let known = page.lexicon.outlet(folded.as_str()).is_some();
    let named = before == headline
        && (1..=SITE_WORDS).contains(&words::count(site))
        && !page.lexicon.is_section(folded.as_str());
    (known || named).then(|| site.to_owned())
}

/// The title inside an aggregator's opening or closing sentence.
fn framed(page: &Page<'_>) -> Option<String> {
    page.with_role(Role::AggregatorFrame).find_map(|labelled| {
        let marker = labelled.verdict.marker.clone()?;
        if marker.start > labelled.segment.span.start {
            return None;
        }
        let behind = page.payload(labelled);
        let folded = Folded::new(behind);
        let closing =
            page.lexicon.hits(behind, &folded).into_iter().find(|hit| {
                hit.class == crate::lexicon::Class::AggregatorFrame && hit.span.start > 0
            });
        let end = closing.map_or(behind.len(), |hit| hit.span.start);
        let title = clean_headline(&behind[..end])?;
        (words::count(&title) >= MIN_TITLE_WORDS).then_some(title)
    })
}

#[cfg(test)]
mod tests {
    use super::{SUFFIX_SEPARATORS, Separator};
    use crate::text::scan;

    #[test]
    fn every_separator_is_seen_by_a_look() {
        for separator in SUFFIX_SEPARATORS {
            let line = format!("سوق السمك يعود{separator}المرفأ");
            assert!(scan::any::<Separator>(line.as_bytes()), "{line}");
        }
        assert!(!scan::any::<Separator>("سوق السمك يعود، غدا".as_bytes()));
    }
}
