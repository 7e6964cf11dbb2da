//! Tags that only spaces separate: they are cut where the pieces are said in the article. It does not look for tags.

use super::phrases::{PhraseUse, phrases};
use crate::text::chars::is_word;
use crate::text::fold::{self, Folded};
use crate::text::haystack::Haystack;
use crate::text::key::Key;
use crate::text::stems::{StemSet, stems, stems_of};
use std::cell::OnceCell;

/// Longest tag, in words, when glued tags are cut.
pub(super) const MAX_TAG_WORDS: usize = 6;

/// The words of an article, in which tags are looked for.
pub(super) struct ArticleWords {
    article: Key,
    words: Haystack,
    /// Made when a tag first asks for them: most tags are said as they are.
    stems: OnceCell<StemSet>,
}

impl ArticleWords {
    pub(super) fn new(article: &str) -> Self {
        let article = Key::from_folded(&Folded::new(article));
        Self {
            words: Haystack::from_keys(std::iter::once(&article)),
            article,
            stems: OnceCell::new(),
        }
    }

    /// Whether a tag is about what the article says: it is said, or more than half of its words are, in any form.
    pub(super) fn is_about(&self, tag: &str) -> bool {
        self.says(tag) || self.shares_stems(tag)
    }

    fn shares_stems(&self, tag: &str) -> bool {
        let own = self
            .stems
            .get_or_init(|| StemSet::from(&stems_of(&self.article)));
        let stems = stems(tag);
        stems.shared_with(own) * 2 > stems.len()
    }

    /// Whether the article says a tag, also behind particles.
    pub(super) fn says(&self, tag: &str) -> bool {
        self.has(Haystack::from_folded(&Folded::new(tag)).as_str())
    }

    /// Cuts a run of glued tags from its start on: the longest piece that is said in the article is a tag, and the words
    /// between two such pieces are one.
    pub(super) fn cut(&self, line: &str) -> Vec<String> {
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
        let mut unknown: Vec<&str> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let most = MAX_TAG_WORDS.min(words.len() - at);
            let length = (1..=most)
                .rev()
                .find(|&length| self.has(&folded[at..at + length].join(" ")));
            if let Some(length) = length {
                flush(&mut unknown, &mut tags);
                tags.push(words[at..at + length].join(" "));
                at += length;
            } else {
                unknown.push(words[at]);
                at += 1;
            }
        }
        flush(&mut unknown, &mut tags);
        tags
    }

    /// The tag to whose end other text is glued: the longest beginning that the article says.
    pub(super) fn first_said(&self, line: &str) -> Option<String> {
        let words: Vec<&str> = line.split_whitespace().take(MAX_TAG_WORDS).collect();
        let mut beginnings = (1..=words.len())
            .rev()
            .map(|length| words[..length].join(" "));
        beginnings.find(|tag| self.says(tag))
    }

    /// Whether folded words are said, also behind particles.
    fn has(&self, words: &str) -> bool {
        if words.is_empty() {
            return false;
        }
        let bare = phrases(PhraseUse::Article)
            .iter()
            .find_map(|article| words.strip_prefix(article));
        self.words.has(words, phrases(PhraseUse::Particle))
            || bare.is_some_and(|bare| {
                // Behind the particle for "for" the article loses its first letter.
                phrases(PhraseUse::ArticleBehindParticle)
                    .iter()
                    .any(|particle| self.words.has(&format!("{particle}{bare}"), &[]))
            })
    }
}

/// Words that the article does not say stay together: their borders cannot be known.
fn flush(unknown: &mut Vec<&str>, tags: &mut Vec<String>) {
    if !unknown.is_empty() {
        tags.push(unknown.join(" "));
        unknown.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::ArticleWords;
    use crate::record::sample::filler;

    #[test]
    fn a_tag_has_at_most_six_words() {
        let cut = |words| ArticleWords::new(&filler(0, words)).cut(&filler(0, words));
        assert_eq!(cut(6), [filler(0, 6)]);
        let tags = cut(7);
        assert_eq!(tags, [filler(0, 6), filler(6, 1)]);
    }

    #[test]
    fn a_tag_is_about_the_article_by_most_of_its_words() {
        let article = ArticleWords::new("زار الوزير سوق السمك في المرفأ القديم");
        assert!(article.is_about("سوق السمك") && article.is_about("أسماك السوق والمرفأ"));
        assert!(!article.is_about("سوق الذهب") && !article.is_about("كرة القدم"));
    }

    #[test]
    fn text_glued_to_a_tag_comes_off() {
        let article = ArticleWords::new("زار الوزير سوق السمك في المرفأ القديم");
        let tag = |line| article.first_said(line);
        assert_eq!(
            tag("سوق السمك اتبع لا تتبع معايير المجتمع"),
            Some("سوق السمك".to_owned())
        );
        assert_eq!(tag("اتبع لا تتبع معايير المجتمع"), None);
    }

    #[test]
    fn tags_are_said_behind_particles_too() {
        let article = ArticleWords::new("ذهبوا للمرفأ وبالسوق ومسجد القرية");
        for tag in ["المرفأ", "السوق", "مسجد القرية"] {
            assert!(article.says(tag), "{tag}");
        }
        for tag in ["مرفأ", "جد القرية", ""] {
            assert!(!article.says(tag), "{tag}");
        }
        assert_eq!(
            article.cut("نادي البحر المرفأ مسجد القرية"),
            ["نادي البحر", "المرفأ", "مسجد القرية"]
        );
    }
}
