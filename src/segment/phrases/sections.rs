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
    if !may_hold_row(line, lexicon) {
        return Vec::new();
    }
    row_spans(&parts(source, line), line, lexicon)
}

fn row_spans(parts: &[Part], line: &Folded, lexicon: &Lexicon) -> Vec<Span> {
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

/// Whether a folded line may hold two names next to each other: behind the words of one, another begins. Most lines do not,
/// and where their words stand in the source need not be asked.
pub(in crate::segment) fn may_hold_row(line: &Folded, lexicon: &Lexicon) -> bool {
    let (words, longest) = (line.words(), lexicon.longest_section());
    let is_before_another = |first: usize| {
        let start = words[first].span.start;
        let pairs = words[first..].windows(2);
        pairs
            .take_while(|pair| pair[0].span.end - start <= longest)
            .filter(|pair| lexicon.may_begin_section(&pair[1]))
            .any(|pair| lexicon.is_section(&line.as_str()[start..pair[0].span.end]))
    };
    let mut begins = words.iter().zip(0..);
    begins.any(|(word, at)| lexicon.may_begin_section(word) && is_before_another(at))
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
    use super::{may_hold_row, row_spans, section_spans};
    use crate::lexicon::Lexicon;
    use crate::text::fold::Folded;
    use proptest::prelude::{prop, prop_assert, proptest};
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::builtin);

    proptest! {
        #[test]
        fn a_line_with_a_row_may_hold_one(parts in prop::collection::vec(
            prop::sample::select(vec![
                "ثقافة", "رِياضة", "عربي", "ودولي", "فن", "قال", "|", "/", "-", "«", "»", ".", " ", " ", "7", "أ",
            ]), 0..16)
        ) {
            let line = parts.concat();
            let folded = Folded::new(&line);
            let found = row_spans(&super::parts(&line, &folded), &folded, &LEXICON);
            prop_assert!(found.is_empty() || may_hold_row(&folded, &LEXICON), "{line}");
        }
    }

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
