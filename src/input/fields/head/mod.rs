//! What stands at the head of a text as fields: front matter between fences, or header lines. They mean what fields of
//! records of these names mean. A line or two further down in a text is no head.

mod address_line;
mod found;
mod front_matter;
mod header_line;
mod header_lines;
mod title_block;
mod yaml;

use super::record_values::RecordValues;
use super::value::{FieldValue, Named};
use crate::input::options::Field;
pub(in crate::input) use address_line::take as take_address;
use found::Found;

/// The head of a text.
pub(super) struct Head {
    entries: Vec<Named>,
    /// Bytes of the text that it takes.
    pub(super) length: usize,
    /// A converter of pages wrote it, so that it is what the page says of itself.
    pub(super) is_of_page: bool,
    /// It stands between fences.
    is_fenced: bool,
}

impl Head {
    /// The head of `text`; none where it begins with something else, or nothing is below.
    pub(super) fn read(text: &str) -> Option<Self> {
        let fenced = front_matter::read(text);
        let is_fenced = fenced.is_some();
        let Found {
            fields,
            length,
            is_of_page,
        } = fenced
            .or_else(|| title_block::read(text))
            .or_else(|| header_lines::read(text))?;
        let below = text.get(length..)?;
        let entries = fields.into_iter();
        let entries = entries
            .map(|(name, value)| Named::new(name, value))
            .collect();
        (!below.trim().is_empty()).then_some(Self {
            entries,
            length,
            is_of_page,
            is_fenced,
        })
    }
}

/// Bytes of the front matter or header lines at the head of a text; none where there are no such.
pub(in crate::input) fn length(text: &str) -> Option<usize> {
    Head::read(text).map(|head| head.length)
}

/// Where the texts of a file begin that were put one after another, each below a head that begins with the same names and
/// gives an address, or a title between fences.
pub(in crate::input) fn starts(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    let Some(first) = Head::read(text).filter(Head::is_of_one_of_many) else {
        return starts;
    };
    let opening = opening(text);
    let mut at = first.length;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let head = rest.starts_with(opening).then(|| Head::read(rest));
        let head = head
            .flatten()
            .filter(|head| head.is_of_one_of_many() && head.first_names().eq(first.first_names()));
        if head.is_some() {
            starts.push(at);
        }
        let line = rest.find('\n').map_or(rest.len(), |end| end + 1);
        at += head.map_or(line, |head| head.length);
    }
    starts
}

/// The fence of a head, or the name of its first line.
fn opening(text: &str) -> &str {
    let text = text.trim_start_matches(['\u{feff}', '\n', '\r', ' ', '\t']);
    let line = text.lines().next().unwrap_or_default();
    line.split_inclusive(':').next().unwrap_or_default()
}

/// Names at the beginning of a head that the next one has as well.
const SAME_NAMES: usize = 2;

impl Head {
    fn first_names(&self) -> impl Iterator<Item = &str> {
        let names = self.entries.iter().map(|entry| entry.path.as_str());
        names.take(SAME_NAMES)
    }

    /// Whether it says which text is below it, so that another one is of another text.
    fn is_of_one_of_many(&self) -> bool {
        let gives = |field: Field| {
            let mut entries = self.entries.iter().filter(|entry| !entry.value.is_empty());
            entries.any(|entry| entry.known().is_some_and(|known| known.field == field))
        };
        gives(Field::Url) || self.is_fenced && gives(Field::Title)
    }
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

#[cfg(test)]
mod tests {
    use super::starts;

    #[test]
    fn texts_one_after_another_are_told_by_their_heads() {
        for (piece, other) in [
            (
                "---\ntitle: خبر\ndate: x\n---\nنص\n\n---\n\nنص\n",
                "---\nauthor: س\nx: y\n---\nنص\n",
            ),
            ("Title: خبر\nURL: x\n\nنص\n", "Title: خبر\nنص\n"),
            (
                "العنوان: خبر\nالرابط: x\nنص\n",
                "العنوان: شارع\nالتاريخ: غدا\n",
            ),
        ] {
            let text = format!("{piece}{other}{piece}");
            let second = piece.len() + other.len();
            assert_eq!(starts(&text), [0, second], "{text}");
        }
        for text in [
            "نص",
            "العنوان: أ\nالتاريخ: ب\nنص\nالعنوان: ج\nالتاريخ: د\nنص",
        ] {
            assert_eq!(starts(text), [0], "{text}");
        }
    }
}
