//! Pages of headlines, each with one paragraph below it that sums up an article which is elsewhere. Known by their words:
//! each paragraph takes up those of its own headline, hardly any takes up those of another. It does not look for teasers
//! that are cut off or lead on (`listing`).

use super::labelled_text::LabelledText;
use crate::model::{Break, Labelled, Role};
use crate::text::chars::{ends_sentence, is_digit};
use crate::text::stems::{StemSet, Stems, stems};

/// Pairs that make such a page; an article on two or three subjects has fewer.
const MIN_PAIRS: usize = 5;

/// So many pairs make one whatever else is on it.
const MANY_PAIRS: usize = 8;

/// Share of the paragraphs that are in fewer pairs.
const PAIRED_SHARE: f64 = 0.3;

/// Pairs compared with each other; more change no mean but cost their square.
const MOST_PAIRS: usize = 40;

/// Shortest and longest headline, in words.
const HEADLINE_WORDS: std::ops::RangeInclusive<usize> = 4..=14;

/// Mean length of the headlines, in words: the subheadings of an article that lists things are shorter.
const MEAN_HEADLINE_WORDS: usize = 5;

/// Shortest paragraph, in words.
const PARAGRAPH_WORDS: usize = 10;

/// Mean share of a headline's words that come again in its own paragraph. Among 5,400 articles with subheadings and tables
/// those with so many pairs are below it or share their words among all pairs.
const OWN_SHARE: f64 = 0.35;

/// How many times as large this share is as that of the words that come again in the paragraph of another headline.
const TIMES_OTHERS: f64 = 6.0;

/// Whether a page is nothing but such pairs, or has many of them.
pub(super) fn is_page_of_headlines(page: &LabelledText<'_>) -> bool {
    let lines = lines(page);
    let pairs = pairs(&lines);
    if pairs.len() < MIN_PAIRS {
        return false;
    }
    let is_paragraph = |line: &&Line| line.words >= PARAGRAPH_WORDS;
    let paragraphs = lines.iter().filter(is_paragraph).count();
    let words: usize = pairs.iter().map(|(headline, _)| headline.words).sum();
    (pairs.len() >= MANY_PAIRS || share(pairs.len(), paragraphs) >= PAIRED_SHARE)
        && words >= MEAN_HEADLINE_WORDS * pairs.len()
        && each_takes_up_its_own(&pairs)
}

/// A line of the article, its pieces together.
struct Line<'a> {
    text: &'a str,
    words: usize,
}

fn lines<'a>(page: &LabelledText<'a>) -> Vec<Line<'a>> {
    let pieces: Vec<&Labelled> = page
        .labelled
        .iter()
        .filter(|line| matches!(line.verdict.role(), Role::Body | Role::Headline))
        .filter(|line| line.counts.words > 0)
        .collect();
    let lines = pieces.chunk_by(|_, next| next.segment.before != Break::Line);
    lines
        .map(|pieces| Line {
            text: &page.text
                [pieces[0].segment.span.start..pieces[pieces.len() - 1].segment.span.end],
            words: pieces.iter().map(|piece| piece.counts.words).sum(),
        })
        .collect()
}

type Pair<'a> = (&'a Line<'a>, &'a Line<'a>);

/// Headlines with exactly one paragraph below them.
fn pairs<'a>(lines: &'a [Line<'a>]) -> Vec<Pair<'a>> {
    let mut pairs = Vec::new();
    let mut at = 0;
    while let Some([headline, paragraph]) = lines.get(at..at + 2) {
        let more = |next: &Line<'_>| next.words >= PARAGRAPH_WORDS && !next.is_headline();
        let paired = headline.is_headline()
            && paragraph.words >= PARAGRAPH_WORDS.max(headline.words + 1)
            && !lines.get(at + 2).is_some_and(more);
        if paired {
            pairs.push((headline, paragraph));
        }
        at += 1 + usize::from(paired);
    }
    pairs
}

impl Line<'_> {
    /// Whether it is as long as a headline and no sentence, no question and no item with a number: those are in articles.
    fn is_headline(&self) -> bool {
        let ends = |c: char| ends_sentence(c) && c != '!' || matches!(c, '…' | ':' | '،');
        HEADLINE_WORDS.contains(&self.words)
            && !self.text.ends_with(ends)
            && !self.text.starts_with(is_digit)
    }
}

