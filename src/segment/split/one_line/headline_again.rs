//! Where the headline of a page flattened onto one line is, when its head prints it twice with other things around it: as
//! the title of the page, behind the path of menus. What is printed twice in a row is found in `doubled`.

use crate::model::Break;
use crate::segment::split::line::Points;
use crate::text::chars::{ends_sentence, is_word};
use crate::text::word::hash;
use crate::text::words;

/// Words of a headline.
const HEADLINE: std::ops::RangeInclusive<usize> = 5..=24;

/// Words of the head that are looked at: the square of them is what it costs.
const HEAD_WORDS: usize = 64;

/// Between the steps of a path.
const STEPS: [char; 5] = ['>', '»', '›', '/', '|'];

/// Cuts around both printings of the longest run of words that comes twice before the first sentence ends, if a path of
/// menus leads to the second: a lede that takes up words of its headline has none before them.
pub(super) fn headline_points(source: &str, points: &mut Points) {
    let head = head(source);
    let Some((first, second, length)) = longest(&head) else {
        return;
    };
    if !source[..head[second].0].trim_end().ends_with(STEPS) {
        return;
    }
    for start in [first, second] {
        let (from, _, _) = head[start];
        let (_, to, _) = head[start + length - 1];
        points.insert(from, Break::Marker);
        points.insert(to, Break::Marker);
    }
}

/// Beginning, end and hash of the words up to the first end of a sentence.
fn head(source: &str) -> Vec<(usize, usize, u64)> {
    let mut head = Vec::with_capacity(HEAD_WORDS);
    for (start, word) in words::parts(source, 0) {
        let bare = word.trim_matches(|c: char| !is_word(c));
        if !bare.is_empty() {
            head.push((start, start + word.len(), hash(bare)));
        }
        let ends = word.ends_with(ends_sentence) && !word.ends_with("..") && !word.ends_with('؟');
        if ends || head.len() == HEAD_WORDS {
            break;
        }
    }
    head
}

/// The longest run that comes again behind itself: where it begins, where again, and its words.
fn longest(head: &[(usize, usize, u64)]) -> Option<(usize, usize, usize)> {
    let mut best: Option<(usize, usize, usize)> = None;
    for first in 0..head.len() {
        for second in first + 1..head.len() {
            if head[first].2 != head[second].2 {
                continue;
            }
            let most = (second - first).min(head.len() - second);
            let same = (0..most).take_while(|at| head[first + at].2 == head[second + at].2);
            let length = same.count();
            if HEADLINE.contains(&length) && best.is_none_or(|(_, _, longest)| length > longest) {
                best = Some((first, second, length));
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::{HEAD_WORDS, headline_points};
    use crate::segment::split::line::Points;

    /// Words that no other number gives.
    fn filler(first: usize, count: usize) -> String {
        let word = |at: usize| format!("س{}", "ب".repeat(at + 1));
        (first..first + count)
            .map(word)
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn cuts(line: &str) -> usize {
        let mut points = Points::new();
        headline_points(line, &mut points);
        points.len()
    }

    #[test]
    fn a_headline_of_five_words_is_found_among_other_things() {
        let five = filler(0, 5);
        assert_eq!(
            cuts(&format!("المرفأ : {five} المرفأ > محليات > {five} قال")),
            4
        );
        let four = filler(0, 4);
        assert_eq!(
            cuts(&format!("المرفأ : {four} المرفأ > محليات > {four} قال")),
            0
        );
    }

    #[test]
    fn a_path_leads_to_the_second_printing() {
        let five = filler(0, 5);
        assert_eq!(cuts(&format!("{five} قال الوزير إن {five} عاد")), 0);
    }

    #[test]
    fn a_sentence_between_and_the_end_of_the_head_are_no_headline() {
        let five = filler(0, 5);
        assert_eq!(
            cuts(&format!("المرفأ : {five} قال الوزير. ثم {five} قال")),
            0
        );
        let far = filler(10, HEAD_WORDS);
        assert_eq!(cuts(&format!("{five} {far} {five}")), 0);
    }
}
