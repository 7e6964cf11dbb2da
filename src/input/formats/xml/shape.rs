//! Which elements of a file are its records, told by a sample from its start: siblings that each have a text and a
//! headline, an address or an id of their own, the root where it is one article, and elements that the table of known
//! vocabularies calls so. Paragraphs and sections of one article have none of that.

use super::around::Around;
use super::element::{Element, Node};
use super::markup;
use super::names;
use super::values::Values;
use crate::input::fields::{self, RecordValues, elements, keys};
use crate::input::options::{Field, FieldOptions};
use std::collections::HashSet;

/// Elements of one parent that are looked at.
const LOOKED_AT: usize = 512;
/// Levels that are looked at.
const LEVELS: usize = 16;

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It is one record.
    Record,
    /// Records are inside of it.
    Container,
    /// Neither.
    Other,
}

/// The elements that are records and those around them, by their paths: names behind slashes.
#[derive(Debug, Default)]
pub(super) struct Shape {
    pub(super) records: HashSet<String>,
    pub(super) containers: HashSet<String>,
}

impl Shape {
    /// The shape of a file; `root` has the elements of its start.
    pub(super) fn new(root: &Element, options: &FieldOptions) -> Self {
        let mut shape = Self::default();
        shape.look(&Around::new(root), "", options, LEVELS);
        shape
    }

    fn look(&mut self, around: &Around<'_>, path: &str, options: &FieldOptions, levels: usize) {
        for element in around.element.elements().take(LOOKED_AT) {
            let path = format!("{path}/{}", element.name);
            match role(element, around, options, levels) {
                Role::Record => {
                    self.records.insert(path);
                }
                Role::Container if levels > 0 => {
                    self.look(&around.inside(element), &path, options, levels - 1);
                    self.containers.insert(path);
                }
                Role::Container | Role::Other => {}
            }
        }
    }

    /// Whether there are any records, or elements around them.
    pub(super) fn is_known(&self) -> bool {
        !self.records.is_empty() || !self.containers.is_empty()
    }
}

/// What an element is inside of another.
pub(super) fn role(
    element: &Element,
    around: &Around<'_>,
    options: &FieldOptions,
    levels: usize,
) -> Role {
    let said = elements::said(&element.name);
    if said.skip {
        return Role::Other;
    }
    if said.container && element.has_elements() {
        return Role::Container;
    }
    let holds_fields = element.has_elements() && !markup::is_text(element);
    if said.record && (holds_fields || !element.attributes.is_empty()) {
        return Role::Record;
    }
    if holds_records(&around.inside(element), options, levels) {
        return Role::Container;
    }
    let values = Values::new(element);
    let given =
        |(field, path): &(Field, String)| *field == Field::Body && values.at(path).is_some();
    match options.given.iter().any(given) || is_article(element, &values, around) {
        true => Role::Record,
        false => Role::Other,
    }
}

/// Whether an element is an article among what stands beside it.
fn is_article(element: &Element, values: &Values, around: &Around<'_>) -> bool {
    let entries = values.entries();
    let part = names::part(&element.name);
    if part.is_some_and(|part| !part.is_weak) || !fields::has_text(&entries) {
        return false;
    }
    let is_named = is_record_name(&element.name);
    let is_titled = !around.is_article && fields::has_title(&entries);
    let is_told = is_titled || fields::is_identified(&entries);
    if element.has_elements() && !markup::is_text(element) {
        let is_field = names::is_field(&element.name) && !is_named;
        return around.is_root() || !is_field && (is_told || is_named);
    }
    let is_one_of_many = || around.has_several(&element.name) && !around.has_title();
    (is_told || is_named) && (around.is_root() || is_one_of_many())
}

/// Whether articles are in an element that is none itself.
fn holds_records(around: &Around<'_>, options: &FieldOptions, levels: usize) -> bool {
    let element = around.element;
    if levels == 0 || !element.has_elements() || markup::is_text(element) {
        return false;
    }
    let mut records: Vec<&Element> = Vec::new();
    for child in element.elements().take(LOOKED_AT) {
        match role(child, around, options, levels - 1) {
            Role::Record => records.push(child),
            // What is related to an article is in a container, too.
            Role::Container if !has_own_text(element, &records) => return true,
            Role::Container | Role::Other => {}
        }
    }
    if has_own_text(element, &records) {
        return false;
    }
    match records[..] {
        [] => false,
        [record] => {
            let is_titled = fields::has_title(&Values::new(record).entries());
            let is_alone = element.elements().nth(1).is_none() && element.attributes.is_empty();
            is_titled && (element.is_cut || !is_identified(element)) || is_alone
        }
        _ => true,
    }
}

