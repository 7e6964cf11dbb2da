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
