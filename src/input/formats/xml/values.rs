//! The fields of a record in elements: attributes, elements with text, lists, elements in elements by dotted paths, and
//! what stands directly in the record. What names mean is in `fields/`.

use super::content::{self, groups, value};
use super::element::{Element, Node};
use super::markup;
use crate::input::fields::{self, FieldValue, Named, RecordValues, elements};
use serde_json::{Map, Value};

/// Levels of elements whose names are looked at.
const LEVELS: usize = 10;
/// Longest path of an inner field, in bytes.
const PATH_BYTES: usize = 256;
/// Most fields of a record that are looked at.
const MOST_FIELDS: usize = 4096;
/// What stands directly in an element, as xmltodict calls it.
const OWN_TEXT: &str = "#text";

/// The fields of a record.
#[derive(Debug, Default)]
pub(super) struct Values {
    entries: Vec<Named>,
    names: Vec<String>,
}

impl Values {
    pub(super) fn new(record: &Element) -> Self {
        let mut values = Self::default();
        values.collect(record, "", 0);
        for entry in &values.entries {
            let name = entry.path.split('.').next().unwrap_or_default();
            if !values.names.iter().any(|known| known == name) {
                values.names.push(name.to_owned());
            }
        }
        values
    }

    fn collect(&mut self, element: &Element, path: &str, level: usize) {
        for (name, value) in &element.attributes {
            if !content::is_technical(name) && !elements::said(name).skip {
                self.push(path, name, FieldValue::from_text(value.as_str()));
            }
        }
        let content = content::own(element);
        if !content.is_empty() {
            self.push(path, OWN_TEXT, content::own_text(&content));
        }
        for (name, mut group) in groups(element) {
            let is_content = |child: &&Element| {
                let own = content.iter().filter_map(|node| match node {
                    Node::Element(own) => Some(own),
                    Node::Text(_) => None,
                });
                own.into_iter().any(|own| std::ptr::eq(own, *child))
            };
            group.retain(|child| !is_content(child));
            if !group.is_empty() {
                self.group(path, name, group, level);
            }
        }
    }

    fn push(&mut self, outer: &str, name: &str, value: FieldValue) {
        if self.entries.len() < MOST_FIELDS && outer.len() + name.len() < PATH_BYTES {
            let path = joined(outer, name);
            self.entries.push(Named::of_element(path, name, value));
        }
    }

    /// The elements of one name in an element.
    fn group(&mut self, path: &str, name: &str, mut group: Vec<&Element>, level: usize) {
        let said = elements::said(name);
        if said.skip || level > LEVELS {
            return;
        }
        if let Some(named) = content::by_attribute(name, &group) {
            for (name, group) in named {
                self.group(path, &name, group, level + 1);
            }
            return;
        }
        content::keep_arabic(&mut group);
        content::keep_alternate(name, &mut group);
        if said.through && group.iter().any(|element| !content::is_value(element)) {
            for element in group {
                self.collect(element, path, level + 1);
            }
            return;
        }
        let is_body = fields::names::is_body(elements::local(name)) || said.is_body();
        let is_text = |element: &&Element| {
            content::is_value(element) || is_body && !content::has_fields(element)
        };
        if group.iter().all(is_text) {
            let texts = group.iter().flat_map(|element| content::texts(element));
            self.push(path, name, value(name, texts.collect()));
        } else if let [element] = group[..] {
            self.collect(element, &joined(path, name), level + 1);
        } else {
            let is_list = fields::names::is_of_people_or_tags(name) || is_body;
            let are_parts = group.iter().all(|element| content::is_section(element));
            let texts = group.iter().flat_map(|element| match (is_list, are_parts) {
                (true, _) => content::text_inside(element),
                (_, true) => vec![markup::html(element)],
                _ => Vec::new(),
            });
            self.push(path, name, value(name, texts.collect()));
        }
    }
}

impl RecordValues for Values {
    fn entries(&self) -> Vec<Named> {
        self.entries.clone()
    }

    fn names(&self) -> Vec<&str> {
        self.names.iter().map(String::as_str).collect()
    }

    fn at(&self, path: &str) -> Option<FieldValue> {
        if let Some(entry) = self.entries.iter().find(|entry| entry.path == path) {
            return Some(entry.value.clone());
        }
        let inside = self
            .inside(path)
            .flat_map(|(_, value)| value.texts().to_vec());
        let inside: Vec<String> = inside.collect();
        (self.inside(path).next().is_some()).then(|| FieldValue::from_texts(inside))
    }

    fn json(&self, path: &str) -> Option<String> {
        if let Some(entry) = self.entries.iter().find(|entry| entry.path == path) {
            return Some(json(&entry.value).to_string());
        }
        let inside = self
            .inside(path)
            .map(|(name, value)| (name.to_owned(), json(value)));
        let inside: Map<String, Value> = inside.collect();
        (!inside.is_empty()).then(|| Value::Object(inside).to_string())
    }
}

