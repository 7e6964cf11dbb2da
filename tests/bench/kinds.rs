//! One small dump of each kind, written when a bench first asks for it. The benches of formats and of whole runs share
//! it; it measures nothing.

use crate::dump::files;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Bytes of a dump, about, and before compression.
const BYTES: u64 = 1_000_000;
/// Bytes of a text and of a page, for folders of that many bytes.
const TEXT_BYTES: u64 = 10_000;
const PAGE_BYTES: u64 = 50_000;

/// What a dump is made of.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    Text,
    Windows1256,
    Html,
    Jsonl,
    JsonlGz,
    JsonlZst,
    Csv,
    Warc,
}

impl Kind {
    pub(crate) const ALL: [Self; 8] = [
        Self::Text,
        Self::Windows1256,
        Self::Html,
        Self::Jsonl,
        Self::JsonlGz,
        Self::JsonlZst,
        Self::Csv,
        Self::Warc,
    ];
}

/// A dump that goes when it is dropped.
pub(crate) struct Written {
    pub(crate) path: PathBuf,
    pub(crate) bytes: u64,
    _folder: TempDir,
}

/// Writes a dump.
pub(crate) fn dump(kind: Kind) -> Written {
    let bytes = std::env::var("BENCH_BYTES").map_or(BYTES, |bytes| bytes.parse().unwrap());
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(match kind {
        Kind::Text | Kind::Windows1256 | Kind::Html => "d",
        Kind::Jsonl => "d.jsonl",
        Kind::JsonlGz => "d.jsonl.gz",
        Kind::JsonlZst => "d.jsonl.zst",
        Kind::Csv => "d.csv",
        Kind::Warc => "d.warc",
    });
    let files = |each| usize::try_from(bytes.div_ceil(each)).unwrap();
    match kind {
        Kind::Text => files::texts(&path, files(TEXT_BYTES)),
        Kind::Windows1256 => files::texts_1256(&path, files(TEXT_BYTES)),
        Kind::Html => files::pages(&path, files(PAGE_BYTES)),
        Kind::Jsonl | Kind::JsonlGz | Kind::JsonlZst => files::lines(&path, bytes),
        Kind::Csv => files::table(&path, bytes),
        Kind::Warc => files::archive(&path, bytes),
    }
    .unwrap();
    Written {
        bytes: size(&path),
        path,
        _folder: folder,
    }
}

fn size(path: &Path) -> u64 {
    if path.is_file() {
        return path.metadata().unwrap().len();
    }
    let entries = std::fs::read_dir(path).unwrap();
    entries.map(|entry| size(&entry.unwrap().path())).sum()
}
