//! The pool of sentences: articles (`articles/*.txt`) and what stands elsewhere on pages (`elsewhere.txt`), one
//! `key: text` a line. All of it was written for this generator.

use std::collections::BTreeMap;

const ARTICLES: [&str; 14] = [
    include_str!("articles/port.txt"),
    include_str!("articles/canal.txt"),
    include_str!("articles/council.txt"),
    include_str!("articles/mangrove.txt"),
    include_str!("articles/match.txt"),
    include_str!("articles/theatre.txt"),
    include_str!("articles/heart.txt"),
    include_str!("articles/village.txt"),
    include_str!("articles/fact.txt"),
    include_str!("articles/tablet.txt"),
    include_str!("articles/flood.txt"),
    include_str!("articles/wheat.txt"),
    include_str!("articles/app.txt"),
    include_str!("articles/bees.txt"),
];

/// What a paragraph of an article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Paragraph,
    Subheading,
    Question,
    Bullet,
}

#[derive(Debug, Clone)]
pub(super) struct Article {
    facts: BTreeMap<String, String>,
    pub(super) tags: Vec<String>,
    /// Headlines of other articles on the subject.
    pub(super) related: Vec<String>,
    pub(super) body: Vec<(Kind, String)>,
}

impl Article {
    /// What the article's file says under a key that it has once.
    pub(super) fn fact(&self, key: &str) -> &str {
        &self.facts[key]
    }

    /// The article with what another text says of itself: headline, tags, body. Author and place stay.
    pub(super) fn retold(mut self, text: &str) -> Self {
        let told = Self::read(text);
        self.facts.extend(told.facts);
        Self {
            facts: self.facts,
            ..told
        }
    }

    fn read(text: &str) -> Self {
        let mut article = Self {
            facts: BTreeMap::new(),
            tags: Vec::new(),
            related: Vec::new(),
            body: Vec::new(),
        };
        for (key, said) in pairs(text) {
            let mut paragraph = |kind| article.body.push((kind, said.to_owned()));
            match key {
                "p" => paragraph(Kind::Paragraph),
                "sub" => paragraph(Kind::Subheading),
                "q" => paragraph(Kind::Question),
                "li" => paragraph(Kind::Bullet),
                "related" => article.related.push(said.to_owned()),
                "tags" => article.tags = said.split("، ").map(str::to_owned).collect(),
                _ => {
                    article.facts.insert(key.to_owned(), said.to_owned());
                }
            }
        }
        article
    }
}

#[derive(Debug)]
pub(super) struct Pool {
    pub(super) articles: Vec<Article>,
    elsewhere: BTreeMap<&'static str, Vec<String>>,
}

impl Pool {
    pub(super) fn new() -> Self {
        let mut elsewhere: BTreeMap<_, Vec<String>> = BTreeMap::new();
        for (key, said) in pairs(include_str!("elsewhere.txt")) {
            elsewhere.entry(key).or_default().push(said.to_owned());
        }
        Self {
            articles: ARTICLES.into_iter().map(Article::read).collect(),
            elsewhere,
        }
    }

    /// All that stands under a key of `elsewhere.txt`.
    pub(super) fn all(&self, key: &str) -> &[String] {
        &self.elsewhere[key]
    }
}

pub(super) fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.lines().filter_map(|line| line.split_once(": "))
}
