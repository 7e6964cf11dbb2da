//! What elements hold as values: texts, lists of texts, markup, a value in an attribute; and which of several elements of
//! one name count. Which field a value is, is told elsewhere.

use super::element::{Element, Node};
use super::markup;
use super::names;
use crate::input::fields::{self, FieldValue, elements, keys};

/// Elements of one parent that are looked at.
const MOST_ELEMENTS: usize = 4096;
/// Elements that are called what an attribute of theirs says, in exports of databases and of Solr.
const NAMED_BY_ATTRIBUTE: [&str; 12] = [
    "field", "column", "str", "arr", "date", "int", "long", "bool", "float", "double", "property",
    "meta",
];
/// Attributes that hold the value of an element without content, the first that is there.
const VALUES: [&str; 12] = [
    "href",
    "target",
    "url",
    "value",
    "content",
    "term",
    "key",
    "norm",
    "literal",
    "when",
    "id-string",
    "name",
];

/// The elements in an element by name, in the order in which the names first come.
pub(super) fn groups(element: &Element) -> Vec<(&str, Vec<&Element>)> {
    let mut groups: Vec<(&str, Vec<&Element>)> = Vec::new();
    for child in element.elements().take(MOST_ELEMENTS) {
        match groups.iter_mut().find(|(name, _)| *name == child.name) {
            Some((_, group)) => group.push(child),
            None => groups.push((&child.name, vec![child])),
        }
    }
    groups
}

/// What of an element's content is text that stands directly in it: text with the markup in it, or paragraphs.
pub(super) fn own(element: &Element) -> Vec<&Node> {
    let has_text = markup::has_own_text(element);
    let is_paragraph = |child: &Element| {
        names::part(&child.name).is_some_and(|part| part.is_block) && markup::is_strong(child)
    };
    if !has_text && !element.elements().any(is_paragraph) {
        return Vec::new();
    }
    let is_part = |node: &&Node| match node {
        Node::Text(_) => has_text,
        Node::Element(child) if has_text => names::part(&child.name).is_some(),
        Node::Element(child) => is_paragraph(child),
    };
    element.children.iter().filter(is_part).collect()
}

pub(super) fn own_text(content: &[&Node]) -> FieldValue {
    let is_plain = content.iter().all(|node| matches!(node, Node::Text(_)));
    if !is_plain {
        return FieldValue::from_text(markup::html_of(content.iter().copied()));
    }
    let texts = content.iter().filter_map(|node| match node {
        Node::Text(text) => Some(text.trim()),
        Node::Element(_) => None,
    });
    let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
    FieldValue::from_text(texts.join("\n"))
}

/// The elements by the names that their attributes say.
pub(super) fn by_attribute<'a>(
    name: &str,
    group: &[&'a Element],
) -> Option<Vec<(String, Vec<&'a Element>)>> {
    if !NAMED_BY_ATTRIBUTE.contains(&name.to_ascii_lowercase().as_str()) {
        return None;
    }
    let mut named: Vec<(String, Vec<&Element>)> = Vec::new();
    for element in group {
        let called = ["name", "property", "itemprop"];
        let called = called.iter().find_map(|name| element.attribute(name))?;
        match named.iter_mut().find(|(known, _)| known == called) {
            Some((_, group)) => group.push(element),
            None => named.push((called.to_owned(), vec![element])),
        }
    }
    // An element called as its kind would be asked for its name again.
    named
        .iter()
        .all(|(called, _)| called != name)
        .then_some(named)
}

/// Of a field in several languages the Arabic.
pub(super) fn keep_arabic(group: &mut Vec<&Element>) {
    let language = |element: &Element| {
        let language = element.attribute("xml:lang").or(element.attribute("lang"));
        language.map(|language| language.to_ascii_lowercase().starts_with("ar"))
    };
    if group.iter().any(|element| language(element) == Some(true)) {
        group.retain(|element| language(element) != Some(false));
    }
}

/// Of the links of an entry the one to its page.
pub(super) fn keep_alternate(name: &str, group: &mut Vec<&Element>) {
    if elements::local(name).eq_ignore_ascii_case("link") {
        group.retain(|element| {
            element
                .attribute("rel")
                .is_none_or(|rel| rel == "alternate")
        });
    }
}