/// Whether an element directly has a field with a text, other than those records.
fn has_own_text(element: &Element, records: &[&Element]) -> bool {
    let is_body = |child: &&Element| {
        let said = elements::said(&child.name);
        let name = elements::local(&child.name);
        let is_it = fields::names::is_body(name) || said.is_body();
        let is_record = records.iter().any(|record| record.name == child.name);
        is_it && !is_record
    };
    let has_text = |child: &Element| {
        !child.has_elements() && !child.own_text().trim().is_empty() || markup::is_text(child)
    };
    let is_mixed = records.len() < 2 && markup::has_own_text(element);
    is_mixed || element.elements().filter(is_body).any(has_text)
}

/// Whether an element itself has an address, a date or an id.
fn is_identified(element: &Element) -> bool {
    let alone = Element {
        children: element
            .children
            .iter()
            .filter(|node| matches!(node, Node::Element(child) if !child.has_elements()))
            .cloned()
            .collect(),
        ..element.clone()
    };
    fields::is_identified(&Values::new(&alone).entries())
}

/// Whether an element is called as records are.
fn is_record_name(name: &str) -> bool {
    let name = elements::local(name);
    elements::said(name).record || keys::is_record(&name.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::super::entities::Declared;
    use super::super::tree::{Matching, read};
    use super::{FieldOptions, Shape};

    #[track_caller]
    fn has(text: &str, records: &[&str]) {
        let root = read(text, Matching::Loose, &Declared::default()).unwrap();
        let shape = Shape::new(&root, &FieldOptions::default());
        let mut found: Vec<&str> = shape.records.iter().map(String::as_str).collect();
        found.sort_unstable();
        assert_eq!(found, records, "{text}");
    }

    const FIELDS: &str = "<title>خبر</title><text>نص الخبر</text>";
    const PROSE: &str = "نص الخبر من خمس كلمات";

    #[test]
    fn siblings_with_text_and_headline_are_records() {
        has(
            &format!("<set><rec>{FIELDS}</rec><rec>{FIELDS}</rec></set>"),
            &["/set/rec"],
        );
        has(
            &format!("<set><rec>{FIELDS}</rec><chat>{FIELDS}</chat></set>"),
            &["/set/chat", "/set/rec"],
        );
        has(
            &format!("<set><name>x</name><rec>{FIELDS}</rec></set>"),
            &["/set/rec"],
        );
        has(
            &format!("<out><mid><rec>{FIELDS}</rec><rec>{FIELDS}</rec></mid></out>"),
            &["/out/mid/rec"],
        );
        has(&format!("<DOC>{FIELDS}</DOC><DOC>{FIELDS}"), &["/DOC"]);
        has(
            "<rss><channel><title>x</title><item><link>x</link></item>",
            &["/rss/channel/item"],
        );
        has(
            &format!("<set><unit id='1'>{PROSE}</unit><unit id='2'>{PROSE}</unit></set>"),
            &["/set/unit"],
        );
        has(
            &format!("<set><doc>{PROSE}</doc><doc>{PROSE}</doc></set>"),
            &["/set/doc"],
        );
    }

    #[test]
    fn one_article_is_one_record() {
        has(&format!("<set>{FIELDS}</set>"), &["/set"]);
        has(
            &format!(
                "<set>{FIELDS}<related><rec>{FIELDS}</rec><rec>{FIELDS}</rec></related></set>"
            ),
            &["/set"],
        );
        has(
            &format!("<set><title>خبر</title><line>{PROSE}</line><line>{PROSE}</line></set>"),
            &["/set"],
        );
        has(
            &format!("<set><id>1</id><in>{FIELDS}</in></set>"),
            &["/set"],
        );
        has(
            &format!("<TEI><teiHeader/><text><body><p>{PROSE}</p></body></text></TEI>"),
            &["/TEI"],
        );
    }

    #[test]
    fn sections_of_an_article_are_no_records() {
        let section =
            "<section><heading>عنوان</heading><text>نص الخبر من خمس كلمات</text></section>";
        let sections = format!("<sections>{}</sections>", section.repeat(2));
        has(
            &format!("<piece><title>خبر</title>{sections}</piece>"),
            &["/piece"],
        );
        has(&sections, &["/sections/section"]);
    }

    #[test]
    fn what_holds_no_text_is_none() {
        for text in [
            "<set><rec>1</rec><chat>2</chat></set>",
            "<urlset><url><loc>x</loc></url></urlset>",
            "نص",
        ] {
            has(text, &[]);
        }
    }
}
