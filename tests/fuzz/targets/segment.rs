//! Segments: they are in order, do not overlap and hold every visible character, whatever the text and whatever rule is
//! switched off.
#![no_main]

use ghirbal::model::Document;
use ghirbal::segment::{Grammar, segment};
use ghirbal_fuzz::{hold_tiling, knowledge, settings, text};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::builtin);

fuzz_target!(|bytes: &[u8]| {
    let document = Document {
        text: text(bytes),
        ..Document::default()
    };
    let settings = settings(bytes.len());
    let Some(segmented) = segment(&document, knowledge().lexicon(), &GRAMMAR, &settings) else {
        return;
    };
    hold_tiling(&document.text, &segmented.labelled);
    for labelled in &segmented.labelled {
        let inside = &labelled.segment.span;
        if let Some(marker) = &labelled.verdict.marker {
            assert!(inside.start <= marker.start && marker.end <= inside.end);
            assert!(document.text.get(marker.clone()).is_some());
        }
    }
});
