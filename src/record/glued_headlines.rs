//! Headlines that flattening glued together. Where a headline ends is known when the same headline is
//! elsewhere in the document, behind it another marker, a line end or another word.

use super::headline_text::without_lead_in;
use crate::model::{Break, Labelled};
use crate::text::chars::is_word;
use crate::text::fold::{self, Folded};
use memchr::memmem;

/// A piece of a flattened line this long, in words, may be several headlines; a shorter one is one.
const GLUED_PIECE_WORDS: usize = 9;

/// A line of its own is one headline unless it is longer than nearly all headlines are.
const GLUED_LINE_WORDS: usize = 18;

/// Shortest and longest headline that is looked for elsewhere, in words.
const HEADLINE_WORDS: std::ops::RangeInclusive<usize> = 4..=24;

/// On a line of its own a shorter beginning that is elsewhere too may be a name that the article repeats, in words.
const LINE_HEADLINE_WORDS: usize = 6;

/// Runs that are cut in one document; what comes behind them stays whole, so that the cost stays linear on a page
/// of nothing but lists.
const MAX_RUNS: usize = 40;

/// Shortest beginning of a headline, in words, that tells a border inside of a run: fewer words may occur together by
/// chance.
const TELLING_WORDS: usize = 5;

/// Longest document, in bytes of its folded text, that is searched for each word of a run.
const SEARCHED_BYTES: usize = 256 * 1024;

/// Cuts runs of headlines of one document.
pub(super) struct HeadlineSplitter<'a> {
    text: &'a str,
    /// The folded document, made when the first run asks for it.
    folded: Option<String>,
    runs: usize,
}

impl<'a> HeadlineSplitter<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            folded: None,
            runs: 0,
        }
    }

    /// The headlines in a run: cut behind the longest beginning that is elsewhere in the document too, again and
    /// again; one piece where nothing repeats.
    pub(super) fn split(&mut self, labelled: &Labelled, run: &'a str) -> Vec<&'a str> {
        let run = without_lead_in(run);
        let whole_line = labelled.segment.before == Break::Line;
        let glued = if whole_line {
            GLUED_LINE_WORDS
        } else {
            GLUED_PIECE_WORDS
        };
        if run.split_whitespace().nth(glued).is_none() || self.runs == MAX_RUNS {
            return vec![run];
        }
        self.runs += 1;
        let text = self.text;
        let folded = self.folded.get_or_insert_with(|| folded_by_lines(text));
        let least = if whole_line {
            LINE_HEADLINE_WORDS
        } else {
            *HEADLINE_WORDS.start()
        };
        let mut pieces = Vec::new();
        let mut rest = run;
        loop {
            let end = known_beginning(rest, folded, least).or_else(|| {
                // The words before a headline that is known are another headline.
                let inside = folded.len() <= SEARCHED_BYTES;
                inside.then(|| known_inside(rest, folded)).flatten()
            });
            let Some(end) = end else { break };
            pieces.push(rest[..end].trim_end());
            rest = rest[end..].trim_start();
        }
        // What is left behind a known headline is a headline if it is as short as one and does not end like a
        // sentence.
        let words = rest.split_whitespace().count();
        let short = (2..=*HEADLINE_WORDS.end()).contains(&words) && !rest.trim_end().ends_with('.');
        if pieces.is_empty() || short {
            pieces.push(rest);
        }
        pieces
    }
}

/// A document folded as a whole, made line by line: beside its text, a folded line holds the places of its words.
fn folded_by_lines(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut folded = Folded::default();
    for line in text.lines() {
        folded.refold(line);
        if !whole.is_empty() && !folded.as_str().is_empty() {
            whole.push(' ');
        }
        whole.push_str(folded.as_str());
    }
    whole
}

/// End of the longest run of words at the beginning that occurs more than once in the folded document.
fn known_beginning(run: &str, folded: &str, least: usize) -> Option<usize> {
    let ends: Vec<usize> = run
        .char_indices()
        .filter(|&(at, c)| c.is_whitespace() && !run[..at].ends_with(char::is_whitespace))
        .map(|(at, _)| at)
        .chain(std::iter::once(run.len()))
        .take(*HEADLINE_WORDS.end())
        .collect();
    let lengths = (least..=ends.len()).rev();
    lengths
        .map(|words| ends[words - 1])
        .find(|&end| occurs_twice(fold::phrase(&run[..end]).as_str(), folded))
}

/// Where a headline that is elsewhere in the document too starts inside of a run, behind another headline.
fn known_inside(run: &str, folded: &str) -> Option<usize> {
    let starts: Vec<usize> = std::iter::once(0)
        .chain(
            run.char_indices()
                .filter(|&(at, c)| !c.is_whitespace() && run[..at].ends_with(char::is_whitespace))
                .map(|(at, _)| at),
        )
        .take(*HEADLINE_WORDS.end())
        .collect();
    (*HEADLINE_WORDS.start()..starts.len().saturating_sub(TELLING_WORDS))
        .find(|&at| {
            let phrase = fold::phrase(&run[starts[at]..starts[at + TELLING_WORDS]]);
            // With the word before it, it would be part of a longer phrase that occurs twice: no border.
            let longer = fold::phrase(&run[starts[at - 1]..starts[at + TELLING_WORDS]]);
            occurs_twice(phrase.as_str().trim_end(), folded)
                && !occurs_twice(longer.as_str().trim_end(), folded)
        })
        .map(|at| starts[at])
}

