//! Where a page flattened onto one line is cut because it prints a phrase twice in a row: its headline, as title and as
//! heading, and the items of lists, as text of the picture and of the link.

use crate::lexicon::{Class, Hit};
use crate::model::{Break, Span};
use crate::segment::split::line::Points;
use crate::text::chars::is_word;
use crate::text::word::hash;
use crate::text::words;

/// Shortest and longest headline, in words; shorter repetitions are rhetoric.
const HEADLINE: std::ops::RangeInclusive<usize> = 4..=24;

/// Words before which the headline of a page begins: those of a long menu. A phrase repeated further down is no headline.
const HEAD_WORDS: usize = 240;

/// Shortest headline that is found a third time, in words: the lede may begin with a shorter one.
const THIRD_WORDS: usize = 7;

/// Doubled phrases in a row that make a list; a single one may be the refrain of a song.
const LIST_ITEMS: usize = 2;

/// Cuts around a headline that is printed twice in a row near the beginning of a page, and around the items of lists of
/// doubled headlines, with the heading before them.
pub(super) fn doubled_points(source: &str, hits: &[Hit], points: &mut Points) {
    let words: Vec<(usize, &str)> = words::parts(source, 0).collect();
    let doubles = doubles(&words);
    let mut cut = |&(at, length): &(usize, usize)| {
        for at in [at, at + length, at + 2 * length] {
            points.extend(words.get(at).map(|&(at, _)| (at, Break::Marker)));
        }
    };
    let headline = doubles.first().filter(|(at, _)| *at < HEAD_WORDS);
    if let Some(headline) = headline {
        cut(headline);
    }
    let lists = doubles.chunk_by(|(at, length), (next, _)| at + 2 * length == *next);
    for list in lists.filter(|list| list.len() >= LIST_ITEMS) {
        list.iter().for_each(&mut cut);
    }
    let long = headline.filter(|(_, length)| *length >= THIRD_WORDS);
    if let Some(third) = long.and_then(|&(at, length)| printed_again(&words, at, length)) {
        points.insert(words[third.start].0, Break::Marker);
        points.extend(words.get(third.end).map(|&(at, _)| (at, Break::Marker)));
    }
    let starts = doubles.iter().map(|&(at, _)| words[at].0);
    heading_points(source, hits, starts, points);
}

/// The words of a headline where the head prints it a third time, behind the controls below it.
fn printed_again(words: &[(usize, &str)], at: usize, length: usize) -> Option<Span> {
    /// Words of the controls between.
    const BETWEEN: usize = 16;
    let behind = at + 2 * length;
    let phrase = words[at..at + length].iter().map(|(_, word)| word);
    let start = (behind..=behind + BETWEEN).find(|start| {
        let again = words.get(*start..start + length);
        again.is_some_and(|again| again.iter().map(|(_, word)| word).eq(phrase.clone()))
    })?;
    Some(start..start + length)
}

/// Cuts before the heading of a list whose first item is doubled.
fn heading_points(
    source: &str,
    hits: &[Hit],
    starts: impl Iterator<Item = usize>,
    points: &mut Points,
) {
    let mut headings: Vec<&Hit> = hits.iter().filter(|hit| is_heading(hit.class)).collect();
    headings.sort_by_key(|hit| hit.span.end);
    for start in starts {
        let before = headings.partition_point(|hit| hit.span.end <= start);
        let heading = before.checked_sub(1).map(|at| headings[at]);
        if let Some(heading) = heading
            && !source[heading.span.end..start].contains(is_word)
        {
            points.insert(heading.span.start, Break::Marker);
            points.insert(start, Break::Marker);
        }
    }
}

fn is_heading(class: Class) -> bool {
    matches!(
        class,
        Class::ReadAlso | Class::RelatedList | Class::MostRead | Class::SitePromo
    )
}

/// Phrases as long as headlines that occur twice in a row: the number of the first word, and how many words.
fn doubles(words: &[(usize, &str)]) -> Vec<(usize, usize)> {
    let same = |at: usize, length: usize| {
        let (Some(first), Some(second)) = (
            words.get(at..at + length),
            words.get(at + length..at + 2 * length),
        ) else {
            return false;
        };
        let mut pairs = first.iter().zip(second);
        pairs.all(|((_, one), (_, other))| one == other)
    };
    let numbers = numbers(words);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        // The numbers tell most words that do not come again so soon without a comparison of letters.
        let may_be = comes_again(&numbers, at);
        let double = || HEADLINE.rev().find(|&length| same(at, length));
        match may_be.then(double).flatten() {
            Some(length) => {
                found.push((at, length));
                at += 2 * length;
            }
            None => at += 1,
        }
    }
    found
}

/// A number for each word, the same for the same word, and some behind the last: low bits of hashes, so few that the
/// processor compares eight at once.
fn numbers(words: &[(usize, &str)]) -> Vec<u16> {
    #[expect(clippy::cast_possible_truncation, reason = "its low bits")]
    let number = |(_, word): &(usize, &str)| hash(word) as u16;
    let behind = std::iter::repeat_n(0, *HEADLINE.end());
    words.iter().map(number).chain(behind).collect()
}

/// Lengths that a headline has.
const LENGTHS: usize = *HEADLINE.end() - *HEADLINE.start() + 1;

/// Whether a word may come again as many words behind as a headline has.
fn comes_again(numbers: &[u16], at: usize) -> bool {
    let near = numbers.get(at + HEADLINE.start()..);
    let near = near.and_then(|near| near.first_chunk::<LENGTHS>());
    // Without a branch for each.
    let same = |near: &[u16; LENGTHS]| {
        let same = near.iter().map(|number| u16::from(*number == numbers[at]));
        same.fold(0, |any, same| any | same) != 0
    };
    near.is_some_and(same)
}
