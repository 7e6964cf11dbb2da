//! What shapes the records of an output: record lines to the bytes of a file. Lines are the one form in which records
//! come here, so that what is written at once and what is made of the lines of a run that was taken up are the same.

use crate::error::Error;
use std::fmt;

/// Encodes the record lines of one file. What it gives depends on the lines alone, and not on how many come at once.
pub trait Encoder: fmt::Debug + Send {
    /// Appends what whole lines become; some of it may be held back.
    ///
    /// # Errors
    /// The lines cannot be encoded.
    fn encode(&mut self, lines: &[u8], out: &mut Vec<u8>) -> Result<(), Error>;

    /// Appends what was held back, so that the file may be closed and opened again for more.
    ///
    /// # Errors
    /// It cannot be encoded.
    fn pause(&mut self, out: &mut Vec<u8>) -> Result<(), Error>;

    /// Goes on behind a file that was closed in between: what opens a file is there already.
    fn go_on(&mut self) {}

    /// Appends what ends the file. Nothing is encoded after it.
    ///
    /// # Errors
    /// It cannot be encoded.
    fn finish(&mut self, out: &mut Vec<u8>) -> Result<(), Error>;
}

/// An error of encoding, which the program's own lines do not cause.
pub(super) fn cannot_encode(error: impl fmt::Display) -> Error {
    Error::new("-o", format!("a record cannot be encoded: {error}"), "")
}
