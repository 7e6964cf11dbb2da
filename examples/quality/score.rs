//! The figures: how near each record comes to what a careful reader says of its document, and the means over many
//! documents. All figures lie between 0 and 1, and more is better.
//!
//! | figure | what it is |
//! |---|---|
//! | `body_f1` | mean over documents of the F1 of four-word runs |
//! | `body_kept` | share of the words of all gold bodies that was kept |
//! | `body_pure` | share of the words of all bodies written that is gold |
//! | `body_whole` | share of documents whose body is right to the word |
//! | `title_acc`, `source_acc` | share of documents where it is right; none where there is none is right |
//! | `related_f1`, `keywords_f1` | F1 over all headlines and all tags |
//! | `reject_acc` | share of the pages that are no articles which gave no record; they count nowhere else |
//!
//! An article that gave no record has everything wrong.

use super::gold::{Gold, GoldPage};
use super::words::{counted, folded, occurrences, shared, shingles, size, take_out, words};

/// The figures by name, in the order in which they are shown.
pub(crate) const FIGURES: [&str; 9] = [
    "body_f1",
    "body_kept",
    "body_pure",
    "body_whole",
    "title_acc",
    "source_acc",
    "related_f1",
    "keywords_f1",
    "reject_acc",
];

/// What is right and wrong about one document. A part that the gold does not speak of is `None`.
#[derive(Debug)]
pub(crate) struct Score {
    pub(crate) path: String,
    pub(crate) shape: String,
    pub(crate) body: Option<Body>,
    pub(crate) title: Option<bool>,
    pub(crate) source: Option<bool>,
    pub(crate) related: Option<Tally>,
    pub(crate) keywords: Option<Tally>,
    /// Of a page that is no article: whether it gave no record.
    pub(crate) rejected: Option<bool>,
}

/// How near a body comes.
#[derive(Debug)]
pub(crate) struct Body {
    pub(crate) f1: f64,
    /// The same words in the same order, but for moved paragraphs.
    pub(crate) whole: bool,
    /// Counted in words.
    pub(crate) words: Tally,
}

/// How many things are in both, in the record and in the gold.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Tally {
    pub(crate) both: usize,
    pub(crate) written: usize,
    pub(crate) gold: usize,
}

impl Tally {
    /// Nothing to find and nothing found is right.
    fn f1(self) -> f64 {
        match self.written + self.gold {
            0 => 1.0,
            all => share(2 * self.both, all),
        }
    }

    fn add(self, other: Self) -> Self {
        Self {
            both: self.both + other.both,
            written: self.written + other.written,
            gold: self.gold + other.gold,
        }
    }
}

/// Holds a page against its gold.
pub(crate) fn score(page: &GoldPage) -> Score {
    let gold = &page.gold;
    let record = page.record();
    let mut score = Score {
        path: gold.path.clone(),
        shape: gold.shape.clone(),
        body: None,
        title: None,
        source: None,
        related: None,
        keywords: None,
        rejected: None,
    };
    if gold.not_article {
        score.rejected = Some(record.is_none());
        return score;
    }
    let title = record.and_then(|record| record.title.as_ref());
    let source = record.and_then(|record| record.source.as_ref());
    let right = |gold: &Option<String>, any: &[String], written: Option<&str>| {
        let written = folded(written.unwrap_or_default());
        let mut accepted = any
            .iter()
            .map(String::as_str)
            .chain([gold.as_deref().unwrap_or_default()]);
        record.is_some() && accepted.any(|accepted| folded(accepted) == written)
    };
    score.body = body(gold, record.map(|record| record.body.as_str()));
    score.title = gold.title.as_ref().map(|gold_title| {
        right(
            gold_title,
            &gold.title_any,
            title.map(|title| title.0.as_str()),
        )
    });
    score.source = gold
        .source
        .as_ref()
        .map(|gold| right(gold, &[], source.map(|source| source.0.as_str())));
    let none = Vec::new();
    let written = record.map_or((&none, &none), |record| (&record.related, &record.keywords));
    score.related = gold.related.as_deref().map(|gold| list(gold, written.0));
    score.keywords = gold.keywords.as_deref().map(|gold| list(gold, written.1));
    score
}

fn body(gold: &Gold, written: Option<&str>) -> Option<Body> {
    let mut right = words(&gold.body.as_ref()?.join("\n"));
    let mut left = words(written.unwrap_or_default());
    settle(&mut right, &mut left, &gold.body_optional);
    let (right_runs, left_runs) = (shingles(&right), shingles(&left));
    let runs = Tally {
        both: shared(&right_runs, &left_runs),
        written: size(&left_runs),
        gold: size(&right_runs),
    };
    Some(Body {
        f1: if written.is_some() { runs.f1() } else { 0.0 },
        whole: written.is_some() && right_runs == left_runs,
        words: Tally {
            both: shared(&counted(&right), &counted(&left)),
            written: left.len(),
            gold: right.len(),
        },
    })
}

/// Takes an optional paragraph out of the side that has it where the other has not.
pub(crate) fn settle(right: &mut Vec<String>, left: &mut Vec<String>, optional: &[String]) {
    for paragraph in optional {
        let run = words(paragraph);
        let (in_right, in_left) = (occurrences(right, &run), occurrences(left, &run));
        take_out(left, &run, in_left.saturating_sub(in_right));
        take_out(right, &run, in_right.saturating_sub(in_left));
    }
}

fn list(gold: &[String], written: &[String]) -> Tally {
    let fold = |list: &[String]| counted(list.iter().map(|item| folded(item)));
    Tally {
        both: shared(&fold(gold), &fold(written)),
        written: written.len(),
        gold: gold.len(),
    }
}

/// The figures over some documents, in the order of [`FIGURES`]; `None` where none of them has the part.
pub(crate) fn figures(scores: &[&Score]) -> [Option<f64>; FIGURES.len()] {
    let bodies: Vec<&Body> = scores
        .iter()
        .filter_map(|score| score.body.as_ref())
        .collect();
    let words = bodies
        .iter()
        .fold(Tally::default(), |sum, body| sum.add(body.words));
    let accuracy = |of: fn(&Score) -> Option<bool>| {
        mean(
            scores
                .iter()
                .filter_map(|score| of(score))
                .map(|right| if right { 1.0 } else { 0.0 }),
        )
    };
    let lists = |of: fn(&Score) -> Option<Tally>| {
        let sum = scores
            .iter()
            .filter_map(|score| of(score))
            .fold(Tally::default(), Tally::add);
        (sum.written + sum.gold > 0).then(|| sum.f1())
    };
    [
        mean(bodies.iter().map(|body| body.f1)),
        (words.gold > 0).then(|| share(words.both, words.gold)),
        (words.written > 0).then(|| share(words.both, words.written)),
        mean(bodies.iter().map(|body| if body.whole { 1.0 } else { 0.0 })),
        accuracy(|score| score.title),
        accuracy(|score| score.source),
        lists(|score| score.related),
        lists(|score| score.keywords),
        accuracy(|score| score.rejected),
    ]
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0);
    for value in values {
        sum += value;
        count += 1;
    }
    (count > 0).then(|| sum / f64::from(count))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "word counts stay far below 2^52"
)]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}
