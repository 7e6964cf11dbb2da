//! Opening the outputs. Whether they may be written is asked before, by `output_guard`.

use super::args::OutputArgs;
use super::resume::{Resume, resume_path};
use ghirbal::error::Error;
use ghirbal::input::name::displayable;
use ghirbal::output::formats::{OutputFormat, for_path};
use ghirbal::output::sink::{Destination, Sink, destination};
use ghirbal::pipeline::Sinks;
use std::path::{Path, PathBuf};

/// The name that means standard output.
const STDOUT: &str = "-";

/// The opened outputs.
pub(crate) struct Outputs {
    /// Records and audit, written during the run; none where an earlier run has written them.
    pub(crate) sinks: Option<Sinks>,
    /// The summary, written after it.
    pub(crate) summary: Option<Sink>,
    /// What goes wrong, written during the run.
    pub(crate) errors: Option<Sink>,
}

/// Opens records, audit and summary.
///
/// # Errors
/// An output cannot be written.
pub(crate) fn open(args: &OutputArgs) -> Result<Outputs, Error> {
    let sinks = Sinks {
        audit: args.audit.as_deref().map(sink).transpose()?,
        records: args
            .output
            .as_deref()
            .map_or_else(|| Ok(Sink::stdout()), sink)?,
    };
    let summary = args.summary.as_deref().map(sink).transpose()?;
    let errors = args.errors.as_deref().map(sink).transpose()?;
    if let Some(output) = &args.output {
        // The checkpoints of an earlier run do not fit an output that begins anew. No other run uses them: the output
        // is open and locked.
        let _ = std::fs::remove_file(resume_path(&file_of(output)));
    }
    Ok(Outputs {
        sinks: Some(sinks),
        summary,
        errors,
    })
}

/// Opens the outputs of a run that can be taken up again; what an earlier run wrote of them stays.
///
/// # Errors
/// An output cannot be written, or not be taken up.
pub(crate) fn resume(args: &OutputArgs, resume: &Resume) -> Result<Outputs, Error> {
    let Some(output) = &args.output else {
        return Err(Error::new("--resume", "needs a file", "give it with -o"));
    };
    let from = resume.from.as_ref();
    let audit = match &args.audit {
        None => None,
        Some(path) => taken_up(path, resume, from.map(|from| from.audit_bytes))?,
    };
    let records = taken_up(output, resume, from.map(|from| from.records_bytes))?;
    let sinks = match (records, audit) {
        (Some(records), audit) => Some(Sinks { records, audit }),
        // The audit is renamed before the records: where the records have their name, the audit has its own too.
        (None, _) => None,
    };
    let summary = args.summary.as_deref().map(sink).transpose()?;
    Ok(Outputs {
        sinks,
        summary,
        errors: None,
    })
}

/// Opens an output to go on after so many bytes of it; none where an earlier run has renamed it already.
fn taken_up(path: &Path, resume: &Resume, bytes: Option<u64>) -> Result<Option<Sink>, Error> {
    if destination(path).is_ok_and(|led| led == Destination::Stdout) {
        let what = "is standard output, which cannot be taken up again";
        return Err(Error::new("-", what, "give --resume the name of a file"));
    }
    if let Some(bytes) = bytes
        && resume.is_published(&file_of(path), bytes)?
    {
        return Ok(None);
    }
    Sink::resumable(path, &displayable(path), bytes).map(Some)
}

/// The format that the name of the records' file asks for; standard output has that of a name without a suffix.
pub(crate) fn format(args: &OutputArgs) -> &'static OutputFormat {
    for_path(args.output.as_deref().unwrap_or(Path::new(STDOUT)))
}

/// The file that the name of an output leads to, links followed; the name itself where it leads to no file.
pub(crate) fn file_of(path: &Path) -> PathBuf {
    match destination(path) {
        Ok(Destination::File(file)) => file,
        _ => path.to_path_buf(),
    }
}

fn sink(path: &Path) -> Result<Sink, Error> {
    Sink::create(path, &displayable(path))
}
