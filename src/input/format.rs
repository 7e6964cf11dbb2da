//! The formats: one table of all that are known, whether they are read or not. Values of `--format`, the answer of
//! `sniff`, names in records and messages follow from it. How a format is read is not here but in `formats/`.

use super::support::{CONVERT, EPUB, EXTRACT, MAIL, MHTML, PARQUET, SQLITE, Support, XLSX};
use crate::model::table;
use std::ffi::OsStr;
use std::fmt;
use std::path::Path;

table! {
    /// What the bytes of a source or of a member of an archive are. Its public name is a value of `--format`.
    pub enum Format (
        /// Its name in messages.
        title: &'static str,
        /// Endings of the names of its files, without the dot.
        suffixes: &'static [&'static str],
        /// First bytes of its files, any of them, where no text starts so.
        magic: &'static [&'static [u8]],
        /// Whether it is read.
        support: Support,
    ) {
        Text "text" "Plain text." {
            title: "plain text",
            suffixes: &["txt"],
            magic: &[],
            support: Support::Read("Plain text, whatever it looks like"),
        },
        Markdown "markdown" "Markdown, as crawlers and converters write it." {
            title: "Markdown",
            suffixes: &["md", "markdown", "mdown"],
            magic: &[],
            support: Support::Read("Markdown"),
        },
        Html "html" "HTML pages." {
            title: "HTML",
            suffixes: &["html", "htm", "xhtml"],
            magic: &[],
            support: Support::Read("HTML pages"),
        },
        Json "json" "JSON values: an array, an object, several one after another." {
            title: "JSON",
            suffixes: &["json"],
            magic: &[],
            support: Support::Read("JSON: an array, an object, several one after another"),
        },
        // Content tells only that a file is JSON; whether it holds lines is for the reader to find.
        JsonLines "jsonl" "One JSON value a line." {
            title: "JSON lines",
            suffixes: &["jsonl", "ndjson"],
            magic: &[],
            support: Support::Read("One JSON object a line"),
        },
        // Content tells only that a file is a table; what separates the fields is for the reader to find.
        Csv "csv" "Rows with commas, semicolons or bars between the fields." {
            title: "CSV",
            suffixes: &["csv"],
            magic: &[],
            support: Support::Read("Rows with commas or semicolons"),
        },
        Tsv "tsv" "Rows with tabs between the fields." {
            title: "TSV",
            suffixes: &["tsv"],
            magic: &[],
            support: Support::Read("Rows with tabs"),
        },
        Warc "warc" "Web archives, WET included." {
            title: "WARC",
            suffixes: &["warc", "wet"],
            magic: &[b"WARC/1.", b"WARC/0."],
            support: Support::Read("Web archives, WET too"),
        },
        Xml "xml" "XML of records: feeds, exports, corpora, one article in tags." {
            title: "XML",
            suffixes: &["xml", "rss", "atom"],
            magic: &[],
            support: Support::Read("XML: feeds (RSS, Atom, WordPress, Blogger), NITF, NewsML, TEI, records of any names"),
        },
        Sgml "sgml" "SGML of records: Gigaword, TREC and others, whose end tags may be missing." {
            title: "SGML",
            suffixes: &["sgml", "sgm"],
            magic: &[],
            support: Support::Read("SGML: Gigaword, TREC and other corpora"),
        },
        Sitemap "sitemap" "Lists of the pages or feeds of a site." {
            title: "a sitemap",
            suffixes: &[],
            magic: &[],
            support: Support::NotRead("give the pages that it lists"),
        },
        Markup "markup" "XML that holds no articles: drawings, maps, settings." {
            title: "XML without articles",
            suffixes: &["svg", "plist", "kml"],
            magic: &[],
            support: CONVERT,
        },
        Sql "sql" "Statements of databases." {
            title: "SQL",
            suffixes: &["sql"],
            magic: &[],
            support: CONVERT,
        },
        Yaml "yaml" "YAML." {
            title: "YAML",
            suffixes: &["yaml", "yml"],
            magic: &[],
            support: CONVERT,
        },
        Config "config" "Settings: TOML and INI." {
            title: "a file of settings",
            suffixes: &["toml", "ini"],
            magic: &[],
            support: CONVERT,
        },
        Wikitext "wikitext" "Wikitext." {
            title: "wikitext",
            suffixes: &["wiki"],
            magic: &[],
            support: CONVERT,
        },
        Latex "latex" "LaTeX." {
            title: "LaTeX",
            suffixes: &["tex"],
            magic: &[],
            support: CONVERT,
        },
        Code "code" "Source code." {
            title: "source code",
            suffixes: &["py", "js", "php"],
            magic: &[],
            support: CONVERT,
        },
        Python "python" "Lists and dicts as Python prints them." {
            title: "output of Python",
            suffixes: &[],
            magic: &[],
            support: Support::Read("Lists and dicts as Python prints them"),
        },
        Log "log" "Logs of programs." {
            title: "a log",
            suffixes: &["log"],
            magic: &[],
            support: CONVERT,
        },
        Mhtml "mhtml" "Pages as browsers save them in one file." {
            title: "MHTML",
            suffixes: &["mhtml", "mht"],
            magic: &[],
            support: MHTML,
        },
        Mail "mail" "Mail: one message, or several in a mailbox." {
            title: "mail",
            suffixes: &["eml", "mbox"],
            magic: &[],
            support: MAIL,
        },
        Subtitles "subtitles" "Subtitles." {
            title: "a file of subtitles",
            suffixes: &["srt", "vtt"],
            magic: &[],
            support: CONVERT,
        },
        SevenZip "7z" "7z archives." {
            title: "7z",
            suffixes: &["7z"],
            magic: &[b"7z\xbc\xaf\x27\x1c"],
            support: EXTRACT,
        },
        Rar "rar" "rar archives." {
            title: "rar",
            suffixes: &["rar"],
            magic: &[b"Rar!\x1a\x07"],
            support: EXTRACT,
        },
        Pdf "pdf" "PDF documents." {
            title: "PDF",
            suffixes: &["pdf"],
            magic: &[b"%PDF-"],
            support: CONVERT,
        },
        Parquet "parquet" "Parquet tables: each row is a record." {
            title: "Parquet",
            suffixes: &["parquet"],
            magic: &[b"PAR1"],
            support: PARQUET,
        },
        Arrow "arrow" "Arrow tables." {
            title: "Arrow",
            suffixes: &["arrow"],
            magic: &[b"ARROW1\0\0"],
            support: CONVERT,
        },
        Avro "avro" "Avro tables." {
            title: "Avro",
            suffixes: &["avro"],
            magic: &[b"Obj\x01"],
            support: CONVERT,
        },
        Rtf "rtf" "RTF documents." {
            title: "RTF",
            suffixes: &["rtf"],
            magic: &[b"{\\rtf"],
            support: CONVERT,
        },
        OldOffice "doc" "Documents of Microsoft Office before 2007 (OLE containers)." {
            title: "old Microsoft Office",
            suffixes: &["doc", "xls", "ppt"],
            magic: &[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
            support: CONVERT,
        },
        Sqlite "sqlite" "SQLite databases: each row of a table with texts is a record." {
            title: "SQLite",
            suffixes: &["sqlite", "sqlite3", "db"],
            magic: &[b"SQLite format 3\0"],
            support: SQLITE,
        },
        // Zips, told by their members.
        Xlsx "xlsx" "Sheets of Excel since 2007: each row is a record." {
            title: "xlsx",
            suffixes: &["xlsx", "xlsm"],
            magic: &[],
            support: XLSX,
        },
        Office "office" "Other documents of Microsoft Office since 2007." {
            title: "a Microsoft Office document",
            suffixes: &["docx", "pptx", "xlsb"],
            magic: &[],
            support: CONVERT,
        },
        Epub "epub" "Books: each document of one is read as a page." {
            title: "EPUB",
            suffixes: &["epub"],
            magic: &[],
            support: EPUB,
        },
        OpenDocument "opendocument" "Documents of LibreOffice." {
            title: "OpenDocument",
            suffixes: &["odt", "ods", "odp"],
            magic: &[],
            support: CONVERT,
        },
    }
}

impl Format {
    /// What a person can do about a file of it; `None` where it is read.
    pub fn remedy(self) -> Option<&'static str> {
        match self.support() {
            Support::Read(_) => None,
            Support::NotRead(remedy) => Some(remedy),
        }
    }

    /// Whether the name of a file ends as its files do.
    pub(super) fn is_suffix_of(self, name: &str) -> bool {
        let suffix = Path::new(name).extension().and_then(OsStr::to_str);
        suffix.is_some_and(|suffix| {
            let known = self.suffixes().iter();
            known
                .into_iter()
                .any(|known| suffix.eq_ignore_ascii_case(known))
        })
    }

    /// The format whose files start with these bytes, where no text starts so.
    pub(super) fn by_magic(head: &[u8]) -> Option<Self> {
        let starts = |format: &Self| {
            let magic = format.magic().iter();
            magic.into_iter().any(|magic| head.starts_with(magic))
        };
        Self::ALL.into_iter().find(starts)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.title())
    }
}
