//! Whether a format is read, and what a person can do about one that is not.

/// Whether a format is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Support {
    /// It is, by a reader in `formats/`; what the help says of it.
    Read(&'static str),
    /// It is not; what a person can do about it.
    NotRead(&'static str),
}

/// What to do about archives of other programs.
pub(super) const EXTRACT: Support = Support::NotRead("extract it first");
/// What to do about documents of other programs.
pub(super) const CONVERT: Support = Support::NotRead("convert it to plain text first");

/// What to do about a file of a format whose library was left out of the build.
const LEFT_OUT: &str = "this build leaves it out; use one with all formats";

/// Formats that other libraries read, each behind a feature of its name.
pub(super) const PARQUET: Support = built_in(
    cfg!(feature = "parquet"),
    "Parquet, row by row; nested columns are fields",
);
pub(super) const XLSX: Support = built_in(
    cfg!(feature = "xlsx"),
    "Sheets of Excel (xlsx), with or without a header row",
);
pub(super) const SQLITE: Support = built_in(
    cfg!(feature = "sqlite"),
    "SQLite: the tables that hold texts; never written to",
);
pub(super) const EPUB: Support = built_in(cfg!(feature = "epub"), "EPUB, in its reading order");
pub(super) const MHTML: Support = built_in(
    cfg!(feature = "mail"),
    "Pages that browsers saved in one file",
);
pub(super) const MAIL: Support = built_in(cfg!(feature = "mail"), "Mail: eml, mbox");

const fn built_in(is_built_in: bool, says: &'static str) -> Support {
    match is_built_in {
        true => Support::Read(says),
        false => Support::NotRead(LEFT_OUT),
    }
}
