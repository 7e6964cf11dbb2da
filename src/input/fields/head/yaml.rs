//! The fields of a YAML mapping, from the events of its parser: no tree is built, so that nothing nests and no alias
//! multiplies. Values of values have dotted names, and lists hold texts.

use super::super::value::FieldValue;
use saphyr_parser::{Event, Parser};

/// Mappings and lists in each other that are looked at; deeper ones make it no front matter.
const MOST_DEPTH: usize = 16;

/// The fields of a text; none where it is no mapping, or broken.
pub(super) fn fields(text: &str) -> Option<Vec<(String, FieldValue)>> {
    let mut reading = Reading::default();
    for event in Parser::new_from_str(text) {
        let (event, _) = event.ok()?;
        match event {
            Event::Scalar(value, ..) => reading.scalar(&value)?,
            Event::Alias(_) => reading.scalar("")?,
            Event::MappingStart(..) => reading.open(Holder::Mapping(None))?,
            Event::SequenceStart(..) => reading.open(Holder::List(Vec::new()))?,
            Event::MappingEnd | Event::SequenceEnd => reading.close()?,
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {}
        }
    }
    (!reading.fields.is_empty()).then_some(reading.fields)
}

/// What values are in.
enum Holder {
    /// With the key whose value comes next.
    Mapping(Option<String>),
    /// With its texts.
    List(Vec<String>),
}

#[derive(Default)]
struct Reading {
    open: Vec<Holder>,
    fields: Vec<(String, FieldValue)>,
}

impl Reading {
    fn scalar(&mut self, text: &str) -> Option<()> {
        match self.open.last_mut()? {
            Holder::Mapping(key @ None) => *key = Some(text.to_owned()),
            Holder::Mapping(_) => self.field(FieldValue::from_text(text)),
            Holder::List(texts) => texts.push(text.to_owned()),
        }
        Some(())
    }

    fn open(&mut self, holder: Holder) -> Option<()> {
        // The text is a mapping, and no key is one.
        let fits = match self.open.last() {
            None => matches!(holder, Holder::Mapping(_)),
            Some(Holder::Mapping(key)) => key.is_some(),
            Some(Holder::List(_)) => true,
        };
        self.open.push(holder);
        (fits && self.open.len() <= MOST_DEPTH).then_some(())
    }

    fn close(&mut self) -> Option<()> {
        if let Holder::List(texts) = self.open.pop()?
            && matches!(self.open.last(), Some(Holder::Mapping(_)))
        {
            self.field(FieldValue::from_texts(texts));
        } else if let Some(Holder::Mapping(key)) = self.open.last_mut() {
            *key = None;
        }
        Some(())
    }

    /// The value of the key at hand, under the names of the keys around it.
    fn field(&mut self, value: FieldValue) {
        let keys = self.open.iter().filter_map(|holder| match holder {
            Holder::Mapping(key) => key.as_deref(),
            Holder::List(_) => None,
        });
        let name = keys.collect::<Vec<&str>>().join(".");
        self.fields.push((name, value));
        if let Some(Holder::Mapping(key)) = self.open.last_mut() {
            *key = None;
        }
    }
}
