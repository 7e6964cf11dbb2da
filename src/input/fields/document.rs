//! Builds the document of a record: its text, plain or markup, with what stands at the head of the text, and its fields.
//! Which field is which is chosen in `chosen.rs`.

use super::chosen::{Chosen, NoText};
use super::guess::Plan;
use super::head::Head;
use super::record_values::RecordValues;
use super::{cut_marker, markup, pieces, rest};
use crate::input::options::{Field, InputOptions};
use crate::input::stream::encoding;
use crate::model::{Address, Decoding, Document, Fields, Mapping};
use crate::text::id::own_id;
use memchr::{memchr, memmem};

/// What the format of a record says of it beside its values.
pub(in crate::input) struct Provenance {
    pub(in crate::input) format: &'static str,
    pub(in crate::input) address: Address,
    pub(in crate::input) decoding: Decoding,
    /// No mojibake is to be undone in it: it was looked for, or the user does not want it.
    pub(in crate::input) sound: bool,
    /// Names of fields that were used already.
    pub(in crate::input) passed: Vec<&'static str>,
}

/// Whether no value of a record can be mojibake, as it stands or with escapes and entities undone.
pub(in crate::input) fn is_sound(record: &str) -> bool {
    memchr(b'&', record.as_bytes()).is_none()
        && memmem::find(record.as_bytes(), b"\\u").is_none()
        && !encoding::is_suspicious(record)
}

/// The document of a record; without a plan the names of its fields decide.
pub(in crate::input) fn document(
    record: &dyn RecordValues,
    plan: Option<&Plan>,
    options: &InputOptions,
    provenance: Provenance,
) -> Result<Document, NoText> {
    let none_chosen = Plan::default();
    let plan = plan.unwrap_or(&none_chosen);
    let mut fields = Chosen::new(record, &options.fields);
    let mut text = pieces::joined(fields.body(plan)?);
    cut_marker::take_off(&mut text);
    let head = take_head(&mut text, options);
    let mut filled = match head {
        Some(head) => below(fields.others(plan), head.fields),
        None => fields.others(plan),
    };
    let mut mapping = fields.mapping;
    let title = filled.title.clone().filter(|_| is_of_page(&mapping));
    let page = markup::text(text, title.as_deref());
    if title.is_some() && page.fields.title.is_some() {
        filled.title = None;
    }
    let passed = provenance.passed.into_iter();
    mapping
        .mapped
        .extend(passed.map(|name| (name, name.to_owned())));
    mapping.unmapped = rest::unmapped(record, &mapping);
    let extra = rest::extra(record, &options.fields.keep, &mapping);
    let filled = Fields { extra, ..filled };
    let mut document = Document {
        address: provenance.address,
        format: provenance.format,
        text: page.text,
        fields: beside(filled, page.fields),
        decoding: provenance.decoding,
        blocks: page.blocks,
        elements: page.elements,
        is_whole_page: page.is_whole_page,
        mapping,
    };
    if options.repair_mojibake && !provenance.sound {
        repair(&mut document);
    }
    Ok(document)
}

/// The id of a record, whether it has a text or not.
pub(in crate::input) fn id(record: &dyn RecordValues, options: &InputOptions) -> Option<String> {
    let mut fields = Chosen::new(record, &options.fields);
    match fields.body(&Plan::default()) {
        Ok(_) => fields.id(),
        Err(no_text) => no_text.id,
    }
}

/// Whether the title is what the page says of itself, as crawlers keep it beside the text: with the name of the site, or
/// the name of the template.
fn is_of_page(mapping: &Mapping) -> bool {
    let mut mapped = mapping.mapped.iter();
    let title = mapped.find(|(field, _)| *field == Field::Title.as_str());
    title.is_some_and(|(_, path)| {
        let holder = path.rsplit_once('.').map_or("", |(holder, _)| holder);
        holder.rsplit('.').next() == Some("metadata")
    })
}

/// What the head of a text says.
pub(in crate::input) struct TextHead {
    pub(in crate::input) fields: Fields,
    pub(in crate::input) mapping: Mapping,
    /// A converter of pages wrote it: its title is that of the page.
    pub(in crate::input) is_of_page: bool,
}

/// What the head of a text says as fields, which is taken off; none where it says nothing.
pub(in crate::input) fn take_head(text: &mut String, options: &InputOptions) -> Option<TextHead> {
    let head = Head::read(text)?;
    text.drain(..head.length);
    let mut fields = Chosen::new(&head, &options.fields);
    let filled = fields.others(&Plan::default());
    let mut mapping = fields.mapping;
    mapping.unmapped = rest::unmapped(&head, &mapping);
    let extra = rest::extra(&head, &options.fields.keep, &mapping);
    Some(TextHead {
        fields: Fields { extra, ..filled },
        mapping,
        is_of_page: head.is_of_page,
    })
}

/// What the scraper filled in, and behind it what the head of its text says.
fn below(filled: Fields, said: Fields) -> Fields {
    Fields {
        id: filled.id.or(said.id.as_deref().and_then(own_id)),
        title: filled.title.or(said.title),
        source: filled.source.or(said.source),
        date: filled.date.or(said.date),
        author: filled.author.or(said.author),
        url: filled.url.or(said.url),
        lang: filled.lang.or(said.lang),
        keywords: match filled.keywords.is_empty() {
            true => said.keywords,
            false => filled.keywords,
        },
        ..filled
    }
}

/// What the scraper filled in, and behind it what a whole page in the field says of itself.
pub(in crate::input) fn beside(filled: Fields, page: Fields) -> Fields {
    Fields {
        title: filled.title.or(page.title),
        date: filled.date.or(page.date),
        author: filled.author.or(page.author),
        url: filled.url.or(page.url),
        site: page.site,
        logo: page.logo,
        title_suffix: page.title_suffix,
        ..filled
    }
}

/// Undoes mojibake in the values of a document. Text that came out of markup was looked at before.
fn repair(document: &mut Document) {
    let fields = &mut document.fields;
    let names = [&mut fields.title, &mut fields.source, &mut fields.author];
    let mut texts: Vec<&mut String> = names.into_iter().filter_map(Option::as_mut).collect();
    texts.extend(fields.keywords.iter_mut());
    if document.blocks.is_empty() {
        texts.push(&mut document.text);
    }
    for text in texts {
        let misread = encoding::repair(text);
        document.decoding.repaired = document.decoding.repaired.or(misread);
    }
}
