//! Keywords: tag lines split as the page splits them. How tags that only spaces separate are told apart is not decided
//! here.

use std::cell::LazyCell;
use std::collections::HashSet;

use super::glued_tags::{ArticleWords, MAX_TAG_WORDS};
use super::headline_text::without_lead_in;
use super::labelled_text::LabelledText;
use super::phrases::{PhraseUse, phrases};
use crate::model::{Fields, Labelled, Part, Role, RuleId};
use crate::text::chars::{ends_sentence, is_letter};
use crate::text::{tidy, words};

/// Separators between tags.
const SEPARATORS: &[char] = &[',', '،', '|', '؛', ';', '•', '#', '\n', '·', '¦', '/'];

/// Longest piece between two signs that is a tag, in words. A longer one has the text behind the tags glued to it.
const MAX_PIECE_WORDS: usize = 8;

/// Share of the tags in a page's metadata that must be about what the article says; the rest may be wider subjects. What a site
/// writes on all its pages (its name, "news") is said in none.
const METADATA_SHARE: f64 = 0.5;

/// The document's tags, each once: what a scraper filled in, else what the text shows, else what a page's metadata
/// say, where they speak of this article.
pub(super) fn keywords(
    page: &LabelledText<'_>,
    title: Option<&str>,
    body: &str,
    fields: &Fields,
) -> Vec<String> {
    if !fields.of_page && fields.keywords.iter().any(|tag| tag.chars().any(is_letter)) {
        let tags = || fields.keywords.iter();
        // A text that was cut at its commas.
        if !tags().any(|tag| is_sentence(tag)) {
            return fields.keywords.clone();
        }
    }
    // A tag may be in the headline alone.
    let article = LazyCell::new(|| format!("{} {body}", title.unwrap_or_default()));
    let shown = shown(page, &|| article.as_str());
    if shown.is_empty() && fields.of_page {
        return of_metadata(&article, &fields.keywords);
    }
    shown
}

/// Whether what should be a tag is a sentence of a text or holds the end of one.
fn is_sentence(tag: &str) -> bool {
    words::count(tag) > MAX_PIECE_WORDS
        && (tag.contains(". ") || tag.trim_end().ends_with(ends_sentence))
}

fn of_metadata(article: &str, tags: &[String]) -> Vec<String> {
    let article = ArticleWords::new(article);
    let is_said = |tag: &&String| article.is_about(tag);
    let said = tags.iter().filter(is_said).count();
    #[expect(clippy::cast_precision_loss, reason = "tags of one page")]
    let enough = said > 0 && said as f64 >= METADATA_SHARE * tags.len() as f64;
    if enough { tags.to_vec() } else { Vec::new() }
}

/// The tags in the text.
fn shown<'a>(page: &LabelledText<'_>, article: &dyn Fn() -> &'a str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut words = None;
    let lines = tag_lines(page);
    let says_something = |labelled: &&&Labelled| !page.payload(labelled).is_empty();
    let column = lines.iter().filter(says_something).count() > 1;
    for labelled in lines {
        let line = page.payload(labelled);
        // A line of few words in a column of tags, or without a label, is one tag.
        let may_be_glued = labelled.verdict.rule == Some(RuleId::KeywordsLabel) && !column
            || words::count(line) > MAX_TAG_WORDS;
        let pieces: Vec<&str> = split(line);
        if let [one] = pieces.as_slice()
            && may_be_glued
            && words::count(one) > 1
        {
            let words = words.get_or_insert_with(|| ArticleWords::new(article()));
            tags.extend(words.cut(one));
        } else {
            let (tag, glued): (Vec<_>, Vec<_>) = pieces
                .into_iter()
                .partition(|piece| words::count(piece) <= MAX_PIECE_WORDS);
            tags.extend(tag.into_iter().map(str::to_owned));
            if let [glued] = glued.as_slice() {
                let words = words.get_or_insert_with(|| ArticleWords::new(article()));
                tags.extend(words.first_said(glued));
            }
        }
    }
    let mut seen = HashSet::new();
    tags.into_iter()
        .map(|tag| tidy::line(without_lead_in(&tag).trim_end_matches(['.', ' ', ':'])))
        .filter(|tag| tag.chars().any(is_letter) && seen.insert(tag.clone()))
        .collect()
}

