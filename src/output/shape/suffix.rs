//! Which suffix of a name asks for which shape. A name without a suffix, or with one that says nothing, is one of JSON
//! lines; one that is another format's is refused, since whoever opens the file would be misled.

use super::Table;
use super::compressed::Compression;
use std::path::Path;

/// What a suffix says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Suffix {
    /// How records lie in the file.
    pub table: Table,
    /// How it is compressed.
    pub compression: Option<Compression>,
}

/// The suffixes that ask for a shape, which are its names too; the first is the usual one.
pub const NAMES: [&str; 7] = [
    "jsonl",
    "jsonl.gz",
    "jsonl.zst",
    "csv",
    "csv.gz",
    "csv.zst",
    "parquet",
];

/// Suffixes of JSON lines besides.
const JSON: [&str; 3] = ["jsonl", "ndjson", "json"];
/// Suffixes of formats that are not written.
const OTHERS: [&str; 41] = [
    "7z", "arrow", "avro", "br", "bz2", "db", "doc", "docx", "duckdb", "epub", "feather", "gzip",
    "htm", "html", "ipc", "lz4", "lzma", "md", "msgpack", "ods", "orc", "pdf", "pickle", "pkl",
    "rar", "sql", "sqlite", "tar", "tgz", "toml", "tsv", "warc", "wet", "xhtml", "xls", "xlsx",
    "xml", "xz", "yaml", "yml", "zip",
];

impl Suffix {
    /// What the name of a file says; none where it says nothing.
    ///
    /// # Errors
    /// It is the suffix of a format that is not written.
    pub fn of_path(path: &Path) -> Result<Option<Self>, String> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.to_ascii_lowercase();
        let mut parts = name.rsplit('.').collect::<Vec<_>>();
        // What is before the first dot is no suffix; in `.jsonl` it is empty.
        parts.pop();
        let mut parts = parts.into_iter();
        let last = parts.next().unwrap_or_default();
        let (compression, last) = match last {
            "gz" => (Some(Compression::Gzip), parts.next().unwrap_or_default()),
            "zst" => (Some(Compression::Zstd), parts.next().unwrap_or_default()),
            last => (None, last),
        };
        let table = match last {
            "csv" => Some(Table::Csv),
            "parquet" | "pq" => Some(Table::Parquet),
            last if JSON.contains(&last) => Some(Table::JsonLines),
            last if OTHERS.contains(&last) => {
                return Err(format!("names a format that is not written, .{last}"));
            }
            _ => None,
        };
        match (table, compression) {
            (Some(Table::Parquet), Some(_)) => {
                Err("is compressed inside, and not as a whole".into())
            }
            (None, None) => Ok(None),
            (table, compression) => Ok(Some(Self {
                table: table.unwrap_or_default(),
                compression,
            })),
        }
    }

    /// What a name of the list says.
    pub fn parse(name: &str) -> Option<Self> {
        let known = NAMES.contains(&name);
        let path = known.then(|| format!("x.{name}"))?;
        Self::of_path(Path::new(&path)).ok().flatten()
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        let found = NAMES
            .into_iter()
            .find(|name| Self::parse(name) == Some(self));
        found.unwrap_or(NAMES[0])
    }
}

#[cfg(test)]
mod tests {
    use super::{NAMES, Suffix};
    use std::path::Path;

    fn of(name: &str) -> Result<Option<&'static str>, String> {
        Suffix::of_path(Path::new(name)).map(|said| said.map(Suffix::name))
    }

    #[test]
    fn the_last_suffixes_say_the_shape() {
        for name in NAMES {
            assert_eq!(of(&format!("a.b/c.d.{name}")), Ok(Some(name)));
            assert_eq!(of(&name.to_ascii_uppercase()), of(name));
        }
        assert_eq!(of("news.json"), Ok(Some("jsonl")));
        assert_eq!(of("news.ndjson.gz"), Ok(Some("jsonl.gz")));
        assert_eq!(of("news.gz"), Ok(Some("jsonl.gz")));
        assert_eq!(of("news.pq"), Ok(Some("parquet")));
        assert_eq!(of("2024.11.04.zst"), Ok(Some("jsonl.zst")));
    }

    #[test]
    fn other_names_say_nothing() {
        for name in [
            "-",
            "out",
            "out.of.order",
            "/dev/null",
            "a.txt",
            "csv",
            "x.csv.bak",
        ] {
            assert_eq!(of(name), Ok(None), "{name}");
        }
        assert_eq!(of(".jsonl"), Ok(Some("jsonl")));
    }

    #[test]
    fn names_of_other_formats_are_refused() {
        for name in [
            "a.xlsx",
            "a.HTML",
            "a.xml.gz",
            "a.jsonl.bz2",
            "a.parquet.gz",
            "a.tsv",
        ] {
            assert!(of(name).is_err(), "{name}");
        }
    }
}
