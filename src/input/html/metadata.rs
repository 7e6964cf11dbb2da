//! What a page says of itself as fields: the headline on which most of its statements agree, its date, author, site and
//! tags. Whether a field or the text is believed is decided in `record/`.

use super::head::Head;
use super::key::{Ends, key};
use super::linked_data::Article;
use super::render::Rendered;
use crate::model::{Element, Fields};
use crate::text::chars::{is_arabic_letter, is_dash};
use crate::text::dated_title::DatedTitle;
use crate::text::words;
use std::collections::BTreeSet;

/// Shortest headline, in words, for a heading that nothing else on the page repeats.
const HEADLINE_WORDS: usize = 3;

/// Smallest share of the page's title, in percent, that its headline is; the rest are names of site and section.
const TITLE_PERCENT: usize = 40;

/// Headings looked at: the votes cost the square of their number, and a page of headings alone is no article.
const MOST_HEADINGS: usize = 32;

/// The fields of a page; `article` is what its JSON-LD describes.
pub(super) fn fields(rendered: &Rendered, article: Article) -> Fields {
    let head = &rendered.head;
    let title = title(rendered, &article);
    let site = head
        .meta(&["og:site_name", "application-name"])
        .map(unescaped)
        .or_else(|| article.publisher.clone());
    let date = article
        .date
        .clone()
        .or_else(|| head.meta(DATES).map(str::to_owned))
        .or_else(|| rendered.pieces.iter().find_map(|piece| piece.time.clone()))
        .or_else(|| DatedTitle::read(&one_line(&head.title)).map(|title| title.day.to_owned()));
    Fields {
        title_suffix: title
            .as_deref()
            .and_then(|title| site_in_title(&head.title, title)),
        title,
        site,
        logo: rendered.logo.clone(),
        date,
        author: article.author.or_else(|| head.meta(AUTHORS).map(unescaped)),
        url: head
            .canonical
            .clone()
            .or_else(|| head.meta(&["og:url"]).map(str::to_owned))
            .or(article.url),
        keywords: keywords(head, article.keywords),
        of_page: true,
        ..Fields::default()
    }
}

const DATES: &[&str] = &[
    "article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish_date",
    "date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
];

const AUTHORS: &[&str] = &[
    "author",
    "article:author_name",
    "dc.creator",
    "parsely-author",
];

/// The headline with the most voices: each heading of first rank, the title, and the metadata speak for a candidate
/// when they hold it or it holds them.
fn title(rendered: &Rendered, article: &Article) -> Option<String> {
    let head = &rendered.head;
    let given = [
        head.meta(&["og:title"]).map(unescaped),
        article.headline.as_deref().map(unescaped),
        head.meta(&["twitter:title"]).map(unescaped),
        Some(head.title.clone()),
    ];
    let headings = headings(rendered, &key(&head.title));
    let voices: Vec<(String, bool)> = headings
        .into_iter()
        .map(|text| (text, true))
        .chain(given.into_iter().flatten().map(|text| (text, false)))
        .map(|(text, heading)| (one_line(&text), heading))
        .filter(|(text, _)| words::count(text) >= 2 && text.contains(is_arabic_letter))
        .collect();
    let keys: Vec<String> = voices.iter().map(|(text, _)| key(text)).collect();
    let agree = |at: usize| {
        let (own, mut votes) = (&keys[at], 0);
        for (other, text) in keys.iter().enumerate() {
            votes += usize::from(
                other != at && (text.starts_with(own.as_str()) || text.ends_with(own.as_str())),
            );
        }
        votes
    };
    let (best, votes) = (0..voices.len())
        .map(|at| (at, agree(at)))
        // Of several with equal votes the longest, since the name of the site may have as many; then the first:
        // headings come first, and they are printed in full.
        .max_by_key(|&(at, votes)| (votes, keys[at].len(), usize::MAX - at))?;
    let (text, heading) = &voices[best];
    if !heading && let Some(printed) = printed(&voices, &keys, best) {
        return Some(printed);
    }
    let alone = votes == 0 && *heading && words::count(text) < HEADLINE_WORDS;
    (!alone).then(|| match heading {
        true => text.clone(),
        false => without_site(rendered, text).to_owned(),
    })
}

