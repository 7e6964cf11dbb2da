//! Keywords: tag lines split as the page splits them; tags glued by spaces are cut where the pieces stand in the
//! article.

use std::collections::HashSet;

use super::page::{Page, without_lead_in};
use crate::model::{Fields, Labelled, Part, Role, RuleId};
use crate::text::chars::{is_letter, is_word};
use crate::text::fold::{self, Folded};
use crate::text::haystack::Haystack;
use crate::text::{tidy, words};

/// Longest tag, in words, when glued tags are cut.
const MAX_TAG_WORDS: usize = 6;

/// Separators between tags.
const SEPARATORS: &[char] = &[',', '،', '|', '؛', ';', '•', '#', '\n', '·', '¦', '/'];

/// Share of the tags in a page's metadata that must stand in the article; the rest may be wider subjects. What a site
/// writes on all its pages (its name, "news") stands in none.
const METADATA_SHARE: f64 = 0.5;

/// The document's tags, each once: what a scraper filled in, else what the text shows, else what a page's metadata
/// say, where they speak of this article.
pub(super) fn keywords(
    page: &Page<'_>,
    title: Option<&str>,
    body: &str,
    fields: &Fields,
) -> Vec<String> {
    if !fields.of_page && !fields.keywords.is_empty() {
        return fields.keywords.clone();
    }
    // A tag may stand in the headline alone.
    let article = || format!("{} {body}", title.unwrap_or_default());
    let shown = shown(page, &article);
    if shown.is_empty() && fields.of_page {
        return of_metadata(&article(), &fields.keywords);
    }
    shown
}

fn haystack(text: &str) -> Haystack {
    Haystack::from_folded(&Folded::new(text))
}

fn of_metadata(article: &str, tags: &[String]) -> Vec<String> {
    let article = haystack(article);
    let stands = |tag: &&String| has(&article, haystack(tag).as_str());
    let standing = tags.iter().filter(stands).count();
    #[expect(clippy::cast_precision_loss, reason = "tags of one page")]
    let enough = standing > 0 && standing as f64 >= METADATA_SHARE * tags.len() as f64;
    if enough { tags.to_vec() } else { Vec::new() }
}

/// The tags in the text.
fn shown(page: &Page<'_>, article: &dyn Fn() -> String) -> Vec<String> {
    let mut tags = Vec::new();
    let mut folded = None;
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
            let article = folded.get_or_insert_with(|| haystack(&article()));
            tags.extend(cut_glued(one, article));
        } else {
            tags.extend(pieces.into_iter().map(str::to_owned));
        }
    }
    let mut seen = HashSet::new();
    tags.into_iter()
        .map(|tag| tidy::line(without_lead_in(&tag).trim_end_matches(['.', ' ', ':'])))
        .filter(|tag| tag.chars().any(is_letter) && seen.insert(tag.clone()))
        .collect()
}

/// The lines that hold tags. A topic (`الموضوع`) is a subject that the site follows: it counts where there are no tags.
fn tag_lines<'a>(page: &Page<'a>) -> Vec<&'a Labelled> {
    const TOPIC: &str = "الموضوع";
    // What the foot of a page calls a topic is one of its forms.
    let near = |labelled: &&Labelled| labelled.verdict.part != Part::Foot;
    let mut under_topic = false;
    let (topics, tags): (Vec<_>, Vec<_>) =
        page.with_role(Role::Keywords)
            .filter(near)
            .partition(|labelled| {
                if let Some(marker) = labelled.verdict.marker.clone() {
                    under_topic = page.text[marker].trim() == TOPIC;
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

/// Whether a phrase stands in an article, also behind particles.
fn has(article: &Haystack, phrase: &str) -> bool {
    const PARTICLES: [&str; 7] = ["و", "ب", "ل", "ف", "وب", "ك", "ول"];
    if phrase.is_empty() {
        return false;
    }
    // Behind `ل` the article loses its first letter.
    let bare = phrase.strip_prefix("ال");
    article.has(phrase, &PARTICLES)
        || bare.is_some_and(|bare| {
            ["لل", "ولل"]
                .iter()
                .any(|particle| article.has(&format!("{particle}{bare}"), &[]))
        })
}

/// Cuts a run of glued tags greedily: the longest piece that stands in the article, else one word that the next
/// found piece ends.
fn cut_glued(line: &str, article: &Haystack) -> Vec<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let folded: Vec<String> = words
        .iter()
        .map(|word| {
            fold::phrase(word)
                .as_str()
                .trim_matches(|c: char| !is_word(c))
                .to_owned()
        })
        .collect();
    let mut tags = Vec::new();
    let mut stray: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let most = MAX_TAG_WORDS.min(words.len() - at);
        let length = (1..=most)
            .rev()
            .find(|&length| has(article, &folded[at..at + length].join(" ")));
        if let Some(length) = length {
            flush(&mut stray, &mut tags);
            tags.push(words[at..at + length].join(" "));
            at += length;
        } else {
            stray.push(words[at]);
            at += 1;
        }
    }
    flush(&mut stray, &mut tags);
    tags
}

/// Words that the article does not have stay together: their borders cannot be known.
fn flush(stray: &mut Vec<&str>, tags: &mut Vec<String>) {
    if !stray.is_empty() {
        tags.push(stray.join(" "));
        stray.clear();
    }
}
