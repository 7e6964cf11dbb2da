//! Tables as one object: pandas writes a data frame by columns (`{"title": {"0": …}, "text": {"0": …}}` or
//! split into names and rows; scrapers keep records under their addresses. They are turned into one object a row; what their fields mean is not decided here.

use super::object::Object;
use crate::input::fields::{self, RecordValues, names};
use serde_json::value::RawValue;

/// Columns from which an object of equally long columns is a table.
const FEWEST_COLUMNS: usize = 2;

/// The rows of a table that is one object, each as an object; none where it is something else.
pub(super) fn rows(text: &str) -> Option<Vec<String>> {
    let object = Object::parse(text).ok()?;
    split(&object)
        .or_else(|| by_columns(&object))
        .or_else(|| by_address(&object))
}

/// `{"columns": ["title", "text"], "index": [0], "data": [["…", "…"]]}`
fn split(object: &Object<'_>) -> Option<Vec<String>> {
    let field = |name: &str| {
        let found = object.fields().iter().find(|(key, _)| key == name);
        found.map(|(_, raw)| raw.get())
    };
    let columns: Vec<String> = serde_json::from_str(field("columns")?).ok()?;
    let data: Vec<Vec<&RawValue>> = serde_json::from_str(field("data")?).ok()?;
    let is_table = columns.iter().any(|name| names::is_known(name))
        && data.iter().all(|row| row.len() == columns.len());
    let row = |row: &Vec<&RawValue>| {
        let cells = columns.iter().zip(row);
        as_object(cells.map(|(name, cell)| (name.as_str(), cell.get())))
    };
    is_table.then(|| data.iter().map(row).collect())
}

/// `{"title": {"0": "…", "1": "…"}, "text": {"0": "…", "1": "…"}}`
fn by_columns(object: &Object<'_>) -> Option<Vec<String>> {
    let fields = object.fields();
    let known = fields.iter().filter(|(name, _)| names::is_known(name));
    if fields.len() < FEWEST_COLUMNS || known.count() < FEWEST_COLUMNS {
        return None;
    }
    if !fields.iter().any(|(name, _)| names::is_body(name)) {
        return None;
    }
    let first = keys(fields.first()?.1.get())?;
    // The keys of an index are numbers, days or ids. Names of languages (`ar`, `en`) are another matter.
    if first.is_empty()
        || !first
            .iter()
            .all(|key| key.contains(|ch: char| ch.is_ascii_digit()))
    {
        return None;
    }
    let mut columns = Vec::with_capacity(fields.len());
    for (name, raw) in fields {
        let cells = cells(raw.get())?;
        // Columns of one frame have the same keys.
        let alike = cells.len() == first.len()
            && keys(raw.get()).is_some_and(|own| own == first)
            && cells.iter().all(|cell| !cell.get().starts_with('{'));
        if !alike {
            return None;
        }
        columns.push((name.as_str(), cells));
    }
    let row = |at: usize| {
        let cells = columns.iter();
        as_object(cells.filter_map(|(name, cells)| Some((*name, cells.get(at)?.get()))))
    };
    Some((0..first.len()).map(row).collect())
}

/// The keys of a column. A list has none: it would be one of tags or paragraphs as well.
fn keys(json: &str) -> Option<Vec<String>> {
    let object = json.starts_with('{').then(|| Object::parse(json).ok());
    let object = object.flatten()?;
    Some(object.fields().iter().map(|(key, _)| key.clone()).collect())
}

fn cells(json: &str) -> Option<Vec<&RawValue>> {
    let object = Object::parse(json).ok()?;
    Some(object.fields().iter().map(|(_, raw)| *raw).collect())
}

/// `{"https://…": {"title": "…", "text": "…"}}`, or with texts alone: the addresses are those of the records.
fn by_address(object: &Object<'_>) -> Option<Vec<String>> {
    if !is_by_address(object) {
        return None;
    }
    let rows = object.fields().iter().map(|(address, raw)| {
        let json = raw.get();
        let url = serde_json::to_string(address).ok()?;
        match json.as_bytes().first()? {
            b'{' => with_address(&url, json),
            b'[' => Some(format!("{{\"url\":{url},\"paragraphs\":{json}}}")),
            _ => Some(format!("{{\"url\":{url},\"text\":{json}}}")),
        }
    });
    rows.collect()
}

/// Whether all keys of an object are addresses.
pub(super) fn is_by_address(object: &Object<'_>) -> bool {
    let fields = object.fields();
    let is_address = |name: &str| name.starts_with("http://") || name.starts_with("https://");
    // Names of linked data are addresses, too (`https://schema.org/headline`).
    let is_name = |name: &str| names::is_known(name.rsplit(['/', '#']).next().unwrap_or_default());
    let named = fields.iter().filter(|(name, _)| is_name(name)).count();
    let are_addresses = fields.iter().all(|(name, _)| is_address(name));
    !fields.is_empty() && are_addresses && named * 2 < fields.len()
}

/// A record with the address that it is kept under, unless it has one of its own.
fn with_address(url: &str, record: &str) -> Option<String> {
    let object = Object::parse(record).ok()?;
    if fields::has_address(&object.entries()) {
        return Some(record.to_owned());
    }
    let own = object
        .fields()
        .iter()
        .map(|(name, raw)| (name.as_str(), raw.get()));
    Some(as_object(std::iter::once(("url", url)).chain(own)))
}

fn as_object<'a>(cells: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let fields = cells.filter_map(|(name, json)| {
        let name = serde_json::to_string(name).ok()?;
        Some(format!("{name}:{json}"))
    });
    format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn frames_become_rows() {
        let expected = [
            r#"{"title":"خبر","text":"نص"}"#,
            r#"{"title":"آخر","text":null}"#,
        ];
        for text in [
            r#"{"title":{"0":"خبر","1":"آخر"},"text":{"0":"نص","1":null}}"#,
            r#"{"columns":["title","text"],"index":[0,1],"data":[["خبر","نص"],["آخر",null]]}"#,
        ] {
            assert_eq!(rows(text).unwrap_or_default(), expected, "{text}");
        }
    }

    #[test]
    fn records_under_addresses_get_them() {
        let text = r#"{"https://x.example/1":{"title":"خبر","text":"نص"},"https://x.example/2":"نص","https://x.example/3":["نص"],"https://x.example/4":{"link":"l","text":"نص"}}"#;
        let expected = [
            r#"{"url":"https://x.example/1","title":"خبر","text":"نص"}"#,
            r#"{"url":"https://x.example/2","text":"نص"}"#,
            r#"{"url":"https://x.example/3","paragraphs":["نص"]}"#,
            r#"{"link":"l","text":"نص"}"#,
        ];
        assert_eq!(rows(text).unwrap_or_default(), expected);
        let linked = r#"{"https://schema.org/headline":"خبر","https://schema.org/text":"نص"}"#;
        assert_eq!(rows(linked), None);
        assert_eq!(rows("{}"), None);
    }

    #[test]
    fn records_are_no_frames() {
        for text in [
            r#"{"title":"خبر","text":"نص"}"#,
            r#"{"1":{"title":"خ","text":"ن"},"2":{"title":"خ","text":"ن"}}"#,
            r#"{"title":{"rendered":"خبر"},"content":{"rendered":"نص"}}"#,
            r#"{"title":{"ar":"خبر"},"text":{"en":"نص"}}"#,
            r#"{"columns":["a","b"],"data":[["x","y"]]}"#,
            r#"{"columns":["title","text"],"data":[["x"]]}"#,
        ] {
            assert_eq!(rows(text), None, "{text}");
        }
    }
}
