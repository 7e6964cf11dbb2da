//! Lines are folded, matched, cut and observed in batches: each step takes all lines of a batch before the next begins, so
//! that the step's instructions stay in the processor's cache. What is done to a line does not depend on the others.

use super::observed::Observed;
use super::observer::Observer;
use crate::lexicon::Hit;
use crate::model::{Break, Segment, Span, most_segments};
use crate::segment::split::Cutter;
use crate::text::chars::{is_decoration, is_digit, is_invisible, is_word};
use crate::text::fold::Folded;
use crate::text::lines::visible_lines;

/// Lines of a batch: few enough that their folded text stays in the cache, too.
const BATCH: usize = 64;

/// The folded text of a longer line, in bytes, is freed after its batch: such lines are rare.
const LONG_BYTES: usize = 64 * 1024;

/// Bytes of a line in the mean; few pages have shorter ones.
const LINE_BYTES: usize = 64;

/// Segments for which memory is reserved at once, at most: a text of more is a book, and its lines are longer.
const USUAL_SEGMENTS: usize = 1024;

/// Words and numbers of a line, at most. A line is folded, matched and cut as a whole, for which each of them takes some
/// 200 bytes; the longest one-line pages have a tenth of these.
const MOST_WORDS: usize = 192 * 1024;

/// Vowel marks, and characters that do not show, of a line, at most. Each takes some 16 bytes while the line is folded; the
/// longest book with all its vowels has some hundred thousands in all.
const MOST_MARKS: usize = 1024 * 1024;

/// Cuts a text into segments and observes each on its own; none where there are more of them than it may have.
pub(in crate::segment) fn observe_each(
    observer: &Observer<'_>,
    folded: &mut Vec<Folded>,
) -> Option<Vec<Observed>> {
    let text = observer.text;
    if has_too_many_lines(text) {
        return None;
    }
    let cutter = Cutter::new(text, observer.lexicon, observer.openers);
    let mut observed = Vec::with_capacity((text.len() / LINE_BYTES + 1).min(USUAL_SEGMENTS));
    folded.resize_with(BATCH, Folded::default);
    let mut all = visible_lines(text);
    loop {
        let lines: Vec<Span> = all.by_ref().take(BATCH).collect();
        if lines.is_empty() {
            break;
        }
        if lines.iter().any(|line| is_too_long(&text[line.clone()])) {
            return None;
        }
        observe_batch(observer, &cutter, &lines, folded, &mut observed)?;
    }
    Some(observed)
}

/// Whether a text has more lines than segments: each is one at least, so that none need be looked at.
fn has_too_many_lines(text: &str) -> bool {
    let most = most_segments(text.len());
    // A line takes a character and its end.
    text.len() / 2 > most && visible_lines(text).nth(most).is_some()
}

/// Whether a line has more words and numbers than may be looked at together.
fn is_too_long(line: &str) -> bool {
    if line.len() <= LONG_BYTES {
        return false;
    }
    if u32::try_from(line.len()).is_err() {
        // Places in a folded line are kept in 32 bits.
        return true;
    }
    let (mut tokens, mut runs, mut numbers, mut marks) = (0, 0, 0, 0);
    let (mut in_token, mut in_run, mut in_number) = (false, false, false);
    for c in line.chars() {
        let (token, number) = (!c.is_whitespace(), is_digit(c));
        let run = is_word(c) && !number;
        tokens += usize::from(token && !in_token);
        runs += usize::from(run && !in_run);
        numbers += usize::from(number && !in_number);
        marks += usize::from(is_decoration(c) || is_invisible(c));
        (in_token, in_run, in_number) = (token, run, number);
    }
    // Addresses and code have many words between two spaces.
    tokens.max(runs) + numbers > MOST_WORDS || marks > MOST_MARKS
}

fn observe_batch(
    observer: &Observer<'_>,
    cutter: &Cutter<'_>,
    lines: &[Span],
    folded: &mut [Folded],
    observed: &mut Vec<Observed>,
) -> Option<()> {
    for (line, folded) in lines.iter().zip(&mut *folded) {
        folded.refold(&observer.text[line.clone()]);
    }
    let known = || lines.iter().zip(&*folded);
    let hits: Vec<Vec<Hit>> = known()
        .map(|(line, folded)| observer.hits(line, folded))
        .collect();
    let pieces: Vec<Vec<Segment>> = known()
        .zip(&hits)
        .map(|((line, folded), hits)| cutter.pieces(line, folded, hits))
        .collect();
    let new = pieces.iter().map(|pieces| pieces.len().max(1));
    if observed.len() + new.sum::<usize>() > most_segments(observer.text.len()) {
        return None;
    }
    for ((line, folded), (hits, pieces)) in lines.iter().zip(folded).zip(hits.iter().zip(pieces)) {
        if pieces.is_empty() {
            let whole = Segment {
                span: line.clone(),
                before: Break::Line,
            };
            observed.push(observer.observe(whole, folded, hits));
        }
        for piece in pieces {
            folded.refold(&observer.text[piece.span.clone()]);
            let hits = observer.hits(&piece.span, folded);
            observed.push(observer.observe(piece, folded, &hits));
        }
        if line.len() > LONG_BYTES {
            *folded = Folded::default();
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::{MOST_MARKS, MOST_WORDS, has_too_many_lines, is_too_long};
    use crate::model::most_segments;

    #[test]
    fn a_line_has_words_up_to_a_limit_wherever_they_end() {
        for word in ["\u{642} ", "\u{642}\u{60c} ", "ab=", "x/."] {
            assert!(!is_too_long(&word.repeat(MOST_WORDS)), "{word}");
            assert!(is_too_long(&word.repeat(MOST_WORDS + 1)), "{word}");
        }
        // A number counts as a word and as a number.
        assert!(!is_too_long(&"7 ".repeat(MOST_WORDS / 2)));
        assert!(is_too_long(&"7 ".repeat(MOST_WORDS / 2 + 1)));
    }

    #[test]
    fn a_line_has_marks_up_to_a_limit() {
        for mark in ["\u{64e}", "\u{640}", "\u{200b}"] {
            let line = format!("\u{642}{}", mark.repeat(MOST_MARKS));
            assert!(!is_too_long(&line), "{mark:?}");
            assert!(is_too_long(&format!("{line}{mark}")), "{mark:?}");
        }
    }

    #[test]
    fn a_text_has_lines_up_to_a_limit() {
        let most = most_segments(0);
        assert!(!has_too_many_lines(&"a\n".repeat(most)));
        assert!(!has_too_many_lines(&"\n".repeat(4 * most)));
        assert!(has_too_many_lines(&"a\n".repeat(most + 1)));
    }
}
