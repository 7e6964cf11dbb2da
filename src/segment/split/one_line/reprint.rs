//! Where a page flattened onto one line is cut because it prints its beginning again: the title of the page comes again
//! as its headline, behind menus; or the lede comes again behind the text. What comes again directly is found in
//! `doubled`.

use crate::model::Break;
use crate::segment::split::line::Points;
use crate::text::chars::{is_dash, is_word};
use crate::text::words;

/// Shortest title that is known by coming again, in words; where nothing else says that it is one, it is longer.
const TITLE_WORDS: usize = 4;
const TITLE_WORDS_ALONE: usize = 7;

/// Longest title, in words. What comes again and is longer is text.
const MAX_TITLE_WORDS: usize = 24;

/// Cuts around each printing of the title, or before a second printing of the lede with which the line ends.
pub(super) fn reprint_points(source: &str, points: &mut Points) {
    // Most lines do not come back to their first words.
    if !comes_again(source) {
        return;
    }
    let words = words_of(source);
    let printings = printings(&words);
    let Some(longest) = printings.iter().map(|printing| printing.words).max() else {
        return;
    };
    if longest > MAX_TITLE_WORDS {
        let ends = |printing: &&Printing| printing.at + printing.words == words.len();
        if let Some(lede) = printings.iter().find(ends) {
            points.insert(words[lede.at].start, Break::Marker);
        }
        return;
    }
    let whole = printings
        .iter()
        .filter(|printing| printing.words == longest);
    let behind = words.get(longest).map_or(source.len(), |word| word.start);
    let has_suffix = source[words[longest - 1].end..behind].contains(|c| is_dash(c) || c == '|');
    let is_title = longest >= TITLE_WORDS_ALONE || whole.clone().count() > 1 || has_suffix;
    if longest < TITLE_WORDS || !is_title {
        return;
    }
    points.insert(words[longest - 1].end, Break::Marker);
    for printing in whole {
        points.insert(words[printing.at].start, Break::Marker);
        points.insert(words[printing.at + longest - 1].end, Break::Marker);
    }
}

/// Whether the first two words of a line come again in it.
fn comes_again(source: &str) -> bool {
    let mut words = source.split_whitespace();
    let bare = |word: &str| word.trim_matches(|c: char| !is_word(c)).to_owned();
    let (Some(first), Some(second)) = (words.next().map(bare), words.next()) else {
        return false;
    };
    let second = second.trim_matches(|c: char| !is_word(c));
    let finder = memchr::memmem::Finder::new(&first);
    let again = finder.find_iter(source.as_bytes()).skip(1);
    let mut behind = again.map(|at| &source[at + first.len()..]);
    let follows = |rest: &str| {
        rest.trim_start_matches(|c: char| !is_word(c))
            .starts_with(second)
    };
    first.is_empty() || behind.any(follows)
}

/// A word without the marks around it, and where it is with them.
struct Word<'a> {
    bare: &'a str,
    start: usize,
    end: usize,
}

fn words_of(source: &str) -> Vec<Word<'_>> {
    let parts = words::parts(source, 0);
    let parts = parts.map(|(start, word)| Word {
        bare: word.trim_matches(|c: char| !is_word(c)),
        start,
        end: start + word.len(),
    });
    parts.filter(|word| !word.bare.is_empty()).collect()
}

/// Words from a place on that are those at the beginning of the line.
struct Printing {
    at: usize,
    words: usize,
}

fn printings(words: &[Word<'_>]) -> Vec<Printing> {
    let Some(first) = words.first() else {
        return Vec::new();
    };
    let mut printings = Vec::new();
    let mut at = 1;
    while at < words.len() {
        let same = || {
            let pairs = words[at..].iter().zip(words[..at].iter());
            let same = pairs.take_while(|(one, other)| one.bare == other.bare);
            same.count()
        };
        // Most words are not the first one.
        let length = if words[at].bare == first.bare {
            same()
        } else {
            0
        };
        if length >= TITLE_WORDS {
            printings.push(Printing { at, words: length });
        }
        at += length.max(1);
    }
    printings
}
