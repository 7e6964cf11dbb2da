//! JSON: arrays, objects one a line, one object a file, values one after another. RecordReader by a scan of the bytes and
//! parsed in the workers, so that one bad element costs itself alone.

mod alone;
mod layer;
mod lines;
mod mend;
mod object;
mod open;
mod recover;
mod resync;
mod scan;
mod string;
mod values;

pub(super) use alone::open as open_line;
pub(super) use open::open;

use super::Emit;
use super::frame::Content;
use super::record_reader::RecordReader;
use super::sampling::SharedPlan;
use crate::input::fields::RecordValues;
use crate::input::options::{Forced, InputOptions};
use crate::input::stream::input_stream::InputStream;
use crate::model::Decoding;
use object::Object;
use std::ops::ControlFlow;
use std::path::Path;

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
    input: &mut InputStream<'_>,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    if options.lines_alone {
        return alone::documents(input, options, emit);
    }
    let mut cut = RecordReader::new(input, options, emit);
    if is_lines(&cut) {
        lines::cut(&mut cut)?;
    } else {
        values::cut(&mut cut)?;
    }
    cut.finish()
}

/// One value a line? The user says so, or the lines do, or the file's name and nothing against it.
fn is_lines(cut: &RecordReader<'_, '_, '_>) -> bool {
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
fn give(cut: &mut RecordReader<'_, '_, '_>, text: String) -> ControlFlow<()> {
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
