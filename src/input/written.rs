//! The document of a text that was decoded: what its head says as fields, and below it plain text or Markdown. How
//! either is read is not here.

use super::fields;
use super::format::Format;
use super::markdown;
use super::options::InputOptions;
use super::plain;
use crate::model::{Decoding, Document, Fields, Mapping};

/// The document of a text; its address is for the caller to fill in.
pub(in crate::input) fn document(
    mut text: String,
    format: Format,
    mut decoding: Decoding,
    options: &InputOptions,
) -> Document {
    let head = fields::take_head(&mut text, options);
    let has_address = head.as_ref().is_some_and(|head| head.fields.url.is_some());
    let address = match has_address {
        true => None,
        false => fields::take_address(&mut text),
    };
    if format != Format::Markdown {
        let (mut fields, mapping) =
            head.map_or_else(Default::default, |head| (head.fields, head.mapping));
        fields.url = fields.url.or(address);
        return Document {
            format: format.as_str(),
            text: plain::as_written(text),
            decoding,
            fields,
            mapping,
            ..Document::default()
        };
    }
    let title = head.as_ref().filter(|head| head.is_of_page);
    let title = title.and_then(|head| head.fields.title.as_deref());
    let page = markdown::page(&text, title, options.repair_mojibake);
    decoding.repaired = decoding.repaired.or(page.repaired);
    let (mut fields, mapping) = match head {
        Some(head) if head.is_of_page => (of_page(head.fields, page.fields), head.mapping),
        Some(head) => (fields::beside(head.fields, page.fields), head.mapping),
        None => (page.fields, Mapping::default()),
    };
    fields.url = fields.url.or(address);
    Document {
        format: format.as_str(),
        text: page.text,
        decoding,
        fields,
        blocks: page.blocks,
        elements: page.elements,
        is_whole_page: page.is_whole_page,
        mapping,
        ..Document::default()
    }
}

/// What a page says of itself, by the head that its converter wrote and by its text.
fn of_page(head: Fields, page: Fields) -> Fields {
    Fields {
        title: page.title.or(head.title),
        site: head.source.clone().or(page.site),
        logo: page.logo,
        title_suffix: page.title_suffix,
        of_page: true,
        ..head
    }
}