/// A title without the name of the site behind or before it: a short name that the page prints elsewhere as well.
fn without_site<'a>(rendered: &Rendered, title: &'a str) -> &'a str {
    let stands = |name: &str| {
        (1..=SITE_WORDS).contains(&words::count(name))
            && rendered
                .pieces
                .iter()
                .any(|piece| piece.text.contains(name))
    };
    for separator in [" - ", " | ", " – ", " — ", " :: ", " » "] {
        if let Some((headline, name)) = title.rsplit_once(separator)
            && stands(name.trim())
        {
            return headline.trim();
        }
        if let Some((name, headline)) = title.split_once(separator)
            && words::count(headline) >= HEADLINE_WORDS
            && stands(name.trim())
        {
            return headline.trim();
        }
    }
    title
}

/// The first heading of the page that says in other words what its metadata say: what readers see is the headline.
fn printed(voices: &[(String, bool)], keys: &[String], best: usize) -> Option<String> {
    /// One of so many of the heading's words must be in the metadata's headline, too.
    const SHARED: usize = 3;
    let says: BTreeSet<&str> = keys[best].split(' ').collect();
    // Pages of some systems give nothing but the name of the site.
    let names_site = says.len() <= HEADLINE_WORDS;
    let says_it = |at: &usize| {
        let own: Vec<&str> = keys[*at].split(' ').collect();
        let shared = own.iter().filter(|word| says.contains(*word)).count();
        let agrees = shared * SHARED >= own.len() || names_site && own.len() > HEADLINE_WORDS;
        voices[*at].1 && own.len() >= HEADLINE_WORDS && agrees
    };
    let mut headings = (0..voices.len()).filter(says_it);
    headings.next().map(|first| voices[first].0.clone())
}

/// Lines of the page that may be its headline: headings of first rank, and lines with which its title begins or ends.
fn headings(rendered: &Rendered, title: &str) -> Vec<String> {
    let ends = Ends::new(title);
    let in_title = |text: &str| {
        // Length and ends rule out nearly all lines; folding a whole line is dear.
        let own = if text.len() <= title.len() * 2 && ends.may_be(text) {
            key(text)
        } else {
            String::new()
        };
        let most = own.len() * 100 >= title.len() * TITLE_PERCENT;
        most && words::count(&own) >= HEADLINE_WORDS
            && (title.starts_with(&own) || title.ends_with(&own))
    };
    let pieces = rendered.pieces.iter();
    let headings =
        pieces.filter(|piece| piece.around.element == Element::TopHeading || in_title(&piece.text));
    headings
        .map(|piece| piece.text.clone())
        .take(MOST_HEADINGS)
        .collect()
}

/// The part of the page's title that is farthest from the headline: the name of the site.
fn site_in_title(title: &str, headline: &str) -> Option<String> {
    let title = one_line(title);
    let name = if let Some(rest) = title.strip_prefix(headline) {
        let rest = rest.trim_start();
        rest.starts_with(is_separator).then_some(())?;
        rest.rsplit(is_separator).next()?
    } else {
        let rest = title.strip_suffix(headline)?.trim_end();
        rest.ends_with(is_separator).then_some(())?;
        rest.split(is_separator).next()?
    };
    let name = name.trim();
    let names_something = name.chars().any(char::is_alphabetic) && words::count(name) <= SITE_WORDS;
    names_something.then(|| name.to_owned())
}

/// Longest name of a site, in words.
const SITE_WORDS: usize = 6;

fn is_separator(c: char) -> bool {
    is_dash(c) || matches!(c, '|' | '¦' | '»' | '«' | '•' | '·' | ':' | '/')
}

/// Tags of the metadata: lists, or strings of tags with commas between.
fn keywords(head: &Head, of_article: Vec<String>) -> Vec<String> {
    let of_meta = |name: &str| -> Vec<String> {
        head.meta
            .iter()
            .filter(|(known, _)| known == name)
            .map(|(_, content)| content.clone())
            .collect()
    };
    let lists = [
        of_article,
        of_meta("article:tag"),
        of_meta("news_keywords"),
        of_meta("keywords"),
    ];
    let Some(list) = lists.into_iter().find(|list| !list.is_empty()) else {
        return Vec::new();
    };
    let mut tags: Vec<String> = Vec::new();
    for tag in list
        .iter()
        .flat_map(|text| text.split([',', '،', ';', '|']))
    {
        let tag = one_line(&unescaped(tag));
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// The text without entities: metadata are often escaped twice.
fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.trim().to_owned();
    }
    one_line(&super::fragment(text).text)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
