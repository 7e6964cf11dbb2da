//! Names of sections next to each other in a line, as in a menu. What such a row means for the line is decided where it
//! is asked for.

use crate::lexicon::Lexicon;
use crate::model::Span;
use crate::text::fold::Folded;
use crate::text::words;

/// Parts of a line that make up a name, at most.
const NAME_PARTS: usize = 3;

/// Names of sections in a row, two and more. `line` is `source` folded.
pub(in crate::segment) fn section_spans(
    source: &str,
    line: &Folded,
    lexicon: &Lexicon,
) -> Vec<Span> {
    let parts = parts(source, line);
    let mut spans = Vec::new();
    let (mut at, mut row) = (0, Vec::new());
    while at < parts.len() {
        if let Some(length) = name_length(&parts[at..], line, lexicon) {
            row.push(parts[at].source.start..parts[at + length - 1].source.end);
            at += length;
            continue;
        }
        if row.len() >= 2 {
            spans.append(&mut row);
        }
        row.clear();
        at += 1;
    }
    if row.len() >= 2 {
        spans.append(&mut row);
    }
    spans
}

/// A stretch between white space: words, signs, or both.
struct Part {
    source: Span,
    /// Which of the folded words.
    words: Span,
}

fn parts(source: &str, line: &Folded) -> Vec<Part> {
    let words = line.words().iter();
    let mut starts = words
        .map(|word| line.source_span(&word.span).start)
        .peekable();
    let mut count = 0;
    let part = |(start, part): (usize, &str)| {
        let (first, end) = (count, start + part.len());
        while starts.next_if(|&word| word < end).is_some() {
            count += 1;
        }
        Part {
            source: start..end,
            words: first..count,
        }
    };
    words::parts(source, 0).map(part).collect()
}

/// How many of the parts, from the first on, are the name of a section: the most that are one.
fn name_length(parts: &[Part], line: &Folded, lexicon: &Lexicon) -> Option<usize> {
    let words = &line.words()[parts[0].words.start..];
    // Most lines fail at the first word already.
    let first = words.first()?;
    if !lexicon.may_begin_section(first) {
        return None;
    }
    let name_of = |parts: &[Part]| {
        let end = parts.last()?.words.end;
        let last = words[..end - parts[0].words.start].last()?;
        Some(&line.as_str()[first.span.start..last.span.end])
    };
    let is_name = |length: &usize| {
        let name = name_of(&parts[..*length]);
        name.is_some_and(|name| lexicon.is_section(name))
    };
    (1..=NAME_PARTS.min(parts.len())).rev().find(is_name)
}

#[cfg(test)]
mod tests {
    use super::section_spans;
    use crate::lexicon::Lexicon;
    use crate::text::fold::Folded;

    fn sections(line: &str) -> Vec<&str> {
        let spans = section_spans(line, &Folded::new(line), &Lexicon::builtin());
        spans.into_iter().map(|span| &line[span]).collect()
    }

    #[test]
    fn names_in_a_row_are_found_with_the_signs_between_them() {
        let row = "ثقافة | رياضة | عربي ودولي";
        assert_eq!(sections(row), ["ثقافة |", "رياضة |", "عربي ودولي"]);
        let row = "قال | رياضة | عربي ودولي";
        assert_eq!(sections(row), ["| رياضة |", "عربي ودولي"]);
        assert_eq!(sections("قال الوزير ثقافة فن إن"), ["ثقافة", "فن"]);
    }

    #[test]
    fn a_name_alone_and_names_apart_are_none() {
        for line in ["رياضة", "رياضة المشي ثقافة", "| - |", ""] {
            assert!(sections(line).is_empty(), "{line}");
        }
    }
}
