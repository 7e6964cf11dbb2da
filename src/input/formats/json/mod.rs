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
use super::sampling::SharedPlan;
use crate::input::fields::RecordValues;
use crate::input::format::Format;
use crate::input::options::InputOptions;
use crate::input::stream::input_stream::InputStream;
use crate::model::Decoding;
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
    let object = cut
        .is_sampling()
        .then(|| Object::parse(&text).ok())
        .flatten();
    let entries = object.map(|object| object.entries());
    let value = UnparsedValue {
        decoding: cut.decoding_of(&text),
        text,
        plan: cut.plan(),
    };
    cut.give(value, entries.as_deref())
}