fn occurs_twice(phrase: &str, folded: &str) -> bool {
    let ends_a_word = |at: &usize| !folded[at + phrase.len()..].starts_with(is_word);
    !phrase.is_empty()
        && memmem::find_iter(folded.as_bytes(), phrase)
            .filter(ends_a_word)
            .nth(1)
            .is_some()
}

#[cfg(test)]
mod tests {
    use super::{HeadlineSplitter, folded_by_lines};
    use crate::model::RuleId;
    use crate::record::sample::{Sample, filler};
    use crate::text::fold::Folded;

    #[test]
    fn folded_line_by_line_a_document_is_the_same() {
        for text in [
            "",
            "\n",
            "أهلاً، وسهلاً!\nإلى  المدينة \r\n\n\t• «خبر»: ٣ شباط\n",
            " مـــدرسة\n\nكُتُب ",
        ] {
            assert_eq!(
                folded_by_lines(text),
                Folded::new(text).as_str(),
                "{text:?}"
            );
        }
    }

    /// The number of words of each headline in a run that is a line, or the rest of one behind a marker. The document
    /// holds the run and, after it, `elsewhere`.
    fn split(run: &str, is_line: bool, elsewhere: &str) -> Vec<usize> {
        let mut page = Sample::default().line(RuleId::RelatedHeadline, run);
        if !is_line {
            page = page.behind_marker();
        }
        let page = page.body(elsewhere);
        let mut splitter = HeadlineSplitter::new(&page.text);
        let pieces = splitter.split(&page.labelled[0], run);
        pieces
            .iter()
            .map(|piece| piece.split(' ').count())
            .collect()
    }

    /// A run of so many words, whose first ones are elsewhere too.
    fn known(words: usize, first: usize, is_line: bool) -> Vec<usize> {
        split(&filler(0, words), is_line, &filler(0, first))
    }

    #[test]
    fn what_is_as_short_as_one_headline_stays_whole() {
        assert_eq!(known(9, 6, false), [9]);
        assert_eq!(known(10, 6, false), [6, 4]);
        assert_eq!(known(18, 6, true), [18]);
        assert_eq!(known(19, 6, true), [6, 13]);
    }

    #[test]
    fn a_headline_that_is_known_has_four_to_twenty_four_words() {
        let [least, most] = [4, 24];
        assert_eq!(known(12, least - 1, false), [12]);
        assert_eq!(known(12, least, false), [least, 12 - least]);
        assert_eq!(known(40, most, false), [most, 40 - most]);
        assert_eq!(known(40, most + 1, false), [most, 40 - most]);
    }

    #[test]
    fn on_a_line_of_its_own_it_has_six() {
        let least = 6;
        assert_eq!(known(20, least - 1, true), [20]);
        assert_eq!(known(20, least, true), [least, 20 - least]);
    }

    #[test]
    fn a_rest_is_a_headline_where_it_is_as_short_as_one() {
        let most = 24;
        assert_eq!(known(12, 11, false), [11]);
        assert_eq!(known(12, 10, false), [10, 2]);
        assert_eq!(known(10 + most, 10, false), [10, most]);
        assert_eq!(known(11 + most, 10, false), [10]);
        assert_eq!(
            split(&format!("{}.", filler(0, 12)), false, &filler(0, 8)),
            [8]
        );
    }

    /// A run whose words from the eighth on are elsewhere too, so many of them.
    fn known_inside(words: usize, padding: usize) -> Vec<usize> {
        let elsewhere = format!("{} {}", filler(7, words), "ب ".repeat(padding));
        split(&filler(0, 14), false, &elsewhere)
    }

    #[test]
    fn a_border_inside_is_told_by_five_words() {
        assert_eq!(known_inside(4, 0), [14]);
        assert_eq!(known_inside(5, 0), [7, 5, 2]);
    }

    #[test]
    fn a_border_inside_is_not_looked_for_in_a_long_document() {
        let bytes = "ب ".len();
        let whole = known_inside(5, 256 * 1024 / bytes);
        assert_eq!(whole, [14]);
        let fits = known_inside(5, 256 * 1024 / bytes - 200);
        assert_eq!(fits, [7, 5, 2]);
    }

    #[test]
    fn forty_runs_of_a_document_are_cut() {
        let run = filler(0, 12);
        let page = Sample::default()
            .line(RuleId::RelatedHeadline, &run)
            .behind_marker();
        let page = page.body(&filler(0, 6));
        let mut splitter = HeadlineSplitter::new(&page.text);
        let mut pieces = || splitter.split(&page.labelled[0], &run).len();
        assert!((0..40).all(|_| pieces() == 2));
        assert_eq!(pieces(), 1);
    }
}
