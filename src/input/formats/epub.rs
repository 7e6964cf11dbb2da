//! EPUB: each document of a book is a page, in the order in which it is read. The table of contents and the cover are
//! passed over. A document that is damaged costs itself alone.

use super::encoded_document::EncodedDocument;
use super::html::PageFrame;
use super::item::{Emit, Frame, Item};
use super::reader::FormatReader;
use crate::input::name::displayable_bytes;
use crate::input::options::InputOptions;
use crate::input::stream::compression::{FREE_BYTES, MAX_RATIO};
use crate::input::stream::input_stream::InputStream;
use crate::input::stream::random_access::RandomAccess;
use crate::report::Event;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event as Xml};
use std::collections::{HashMap, HashSet};
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use zip::ZipArchive;

/// Most bytes of a list inside of a book.
const LIST_BYTES: u64 = 16 * 1024 * 1024;

/// Reads books.
pub(super) struct EpubReader;

type Book = ZipArchive<BufReader<RandomAccess>>;

impl FormatReader for EpubReader {
    fn documents(
        &self,
        input: &mut InputStream<'_>,
        options: &InputOptions,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        let (mut book, mut allowance) = match open(input) {
            Ok(opened) => opened,
            Err(event) => return emit(Item::Event(event)),
        };
        let names = reading_order(&mut book).unwrap_or_else(|| pages(&book));
        let encrypted = encrypted(&mut book);
        if names.is_empty() {
            let what = "is EPUB without a document in it";
            return emit(Item::Event(
                input.origin.unsupported(what, "get the book again"),
            ));
        }
        for name in names {
            let origin = input.origin.inside(&displayable_bytes(name.as_bytes()));
            if encrypted.contains(&name) {
                emit(Item::Event(
                    origin.unsupported("is encrypted", "get the book without DRM"),
                ))?;
                continue;
            }
            let most = (options.max_document as u64).min(allowance);
            let (bytes, damage) = member(&mut book, &name, most + 1);
            allowance = allowance.saturating_sub(bytes.len() as u64);
            if allowance == 0 {
                let what = format!("expands more than {MAX_RATIO} times: a decompression bomb?");
                return emit(Item::Event(
                    input.origin.unsupported(what, "extract it first"),
                ));
            }
            emit(match bytes.len() > options.max_document {
                true => Item::TooLong(origin.address(0), None),
                false if bytes.is_empty() => {
                    Item::Event(origin.damaged("cannot be read", "get the book again"))
                }
                false => Item::Frame(page(&origin, bytes)),
            })?;
            if let Some(damage) = damage {
                emit(Item::Event(origin.broken_off(&damage, true)))?;
            }
        }
        ControlFlow::Continue(())
    }
}

fn page(origin: &crate::input::stream::origin::Origin, bytes: Vec<u8>) -> Frame {
    let page = EncodedDocument {
        bytes,
        ..EncodedDocument::default()
    };
    Frame::new(origin.address(0), None, PageFrame(page))
}

/// Opens a book; with it the bytes that may come out of it.
fn open(input: &mut InputStream<'_>) -> Result<(Book, u64), Event> {
    let mut bytes = input.random_access("EPUB")?;
    let size = bytes.seek(SeekFrom::End(0)).unwrap_or(0);
    let book = ZipArchive::new(BufReader::new(bytes));
    let book = book.map_err(|error| {
        let what = format!("is EPUB that cannot be read: {error}");
        input.origin.damaged(what, "get the book again")
    })?;
    Ok((
        book,
        size.saturating_mul(MAX_RATIO).saturating_add(FREE_BYTES),
    ))
}

/// A member, as far as it can be read, and why it ends early.
fn member(book: &mut Book, name: &str, most: u64) -> (Vec<u8>, Option<std::io::Error>) {
    let mut bytes = Vec::new();
    let damage = match book.by_name(name) {
        Ok(member) => member.take(most).read_to_end(&mut bytes).err(),
        Err(error) => Some(error.into()),
    };
    (bytes, damage)
}

