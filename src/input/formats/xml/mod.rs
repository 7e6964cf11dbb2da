//! XML and SGML of records: feeds, exports, corpora, one article in tags. Cut record by record and parsed in the workers;
//! a record that is broken costs itself alone. Nothing is fetched and no entity of a document type expanded.

mod around;
mod attributes;
mod content;
mod cut;
mod element;
mod entities;
mod extent;
mod kinds;
#[cfg(test)]
mod law;
mod markup;
mod names;
mod sample;
mod shape;
mod site;
mod tokens;
mod tree;
mod values;

use super::item::{Emit, FrameContent, FramePlace, Item};
use super::reader::FormatReader;
use super::record_reader::RecordReader;
use super::sampling::SharedPlan;
use crate::error::Error;
use crate::input::fields::{self, Provenance};
use crate::input::format::Format;
use crate::input::options::InputOptions;
use crate::input::stream::encoding;
use crate::input::stream::input_stream::InputStream;
use crate::model::{Address, Decoding, Document};
use crate::report::{Event, Fault, FaultReason, SkipReason};
use element::Element;
use entities::Declared;
use std::ops::ControlFlow;
use std::sync::Arc;
use tree::{Matching, Wrong};
use values::Values;

/// Reads XML.
pub(super) struct XmlReader;

/// Reads SGML, whose end tags may be missing.
pub(super) struct SgmlReader;

impl FormatReader for XmlReader {
    fn documents(
        &self,
        input: &mut InputStream<'_>,
        options: &InputOptions,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        records(input, options, emit, Matching::Strict)
    }
}

impl FormatReader for SgmlReader {
    fn documents(
        &self,
        input: &mut InputStream<'_>,
        options: &InputOptions,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        records(input, options, emit, Matching::Loose)
    }
}

fn records(
    input: &mut InputStream<'_>,
    options: &InputOptions,
    emit: &mut Emit<'_>,
    matching: Matching,
) -> ControlFlow<()> {
    let mut reader = RecordReader::declared(input, options, emit);
    cut::cut(&mut reader, matching)?;
    reader.finish()
}

/// What a file says of all its records.
#[derive(Debug, Clone, Default)]
struct Shared {
    declared: Declared,
    /// The name of the feed.
    site: Option<String>,
}

/// One record, not parsed yet.
#[derive(Debug)]
struct UnparsedRecord {
    text: String,
    decoding: Decoding,
    matching: Matching,
    shared: Arc<Shared>,
    /// What the fields of its source mean.
    plan: SharedPlan,
}

impl FrameContent for UnparsedRecord {
    fn len(&self) -> usize {
        self.text.len()
    }

    fn parse(
        mut self: Box<Self>,
        FramePlace { address, line }: FramePlace,
        options: &InputOptions,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        let sound = !options.repair_mojibake || fields::is_sound(&self.text);
        if !sound {
            self.decoding.repaired = encoding::repair(&mut self.text);
        }
        let item = match self.document(&address, sound, options) {
            Ok(document) => Item::Document(Box::new(document)),
            Err(Refused::NoArticle) => Item::Event(Event::Skipped {
                path: address.place(),
                reason: SkipReason::NotAnArticle,
            }),
            Err(Refused::Bad {
                reason,
                what,
                remedy,
                below,
                id,
            }) => {
                let mut error = Error::new(address.place(), what, remedy);
                error.line = line.map(|line| line + below);
                let fault = Fault {
                    id,
                    raw: Some(self.text.into_bytes()),
                    ..Fault::of_record(&address, reason, error)
                };
                Item::Event(Event::Unreadable(Box::new(fault)))
            }
        };
        emit(item)
    }
}

/// Why a record gives no document.
enum Refused {
    /// It says that it is none.
    NoArticle,
    Bad {
        reason: FaultReason,
        what: String,
        remedy: &'static str,
        /// Lines above it in the record.
        below: u64,
        id: Option<String>,
    },
}

impl From<Wrong> for Refused {
    fn from(
        Wrong {
            what,
            remedy,
            below,
        }: Wrong,
    ) -> Self {
        Self::Bad {
            reason: FaultReason::BadRecord,
            what,
            remedy,
            below,
            id: None,
        }
    }
}

impl UnparsedRecord {
    fn document(
        &self,
        address: &Address,
        sound: bool,
        options: &InputOptions,
    ) -> Result<Document, Refused> {
        let root = tree::read(&self.text, self.matching, &self.shared.declared)?;
        let nothing = Element::default();
        let record = root.elements().next().unwrap_or(&nothing);
        if kinds::is_no_article(record) {
            return Err(Refused::NoArticle);
        }
        let format = match self.matching {
            Matching::Strict => Format::Xml,
            Matching::Loose => Format::Sgml,
        };
        let provenance = Provenance {
            format: format.as_str(),
            address: address.clone(),
            decoding: self.decoding.clone(),
            sound,
            passed: Vec::new(),
        };
        let values = Values::new(record);
        let document = fields::document(&values, self.plan.get(), options, provenance);
        let mut document = document.map_err(|no_text| Refused::Bad {
            reason: FaultReason::NoText,
            what: no_text.what(),
            remedy: no_text.remedy(),
            below: 0,
            id: no_text.id,
        })?;
        let site = &mut document.fields.site;
        *site = site.take().or_else(|| self.shared.site.clone());
        Ok(document)
    }
}
