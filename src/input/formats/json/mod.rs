//! JSON: arrays, objects one a line, one object a file, values one after another. Cut by a scan of the bytes and
//! parsed in the workers, so that one bad element costs itself alone.

mod element_start;
mod envelope;
mod lines;
mod ndjson_filter;
mod object;
mod record;
mod repair;
mod resync;
mod scan;
mod string;
mod values;

pub(super) use ndjson_filter::open as open_line;
pub(super) use record::open;

use super::Emit;
use super::cut::Cut;
use super::frame::Content;
use super::held::SharedPlan;
use crate::input::fields::RecordValues;
use crate::input::opened::Opened;
use crate::input::options::{Forced, InputOptions};
use crate::model::Decoding;
use object::Object;
use std::ops::ControlFlow;
use std::path::Path;

/// One JSON value, not parsed yet.
#[derive(Debug)]
pub(super) struct UnparsedValue {
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
    if options.lines_alone {
        return ndjson_filter::documents(opened, options, emit);
    }
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
fn give(cut: &mut Cut<'_, '_, '_>, text: String) -> ControlFlow<()> {
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
    cut.give(Content::Value(value), entries.as_deref())
}
