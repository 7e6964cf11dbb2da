//! What the fuzz targets share: the laws of reading, and those of cleaning that `tests/laws.rs` holds too.

#[path = "../../lawbook/mod.rs"]
#[allow(dead_code, reason = "the tests use more of it than the targets do")]
mod lawbook;
mod reading;

pub use reading::{hold_reading, is_wrapped, read};

use ghirbal::clean::Knowledge;
use ghirbal::input::{Format, InputOptions};
use ghirbal::model::{Cleaned, Document, Labelled, Outcome, RuleId};
use ghirbal::output::audit;
use ghirbal::output::formats::JsonLines;
use ghirbal::output::writer::RecordWriter;
use ghirbal::settings::{Embedded, Settings, TitleFallback};
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// Bytes as text. What is no UTF-8 is not passed over: nearly every change of an Arabic text at one byte would be.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What the program knows without a user's rows.
pub fn knowledge() -> &'static Knowledge {
    &lawbook::KNOWLEDGE
}

/// Settings that differ from input to input; the same for the same number.
pub fn settings(number: usize) -> Settings {
    let rules = RuleId::ALL;
    let disabled = rules.get(number % (rules.len() * 4));
    Settings {
        title_fallback: match number % 2 {
            0 => TitleFallback::Lead,
            _ => TitleFallback::None,
        },
        embedded: match number % 3 {
            0 => Embedded::Record,
            _ => Embedded::Drop,
        },
        disabled: disabled.copied().into_iter().collect(),
        ..Settings::default()
    }
}

/// Options that differ from input to input; the same for the same number.
pub fn options(format: Option<Format>, number: usize) -> InputOptions {
    let mut options = InputOptions {
        format,
        repair_mojibake: number.is_multiple_of(2),
        max_document: MOST_DOCUMENT_BYTES,
        ..InputOptions::default()
    };
    if number.is_multiple_of(3) {
        options.fields.keep.push(String::from("*"));
    }
    options.lines_alone = format == Some(Format::JsonLines) && !number.is_multiple_of(3);
    if number % 8 == 7 {
        options.max_document = SMALL_DOCUMENT_BYTES;
    }
    options
}

/// Holds the laws of reading on the bytes of a file of that name, and those of cleaning on what it gives. Options
/// and settings follow from the number of bytes, so that a seed is a file as it is.
pub fn hold_file(name: &str, bytes: &[u8], format: Option<Format>, plain: bool) {
    let number = bytes.len();
    let found = hold_reading(name, bytes, &options(format, number), plain);
    for document in found.documents.iter().take(MOST_CLEANED) {
        hold_cleaning(document, knowledge(), &settings(number));
    }
}

/// A limit that only bombs reach: what they may hold by default takes seconds.
const MOST_DOCUMENT_BYTES: usize = 256 * 1024;
/// A limit that small inputs reach.
const SMALL_DOCUMENT_BYTES: usize = 256;
/// Documents of a file that are cleaned too: more are no news, and reading is what is looked at.
const MOST_CLEANED: usize = 4;

/// Holds the laws of cleaning on a document and on the articles inside of it, and those of their written form.
pub fn hold_cleaning(document: &Document, knowledge: &Knowledge, settings: &Settings) {
    let cleaned = lawbook::hold_all(document, knowledge, settings);
    hold_writing(document, &cleaned);
    for (part, inner) in (1..).zip(&cleaned.embedded) {
        assert_eq!(inner.address.part, part, "parts are counted");
        let cleaned = lawbook::hold_all(inner, knowledge, settings);
        hold_writing(inner, &cleaned);
        assert!(cleaned.embedded.is_empty(), "no part inside of a part");
    }
}

/// Segments hold every visible character of the text, each once.
pub fn hold_tiling(text: &str, segments: &[Labelled]) {
    lawbook::segments_tile(text, segments);
}

/// A record is one line of JSON that says what the record says; so is each line of the audit.
fn hold_writing(document: &Document, cleaned: &Cleaned) {
    let mut line = Vec::new();
    if let Outcome::Record(clean) = &cleaned.outcome {
        JsonLines.write_record(clean, &mut line);
        assert_eq!(line.iter().filter(|byte| **byte == b'\n').count(), 1);
        // Kept fields may hold numbers that no machine number can be.
        let read: BTreeMap<String, &RawValue> =
            serde_json::from_slice(&line).expect("a record is JSON");
        let body: String = serde_json::from_str(read["body"].get()).expect("a body is a string");
        assert_eq!(body, clean.body);
    }
    let mut lines = Vec::new();
    audit::write(document, cleaned, &mut lines);
    let text = String::from_utf8(lines).expect("the audit is UTF-8");
    let mut removed = 0;
    for line in text.lines() {
        let read: serde_json::Value = serde_json::from_str(line).expect("an audit line is JSON");
        removed += usize::from(read["kind"] == "removed");
    }
    assert_eq!(
        removed,
        cleaned.removals.len(),
        "each removal is in the audit"
    );
}