/// The lines that hold tags. A topic is a subject that the site follows: it counts where there are no tags.
fn tag_lines<'a>(page: &LabelledText<'a>) -> Vec<&'a Labelled> {
    let topic_labels = phrases(PhraseUse::TopicLabel);
    // What the foot of a page calls a topic is one of its forms.
    let near = |labelled: &&Labelled| labelled.verdict.part != Part::Foot;
    let mut under_topic = false;
    let (topics, tags): (Vec<_>, Vec<_>) =
        page.with_role(Role::Keywords)
            .filter(near)
            .partition(|labelled| {
                if let Some(marker) = labelled.verdict.marker.clone() {
                    under_topic = topic_labels.contains(&page.text[marker].trim());
                }
                under_topic
            });
    let says_something = |labelled: &&Labelled| page.payload(labelled).chars().any(is_letter);
    if tags.iter().any(says_something) {
        tags
    } else {
        topics
    }
}

fn split(line: &str) -> Vec<&str> {
    let by_sign = pieces(line.split(SEPARATORS));
    if by_sign.len() > 1 {
        return by_sign;
    }
    [" - ", " – ", " — ", "    "]
        .iter()
        .map(|dash| pieces(line.split(dash)))
        .find(|pieces| pieces.len() > 1)
        .unwrap_or(by_sign)
}

fn pieces<'a>(parts: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    parts
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::keywords;
    use crate::model::{Fields, Part, RuleId};
    use crate::record::sample::{Sample, filler};

    fn of_text(page: &Sample, body: &str) -> Vec<String> {
        keywords(&page.page(), None, body, &Fields::default())
    }

    #[test]
    fn half_of_the_tags_in_metadata_are_said_in_the_article() {
        let tags = |said: usize, all: usize| {
            let tags: Vec<String> = (0..all).map(|at| filler(at, 1)).collect();
            let fields = Fields {
                of_page: true,
                keywords: tags.clone(),
                ..Fields::default()
            };
            let found = keywords(&Sample::default().page(), None, &filler(0, said), &fields);
            assert!(found.is_empty() || found == tags);
            found.len()
        };
        assert_eq!((tags(1, 2), tags(2, 4)), (2, 4));
        assert_eq!((tags(1, 3), tags(2, 5), tags(0, 0)), (0, 0, 0));
        // As near to one half as lists of tags come.
        assert_eq!((tags(50, 100), tags(49, 99)), (100, 0));
    }

    #[test]
    fn a_text_cut_at_its_commas_is_no_list_of_tags() {
        let of_field = |tags: &[&str]| {
            let fields = Fields {
                keywords: tags.iter().map(|tag| (*tag).to_owned()).collect(),
                ..Fields::default()
            };
            keywords(&Sample::default().page(), None, "", &fields).len()
        };
        let text = format!("{}. {}", filler(0, 5), filler(5, 5));
        assert_eq!(of_field(&["قوارب", &text]), 0);
        assert_eq!(of_field(&["قوارب", &filler(0, 9)]), 2);
        assert_eq!(of_field(&["3"]), 0);
    }

    #[test]
    fn a_line_without_a_label_is_one_tag_up_to_six_words() {
        let line = |words: usize| {
            let page = Sample::default().line(RuleId::KeywordsRun, &filler(0, words));
            // The article says each pair of words, but not the line.
            let pairs: Vec<String> = (0..words).step_by(2).map(|at| filler(at, 2)).collect();
            of_text(&page, &pairs.join(" ثم ")).len()
        };
        assert_eq!(line(6), 1);
        assert_eq!(line(7), 4);
    }

    #[test]
    fn a_page_splits_its_tags_by_signs_or_else_by_dashes() {
        let label = |rest| {
            of_text(
                &Sample::default().marked(RuleId::KeywordsLabel, "كلمات: ", rest),
                "",
            )
        };
        assert_eq!(label("مرفأ الصيد، قوارب"), ["مرفأ الصيد", "قوارب"]);
        assert_eq!(label("مرفأ الصيد - قوارب"), ["مرفأ الصيد", "قوارب"]);
    }

    #[test]
    fn a_topic_counts_where_there_is_no_tag_and_never_at_the_foot() {
        let topic = || Sample::default().marked(RuleId::KeywordsLabel, "الموضوع", ": قوارب");
        assert_eq!(of_text(&topic(), ""), ["قوارب"]);
        let both = topic().marked(RuleId::KeywordsLabel, "الوسوم", ": مرفأ");
        assert_eq!(of_text(&both, ""), ["مرفأ"]);
        assert!(of_text(&topic().part(Part::Foot), "").is_empty());
    }
}
