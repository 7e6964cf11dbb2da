//! What a file is, by its first bytes; its name is asked only where content cannot tell (CSV). Text that merely
//! starts like another format stays text: losing an article to a false alarm is worse than reading a stray tag.

mod delimited;
mod json;
mod markup;

use crate::text::scan::{self, BytePattern};
use fearless_simd::{Simd, SimdBase, mask8x32, u8x32};
use std::fmt;

/// What the first bytes look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Plain text.
    Text,
    /// A format that holds articles but is not plain text.
    Format(Format),
    /// Neither text nor a format that holds articles.
    Binary,
}

/// Formats known by content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// HTML pages.
    Html,
    /// XML of any kind: feeds, sitemaps, dumps.
    Xml,
    /// JSON and JSON lines.
    Json,
    /// Comma or tab separated rows.
    Csv,
    /// Web archives.
    Warc,
    /// Archives that are not read, by name.
    Archive(&'static str),
    /// Documents and tables in a binary form, by name; they are not read.
    Document(&'static str),
}

impl Format {
    /// What a person can do about it.
    pub fn remedy(self) -> &'static str {
        match self {
            Self::Archive(_) => "extract it first",
            _ => "convert it to plain text first, or give --format text to read it as it is",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Html => "HTML",
            Self::Xml => "XML",
            Self::Json => "JSON",
            Self::Csv => "CSV",
            Self::Warc => "WARC",
            Self::Archive(name) | Self::Document(name) => name,
        })
    }
}

/// Magic numbers of formats that hold articles: offset, bytes, format.
const MAGIC: &[(usize, &[u8], Format)] = &[
    (0, b"7z\xbc\xaf\x27\x1c", Format::Archive("7z")),
    (0, b"Rar!\x1a\x07", Format::Archive("rar")),
    (0, b"WARC/1.", Format::Warc),
    (0, b"WARC/0.", Format::Warc),
    (0, b"%PDF-", Format::Document("PDF")),
    (0, b"PAR1", Format::Document("parquet")),
    (0, b"ARROW1\0\0", Format::Document("Arrow")),
    (0, b"Obj\x01", Format::Document("Avro")),
    (0, b"{\\rtf", Format::Document("RTF")),
    (
        0,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        Format::Document("old Microsoft Office"),
    ),
    (0, b"SQLite format 3\0", Format::Document("SQLite")),
];

/// Share of control bytes above which bytes are not text. Scraped text holds a stray control now and then.
const CONTROL_SHARE: f64 = 0.05;

/// The formats told by bytes that no text holds.
pub fn by_magic(head: &[u8]) -> Option<Format> {
    MAGIC
        .iter()
        .find(|(offset, magic, _)| {
            head.get(*offset..)
                .is_some_and(|rest| rest.starts_with(magic))
        })
        .map(|(_, _, format)| *format)
}

/// Are these bytes, in an encoding that extends ASCII, no text at all?
pub fn is_binary(head: &[u8]) -> bool {
    let controls = controls(head);
    let suspicious = controls as f64 > CONTROL_SHARE * head.len() as f64;
    // Magic numbers of pictures are as short as "BM": they count only where bytes are odd anyway.
    suspicious || controls > 0 && infer::get(head).is_some_and(|kind| !is_text_type(&kind))
}

/// The formats that are written as text.
pub fn by_text(head: &str, name: &str) -> Option<Format> {
    let start = head.trim_start();
    if json::looks_like(start) || json::is_named_so(start, name) {
        Some(Format::Json)
    } else if let Some(format) = markup::find(start) {
        Some(format)
    } else if delimited::looks_like(start, name) {
        Some(Format::Csv)
    } else {
        None
    }
}

fn is_text_type(kind: &infer::Type) -> bool {
    kind.matcher_type() == infer::MatcherType::Text || kind.mime_type().starts_with("text/")
}

/// The number of control bytes; text hardly ever has one.
fn controls(bytes: &[u8]) -> usize {
    let from = scan::first::<Control>(bytes);
    let found = bytes[from..].iter().filter(|byte| is_control(**byte));
    found.count()
}

struct Control;

impl BytePattern for Control {
    #[inline(always)]
    fn find<S: Simd>([byte, ..]: [u8x32<S>; 3]) -> mask8x32<S> {
        byte.simd_lt(0x20) & !(byte - 0x08).simd_le(b'\r' - 0x08) & !byte.simd_eq(0x1B)
    }
}

/// Control bytes other than white space, form feed, backspace (bold text of old terminals) and escape.
fn is_control(byte: u8) -> bool {
    (byte < 0x20) & !matches!(byte, 0x08..=b'\r') & (byte != 0x1b)
}

#[cfg(test)]
mod tests {
    use super::{Format, by_magic, controls, is_binary, is_control};

    #[test]
    fn magic_needs_all_its_bytes() {
        assert_eq!(by_magic(b"%PDF-1.7"), Some(Format::Document("PDF")));
        assert_eq!(by_magic(b"%PDF"), None);
        assert_eq!(by_magic("Rar! نص".as_bytes()), None);
    }

    #[test]
    fn each_control_byte_counts_wherever_it_stands() {
        let all: Vec<u8> = (0..=u8::MAX).collect();
        for at in 0..all.len() {
            let counted = all[at..].iter().filter(|byte| is_control(**byte)).count();
            assert_eq!(controls(&all[at..]), counted, "from {at}");
            assert_eq!(controls(&[b'a', all[at]]) > 0, is_control(all[at]), "{at}");
        }
    }

    #[test]
    fn text_that_begins_like_a_picture_is_text() {
        assert!(!is_binary("BMW تعلن عن مصنع جديد".as_bytes()));
        assert!(!is_binary(
            "نص فيه \u{0} واحد بين كلمات كثيرة جدا".as_bytes()
        ));
    }

    #[test]
    fn pictures_and_noise_are_binary() {
        assert!(is_binary(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"));
        assert!(is_binary(&[1, 2, 3, 250, 0, 0, 7]));
    }
}
