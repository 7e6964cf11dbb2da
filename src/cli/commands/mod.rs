//! The commands, one file or folder each.

pub(crate) mod check;
pub(crate) mod clean;
pub(crate) mod completions;
pub(crate) mod diff;
pub(crate) mod duplicates;
pub(crate) mod explain;
pub(crate) mod lexicon;
pub(crate) mod man;
pub(crate) mod rules;
pub(crate) mod schema;

use crate::cli::closed;
use crate::cli::exit::Status;
use ghirbal::output::sink::SinkError;

/// Prints the answer of a command that is not `clean`, or the help; a reader who went away is no error.
pub(crate) fn print(text: &str) -> anyhow::Result<Status> {
    let mut sink = closed::stdout()?;
    match sink.write(text.as_bytes()).and_then(|()| sink.finish()) {
        Ok(()) | Err(SinkError::Closed) => Ok(Status::Done),
        Err(SinkError::Failed(error)) => Err(error.into()),
    }
}