/// The names of all documents in the order of the book; none where it does not say.
fn reading_order(book: &mut Book) -> Option<Vec<String>> {
    let (container, _) = member(book, "META-INF/container.xml", LIST_BYTES);
    let mut package = None;
    elements(&container, |name, attribute| {
        if name == "rootfile" && package.is_none() {
            package = attribute("full-path");
        }
    });
    let package = package?;
    let (list, _) = member(book, &package, LIST_BYTES);
    let folder = package.rfind('/').map_or("", |at| &package[..=at]);
    let mut items: HashMap<String, (String, bool)> = HashMap::new();
    let (mut order, mut aside) = (Vec::new(), HashSet::new());
    elements(&list, |name, attribute| match name {
        "item" => {
            let is_page = attribute("media-type").is_none_or(|kind| {
                kind.contains("html") || kind.contains("dtbook") || kind.contains("oeb1-document")
            });
            let properties = attribute("properties").unwrap_or_default();
            let is_list = properties.split_whitespace().any(|word| word == "nav");
            if let (Some(id), Some(href)) = (attribute("id"), attribute("href")) {
                items.insert(id, (resolved(folder, &href), is_page && !is_list));
            }
        }
        "itemref" => order.extend(attribute("idref")),
        "reference" => {
            let kind = attribute("type").unwrap_or_default();
            if matches!(kind.as_str(), "toc" | "cover" | "title-page") {
                aside.extend(attribute("href").map(|href| resolved(folder, &href)));
            }
        }
        _ => {}
    });
    let mut seen = HashSet::new();
    let names = order.iter().filter_map(|id| items.get(id));
    let names = names.filter(|(name, is_page)| *is_page && !aside.contains(name));
    let names: Vec<String> = names.map(|(name, _)| name.clone()).collect();
    let names: Vec<String> = names
        .into_iter()
        .filter(|name| seen.insert(name.clone()))
        .collect();
    (!names.is_empty()).then_some(names)
}

/// The names of all pages, where the book does not say in which order they are read.
fn pages(book: &Book) -> Vec<String> {
    let is_page = |name: &String| {
        let end = name.rsplit('.').next().unwrap_or_default();
        let mut known = ["xhtml", "html", "htm"].iter();
        known.any(|known| end.eq_ignore_ascii_case(known))
    };
    let names = book.file_names().flatten().map(|name| name.into_owned());
    let mut names: Vec<String> = names.filter(is_page).collect();
    names.sort();
    names
}

/// The names of members that are encrypted.
fn encrypted(book: &mut Book) -> HashSet<String> {
    let (list, _) = member(book, "META-INF/encryption.xml", LIST_BYTES);
    let mut names = HashSet::new();
    elements(&list, |name, attribute| {
        if name == "CipherReference" {
            names.extend(attribute("URI").map(|uri| resolved("", &uri)));
        }
    });
    names
}

/// Calls `found` with the name of each element and what gives its attributes; as far as the list can be read.
fn elements(list: &[u8], mut found: impl FnMut(&str, &dyn Fn(&str) -> Option<String>)) {
    let text = String::from_utf8_lossy(list);
    let mut reader = Reader::from_str(&text);
    loop {
        match reader.read_event() {
            Ok(Xml::Start(element) | Xml::Empty(element)) => {
                let name = element.local_name();
                let name: &str = name.as_ref();
                found(name, &|attribute| attribute_of(&element, attribute));
            }
            Ok(Xml::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

fn attribute_of(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attributes = element.attributes().flatten();
    let mut attributes = attributes.filter(|attribute| attribute.key.local_name().as_ref() == name);
    let value = attributes.next()?;
    let value = value
        .normalized_value(quick_xml::XmlVersion::Implicit1_0)
        .ok()?;
    Some(value.into_owned())
}

/// The name of the member that an address in a list leads to.
fn resolved(folder: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or_default();
    let path = format!("{folder}{}", unescaped(href));
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// An address without `%20` and the like.
fn unescaped(href: &str) -> String {
    let mut bytes = Vec::with_capacity(href.len());
    let mut rest = href.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let hex = behind.get(..2).filter(|_| *first == b'%');
        let hex = hex.and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn addresses_lead_to_members() {
        for (folder, href, name) in [
            ("OEBPS/", "a%20b.xhtml#x", "OEBPS/a b.xhtml"),
            ("OEBPS/", "../text/./a.xhtml", "text/a.xhtml"),
            ("", "%D8%A3.xhtml", "أ.xhtml"),
            ("", "../../a", "a"),
            ("", "100%", "100%"),
        ] {
            assert_eq!(resolved(folder, href), name);
        }
    }
}
