//! Where a line is cut behind its sentences.

use super::line::Points;
use crate::model::Break;
use crate::text::chars::{ends_sentence, is_closing, is_letter};

/// Cuts behind sentence ends, not behind initials and abbreviations (`د. `).
pub(super) fn sentence_points(source: &str, points: &mut Points) {
    let mut word_letters = 0;
    let (mut ended, mut dots) = (false, 0);
    for (at, c) in source.char_indices() {
        if c.is_whitespace() {
            if ended
                && source[at..]
                    .trim_start()
                    .starts_with(|c: char| is_letter(c) || matches!(c, '"' | '«' | '“' | '©'))
            {
                points.entry(at).or_insert(Break::Sentence);
            }
            (word_letters, ended, dots) = (0, false, 0);
        } else if ends_sentence(c) {
            // Two dots in a row join the parts of a headline.
            dots = if c == '.' { dots + 1 } else { 0 };
            ended = dots != 2 && (word_letters > 2 || word_letters == 0);
        } else if is_closing(c) {
            // A closing quote or bracket belongs to the sentence before it: nothing changes.
        } else {
            word_letters += 1;
            (ended, dots) = (false, 0);
        }
    }
}
