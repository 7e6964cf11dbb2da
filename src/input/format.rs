//! The formats: one table of all that are known, whether they are read or not. Values of `--format`, the answer of
//! `sniff`, names in records and messages follow from it. How a format is read is not here but in `formats/`.

use Support::{NotRead, Read};
use std::ffi::OsStr;
use std::fmt;
use std::path::Path;

/// What is known of a format.
struct FormatRow {
    /// Its name as a value of `--format` and in records.
    name: &'static str,
    /// Its name in messages.
    title: &'static str,
    /// Endings of the names of its files, without the dot.
    suffixes: &'static [&'static str],
    /// The bytes that its files start with, where no text starts so.
    magic: &'static [&'static [u8]],
    support: Support,
}

/// Whether a format is read.
enum Support {
    /// It is, by a reader in `formats/`; what the help says of it.
    Read(&'static str),
    /// It is not; what a person can do about it.
    NotRead(&'static str),
}

const EXTRACT: Support = NotRead("extract it first");
const CONVERT: Support = NotRead("convert it to plain text first");
const CONVERT_OR_FORCE: Support =
    NotRead("convert it to plain text first, or give --format text to read it as it is");

/// Declares the enum and its table, so that no format is without its row: name, title, suffixes, magic, support.
macro_rules! formats {
    ($(
        $(#[$doc:meta])*
        $format:ident => $name:literal, $title:literal, $suffixes:expr, $magic:expr, $support:expr;
    )+) => {
        /// What the bytes of a source or of a member of an archive are.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Format {
            $($(#[$doc])* $format,)+
        }

        impl Format {
            /// All formats, in the order of the help.
            pub const ALL: &'static [Self] = &[$(Self::$format,)+];

            fn row(self) -> &'static FormatRow {
                match self {
                    $(Self::$format => const {
                        &FormatRow {
                            name: $name,
                            title: $title,
                            suffixes: &$suffixes,
                            magic: &$magic,
                            support: $support,
                        }
                    },)+
                }
            }
        }
    };
}

formats! {
    /// Plain text.
    Text => "text", "plain text", ["txt"], [],
        Read("Plain text, whatever it looks like");
    /// HTML pages.
    Html => "html", "HTML", ["html", "htm", "xhtml"], [],
        Read("HTML pages");
    /// JSON values: an array, an object, several one after another.
    Json => "json", "JSON", ["json"], [],
        Read("JSON: an array, an object, several one after another");
    /// One JSON value a line. Content tells only that it is JSON; its reader looks for lines.
    JsonLines => "jsonl", "JSON lines", ["jsonl", "ndjson"], [],
        Read("One JSON object a line");
    /// Rows with commas, semicolons or bars between the fields. Content tells no rows with tabs from these; their
    /// reader does.
    Csv => "csv", "CSV", ["csv"], [],
        Read("Rows with commas or semicolons");
    /// Rows with tabs between the fields.
    Tsv => "tsv", "TSV", ["tsv"], [],
        Read("Rows with tabs");
    /// Web archives, WET included.
    Warc => "warc", "WARC", ["warc", "wet"], [b"WARC/1.", b"WARC/0."],
        Read("Web archives, WET too");
    /// XML of any kind: feeds, sitemaps, dumps.
    Xml => "xml", "XML", ["xml", "rss", "atom"], [],
        CONVERT_OR_FORCE;
    /// 7z archives.
    SevenZip => "7z", "7z", ["7z"], [b"7z\xbc\xaf\x27\x1c"],
        EXTRACT;
    /// rar archives.
    Rar => "rar", "rar", ["rar"], [b"Rar!\x1a\x07"],
        EXTRACT;
    /// PDF documents.
    Pdf => "pdf", "PDF", ["pdf"], [b"%PDF-"],
        CONVERT_OR_FORCE;
    /// parquet tables.
    Parquet => "parquet", "parquet", ["parquet"], [b"PAR1"],
        CONVERT_OR_FORCE;
    /// Arrow tables.
    Arrow => "arrow", "Arrow", ["arrow"], [b"ARROW1\0\0"],
        CONVERT_OR_FORCE;
    /// Avro tables.
    Avro => "avro", "Avro", ["avro"], [b"Obj\x01"],
        CONVERT_OR_FORCE;
    /// RTF documents.
    Rtf => "rtf", "RTF", ["rtf"], [b"{\\rtf"],
        CONVERT_OR_FORCE;
    /// Documents of Microsoft Office before 2007 (OLE containers).
    OldOffice => "doc", "old Microsoft Office", ["doc", "xls", "ppt"], [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
        CONVERT_OR_FORCE;
    /// SQLite databases.
    Sqlite => "sqlite", "SQLite", ["sqlite", "db"], [b"SQLite format 3\0"],
        CONVERT_OR_FORCE;
    /// Documents of Microsoft Office since 2007: zips, told by a member.
    Office => "office", "a Microsoft Office document", ["docx", "xlsx", "pptx"], [],
        CONVERT;
    /// Books and documents that are zips as well, told by their first member.
    OpenDocument => "opendocument", "EPUB or OpenDocument", ["epub", "odt", "ods", "odp"], [],
        CONVERT;
}

impl Format {
    /// The formats that are read, in the order of the help.
    pub fn read() -> impl Iterator<Item = Self> {
        let all = Self::ALL.iter().copied();
        all.filter(|format| format.help().is_some())
    }

    /// The format that is read and has this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::read().find(|format| format.name() == name)
    }

    /// Its name as a value of `--format` and in records.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// What the help says of it; `None` where it is not read.
    pub fn help(self) -> Option<&'static str> {
        match self.row().support {
            Read(help) => Some(help),
            NotRead(_) => None,
        }
    }

    /// What a person can do about a file of it; `None` where it is read.
    pub fn remedy(self) -> Option<&'static str> {
        match self.row().support {
            Read(_) => None,
            NotRead(remedy) => Some(remedy),
        }
    }

    /// Whether the name of a file ends as its files do.
    pub(super) fn is_suffix_of(self, name: &str) -> bool {
        let suffix = Path::new(name).extension().and_then(OsStr::to_str);
        suffix.is_some_and(|suffix| {
            let known = self.row().suffixes.iter();
            known
                .into_iter()
                .any(|known| suffix.eq_ignore_ascii_case(known))
        })
    }

    /// The format whose files start with these bytes, where no text starts so.
    pub(super) fn by_magic(head: &[u8]) -> Option<Self> {
        let starts = |format: &Self| {
            let magic = format.row().magic.iter();
            magic.into_iter().any(|magic| head.starts_with(magic))
        };
        Self::ALL.iter().copied().find(starts)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.row().title)
    }
}

