//! Marker phrases as data, and the matcher over folded text. It says where phrases stand, not what that means.

use crate::error::Error;

/// The marker tables, ready to match.
#[derive(Debug)]
pub struct Lexicon;

impl Lexicon {
    /// The tables that come with the program.
    pub fn builtin() -> Self {
        Self
    }

    /// The built-in tables and a user's rows.
    ///
    /// # Errors
    /// A row that cannot be used, with its line.
    pub fn with_rows(_name: &str, _tsv: &str) -> Result<Self, Error> {
        Ok(Self)
    }
}
