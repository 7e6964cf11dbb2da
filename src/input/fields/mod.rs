//! From the named values of a record (a JSON object, a row of a table) to a document: what the user says about its
//! fields, what their names say, and what a sample of the source says. It knows no format.

mod choose;
mod chosen;
mod cut_marker;
mod document;
pub(super) mod elements;
mod guess;
mod head;
pub(super) mod keys;
mod keywords;
mod markup;
pub(super) mod names;
mod nobody;
mod pieces;
mod record_values;
mod rest;
mod stamp;
mod value;

pub(super) use document::{Provenance, beside, document, id, is_sound, take_head};
pub(super) use guess::{Plan, Sample};
pub(super) use head::{length as head, starts, take_address};
pub(super) use record_values::RecordValues;
pub(super) use value::{FieldValue, Named};

use super::options::Field;

/// Arabic words from which a value is taken for the text of an article when nothing else says so.
const FEWEST_WORDS: usize = 5;

/// Whether a record holds a text: a field named so, or one that reads like it.
pub(super) fn has_text(entries: &[Named]) -> bool {
    choose::body_by_name(entries).is_some()
        || entries
            .iter()
            .any(|entry| entry.value.arabic_words() >= FEWEST_WORDS && entry.may_be_text())
}

/// Whether a record has a field that is named like a headline.
pub(super) fn has_title(entries: &[Named]) -> bool {
    choose::of_field(entries, Field::Title, "").is_some()
}

/// Whether a record has an address.
pub(super) fn has_address(entries: &[Named]) -> bool {
    choose::of_field(entries, Field::Url, "").is_some()
}

/// Whether a record has an address, a date or an id: parts of an article have none.
pub(super) fn is_identified(entries: &[Named]) -> bool {
    [Field::Url, Field::Date, Field::Id]
        .into_iter()
        .any(|field| choose::of_field(entries, field, "").is_some())
}