fn each_takes_up_its_own(pairs: &[Pair<'_>]) -> bool {
    let pairs = &pairs[..pairs.len().min(MOST_PAIRS)];
    let headlines: Vec<Stems> = pairs.iter().map(|pair| stems(pair.0.text)).collect();
    let paragraphs = pairs.iter().map(|pair| stems(pair.1.text));
    let paragraphs: Vec<StemSet> = paragraphs.map(|stems| StemSet::from(&stems)).collect();
    let (mut own, mut others) = (0.0, 0.0);
    for (at, headline) in headlines.iter().enumerate() {
        for (below, paragraph) in paragraphs.iter().enumerate() {
            let shared = share(headline.shared_with(paragraph), headline.len());
            *if at == below { &mut own } else { &mut others } += shared;
        }
    }
    let count = share(pairs.len(), 1);
    own / count >= OWN_SHARE && own >= TIMES_OTHERS * others / (count - 1.0)
}

#[expect(clippy::cast_precision_loss, reason = "lines of one page")]
fn share(some: usize, all: usize) -> f64 {
    some as f64 / all.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::is_page_of_headlines;
    use crate::record::sample::{Sample, filler};

    /// Words of one pair that are in no other.
    const APART: usize = 40;

    /// Pairs of a headline and a paragraph, the paragraph with so many words of its headline.
    fn pairs(count: usize, headline: usize, shared: usize) -> Sample {
        (0..count).fold(Sample::default(), |page, at| {
            let from = at * APART;
            page.body(&filler(from, headline))
                .body(&format!("{}.", filler(from + headline - shared, 16)))
        })
    }

    fn is_one(page: &Sample) -> bool {
        is_page_of_headlines(&page.page())
    }

    #[test]
    fn five_headlines_with_their_paragraphs_make_such_a_page() {
        assert!(!is_one(&pairs(4, 7, 4)));
        assert!(is_one(&pairs(5, 7, 4)));
    }

    #[test]
    fn subheadings_are_shorter() {
        assert!(!is_one(&pairs(5, 4, 4)));
        assert!(is_one(&pairs(5, 5, 4)));
        assert!(!is_one(&pairs(5, 15, 9)));
        assert!(is_one(&pairs(5, 14, 9)));
    }

    #[test]
    fn a_paragraph_takes_up_its_headline() {
        assert!(is_one(&pairs(5, 10, 4)));
        assert!(!is_one(&pairs(5, 10, 3)));
    }

    #[test]
    fn pairs_on_one_subject_are_sections_of_an_article() {
        let same = (0..6).fold(Sample::default(), |page, at| {
            let headline = format!("{} {}", filler(0, 4), filler((at + 1) * APART, 3));
            page.body(&headline)
                .body(&format!("{headline} {}.", filler((at + 1) * APART, 12)))
        });
        assert!(!is_one(&same));
    }

    #[test]
    fn three_in_ten_paragraphs_are_in_pairs_unless_there_are_eight() {
        let with_others = |count: usize, others: usize| {
            (0..others).fold(pairs(count, 7, 4), |page, at| {
                page.body(&format!("{}.", filler(4000 + at * APART, 12)))
            })
        };
        // The first paragraph more makes the last pair a section.
        assert!(is_one(&with_others(6, 10)));
        assert!(!is_one(&with_others(6, 11)));
        assert!(is_one(&with_others(9, 30)));
    }

    #[test]
    fn questions_and_items_with_numbers_are_in_articles() {
        let with = |before: &str, behind: &str| {
            (0..6).fold(Sample::default(), |page, at| {
                let headline = format!("{before}{}{behind}", filler(at * APART, 7));
                page.body(&headline)
                    .body(&format!("{}.", filler(at * APART + 3, 12)))
            })
        };
        assert!(is_one(&with("", "")));
        assert!(!is_one(&with("", "؟")));
        assert!(!is_one(&with("3. ", "")));
    }
}
