//! Standard streams that were closed when the process began (`>&-`). The runtime puts `/dev/null` in their place before
//! `main`, so that a write would succeed and all of it be lost; therefore they are looked at before the runtime does so.
//! What `/dev/null` is open for afterwards tells nothing: other programs hand over the same. Only where there are file
//! descriptors.

use ghirbal::error::Error;
use ghirbal::output::sink::Sink;
use std::path::Path;

/// Standard output.
///
/// # Errors
/// It is closed.
pub(crate) fn stdout() -> Result<Sink, Error> {
    check_stdout("choose another place with -o, or leave it open")?;
    Ok(Sink::stdout())
}

/// Refuses to write to a standard output that is closed.
///
/// # Errors
/// It is closed.
pub(crate) fn check_stdout(remedy: &str) -> Result<(), Error> {
    match descriptors::is_stdout_closed() {
        true => Err(Error::new("standard output", "is closed", remedy)),
        false => Ok(()),
    }
}

/// Refuses to read a standard input that is closed; nothing would be read, as if it were empty.
///
/// # Errors
/// A path is `-`, and it is closed.
pub(crate) fn check_stdin<'a>(mut paths: impl Iterator<Item = &'a Path>) -> Result<(), Error> {
    match descriptors::is_stdin_closed() && paths.any(|path| path.as_os_str() == "-") {
        true => Err(Error::new("standard input", "is closed", "leave it open")),
        false => Ok(()),
    }
}

#[cfg(unix)]
mod descriptors {
    use std::sync::atomic::{AtomicBool, Ordering};

    static STDIN: AtomicBool = AtomicBool::new(false);
    static STDOUT: AtomicBool = AtomicBool::new(false);

    /// Runs before the runtime begins, of which nothing is used here: two calls to the system and two numbers.
    #[ctor::ctor]
    fn look() {
        let is_closed = |stream| rustix::io::fcntl_getfd(stream).is_err();
        STDIN.store(is_closed(rustix::stdio::stdin()), Ordering::Relaxed);
        STDOUT.store(is_closed(rustix::stdio::stdout()), Ordering::Relaxed);
    }

    pub(super) fn is_stdin_closed() -> bool {
        STDIN.load(Ordering::Relaxed)
    }

    pub(super) fn is_stdout_closed() -> bool {
        STDOUT.load(Ordering::Relaxed)
    }
}

#[cfg(not(unix))]
mod descriptors {
    pub(super) fn is_stdin_closed() -> bool {
        false
    }

    pub(super) fn is_stdout_closed() -> bool {
        false
    }
}
