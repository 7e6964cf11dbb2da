//! A user's lexicon file: it is refused at a line of it, or its rows are found where they stand, and cleaning with
//! them keeps its laws.
#![no_main]

use ghirbal::clean::Knowledge;
use ghirbal::model::Document;
use ghirbal::text::fold::Folded;
use ghirbal_fuzz::{hold_cleaning, knowledge, settings, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let tsv = &text(bytes);
    let knowledge = match Knowledge::with_lexicon("user.tsv", tsv) {
        Ok(knowledge) => knowledge,
        Err(error) => {
            let lines = tsv.lines().count() as u64;
            assert_eq!(error.place, "user.tsv");
            assert!(
                error.line.is_some_and(|line| 1 <= line && line <= lines),
                "{error}"
            );
            assert!(
                !error.what.is_empty() && !error.remedy.is_empty(),
                "{error}"
            );
            return;
        }
    };
    let builtin = self::knowledge().lexicon().rows().len();
    let rows = &knowledge.lexicon().rows()[builtin..];
    let mut text = String::new();
    for row in rows {
        let line = format!("{}: {} {}", row.phrase, row.example, row.phrase);
        let folded = Folded::new(&line);
        for hit in knowledge.lexicon().hits(&line, &folded) {
            assert!(hit.row.is_some_and(|row| row < builtin + rows.len()));
            assert!(
                line.get(hit.span.clone())
                    .is_some_and(|found| !found.is_empty()),
                "{hit:?}"
            );
        }
        text.push_str(&line);
        text.push('\n');
    }
    let document = Document {
        text,
        ..Document::default()
    };
    hold_cleaning(&document, &knowledge, &settings(tsv.len()));
});
