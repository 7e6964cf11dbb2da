//! What every output format does: records and answers to bytes. Where the bytes go, when a file gets its name and how
//! a run is taken up again is the sink's business; a writer sees neither files nor threads.

use super::answer::Answer;
use crate::model::{Duplicate, Record};
use std::fmt;

/// Encodes one output format. Workers call it at the same time, each with a buffer of its own, and the buffers are
/// joined in input order; so it holds no state, and what it appends for one record must not depend on the others.
pub trait RecordWriter: fmt::Debug + Send + Sync {
    /// Appends what opens a file, such as a row of column names. Called once an output; not when a run is taken up
    /// again behind bytes that are written already.
    fn write_head(&self, _out: &mut Vec<u8>) {}

    /// Appends a record.
    fn write_record(&self, record: &Record, out: &mut Vec<u8>);

    /// Appends a record that was written as `line`, and turned out to repeat an earlier one.
    fn write_duplicate(&self, line: &[u8], duplicate: &Duplicate, out: &mut Vec<u8>);

    /// Appends the answer that stands in for a record.
    fn write_answer(&self, answer: &Answer<'_>, out: &mut Vec<u8>);
}
