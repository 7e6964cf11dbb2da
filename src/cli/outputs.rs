//! Opening the outputs. Whether they may be written is asked before, by `output_guard`.

use super::args::OutputArgs;
use super::record_names::{file_of, named, spool_path};
use super::resume::{Resume, resume_path};
use super::shapes;
use ghirbal::error::Error;
use ghirbal::input::name::displayable;
use ghirbal::output::shape::Shape;
use ghirbal::output::sink::{Destination, Sink, clear_left_over, destination, partial_path};
use ghirbal::pipeline::Sinks;
use std::path::Path;

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
pub(crate) fn open(args: &OutputArgs, shape: &Shape) -> Result<Outputs, Error> {
    let audit = args.audit.as_deref().map(|path| match args.shape.append {
        true => Sink::append(path, &displayable(path)),
        false => other(path),
    });
    let sinks = Sinks {
        audit: audit.transpose()?,
        records: records(args, shape)?,
    };
    let summary = args.summary.as_deref().map(other).transpose()?;
    let errors = args.errors.as_deref().map(other).transpose()?;
    if let Some(output) = named(args) {
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

/// Opens the records of a run that is not taken up, or what their spool is made into.
///
/// # Errors
/// They cannot be written.
pub(crate) fn records(args: &OutputArgs, shape: &Shape) -> Result<Sink, Error> {
    if let Some(folder) = &args.shape.output_dir {
        let split = shapes::split(args, shape.clone());
        return Sink::folder(folder, &displayable(folder), split);
    }
    let Some(path) = &args.output else {
        return Sink::stdout().shaped(shape);
    };
    if args.shape.append {
        return Sink::append(path, &displayable(path))?.shaped(shape);
    }
    if args.force && !shape.is_told_later() {
        clear_left_over(&partial_path(&file_of(path)));
    }
    Sink::create(path, &displayable(path))?.shaped(shape)
}

/// Opens the outputs of a run that can be taken up again; what an earlier run wrote of them stays.
///
/// # Errors
/// An output cannot be written, or not be taken up.
pub(crate) fn resume(
    args: &OutputArgs,
    output: &Path,
    shape: &Shape,
    resume: &Resume,
) -> Result<Outputs, Error> {
    let summary = args.summary.as_deref().map(other).transpose()?;
    if resume.has_made(&file_of(output)) {
        return Ok(Outputs {
            sinks: None,
            summary,
            errors: None,
        });
    }
    let from = resume.from.as_ref();
    let audit = match &args.audit {
        None => None,
        Some(path) if !shapes::of_other(path)?.is_plain() => {
            let what = "is compressed, and cannot be taken up again";
            let remedy = "give --audit a plain name, or leave --resume out";
            return Err(Error::new(displayable(path), what, remedy));
        }
        Some(path) => taken_up(path, resume, from.map(|from| from.audit_bytes))?,
    };
    let spool = spool_path(args, shape);
    let file = spool.as_deref().unwrap_or(output);
    let records = taken_up(file, resume, from.map(|from| from.records_bytes))?;
    let sinks = match (records, audit) {
        (Some(records), audit) => Some(Sinks { records, audit }),
        // The audit is renamed before the records: where the records have their name, the audit has its own too.
        (None, _) => None,
    };
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

/// An output that is no records.
fn other(path: &Path) -> Result<Sink, Error> {
    Sink::create(path, &displayable(path))?.shaped(&shapes::of_other(path)?)
}
