//! Where a line is cut behind its sentences.

use super::line::Points;
use crate::model::Break;
use crate::text::chars::{char_boundary, ends_sentence, is_closing, is_letter};
use crate::text::scan::{self, BytePattern};
use fearless_simd::{Simd, SimdBase, mask8x32, u8x32};

/// Cuts behind sentence ends, not behind initials and abbreviations (`د. `).
pub(super) fn sentence_points(source: &str, points: &mut Points) {
    let mut from = 0;
    loop {
        // Only the words that hold a sign of an end are read.
        let sign = from + scan::first::<End>(&source.as_bytes()[from..]);
        if sign >= source.len() {
            return;
        }
        let at = char_boundary(source, sign);
        let before = source[from..at].char_indices().rev();
        let mut spaces = before.filter(|(_, c)| c.is_whitespace());
        let start = spaces
            .next()
            .map_or(from, |(space, c)| from + space + c.len_utf8());
        let Some(length) = source[at..].find(char::is_whitespace) else {
            return;
        };
        let end = at + length;
        if ends_with_sentence(&source[start..end])
            && source[end..]
                .trim_start()
                .starts_with(|c: char| is_letter(c) || matches!(c, '"' | '«' | '“' | '©' | '*'))
        {
            points.entry(end).or_insert(Break::Sentence);
        }
        from = end;
    }
}

/// Whether a sentence ends with a word.
fn ends_with_sentence(word: &str) -> bool {
    let (mut letters, mut ended, mut dots) = (0, false, 0);
    for c in word.chars() {
        if ends_sentence(c) {
            // Two dots in a row join the parts of a headline.
            dots = if c == '.' { dots + 1 } else { 0 };
            ended = dots != 2 && (letters > 2 || letters == 0);
        } else if is_closing(c) {
            // A closing quote or bracket belongs to the sentence before it: nothing changes.
        } else {
            letters += 1;
            (ended, dots) = (false, 0);
        }
    }
    ended
}

/// The signs that end sentences; those beyond ASCII by their last two bytes, which other characters have as well.
struct End;

impl BytePattern for End {
    #[inline(always)]
    fn find<S: Simd>([byte, next, _]: [u8x32<S>; 3]) -> mask8x32<S> {
        let is = |value: u8| move |bytes: u8x32<S>| bytes.simd_eq(value);
        let ascii = is(b'.')(byte) | is(b'!')(byte) | is(b'?')(byte);
        let question = is(0xD8)(byte) & is(0x9F)(next);
        let ellipsis = is(0x80)(byte) & is(0xA6)(next);
        let urdu = is(0xDB)(byte) & is(0x94)(next);
        ascii | question | ellipsis | urdu
    }
}

#[cfg(test)]
mod tests {
    use super::{End, sentence_points};
    use crate::segment::split::line::Points;
    use crate::text::chars::ends_sentence;
    use crate::text::scan;

    #[test]
    fn every_end_of_a_sentence_is_seen_by_a_look() {
        for c in ('\0'..='\u{FFFF}').filter(|&c| ends_sentence(c)) {
            assert!(scan::any::<End>(format!("عاد{c}").as_bytes()), "{c:?}");
        }
    }

    fn cuts(line: &str) -> Vec<&str> {
        let mut points = Points::new();
        sentence_points(line, &mut points);
        points.keys().map(|&at| line[at..].trim_start()).collect()
    }

    #[test]
    fn a_line_is_cut_behind_its_sentences() {
        assert_eq!(
            cuts("رست السفينة.\u{a0} ثم عادت؟ «نعم»"),
            ["ثم عادت؟ «نعم»", "«نعم»"]
        );
        assert_eq!(cuts("قالت «رست السفينة.» وعادت … ثم"), ["وعادت … ثم", "ثم"]);
    }

    #[test]
    fn initials_joints_and_numbers_end_none() {
        for line in [
            "التقى د. سليم المدير",
            "الميناء.. سفينة القمح",
            "بلغ 3.5 مليون طن. 12 سفينة",
            "رست السفينة.",
            "زار marfa.example أمس",
        ] {
            assert_eq!(cuts(line), [""; 0], "{line}");
        }
    }
}
