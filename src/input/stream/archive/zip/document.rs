//! Documents that are zips inside: told by the names of their members, and read by a format of their own or not at all.

use super::member::Seekable;
use crate::input::format::Format;
use crate::input::stream::archive::members::{Entry, Members, Visit};
use crate::input::stream::input_stream::InputStream;
use crate::input::stream::random_access::RandomAccess;
use std::io::Read;
use std::ops::ControlFlow;
use zip::ZipArchive;

/// Longest content of a member that says what the zip is.
const TYPE_BYTES: u64 = 100;

/// The format of a document that is a zip inside; none where it is an archive.
pub(super) fn format<R: Seekable>(archive: &mut ZipArchive<R>) -> Option<Format> {
    if archive.index_for_name_raw(b"[Content_Types].xml").is_some() {
        let is_workbook = archive.index_for_name_raw(b"xl/workbook.xml").is_some();
        return Some(if is_workbook {
            Format::Xlsx
        } else {
            Format::Office
        });
    }
    let is_typed = archive.by_index_data(0).ok()?.name_raw() == b"mimetype";
    if !is_typed {
        return None;
    }
    let mut content = String::new();
    let first = archive.by_index(0).ok()?;
    let _ = first.take(TYPE_BYTES).read_to_string(&mut content);
    Some(match content.trim() {
        "application/epub+zip" => Format::Epub,
        _ => Format::OpenDocument,
    })
}

/// Hands over a document, or says that its format is not read.
pub(super) fn visit(
    format: Format,
    bytes: RandomAccess,
    members: &Members<'_>,
    visit: &mut Visit<'_>,
) -> ControlFlow<()> {
    visit(match format.remedy() {
        Some(_) => Entry::Event(members.origin.not_read(format)),
        None => Entry::Document(InputStream::document(members.origin.clone(), bytes, format)),
    })
}
