//! The document of a text that was decoded: what its head says as fields, and below it plain text or Markdown. How
//! either is read is not here.

use crate::input::fields;
use crate::input::format::Format;
use crate::input::markdown;
use crate::input::options::InputOptions;
use crate::model::{Decoding, Document};

/// The document of a text; its address is for the caller to fill in.
pub(super) fn document(
    mut text: String,
    format: Format,
    mut decoding: Decoding,
    options: &InputOptions,
) -> Document {
    let (fields, mapping) = fields::take_head(&mut text, options).unwrap_or_default();
    if format != Format::Markdown {
        return Document {
            format: format.as_str(),
            text,
            decoding,
            fields,
            mapping,
            ..Document::default()
        };
    }
    let page = markdown::page(&text, options.repair_mojibake);
    decoding.repaired = decoding.repaired.or(page.repaired);
    Document {
        format: format.as_str(),
        text: page.text,
        decoding,
        fields: fields::beside(fields, page.fields),
        blocks: page.blocks,
        elements: page.elements,
        is_whole_page: page.is_whole_page,
        mapping,
        ..Document::default()
    }
}
