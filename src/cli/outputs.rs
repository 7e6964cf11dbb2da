//! Opening the outputs, after a check that none of them is an input or another output.

use super::args::OutputArgs;
use super::resume::{Resume, resume_path};
use ghirbal::error::Error;
use ghirbal::input::OutputFiles;
use ghirbal::input::name::displayable;
use ghirbal::output::formats::{OutputFormat, for_path};
use ghirbal::output::sink::{Sink, partial_path};
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
}

/// Refuses outputs that are inputs or other outputs.
///
/// # Errors
/// Which one.
pub(crate) fn check(args: &OutputArgs, inputs: &[PathBuf]) -> Result<(), Error> {
    refuse_inputs(args, inputs)?;
    refuse_twice(args)
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
    if let Some(output) = &args.output {
        // The checkpoints of an earlier run do not fit an output that begins anew. No other run uses them: the output
        // is open and locked.
        let _ = std::fs::remove_file(resume_path(output));
    }
    Ok(Outputs {
        sinks: Some(sinks),
        summary,
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
    Ok(Outputs { sinks, summary })
}

/// Opens an output to go on after so many bytes of it; none where an earlier run has renamed it already.
fn taken_up(path: &Path, resume: &Resume, bytes: Option<u64>) -> Result<Option<Sink>, Error> {
    if is_stdout(path) {
        let what = "is standard output, which cannot be taken up again";
        return Err(Error::new("-", what, "give --resume the name of a file"));
    }
    if let Some(bytes) = bytes
        && resume.is_published(path, bytes)?
    {
        return Ok(None);
    }
    Sink::resumable(path, &displayable(path), bytes).map(Some)
}

/// The format that the name of the records' file asks for; standard output has that of a name without a suffix.
pub(crate) fn format(args: &OutputArgs) -> &'static OutputFormat {
    for_path(args.output.as_deref().unwrap_or(Path::new(STDOUT)))
}

/// The files that the walk must leave alone: outputs, their partial files, and what standard output is.
pub(crate) fn own_files(args: &OutputArgs) -> OutputFiles {
    let mut own = OutputFiles::default();
    own.add_stdout();
    for path in [&args.output, &args.audit, &args.summary]
        .into_iter()
        .flatten()
    {
        own.add_path(path);
        own.add_path(&partial_path(path));
    }
    if let Some(output) = &args.output {
        own.add_path(&resume_path(output));
    }
    own
}

fn refuse_inputs(args: &OutputArgs, inputs: &[PathBuf]) -> Result<(), Error> {
    let own = own_files(args);
    let is_output = |path: &PathBuf| {
        is_stdout(path) && own.contains_stdin()
            || std::fs::metadata(path).is_ok_and(|meta| meta.is_file() && own.contains(path, &meta))
    };
    match inputs.iter().find(|path| is_output(path)) {
        None => Ok(()),
        Some(path) => {
            let remedy = "choose another name for the output";
            Err(Error::new(
                displayable(path),
                "is both an input and the output",
                remedy,
            ))
        }
    }
}

fn refuse_twice(args: &OutputArgs) -> Result<(), Error> {
    let stdout = Path::new(STDOUT);
    let records = args.output.as_deref().unwrap_or(stdout);
    let mut taken = vec![("the records go", records)];
    let others = [
        ("--audit", "the audit goes", &args.audit),
        ("--summary", "the summary goes", &args.summary),
    ];
    for (option, what, path) in others {
        let Some(path) = path else { continue };
        if let Some((first, _)) = taken.iter().find(|(_, other)| same_output(other, path)) {
            let remedy = format!("give {option} a file of its own");
            return Err(Error::new(
                option,
                format!("would go where {first}"),
                remedy,
            ));
        }
        taken.push((what, path));
    }
    Ok(())
}

fn same_output(one: &Path, other: &Path) -> bool {
    let mut own = OutputFiles::default();
    own.add_path(one);
    let one_file =
        std::fs::metadata(other).is_ok_and(|meta| meta.is_file() && own.contains(other, &meta));
    one == other || one_file
}

fn is_stdout(path: &Path) -> bool {
    path.as_os_str() == STDOUT
}

fn sink(path: &Path) -> Result<Sink, Error> {
    if is_stdout(path) {
        return Ok(Sink::stdout());
    }
    Sink::create(path, &displayable(path))
}
