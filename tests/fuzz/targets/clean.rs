//! Cleaning a plain text: all laws of `tests/lawbook`, and those of the written record and audit.
#![no_main]

use ghirbal::model::Document;
use ghirbal_fuzz::{hold_cleaning, knowledge, settings, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let document = Document {
        text: text(bytes),
        ..Document::default()
    };
    hold_cleaning(&document, knowledge(), &settings(bytes.len()));
});
