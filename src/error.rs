//! Errors of the library: what happened, where, and what to do about it. It does not decide whether a run goes
//! on or what its exit status is; the pipeline and the command line do.

use std::fmt;

/// Something that could not be done, told so that a person can act on it.
///
/// Displays as `PATH[:LINE]: what happened; what to do`; the command line puts the program's name before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The file, folder or option it is about, made displayable (bytes that are not UTF-8 as `\xNN`).
    pub place: String,
    /// Line in the file, from 1, where one is known.
    pub line: Option<u64>,
    /// What happened, in a few words without a final full stop.
    pub what: String,
    /// What the reader can do about it; empty where nothing helps.
    pub remedy: String,
}

impl Error {
    /// An error about a whole file, folder or option.
    pub fn new(
        place: impl Into<String>,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            place: place.into(),
            line: None,
            what: what.into(),
            remedy: remedy.into(),
        }
    }

    /// The same error, at a line (from 1).
    #[must_use]
    pub fn at_line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.place)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.what)?;
        if !self.remedy.is_empty() {
            write!(f, "; {}", self.remedy)?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}
