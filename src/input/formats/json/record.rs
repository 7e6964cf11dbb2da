//! From the text of one JSON value to its document, or to what is wrong with it. It does not know where one value
//! ends and the next begins.

use super::object::Object;
use super::{UnparsedValue, envelope, list_record, own_address, repair, scan};
use crate::error::Error;
use crate::input::fields::{self, Plan, Provenance, RecordValues, Sample};
use crate::input::formats::item::{Emit, FramePlace, Item};
use crate::input::options::InputOptions;
use crate::input::stream::encoding;
use crate::model::{Address, Document};
use crate::report::{Event, Fault, FaultReason};
use serde::de::IgnoredAny;
use std::ops::ControlFlow;

/// Deepest nesting of a value, the limit of serde_json. Records are a few levels deep.
const MOST_LEVELS: usize = 128;

/// Parses a value and hands over its document.
pub(super) fn open(
    FramePlace { mut address, line }: FramePlace,
    mut value: UnparsedValue,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    let sound = !options.repair_mojibake || fields::is_sound(&value.text);
    if !sound {
        value.decoding.repaired = encoding::repair(&mut value.text);
    }
    let place = address.place();
    let mut read_as_null = None;
    let document = document(&value, &mut address, options, sound, &mut read_as_null);
    if let Some((word, below)) = read_as_null {
        let what = format!("{word} is no JSON and was read as null");
        let mut error = Error::new(place.clone(), what, "");
        error.line = line.map(|line| line + below);
        emit(Item::Event(Event::Warning(error)))?;
    }
    match document {
        Ok(document) => emit(Item::Document(Box::new(document))),
        Err(bad) => {
            let mut error = Error::new(place, bad.what, bad.remedy);
            error.line = line;
            let fault = Fault {
                id: bad.id,
                raw: Some(value.text.into_bytes()),
                ..Fault::of_record(&address, bad.reason, error)
            };
            emit(Item::Event(Event::Unreadable(Box::new(fault))))
        }
    }
}

/// The id of a record of which only an outline is at hand; an address that it brings along is put into `address`.
pub(super) fn id_of_outline(
    text: &str,
    address: &mut Address,
    options: &InputOptions,
) -> Option<String> {
    let repaired;
    let object = match Object::parse(text) {
        Ok(object) => object,
        Err(_) => {
            repaired = repair::repair(text);
            Object::parse(&repaired.text).ok()?
        }
    };
    own_address::pass(&object, address, options);
    fields::id(&object, options)
}

/// What is wrong with a value.
struct Bad {
    reason: FaultReason,
    what: String,
    remedy: &'static str,
    /// The id of the record.
    id: Option<String>,
}

impl Bad {
    fn json(what: impl Into<String>) -> Self {
        Self {
            reason: FaultReason::BadRecord,
            what: what.into(),
            remedy: "",
            id: None,
        }
    }
}

/// The document of a value. A word that is no JSON is read as null and put into `read_as_null` with the number
/// of lines above it; an address that the record brings along is put into `address`.
fn document(
    value: &UnparsedValue,
    address: &mut Address,
    options: &InputOptions,
    sound: bool,
    read_as_null: &mut Option<(&'static str, u64)>,
) -> Result<Document, Bad> {
    let text = value.text.as_str();
    let is_string = text.starts_with('"');
    let held = is_string.then(|| list_record::in_string(text)).flatten();
    let text = match held.as_deref() {
        Some([record]) => record.as_str(),
        _ => text,
    };
    if scan::is_deeper(text.as_bytes(), MOST_LEVELS) {
        let what = format!("is nested more than {MOST_LEVELS} levels deep");
        return Err(Bad::json(what));
    }
    if text.starts_with('"') {
        return Ok(Document {
            address: address.clone(),
            format: value.format.as_str(),
            text: string(text).ok_or_else(|| Bad::json("is no JSON: a string is not closed"))?,
            decoding: value.decoding.clone(),
            ..Document::default()
        });
    }
    if !text.starts_with('{') {
        let is_value = serde_json::from_str::<IgnoredAny>(text).is_ok();
        return Err(Bad::json(if is_value {
            "is no object"
        } else {
            "is no JSON"
        }));
    }
    let repaired;
    let object = match Object::parse(text) {
        Ok(object) => object,
        Err(error) => {
            repaired = repair::repair(text);
            *read_as_null = repaired.no_number;
            Object::parse(&repaired.text).map_err(|_| Bad::json(no_json(&error)))?
        }
    };
    let passed = own_address::pass(&object, address, options);
    if options.lines_alone
        && envelope::classify(text, &options.fields) == envelope::ObjectKind::Envelope
    {
        return Err(Bad::json("holds records inside; give one record a line"));
    }
    let provenance = Provenance {
        format: value.format.as_str(),
        address: address.clone(),
        decoding: value.decoding.clone(),
        sound,
        passed,
    };
    let own = options.lines_alone.then(|| plan(&object));
    let plan = own.as_ref().or_else(|| value.plan.get());
    fields::document(&object, plan, options, provenance).map_err(|no_text| Bad {
        reason: FaultReason::NoText,
        what: no_text.what(),
        remedy: no_text.remedy(),
        id: no_text.id,
    })
}

/// What the fields of a record mean, judged by the record alone.
fn plan(object: &Object<'_>) -> Plan {
    let mut sample = Sample::default();
    sample.add(&object.entries());
    sample.plan()
}

fn string(json: &str) -> Option<String> {
    serde_json::from_str(json)
        .or_else(|_| serde_json::from_str(&repair::repair(json).text))
        .ok()
}

/// The parser's message without its line and column, which count from the value's start.
fn no_json(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let what = text.split(" at line ").next().unwrap_or_default();
    format!("is no JSON: {what}")
}
