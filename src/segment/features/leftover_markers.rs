//! Markers that were left in a body, for whoever checks what was written: a paragraph that is nothing but a marker, or
//! a label with what it announces. Cleaning does not use it: cleaning judges a line by the whole page, this judges one
//! paragraph alone, and a few that it reports are rightly in the body (a quotation, a line of verse).

use crate::lexicon::{Class, Lexicon, Position};
use crate::segment::phrases::is_dateline;
use crate::text::chars::is_word;
use crate::text::fold::Folded;
use std::collections::HashSet;

/// Bytes of a paragraph that are looked at: no phrase is longer, however its letters are stretched.
const HEAD_BYTES: usize = 1024;

/// A marker in a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftoverMarker<'a> {
    /// What it announces.
    pub class: Class,
    /// The phrase as the body prints it.
    pub phrase: &'a str,
}

/// Looks for markers in bodies, paragraph by paragraph.
#[derive(Debug)]
pub struct LeftoverMarkers {
    lexicon: Lexicon,
    /// The words with which phrases begin, folded: most paragraphs begin with none of them and need no search.
    first_words: HashSet<String>,
    folded: Folded,
}

impl LeftoverMarkers {
    /// Looks for those of a lexicon.
    pub fn new(lexicon: Lexicon) -> Self {
        let first_words = lexicon.rows().iter();
        let first_words = first_words
            .map(|row| first_word(&row.folded).to_owned())
            .collect();
        Self {
            lexicon,
            first_words,
            folded: Folded::default(),
        }
    }

    /// The marker that a paragraph is, or that labels it.
    pub fn find<'a>(&mut self, paragraph: &'a str) -> Option<LeftoverMarker<'a>> {
        let text = paragraph.trim_start_matches(|c: char| !is_word(c));
        self.folded
            .refold(text.split_whitespace().next().unwrap_or_default());
        if !self.first_words.contains(first_word(self.folded.as_str())) {
            return None;
        }
        self.look(paragraph)
    }

    fn look<'a>(&mut self, paragraph: &'a str) -> Option<LeftoverMarker<'a>> {
        let head = head(paragraph);
        let whole = head.len() == paragraph.len();
        self.folded.refold(head);
        let hits = self.lexicon.hits(head, &self.folded);
        let left = hits.iter().find(|hit| {
            let alone = hit.at_start && hit.at_end && whole;
            // A sentence may begin with a phrase, not with a label.
            let label = hit.at_start && hit.separator_after && hit.fires == Some(Position::Label);
            hit.fires.is_some() && (alone || label) && !is_dateline(head, hit)
        })?;
        Some(LeftoverMarker {
            class: left.class,
            phrase: head.get(left.span.clone()).unwrap_or_default(),
        })
    }
}

/// The first run of letters and digits in a folded text.
fn first_word(folded: &str) -> &str {
    let mut words = folded.split(|c: char| !is_word(c));
    words.find(|word| !word.is_empty()).unwrap_or_default()
}

fn head(paragraph: &str) -> &str {
    let mut ends = (0..=HEAD_BYTES.min(paragraph.len())).rev();
    ends.find_map(|end| paragraph.get(..end))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::LeftoverMarkers;
    use crate::lexicon::{Class, Lexicon};

    fn left(paragraph: &str) -> Option<Class> {
        let mut markers = LeftoverMarkers::new(Lexicon::builtin());
        markers.find(paragraph).map(|left| left.class)
    }

    #[test]
    fn markers_alone_and_labels_are_found() {
        assert_eq!(left("• إقرأ أيضاً :"), Some(Class::ReadAlso));
        assert_eq!(left("شارك الخبر"), Some(Class::Share));
        assert_eq!(left("المصدر: صحيفة المرسى"), Some(Class::SourceLine));
        assert_eq!(
            left("اقرأ أيضا: افتتاح جسر جديد في الميناء"),
            Some(Class::ReadAlso)
        );
        assert_eq!(
            left(&format!("المصدر: {}", "كلمة ".repeat(400))),
            Some(Class::SourceLine)
        );
    }

    #[test]
    fn the_first_word_hides_no_marker() {
        let mut markers = LeftoverMarkers::new(Lexicon::builtin());
        let lexicon = Lexicon::builtin();
        let mut found = 0;
        for row in lexicon.rows() {
            for paragraph in [
                row.phrase.replace('#', "12"),
                format!("• «{}»", row.example),
                format!("{}: افتتاح السوق", row.phrase),
                format!("\u{200f}- {}", row.near_miss),
            ] {
                let left = markers.find(&paragraph);
                found += usize::from(left.is_some());
                assert_eq!(left, markers.look(&paragraph), "{paragraph}");
            }
        }
        assert!(found > lexicon.rows().len(), "{found}");
    }

    #[test]
    fn sentences_that_hold_a_phrase_are_not() {
        for sentence in [
            "اقرأ أيضا ما لا تحب، هكذا قال المعلم لتلاميذه.",
            "شارك الخبر مع صديقه ثم عاد إلى عمله.",
            "المصدر الوحيد للضوء نافذة صغيرة.",
            "وكالات - قال رئيس البلدية إن أعمال الترميم تنتهي قبل نهاية العام الحالي.",
            "قال إنه اقرأ أيضا: كتابا",
        ] {
            assert_eq!(left(sentence), None, "{sentence}");
        }
    }
}
