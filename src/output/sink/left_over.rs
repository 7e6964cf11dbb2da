//! What stands under the name of a partial file before it is written: left by a run of ours that was killed, or something
//! that is not ours to touch. What is made of it is not decided here.

use super::cannot_write;
use crate::error::Error;
use crate::output::own::{TELLING_BYTES, kind, kind_of_parquet};
use flate2::read::MultiGzDecoder;
use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom};
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

/// Takes away what a run that was killed has left under the name of a partial file and that cannot be told as ours, where
/// the user said that files may be replaced. What is no regular file, has another name besides, or is being written stays.
pub fn clear_left_over(partial: &Path) {
    let is_alone = |meta: Metadata| meta.is_file() && !has_other_names(&meta);
    if fs::symlink_metadata(partial).is_ok_and(is_alone)
        && let Ok(file) = OpenOptions::new().write(true).open(partial)
        && lock(&file)
    {
        // Where that fails, the file is told as being in the way.
        let _ = fs::remove_file(partial);
    }
}

/// Whether a file is empty or begins as our files do. One that may not be read is none of ours.
#[expect(clippy::disallowed_methods, reason = "an output, no input")]
fn is_ours(path: &Path) -> bool {
    let mut head = Vec::new();
    let read =
        File::open(path).and_then(|file| file.take(TELLING_BYTES as u64).read_to_end(&mut head));
    if read.is_err() {
        return false;
    }
    match head.as_slice() {
        [b'P', b'A', b'R', b'1', ..] => is_our_parquet(path),
        compressed @ [0x1f, 0x8b, ..] => begins_as_ours(MultiGzDecoder::new(compressed)),
        compressed @ [0x28, 0xb5, 0x2f, 0xfd, ..] => {
            zstd::Decoder::new(compressed).is_ok_and(begins_as_ours)
        }
        plain => plain.is_empty() || kind(plain).is_some(),
    }
}

/// Whether what a decoder gives of a file that may be cut begins as our files do. Cut in its first bytes it gives nothing
/// and holds nothing.
fn begins_as_ours(decoder: impl Read) -> bool {
    let mut start = Vec::new();
    let read = decoder.take(TELLING_BYTES as u64).read_to_end(&mut start);
    let is_sound = read.map_or_else(
        |error| error.kind() == io::ErrorKind::UnexpectedEof,
        |_| true,
    );
    kind(&start).is_some() || start.is_empty() && is_sound
}

/// Whether a table has no end yet, without which no program reads it, or is whole and says that it is ours: its run may
/// have been killed before the rename.
fn is_our_parquet(path: &Path) -> bool {
    tail_of(path).is_some_and(|tail| !tail.ends_with(b"PAR1") || kind_of_parquet(&tail).is_some())
}

/// The last bytes of a file, as many as tell whose table it is; none where it cannot be read.
#[expect(clippy::disallowed_methods, reason = "an output, no input")]
pub fn tail_of(path: &Path) -> Option<Vec<u8>> {
    let mut file = File::open(path).ok()?;
    let length = file.metadata().ok()?.len();
    let start = length.saturating_sub(TELLING_BYTES as u64);
    file.seek(SeekFrom::Start(start)).ok()?;
    let mut tail = Vec::new();
    file.read_to_end(&mut tail).ok()?;
    Some(tail)
}

/// Whether a file has another name besides.
#[cfg(unix)]
pub fn has_other_names(meta: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    meta.nlink() > 1
}

/// Whether a file has another name besides.
#[cfg(not(unix))]
pub fn has_other_names(_meta: &Metadata) -> bool {
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
