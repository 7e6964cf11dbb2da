//! Records of a run that can be taken up and whose output is not plain JSON lines: they go to a spool of JSON lines
//! first, which is taken up as any such output is, and the output is made of it when it is whole. Compressed streams,
//! tables and folders cannot be gone on with behind a byte; so what comes out is that of an unbroken run.

use super::args::OutputArgs;
use super::outputs::records;
use super::record_names::{file_of, named};
use super::resume::Resume;
use ghirbal::error::Error;
use ghirbal::input::name::displayable;
use ghirbal::output::shape::Shape;
use ghirbal::output::sink::{SinkError, clear_left_over, partial_path};
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// Bytes of lines that are handed on at once.
const PIECE_BYTES: usize = 1024 * 1024;

/// Makes the output of a spool that is whole, where there is one and it is not made yet; false where the run was told to
/// stop.
///
/// # Errors
/// The spool cannot be read, or the output not be written.
pub(crate) fn publish(
    spool: Option<&Path>,
    args: &OutputArgs,
    shape: &Shape,
    resume: Option<&mut Resume>,
    stop: &AtomicBool,
) -> Result<bool, Error> {
    let (Some(spool), Some(resume)) = (spool, resume) else {
        return Ok(true);
    };
    if let Some(output) = named(args).map(file_of) {
        if resume.has_made(&output) {
            return Ok(true);
        }
        let partial = partial_path(&output);
        if resume.has_made(&partial) && args.shape.output_dir.is_none() {
            clear_left_over(&partial);
        }
    }
    let failed = |error: std::io::Error| {
        let what = format!("cannot be read: {error}");
        Error::new(displayable(spool), what, "")
    };
    let mut sink = records(args, shape)?;
    resume.save_made(sink.identity())?;
    #[expect(clippy::disallowed_methods, reason = "the run's own file, no input")]
    let file = File::open(spool).map_err(failed)?;
    let mut lines = BufReader::with_capacity(PIECE_BYTES, file);
    let mut piece = Vec::new();
    loop {
        let read = lines.read_until(b'\n', &mut piece).map_err(failed)?;
        if piece.len() >= PIECE_BYTES || read == 0 {
            written(sink.write(&piece))?;
            piece.clear();
        }
        if stop.load(Ordering::SeqCst) {
            return Ok(false);
        }
        if read == 0 {
            break;
        }
    }
    written(sink.finish())?;
    Ok(true)
}

/// Takes the spool away, when its run is done.
pub(crate) fn remove(spool: &Path) {
    // A failure costs room and nothing else: the next run with this output replaces it.
    let _ = fs::remove_file(spool);
}

fn written(result: Result<(), SinkError>) -> Result<(), Error> {
    match result {
        Ok(()) | Err(SinkError::Closed) => Ok(()),
        Err(SinkError::Failed(error)) => Err(error),
    }
}