impl Values {
    /// The fields inside of the one at a path, by what their paths say beyond it.
    fn inside(&self, path: &str) -> impl Iterator<Item = (&str, &FieldValue)> {
        self.entries.iter().filter_map(move |entry| {
            let name = entry.path.strip_prefix(path)?.strip_prefix('.')?;
            Some((name, &entry.value))
        })
    }
}

fn json(value: &FieldValue) -> Value {
    match value {
        FieldValue::Empty => Value::Null,
        FieldValue::One(text) => Value::String(text.clone()),
        FieldValue::Many(texts) => texts.iter().cloned().map(Value::String).collect(),
    }
}

fn joined(outer: &str, name: &str) -> String {
    match outer {
        "" => name.to_owned(),
        _ => format!("{outer}.{name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::entities::Declared;
    use super::super::tree::{Matching, read};
    use super::{RecordValues, Values};

    fn values(record: &str) -> Values {
        let root = read(record, Matching::Strict, &Declared::default()).unwrap();
        Values::new(root.elements().next().unwrap())
    }

    #[track_caller]
    fn says(record: &str, fields: &[(&str, &str)]) {
        let entries = values(record).entries();
        let found: Vec<_> = entries
            .iter()
            .map(|entry| (entry.path.as_str(), entry.value.texts().join("|")))
            .collect();
        let fields: Vec<_> = fields
            .iter()
            .map(|(path, text)| (*path, String::from(*text)))
            .collect();
        assert_eq!(found, fields, "{record}");
    }

    #[test]
    fn attributes_elements_and_lists_are_fields() {
        says(
            "<a id='1' xmlns='x'><dc:date> 2 </dc:date><t><v>3</v><v>4</v></t><u x='5'><y>6</y></u><z/></a>",
            &[
                ("id", "1"),
                ("dc:date", "2"),
                ("t", "3|4"),
                ("u.x", "5"),
                ("u.y", "6"),
                ("z", ""),
            ],
        );
        says(
            "<a><c>1</c><b>2</b><c>3</c></a>",
            &[("c", "1|3"), ("b", "2")],
        );
        says("<a><au><name>1</name></au></a>", &[("au.name", "1")]);
        says(
            "<a><author><name>1</name></author><author><name>2</name></author></a>",
            &[("author", "1|2")],
        );
        says(
            "<a><link rel='self' href='1'/><link href='2'/></a>",
            &[("link", "2")],
        );
        says(
            "<a><field name='title'>1</field><field name='id' value='2'/></a>",
            &[("title", "1"), ("id", "2")],
        );
        says(
            "<a><title xml:lang='en'>1</title><title xml:lang='ar'>2</title></a>",
            &[("title", "2")],
        );
    }

    #[test]
    fn what_vocabularies_put_around_fields_is_looked_through() {
        says(
            "<nitf><head><title>1</title></head><body><body.head><hedline><hl1>2</hl1></hedline></body.head><body.content><p>3</p></body.content></body></nitf>",
            &[("title", "1"), ("hl1", "2"), ("body.content", "<p>3</p>")],
        );
        says(
            "<a><media:title>1</media:title><textInput><title>2</title></textInput></a>",
            &[],
        );
        says(
            "<a><publisher>1 (x.example)</publisher></a>",
            &[("publisher", "1")],
        );
        says(
            "<a><author>x@y.example (1)</author></a>",
            &[("author", "1")],
        );
        says("<a><author>x@y.example</author></a>", &[("author", "")]);
        says("<a><author>1 (2)</author></a>", &[("author", "1 (2)")]);
    }

    #[test]
    fn text_in_the_record_itself_is_a_field() {
        says(
            "<a x='1'>2 <b>3</b></a>",
            &[("x", "1"), ("#text", "2 <b>3</b>")],
        );
        says(
            "<a><title>1</title><p>2</p><ul><li>3</li></ul></a>",
            &[("#text", "<p>2</p><ul><li>3</li></ul>"), ("title", "1")],
        );
        says(
            "<a>1<!-- x -->2<title>3</title></a>",
            &[("#text", "12"), ("title", "3")],
        );
    }

    #[test]
    fn paths_lead_to_values() {
        let values = values("<a><b><c>1</c><d>2</d></b><e>3</e><e>4</e></a>");
        assert_eq!(values.names(), ["b", "e"]);
        assert_eq!(values.json("b").as_deref(), Some(r#"{"c":"1","d":"2"}"#));
        assert_eq!(values.json("e").as_deref(), Some(r#"["3","4"]"#));
        assert_eq!(values.at("b").unwrap().texts(), ["1", "2"]);
        assert!(values.at("x").is_none() && values.json("x").is_none());
    }
}