/// Whether an element is a text, a list of texts, or nothing but attributes that hold one value.
pub(super) fn is_value(element: &Element) -> bool {
    if element.has_elements() {
        return markup::is_text(element) || is_list(element);
    }
    markup::has_own_text(element)
        || element
            .attributes
            .iter()
            .all(|(name, _)| is_technical(name))
        || VALUES.iter().any(|name| element.attribute(name).is_some())
}

/// Texts under one name, as Scrapy writes lists.
fn is_list(element: &Element) -> bool {
    let mut names = element.elements().map(|child| child.name.as_str());
    let Some(first) = names.next() else {
        return false;
    };
    let (mut several, mut alike) = (first == "value", true);
    for name in names {
        several = true;
        alike &= name == first;
    }
    let is_text = |child: &Element| !child.has_elements() || markup::is_text(child);
    several && alike && !markup::has_own_text(element) && element.elements().all(is_text)
}

/// Whether fields are in an element that is called like a text.
pub(super) fn has_fields(element: &Element) -> bool {
    element
        .elements()
        .any(|child| names::is_field(&child.name) || elements::said(&child.name).through)
}

/// The texts of an element that is a value.
pub(super) fn texts(element: &Element) -> Vec<String> {
    if markup::is_text(element) {
        return vec![markup::html(element)];
    }
    if is_list(element) {
        return element.elements().flat_map(texts).collect();
    }
    if element.has_elements() {
        return vec![markup::html(element)];
    }
    let text = element.own_text();
    let text = text.trim();
    if !text.is_empty() {
        return vec![text.to_owned()];
    }
    let value = VALUES.iter().find_map(|name| element.attribute(name));
    value.map(str::to_owned).into_iter().collect()
}

/// Whether an element is a section of a text: a text, and a heading at most.
pub(super) fn is_section(element: &Element) -> bool {
    const MOST_FIELDS: usize = 3;
    let is_text = |child: &Element| is_value(child) && fields::names::is_body(&child.name);
    element.elements().count() <= MOST_FIELDS && element.elements().any(is_text)
}

/// The text in a person, a tag or a paragraph that is an element with fields.
pub(super) fn text_inside(element: &Element) -> Vec<String> {
    let mut keys = keys::text_keys().iter();
    let inside = keys.find_map(|key| element.elements().find(|child| child.name == *key));
    inside.map(texts).unwrap_or_default()
}

pub(super) fn value(name: &str, mut texts: Vec<String>) -> FieldValue {
    let said = elements::said(name);
    if said.is_keywords() {
        // Blogger: the kind of an entry is a category, too.
        texts.retain(|text| !text.starts_with("http"));
    }
    if elements::local(name) == "author" {
        texts.iter_mut().for_each(take_off_mail);
    }
    if elements::local(name) == "publisher" {
        texts.iter_mut().for_each(take_off_host);
    }
    match <[String; 1]>::try_from(texts) {
        Ok([text]) => FieldValue::from_text(text),
        Err(texts) => FieldValue::from_texts(texts),
    }
}

/// `mail@host.example (NAME)`, as RSS has authors; an address alone names nobody.
fn take_off_mail(author: &mut String) {
    let is_mail = |word: &str| word.contains('@') && !word.contains(char::is_whitespace);
    let (mail, behind) = author.split_once(" (").unwrap_or((author, ")"));
    if let Some(name) = behind.strip_suffix(')').filter(|_| is_mail(mail)) {
        *author = name.to_owned();
    }
}

/// `NAME (host.example)`, as trafilatura writes publishers.
fn take_off_host(name: &mut String) {
    let host = name
        .strip_suffix(')')
        .and_then(|name| name.rsplit_once(" ("));
    let is_host = |host: &str| host.is_ascii() && host.contains('.') && !host.contains(' ');
    if let Some((outlet, _)) = host.filter(|(_, host)| is_host(host)) {
        *name = outlet.to_owned();
    }
}

/// Attributes that say something to parsers alone.
pub(super) fn is_technical(name: &str) -> bool {
    name == "xmlns"
        || ["xmlns:", "xsi:"]
            .iter()
            .any(|start| name.starts_with(start))
        || name == "xml:space"
}
