//! The title: a field, a headline line, the middle of an aggregator's sentence, or the first sentence. Site
//! suffixes come off.

use super::headline_text::{MIN_TITLE_WORDS, clean_headline};
use super::labelled_text::LabelledText;
use super::own_site::OwnSite;
use super::phrases::{PhraseUse, phrases};
use super::title_field;
use super::title_suffix::{site_behind, without_names};
use crate::model::{Fields, Role, RuleId, TitleOrigin};
use crate::segment;
use crate::text::chars::{ends_sentence, is_closing, is_dash};
use crate::text::dated_title::DatedTitle;
use crate::text::dates::Dates;
use crate::text::fold::{self, Folded};
use crate::text::words;

/// Longest lead that takes the place of a title, in characters; a longer first sentence is cut at a word.
const MAX_LEAD_CHARS: usize = 300;

/// Characters of the shortest word that a full stop ends a sentence behind; behind fewer it ends an abbreviation.
const MIN_LAST_WORD: usize = 3;

/// What the headline lines of a page say.
#[derive(Debug, Default)]
pub(super) struct Headline {
    pub(super) title: Option<(String, TitleOrigin)>,
    /// The outlet behind the headline.
    pub(super) suffix: Option<String>,
}

/// The headline of the text itself.
pub(super) fn headline(page: &LabelledText<'_>, own: OwnSite<'_>) -> Headline {
    let line = |rule: RuleId| {
        page.with_role(Role::Headline)
            .find(|labelled| labelled.verdict.rule == Some(rule))
    };
    let main = line(RuleId::Headline).and_then(|labelled| clean_headline(page.text_of(labelled)));
    let main = main.map(without_topic_label);
    let main = main.filter(|main| !title_field::says_nothing(main));
    let page_title =
        line(RuleId::PageTitle).and_then(|labelled| clean_headline(page.text_of(labelled)));
    if let Some(main) = main {
        let (title, suffix) = without_names(page, &main, own);
        let suffix = suffix.or_else(|| page_title.and_then(|line| site_behind(page, &line, &main)));
        return Headline {
            title: Some((title, TitleOrigin::Headline)),
            suffix,
        };
    }
    if let Some(line) = page_title {
        let (title, suffix) = without_names(page, &line, own);
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

/// A headline without the label of its subject in front of it (`الموضوع : HEADLINE`), as forums print it.
fn without_topic_label(line: String) -> String {
    let behind = line.split_once(':').and_then(|(label, headline)| {
        let label = fold::phrase(label.trim());
        let is_label = phrases(PhraseUse::TopicLabel).contains(&label.as_str());
        (is_label && words::count(headline) >= MIN_TITLE_WORDS).then(|| headline.trim().to_owned())
    });
    behind.unwrap_or(line)
}

/// The headline in the title field of a scraper, when it says something.
pub(super) fn from_field(page: &LabelledText<'_>, fields: &Fields, body: &str) -> Headline {
    let field = fields.title.as_deref().unwrap_or_default();
    match title_field::headline(page, field, OwnSite::new(fields), body) {
        Some((title, suffix)) => Headline {
            title: Some((without_own_day(title, fields), TitleOrigin::Metadata)),
            suffix,
        },
        None => Headline::default(),
    }
}

/// A title without the day behind it, where that is about the day on which the record says that it was published. Any other
/// day is what the article is about.
fn without_own_day(title: String, fields: &Fields) -> String {
    /// Scrapers take the day on which a page was made, or changed, for that of its article.
    const DAYS_APART: i32 = 2;
    let day_of = |text: &str| Dates::read(text).first_day();
    let is_own = |day: &str| {
        let published = fields.date.as_deref().and_then(day_of);
        let apart = published.zip(day_of(day)).map(|(one, other)| one - other);
        apart.is_some_and(|apart| apart.get_days().abs() <= DAYS_APART)
    };
    match DatedTitle::day_at_end(&title) {
        Some((headline, day)) if is_own(day) => headline.to_owned(),
        _ => title,
    }
}

/// Whether the title field says what site it is, and no headline.
pub(super) fn names_site(page: &LabelledText<'_>, fields: &Fields) -> bool {
    let own = [&fields.source, &fields.site, &fields.logo].map(Option::as_deref);
    let field = fields.title.as_deref();
    field.is_some_and(|field| segment::is_site_title(field, &own, page.text, page.lexicon))
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
        if ends_sentence(c) && last && letters >= MIN_LAST_WORD {
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

/// The title inside an aggregator's opening or closing sentence.
fn framed(page: &LabelledText<'_>) -> Option<String> {
    page.with_role(Role::AggregatorFrame).find_map(|labelled| {
        let marker = labelled.verdict.marker.clone()?;
        if marker.start > labelled.segment.span.start {
            return None;
        }
        let behind = without_site(page.payload(labelled), page.text_of(labelled));
        let folded = Folded::new(behind);
        let closing =
            page.lexicon.hits(behind, &folded).into_iter().find(|hit| {
                hit.class == crate::lexicon::Class::AggregatorFrame && hit.span.start > 0
            });
        let end = closing.map_or(behind.len(), |hit| hit.span.start);
        let title = clean_headline(without_place(&behind[..end]))?;
        (words::count(&title) >= MIN_TITLE_WORDS).then_some(title)
    })
}

/// What such a sentence says before the site that it ends with, and the two words in front of that.
fn without_site<'a>(behind: &'a str, sentence: &str) -> &'a str {
    let Some((before, rest)) =
        segment::frame_site(sentence).and_then(|site| behind.rsplit_once(site))
    else {
        return behind;
    };
    let starts: Vec<usize> = words::parts(before, 0).map(|(at, _)| at).collect();
    let end = starts
        .len()
        .checked_sub(2)
        .filter(|_| rest.trim_matches(['.', ' ']).is_empty());
    end.map_or(behind, |end| &before[..starts[end]])
}

/// The headline in such a sentence without where it stands: ` في موقع SITE` and what follows that.
fn without_place(text: &str) -> &str {
    /// Words behind the particle in which a name says that it is that of a site.
    const NAME_WORDS: usize = 4;
    let names_site = |at: usize| {
        // Behind a dash the site stands by itself.
        let words = text[at..].split_whitespace().skip(1).take(NAME_WORDS);
        let mut words = words.take_while(|word| !word.chars().all(is_dash));
        words.any(segment::names_medium)
    };
    let is_particle =
        |word: &str| phrases(PhraseUse::PlaceParticle).contains(&fold::phrase(word).as_str());
    let mut words = words::parts(text, 0);
    let place = words.find(|&(at, word)| is_particle(word) && names_site(at));
    place.map_or(text, |(at, _)| &text[..at])
}

#[cfg(test)]
mod tests {
    use super::{Headline, OwnSite, headline, lead};
    use crate::model::{RuleId, TitleOrigin};
    use crate::record::sample::Sample;

    fn lead_of(body: &str) -> Option<String> {
        lead(body).map(|(title, _)| title)
    }

    #[test]
    fn a_lead_is_the_first_sentence() {
        let body = "عاد الصيادون إلى المرفأ. وقالوا إن البحر هادئ.";
        assert_eq!(lead_of(body).as_deref(), Some("عاد الصيادون إلى المرفأ."));
        assert_eq!(lead_of(""), None);
    }

    #[test]
    fn a_sentence_ends_behind_a_word_of_three_letters() {
        assert_eq!(
            lead_of("قال من عاد. ثم سكت").as_deref(),
            Some("قال من عاد.")
        );
        assert_eq!(
            lead_of("قال لي أب. ثم سكت").as_deref(),
            Some("قال لي أب. ثم سكت")
        );
    }

    #[test]
    fn a_lead_has_at_most_three_hundred_characters() {
        let body = |first: usize| format!("{} {}", "ب".repeat(first), "ت".repeat(9));
        let whole = body(290);
        assert_eq!(lead_of(&whole), Some(whole));
        let first = 291;
        assert_eq!(lead_of(&body(first)), Some("ب".repeat(first)));
    }

    fn title_of(page: &Sample) -> Option<(String, TitleOrigin)> {
        let Headline { title, .. } = headline(&page.page(), OwnSite::default());
        title
    }

    #[test]
    fn the_headline_goes_before_the_title_of_the_page() {
        let page_title = Sample::default().line(RuleId::PageTitle, "سوق السمك يعود - رويترز");
        let both = |page: Sample| page.line(RuleId::Headline, "سوق السمك");
        let title = |text: &str| Some((String::from(text), TitleOrigin::Headline));
        assert_eq!(title_of(&page_title), title("سوق السمك يعود"));
        assert_eq!(title_of(&both(page_title)), title("سوق السمك"));
    }

    #[test]
    fn a_title_in_an_aggregators_sentence_has_two_words() {
        let framed = |title: &str| {
            let page = Sample::default();
            title_of(&page.marked(RuleId::AggregatorFrame, "شكرا لقرائتكم خبر عن ", title))
        };
        let title = Some((String::from("القوارب عائدة"), TitleOrigin::Frame));
        assert_eq!((framed("القوارب"), framed("القوارب عائدة")), (None, title));
    }
}
