//! Embedded articles as documents of their own: the second article that a scraper caught behind a read-also, with the
//! headline above it. It decides nothing about segments; teasers are not articles.

use super::headline_text::clean_headline;
use crate::model::{Address, Document, Fields, Labelled, Role, RuleId};
use crate::text::words;

/// Shortest embedded text that is an article and not a stray line, in words.
const ARTICLE_WORDS: usize = 25;

/// The key in `extra` under which an embedded article names the record it was part of.
const EMBEDDED_IN: &str = "embedded_in";

/// The embedded articles of a document, numbered as its parts. `outer` is the id of the record around them.
pub fn embedded(document: &Document, labelled: &[Labelled], outer: &str) -> Vec<Document> {
    let mut found = EmbeddedArticles::default();
    for labelled in labelled {
        let text = &document.text[labelled.segment.span.clone()];
        match labelled.verdict.role() {
            Role::EmbeddedArticle if labelled.verdict.rule == Some(RuleId::EmbeddedArticle) => {
                found.paragraphs.push(text);
            }
            Role::RelatedHeadline => found.close(Some(text)),
            Role::ReadAlso => {
                let start = labelled.verdict.marker.as_ref().map(|marker| marker.end);
                let behind =
                    start.and_then(|start| document.text.get(start..labelled.segment.span.end));
                found.close(behind);
            }
            Role::Body => found.close(None),
            _ => {}
        }
    }
    found.close(None);
    (1..)
        .zip(found.articles)
        .map(|(part, text)| self::document(document, part, text, outer))
        .collect()
}

/// Whole articles, and the one that is being read.
#[derive(Default)]
struct EmbeddedArticles<'a> {
    articles: Vec<String>,
    headline: Option<&'a str>,
    paragraphs: Vec<&'a str>,
}

impl<'a> EmbeddedArticles<'a> {
    /// Ends the article that is being read, if there is one; the next may be under `headline`.
    fn close(&mut self, headline: Option<&'a str>) {
        let paragraphs = std::mem::take(&mut self.paragraphs);
        let above = std::mem::replace(&mut self.headline, headline);
        let length: usize = paragraphs.iter().map(|text| words::count(text)).sum();
        if length >= ARTICLE_WORDS {
            let above = above.and_then(clean_headline);
            let lines = above.as_deref().into_iter().chain(paragraphs);
            self.articles.push(lines.collect::<Vec<_>>().join("\n"));
        }
    }
}

fn document(around: &Document, part: u32, text: String, outer: &str) -> Document {
    let outer = serde_json::Value::from(outer).to_string();
    Document {
        address: Address {
            part,
            ..around.address.clone()
        },
        format: around.format,
        text,
        decoding: around.decoding.clone(),
        fields: Fields {
            extra: vec![(EMBEDDED_IN.to_owned(), outer)],
            ..Fields::default()
        },
        ..Document::default()
    }
}

#[cfg(test)]
mod tests {
    use super::embedded;
    use crate::model::{Document, RuleId};
    use crate::record::sample::{Sample, filler};

    /// The texts of the articles that are inside of a page.
    fn texts(page: Sample) -> Vec<String> {
        let document = Document {
            text: page.text,
            ..Document::default()
        };
        let articles = embedded(&document, &page.labelled, "id");
        articles.into_iter().map(|article| article.text).collect()
    }

    #[test]
    fn a_text_of_twenty_five_words_is_an_article() {
        let page = |words| {
            let page = Sample::default().line(RuleId::RelatedHeadline, "مرفأ الصيد يفتح أبوابه");
            texts(page.line(RuleId::EmbeddedArticle, &filler(0, words)))
        };
        assert!(page(24).is_empty());
        let article = format!("مرفأ الصيد يفتح أبوابه\n{}", filler(0, 25));
        assert_eq!(page(25), [article]);
    }

    #[test]
    fn teasers_are_no_articles() {
        let teaser = Sample::default().line(RuleId::ListTeaser, &filler(0, 25));
        assert!(texts(teaser).is_empty());
    }
}
