//! What stands under the name of a partial file before it is written: left by a run of ours that was killed, or something
//! that is not ours to touch. What is made of it is not decided here.

use super::cannot_write;
use crate::error::Error;
use crate::output::own::{TELLING_BYTES, kind};
use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::io::{self, Read};
use std::path::Path;

/// What can be done about a file that is in the way.
pub(super) const OTHER_NAME: &str = "delete it yourself, or choose another name";

/// Refuses what stands under the name of a partial file and was not left there by a run of ours: a link, a FIFO, a
/// file with another name besides, a file of the user's.
///
/// # Errors
/// It is such a thing.
pub fn check_left_over(partial: &Path) -> Result<(), Error> {
    check(partial, is_ours)
}

/// The same for a file that a run is to go on with: what it holds is known to be ours, since its length was kept.
pub(super) fn check_known(partial: &Path) -> Result<(), Error> {
    check(partial, |_| true)
}

fn check(partial: &Path, is_ours: fn(&Path) -> bool) -> Result<(), Error> {
    let Ok(meta) = fs::symlink_metadata(partial) else {
        return Ok(());
    };
    let what = if !meta.is_file() {
        "is no regular file, and in the way of what is written under that name"
    } else if has_other_names(&meta) {
        "has another name besides, and is in the way of what is written under that name"
    } else if !is_ours(partial) {
        "was not left by an earlier run, and is in the way of what is written under that name"
    } else {
        return Ok(());
    };
    let name = partial.to_string_lossy();
    Err(Error::new(name, what, OTHER_NAME))
}

/// Opens and locks what an earlier run left. `None` if another run finished and renamed it in between.
pub(super) fn lock_left_over(partial: &Path, name: &str) -> Result<Option<File>, Error> {
    let failed = |error: io::Error| cannot_write(name, &error);
    // Not truncated: it may be another run's work.
    let file = match OpenOptions::new().write(true).open(partial) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    if !lock(&file) {
        return Err(busy(name));
    }
    let held = file.metadata().map_err(failed)?;
    let named = fs::symlink_metadata(partial);
    let still_there = named.is_ok_and(|named| named.is_file() && is_same(&named, &held));
    Ok(still_there.then_some(file))
}

/// Locks a file; false where another run holds it. On a file system without locks the last rename wins.
pub(super) fn lock(file: &File) -> bool {
    !matches!(file.try_lock(), Err(TryLockError::WouldBlock))
}

pub(super) fn busy(name: &str) -> Error {
    Error::new(
        name,
        "another run is writing it",
        "wait for that run, or choose another name with -o",
    )
}

/// Whether a file is empty or begins as our files do. One that may not be read is none of ours.
#[expect(clippy::disallowed_methods, reason = "an output, no input")]
fn is_ours(path: &Path) -> bool {
    let mut head = Vec::new();
    let read =
        File::open(path).and_then(|file| file.take(TELLING_BYTES as u64).read_to_end(&mut head));
    read.is_ok() && (head.is_empty() || kind(&head).is_some())
}

#[cfg(unix)]
fn has_other_names(meta: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    meta.nlink() > 1
}

#[cfg(not(unix))]
fn has_other_names(_meta: &Metadata) -> bool {
    false
}

/// Whether two are one file. It asks for numbers alone: where few files may be open, another one would be too many.
#[cfg(unix)]
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    one.len() == other.len()
}
