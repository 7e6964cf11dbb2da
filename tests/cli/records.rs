//! Records of scrapers: JSON in all its shapes, tables, and what their fields mean. What is bad costs itself alone.

mod exports;
mod fields;
mod json;
mod tables;

use crate::dir::{Ran, article};
use serde_json::{Value, json};

/// A text of an article on one line.
pub(crate) fn text(place: &str) -> String {
    article(place).replace("\n\n", " ").trim().to_owned()
}

/// An object with a title and a text.
pub(crate) fn object(place: &str) -> Value {
    json!({"title": format!("ترميم مكتبة {place} ينتهي قريبا"), "body": text(place)})
}

/// The indexes of the records.
#[track_caller]
pub(crate) fn indexes(ran: &Ran) -> Vec<u64> {
    let records = ran.records();
    records
        .iter()
        .map(|record| record["record"].as_u64().unwrap())
        .collect()
}
