//! JSON: arrays, objects one a line, one object a file, values one after another. Cut by a scan of the bytes and
//! parsed in the workers, so that one bad element costs itself alone.

mod columns;
mod element_start;
mod envelope;
mod headline_list;
mod lines;
mod list_record;
mod ndjson_filter;
mod nodes;
mod object;
mod outline;
mod own_address;
mod parts;
mod record;
mod repair;
mod resync;
mod rich;
mod rich_string;
mod scan;
mod string;
mod values;

use super::item::{Emit, FrameContent, FramePlace};
use super::reader::FormatReader;
use super::record_reader::RecordReader;
use super::rows::Rows;
use super::sampling::SharedPlan;
use crate::input::fields::{Named, RecordValues};
use crate::input::format::Format;
use crate::input::options::InputOptions;
use crate::input::stream::input_stream::InputStream;
use crate::model::{Address, Decoding};
use object::Object;
use std::ops::ControlFlow;

/// Reads JSON.
pub(super) struct JsonReader;

impl FormatReader for JsonReader {
    fn documents(
        &self,
        input: &mut InputStream<'_>,
        options: &InputOptions,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        if options.lines_alone {
            return ndjson_filter::documents(input, options, emit);
        }
        let mut cut = RecordReader::new(input, options, emit);
        if is_lines(&cut) {
            lines::cut(&mut cut)?;
        } else {
            values::cut(&mut cut)?;
        }
        cut.finish()
    }
}

/// The paragraphs of rich text that is kept as JSON; none where a text is something else.
pub(super) fn rich_text(text: &str) -> Option<Vec<String>> {
    rich_string::paragraphs(text)
}

/// One JSON value, not parsed yet.
#[derive(Debug)]
struct UnparsedValue {
    text: String,
    decoding: Decoding,
    /// What the fields of its source mean.
    plan: SharedPlan,
    /// The format of its source.
    format: Format,
}

impl FrameContent for UnparsedValue {
    fn len(&self) -> usize {
        self.text.len()
    }

    fn parse(
        self: Box<Self>,
        place: FramePlace,
        options: &InputOptions,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        record::open(place, *self, options, emit)
    }
}

/// One value a line? The user says so, or the lines do, or the file's name and nothing against it.
fn is_lines(cut: &RecordReader<'_, '_, '_>) -> bool {
    if cut.options.format == Some(Format::JsonLines) {
        return true;
    }
    let text = cut.rest().trim_start();
    let named = Format::JsonLines.is_suffix_of(cut.name());
    let by_name = named && cut.options.format.is_none() && !is_spread(text);
    (by_name || lines::looks_like(text, cut.ended())) && !starts_with_envelope(text, cut.options)
}

/// Whether the first value goes over several lines.
fn is_spread(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default().trim_end();
    first.starts_with('[') || first == "{"
}

/// Whether the first line is an envelope: its records are looked for inside.
fn starts_with_envelope(text: &str, options: &InputOptions) -> bool {
    let first = text.lines().next().unwrap_or_default().trim_end();
    envelope::classify(first, &options.fields) == envelope::ObjectKind::Envelope
}

/// Hands over a record of another format, written as JSON.
pub(super) fn give_row(rows: &mut Rows<'_, '_>, text: String, format: Format) -> ControlFlow<()> {
    let held = list_record::in_field(&text, &rows.options.fields);
    match held.or_else(|| list_record::in_list(&text)) {
        Some(records) => records
            .into_iter()
            .try_for_each(|record| give_one_row(rows, record, format)),
        None => give_one_row(rows, text, format),
    }
}

/// Reads a record of another format, written as JSON, which is alone in its source.
pub(super) fn open_row(
    text: String,
    address: Address,
    decoding: Decoding,
    format: Format,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    let value = UnparsedValue {
        text,
        decoding,
        plan: SharedPlan::default(),
        format,
    };
    let place = FramePlace {
        address,
        line: None,
    };
    record::open(place, value, options, emit)
}

/// What a record that is written as JSON says of its fields.
pub(super) fn with_fields(text: &str, of: impl Fn(&dyn RecordValues) -> bool) -> bool {
    Object::parse(text).is_ok_and(|object| of(&object))
}

fn give_one_row(rows: &mut Rows<'_, '_>, text: String, format: Format) -> ControlFlow<()> {
    if text.len() > rows.options.max_document {
        return rows.too_long(None);
    }
    let entries = entries(rows.is_sampling(), &text);
    let value = UnparsedValue {
        decoding: Decoding::default(),
        text,
        plan: rows.plan(),
        format,
    };
    rows.give(None, value, entries.as_deref())
}

/// Hands over the next value, which starts where the text is cut.
pub(super) fn give(cut: &mut RecordReader<'_, '_, '_>, text: String) -> ControlFlow<()> {
    let held = match text.starts_with('"') {
        true => list_record::in_string(&text),
        false => list_record::in_field(&text, &cut.options.fields),
    };
    match held {
        Some(records) => records
            .into_iter()
            .try_for_each(|record| give_one(cut, record)),
        None => give_one(cut, text),
    }
}

fn give_one(cut: &mut RecordReader<'_, '_, '_>, text: String) -> ControlFlow<()> {
    let entries = entries(cut.is_sampling(), &text);
    let value = UnparsedValue {
        decoding: cut.decoding_of(&text),
        text,
        plan: cut.plan(),
        format: Format::Json,
    };
    cut.give(value, entries.as_deref())
}

/// The fields of a value, where they are looked at.
fn entries(is_sampling: bool, text: &str) -> Option<Vec<Named>> {
    let object = is_sampling.then(|| Object::parse(text).ok()).flatten()?;
    Some(object.entries())
}
