//! A law of the matcher: its index finds the same phrases as comparing all of them at each word.

use proptest::prelude::{prop, proptest};

use super::Lexicon;
use super::index::Index;
use super::matcher::bounded;
use crate::text::fold::Folded;

proptest! {
    #[test]
    fn no_phrase_is_missed(
        pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..12),
        row in 0..Lexicon::builtin().rows().len(),
    ) {
        let lexicon = Lexicon::builtin();
        let rows = lexicon.rows();
        let source = pieces.concat().replace('@', &rows[row].phrase);
        let folded = Folded::new(&source);
        let text = folded.as_str();
        let mut all = Vec::new();
        for word in folded.words() {
            let start = word.span.start;
            for (at, row) in rows.iter().enumerate() {
                let span = start..start + row.folded.len();
                if text[start..].starts_with(&row.folded)
                    && bounded(text, &source, &span, folded.source_span(&span).end)
                {
                    all.push((at, start));
                }
            }
        }
        let mut found = Vec::new();
        Index::new(rows).candidates(&folded, |start, row| {
            let span = start..start + rows[row].folded.len();
            if text[start..].starts_with(&rows[row].folded)
                && bounded(text, &source, &span, folded.source_span(&span).end)
            {
                found.push((row, start));
            }
        });
        all.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, all, "{source:?}");
    }
}

/// What lines are made of; `@` becomes a phrase.
const PIECES: [&str; 14] = [
    "@",
    " ",
    "ً",
    "ا",
    "ًا",
    "اً",
    "افتتاح",
    "، ",
    ":",
    "ـ",
    "قال",
    "12",
    "ّ",
    "في ",
];
