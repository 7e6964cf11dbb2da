//! Opening the outputs, after making sure that no input would be overwritten by them.

use super::args::OutputArgs;
use ghirbal::error::Error;
use ghirbal::input::OwnFiles;
use ghirbal::input::name::displayable;
use ghirbal::output::sink::{Sink, partial_path};
use ghirbal::pipeline::Sinks;
use std::path::{Path, PathBuf};

/// Opens records and audit.
///
/// # Errors
/// An output is also an input, or the other output, or cannot be written.
pub(crate) fn open(args: &OutputArgs, inputs: &[PathBuf]) -> Result<Sinks, Error> {
    refuse_inputs(args, inputs)?;
    let audit_twice = args
        .audit
        .as_deref()
        .is_some_and(|audit| match args.output.as_deref() {
            None => is_stdout(audit),
            Some(output) => same_output(output, audit),
        });
    if audit_twice {
        let remedy = "give --audit a file of its own";
        return Err(Error::new(
            "--audit",
            "would go where the records go",
            remedy,
        ));
    }
    Ok(Sinks {
        audit: args.audit.as_deref().map(sink).transpose()?,
        records: args
            .output
            .as_deref()
            .map_or_else(|| Ok(Sink::stdout()), sink)?,
    })
}

/// The files that the walk must leave alone: outputs, their partial files, and what standard output is.
pub(crate) fn own_files(args: &OutputArgs) -> OwnFiles {
    let mut own = OwnFiles::default();
    own.add_stdout();
    for path in [&args.output, &args.audit].into_iter().flatten() {
        own.add_path(path);
        own.add_path(&partial_path(path));
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

fn same_output(one: &Path, other: &Path) -> bool {
    let mut own = OwnFiles::default();
    own.add_path(one);
    let one_file =
        std::fs::metadata(other).is_ok_and(|meta| meta.is_file() && own.contains(other, &meta));
    one == other || one_file
}

fn is_stdout(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn sink(path: &Path) -> Result<Sink, Error> {
    if is_stdout(path) {
        return Ok(Sink::stdout());
    }
    Sink::create(path, &displayable(path))
}
