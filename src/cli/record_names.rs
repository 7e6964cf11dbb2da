//! The names that the records of a run have on the disk: that of the output, the file it leads to, and that of the spool.
//! It opens nothing.

use super::args::OutputArgs;
use ghirbal::output::shape::Shape;
use ghirbal::output::sink::{Destination, destination};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The name that the records go to; none for standard output.
pub(crate) fn named(args: &OutputArgs) -> Option<&Path> {
    let folder = args.shape.output_dir.as_deref();
    args.output.as_deref().or(folder)
}

/// The file that the name of an output leads to, links followed; the name itself where it leads to no file.
pub(crate) fn file_of(path: &Path) -> PathBuf {
    match destination(path) {
        Ok(Destination::File(file)) => file,
        _ => path.to_path_buf(),
    }
}

/// Where the spool is, where the run has one: beside its output.
pub(crate) fn spool_path(args: &OutputArgs, shape: &Shape) -> Option<PathBuf> {
    let is_folder = args.shape.output_dir.is_some();
    let output = named(args).filter(|_| is_folder || !shape.is_plain())?;
    let is_file = matches!(destination(output), Ok(Destination::File(_)));
    let mut name = OsString::from(file_of(output));
    name.push(".spool");
    is_file.then(|| PathBuf::from(name))
}
