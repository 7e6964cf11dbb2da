//! The law that what is well-formed is read as quick-xml reads it.

use super::element::{Element, Node};
use super::entities::Declared;
use super::tree::{Matching, read};
use proptest::prelude::{ProptestConfig, Strategy, prop, proptest};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Pieces of which documents are made; most of what they make is not well-formed.
const PIECES: [&str; 22] = [
    "<a>",
    "</a>",
    "<b x='1' y=\"2>3\">",
    "</b>",
    "<c/>",
    "<خبر>",
    "</خبر>",
    "نص",
    " ",
    "\n",
    "&amp;",
    "&#1575;",
    "&lt;",
    "<!-- <a> -->",
    "<![CDATA[<a>&amp;]]>",
    "<![CDATA[]]]]>",
    "<?pi <a> ?>",
    "<ns:d e='&quot;'>",
    "</ns:d>",
    "<a.b-c_d \n z = '1' />",
    "]]",
    "--",
];

fn told(element: &Element, out: &mut String) {
    for node in &element.children {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Element(element) => {
                out.push_str(&format!("<{} {:?}>", element.name, element.attributes));
                told(element, out);
                out.push_str(&format!("</{}>", element.name));
            }
        }
    }
}

fn start(start: &BytesStart<'_>) -> Option<String> {
    let name = start.name().as_ref().to_owned();
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.ok()?;
        let name = attribute.key.as_ref().to_owned();
        let value = quick_xml::escape::unescape(&attribute.value)
            .ok()?
            .into_owned();
        attributes.push((name, value));
    }
    Some(format!("<{name} {attributes:?}>"))
}

/// What quick-xml reads; none where it finds the text not well-formed.
fn by_quick_xml(text: &str) -> Option<String> {
    let mut reader = Reader::from_str(text);
    let mut out = String::new();
    let mut depth = 0_usize;
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => {
                depth += 1;
                out.push_str(&start(&tag)?);
            }
            Event::Empty(tag) => {
                out.push_str(&start(&tag)?);
                out.push_str(&format!("</{}>", tag.name().as_ref()));
            }
            Event::End(tag) => {
                depth = depth.checked_sub(1)?;
                out.push_str(&format!("</{}>", tag.name().as_ref()));
            }
            Event::Text(text) => out.push_str(&text),
            Event::CData(text) => out.push_str(&text),
            Event::GeneralRef(name) => {
                let name = format!("&{};", &*name);
                out.push_str(&quick_xml::escape::unescape(&name).ok()?);
            }
            Event::Eof => return (depth == 0).then_some(out),
            _ => {}
        }
    }
}

fn texts() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(&PIECES[..]);
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn well_formed_xml_is_read_as_quick_xml_reads_it(text in texts()) {
        let ours = read(&text, Matching::Strict, &Declared::default()).ok().map(|root| {
            let mut out = String::new();
            told(&root, &mut out);
            out
        });
        if let Some(theirs) = by_quick_xml(&text) {
            assert_eq!(ours, Some(theirs), "{text}");
        }
    }
}