#[cfg(test)]
mod tests {
    use super::Format;
    use std::collections::HashSet;

    #[test]
    fn each_row_is_well_formed() {
        let mut seen = HashSet::new();
        for format in Format::ALL {
            let row = format.row();
            assert!(seen.insert(row.name), "{format:?}: its name comes twice");
            for suffix in row.suffixes {
                assert_eq!(*suffix, suffix.to_ascii_lowercase(), "{format:?}");
                assert!(
                    seen.insert(suffix) || *suffix == row.name,
                    "{format:?}: {suffix} comes twice"
                );
            }
            let said = format.help().or(format.remedy()).unwrap_or_default();
            assert!(!row.title.is_empty() && !said.is_empty(), "{format:?}");
        }
    }

    #[test]
    fn magic_needs_all_its_bytes() {
        assert_eq!(Format::by_magic(b"%PDF-1.7"), Some(Format::Pdf));
        assert_eq!(Format::by_magic(b"%PDF"), None);
        assert_eq!(Format::by_magic("Rar! نص".as_bytes()), None);
    }

    #[test]
    fn suffixes_are_known_in_any_case() {
        assert!(Format::JsonLines.is_suffix_of("a/b.NDJSON"));
        assert!(!Format::JsonLines.is_suffix_of("a/b.json"));
        assert!(!Format::JsonLines.is_suffix_of("jsonl"));
    }
}
