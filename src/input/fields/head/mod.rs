//! What stands at the head of a text as fields: front matter between fences, or header lines. They mean what fields of
//! records of these names mean. A line or two further down in a text is no head.

mod found;
mod front_matter;
mod header_lines;
mod yaml;

use super::record_values::RecordValues;
use super::value::{FieldValue, Named};
use found::Found;

/// The head of a text.
pub(super) struct Head {
    entries: Vec<Named>,
    /// Bytes of the text that it takes.
    pub(super) length: usize,
    /// A converter of pages wrote it, so that it is what the page says of itself.
    pub(super) is_of_page: bool,
}

impl Head {
    /// The head of `text`; none where it begins with something else, or nothing is below.
    pub(super) fn read(text: &str) -> Option<Self> {
        let Found {
            fields,
            length,
            is_of_page,
        } = front_matter::read(text).or_else(|| header_lines::read(text))?;
        let below = text.get(length..)?;
        let entries = fields.into_iter();
        let entries = entries
            .map(|(name, value)| Named::new(name, value))
            .collect();
        (!below.trim().is_empty()).then_some(Self {
            entries,
            length,
            is_of_page,
        })
    }
}

/// Bytes of the front matter or header lines at the head of a text; none where there are no such.
pub(in crate::input) fn length(text: &str) -> Option<usize> {
    Head::read(text).map(|head| head.length)
}

impl RecordValues for Head {
    fn entries(&self) -> Vec<Named> {
        self.entries.clone()
    }

    fn names(&self) -> Vec<&str> {
        self.entries
            .iter()
            .map(|entry| entry.path.as_str())
            .collect()
    }

    fn at(&self, path: &str) -> Option<FieldValue> {
        let mut entries = self.entries.iter();
        let found = entries.find(|entry| entry.path == path)?;
        Some(found.value.clone())
    }

    fn json(&self, path: &str) -> Option<String> {
        let value = self.at(path)?;
        match value {
            FieldValue::Empty => Some(String::from("null")),
            FieldValue::One(text) => serde_json::to_string(&text).ok(),
            FieldValue::Many(texts) => serde_json::to_string(&texts).ok(),
        }
    }
}
