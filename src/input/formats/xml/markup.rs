//! The content of an element as markup of pages: paragraphs, headings and lists of TEI, NITF and Gigaword become those
//! of HTML, so that one reader reads all of them. Which elements are content is told here too; what the text says is not.

use super::element::{Element, Node};
use super::names::{self, Part};
use crate::input::html;

/// Whether the content of an element is one text with markup in it: text beside elements, or paragraphs.
pub(super) fn is_text(element: &Element) -> bool {
    if !element.has_elements() {
        return false;
    }
    let are_parts = element.elements().all(is_part);
    are_parts && (has_own_text(element) || element.elements().any(is_strong))
}

/// Whether an element is a part of a text: a weak one with fields in it is a record.
fn is_part(element: &Element) -> bool {
    let is_known = |element: &Element| names::part(&element.name).is_some();
    let part = names::part(&element.name);
    part.is_some_and(|part| !part.is_weak || element.elements().all(is_known))
}

/// Whether text stands directly in an element.
pub(super) fn has_own_text(element: &Element) -> bool {
    let mut children = element.children.iter();
    children.any(|node| matches!(node, Node::Text(text) if !text.trim().is_empty()))
}

/// Whether an element is a part of a text and nothing else, or holds such.
pub(super) fn is_strong(element: &Element) -> bool {
    match names::part(&element.name) {
        Some(part) if !part.is_weak => true,
        Some(_) => {
            has_own_text(element) && element.has_elements() || element.elements().any(is_strong)
        }
        None => false,
    }
}

/// The content of an element as HTML.
pub(super) fn html(element: &Element) -> String {
    let mut html = String::new();
    for node in &element.children {
        push(node, false, &mut html);
    }
    html
}

/// Some of its nodes as HTML.
pub(super) fn html_of<'a>(nodes: impl Iterator<Item = &'a Node>) -> String {
    let mut html = String::new();
    nodes.for_each(|node| push(node, false, &mut html));
    html
}

fn push(node: &Node, in_block: bool, html: &mut String) {
    match node {
        Node::Text(text) => push_text(text, html),
        Node::Element(element) => push_element(element, in_block, html),
    }
}

/// Text that is markup itself was escaped or in a marked section.
fn push_text(text: &str, html: &mut String) {
    let is_markup = text.split('<').skip(1).any(html::is_tag);
    match is_markup {
        true => html.push_str(text),
        false => html.push_str(&escaped(text)),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn push_element(element: &Element, in_block: bool, html: &mut String) {
    let part = names::part(&element.name);
    let name = name(element, part, in_block);
    html.push('<');
    html.push_str(name);
    for (name, value) in attributes(element) {
        let value = escaped(value).replace('"', "&quot;");
        html.push_str(&format!(" {name}=\"{value}\""));
    }
    html.push('>');
    if matches!(name, "br" | "hr" | "img" | "wbr") {
        return;
    }
    let in_block = in_block || name == "p";
    for child in &element.children {
        push(child, in_block, html);
    }
    html.push_str(&format!("</{name}>"));
}

/// What pages call the element.
fn name(element: &Element, part: Option<Part>, in_block: bool) -> &'static str {
    const LEVELS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
    match part {
        // `<head rend="h1">`, as trafilatura writes it.
        Some(part) if part.html == "h2" => {
            let level = element.attribute("rend");
            let mut levels = LEVELS.into_iter();
            levels
                .find(|known| level == Some(known))
                .unwrap_or(part.html)
        }
        Some(part) => part.html,
        None if in_block => "span",
        None => "div",
    }
}

/// The attributes that pages have too.
fn attributes(element: &Element) -> impl Iterator<Item = (&'static str, &str)> {
    const KNOWN: [(&str, &str); 9] = [
        ("href", "href"),
        ("target", "href"),
        ("src", "src"),
        ("url", "src"),
        ("alt", "alt"),
        ("class", "class"),
        ("type", "class"),
        ("id", "id"),
        ("hidden", "hidden"),
    ];
    let known = KNOWN.into_iter();
    known.filter_map(|(name, html)| Some((html, element.attribute(name)?)))
}

#[cfg(test)]
mod tests {
    use super::super::element::Element;
    use super::super::entities::Declared;
    use super::super::tree::{Matching, read};
    use super::{html, is_text};

    fn element(text: &str) -> Element {
        let root = read(text, Matching::Strict, &Declared::default()).unwrap();
        root.elements().next().unwrap().clone()
    }

    #[test]
    fn parts_of_texts_become_those_of_pages() {
        for (text, as_html) in [
            ("<TEXT><P>أ &amp; ب</P></TEXT>", "<p>أ &amp; ب</p>"),
            (
                "<main><head rend=\"h3\">أ</head><p>ب<lb/>ج <ref target=\"/1\">د</ref></p></main>",
                "<h3>أ</h3><p>ب<br>ج <a href=\"/1\">د</a></p>",
            ),
            (
                "<t><p>أ<x>ب</x></p><div type=\"comments\"/></t>",
                "<p>أ<span>ب</span></p><div class=\"comments\"></div>",
            ),
            (
                "<t>أ<p><![CDATA[<b>ب</b>]]></p>5 &lt; 6</t>",
                "أ<p><b>ب</b></p>5 &lt; 6",
            ),
        ] {
            assert_eq!(html(&element(text)), as_html);
        }
    }

    #[test]
    fn fields_and_records_are_no_texts() {
        for (text, is) in [
            ("<TEXT><P>أ</P></TEXT>", true),
            ("<text>أ<b>ب</b></text>", true),
            ("<body><div><list><item>أ</item></list></div></body>", true),
            ("<rows><row>أ</row><row>ب</row></rows>", false),
            ("<list><item><title>أ</title></item></list>", false),
            ("<author><name>أ</name></author>", false),
            ("<text>أ</text>", false),
        ] {
            assert_eq!(is_text(&element(text)), is, "{text}");
        }
    }
}
