//! JSON: arrays, objects one a line, one object a file, values one after another. Cut by a scan of the bytes and
//! parsed in the workers, so that one bad element costs itself alone.

mod layer;
mod lines;
mod mend;
mod object;
mod recover;
mod resync;
mod scan;
mod values;

use super::cut::Cut;
use super::frame::Content;
use super::held::SharedPlan;
use super::{Emit, Item};
use crate::error::Error;
use crate::input::encoding;
use crate::input::fields::{self, NoText, Provenance, RecordValues};
use crate::input::opened::Opened;
use crate::input::options::{Forced, InputOptions};
use crate::model::{Address, Decoding, Document};
use crate::report::Event;
use object::Object;
use serde::de::IgnoredAny;
use std::ops::ControlFlow;
use std::path::Path;

/// Deepest nesting of a value; what serde_json takes too. Records are a few levels deep.
const MOST_LEVELS: usize = 128;

/// One JSON value, not parsed yet.
#[derive(Debug)]
pub(super) struct Value {
    pub(super) text: String,
    pub(super) decoding: Decoding,
    /// What the fields of its source mean.
    pub(super) plan: SharedPlan,
}

/// Cuts a stream into values.
pub(super) fn documents(
    opened: &mut Opened<'_>,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    let mut cut = Cut::new(opened, options, emit);
    if is_lines(&cut) {
        lines::cut(&mut cut)?;
    } else {
        values::cut(&mut cut)?;
    }
    cut.finish()
}

/// One value a line? The user says so, or the lines do, or the file's name and nothing against it.
fn is_lines(cut: &Cut<'_, '_, '_>) -> bool {
    if cut.options.format == Some(Forced::JsonLines) {
        return true;
    }
    let text = cut.rest().trim_start();
    let extension = Path::new(cut.name()).extension();
    let named = extension.is_some_and(|extension| {
        ["jsonl", "ndjson"]
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
    });
    let by_name = named && cut.options.format.is_none() && !is_spread(text);
    (by_name || lines::looks_like(text, cut.ended())) && !starts_with_layer(text, cut.options)
}

/// Whether the first value goes over several lines.
fn is_spread(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default().trim_end();
    first.starts_with('[') || first == "{"
}

/// Whether the first line is a layer around records: those are looked for inside.
fn starts_with_layer(text: &str, options: &InputOptions) -> bool {
    let first = text.lines().next().unwrap_or_default().trim_end();
    layer::of(first, &options.fields) == layer::Shape::Layer
}

/// Hands over the next value, which starts where the text is cut.
fn give(cut: &mut Cut<'_, '_, '_>, text: String) -> ControlFlow<()> {
    let object = cut
        .is_sampling()
        .then(|| Object::parse(&text).ok())
        .flatten();
    let entries = object.map(|object| object.entries());
    let value = Value {
        decoding: cut.decoding_of(&text),
        text,
        plan: cut.plan(),
    };
    cut.give(Content::Value(value), entries.as_deref())
}

/// Parses a value and hands over its document.
pub(super) fn open(
    address: Address,
    line: Option<u64>,
    mut value: Value,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    if options.repair_mojibake {
        value.decoding.repaired = encoding::repair(&mut value.text);
    }
    let place = Place {
        name: address.place(),
        line: line.unwrap_or(1),
    };
    if scan::is_deeper(value.text.as_bytes(), MOST_LEVELS) {
        let what = format!("is nested more than {MOST_LEVELS} levels deep");
        return emit(place.unreadable(what, ""));
    }
    if value.text.starts_with('"') {
        return match as_string(&value.text) {
            Some(text) => emit(Item::Document(Box::new(Document {
                address,
                format: "json",
                text,
                decoding: value.decoding,
                ..Document::default()
            }))),
            None => emit(place.unreadable("is no JSON: a string is not closed", "")),
        };
    }
    if !value.text.starts_with('{') {
        let is_value = serde_json::from_str::<IgnoredAny>(&value.text).is_ok();
        let what = if is_value {
            "is no object"
        } else {
            "is no JSON"
        };
        return emit(place.unreadable(what, ""));
    }
    let mended;
    let object = match Object::parse(&value.text) {
        Ok(object) => object,
        Err(error) => {
            mended = mend::mend(&value.text);
            if let Some((word, line)) = mended.no_number {
                let what = format!("{word} is no JSON and was read as null");
                emit(place.warning(what, line))?;
            }
            match Object::parse(&mended.text) {
                Ok(object) => object,
                Err(_) => return emit(place.unreadable(no_json(&error), "")),
            }
        }
    };
    let provenance = Provenance {
        format: "json",
        address,
        decoding: value.decoding,
    };
    match fields::document(&object, value.plan.get(), options, provenance) {
        Ok(document) => emit(Item::Document(Box::new(document))),
        Err(no_text) => emit(place.no_text(&no_text)),
    }
}

fn as_string(json: &str) -> Option<String> {
    serde_json::from_str(json)
        .or_else(|_| serde_json::from_str(&mend::mend(json).text))
        .ok()
}

/// The parser's words without its place, which counts from the value's start.
fn no_json(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let what = text.split(" at line ").next().unwrap_or_default();
    format!("is no JSON: {what}")
}

/// Where a value stands, for messages.
struct Place {
    name: String,
    line: u64,
}

impl Place {
    fn unreadable(self, what: impl Into<String>, remedy: &str) -> Item {
        let error = Error::new(self.name, what, remedy).at_line(self.line);
        Item::Event(Event::Unreadable(error))
    }

    fn warning(&self, what: String, line: u64) -> Item {
        let error = Error::new(self.name.clone(), what, "").at_line(self.line + line);
        Item::Event(Event::Warning(error))
    }

    fn no_text(self, no_text: &NoText) -> Item {
        self.unreadable(no_text.what(), no_text.remedy())
    }
}
