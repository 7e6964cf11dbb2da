//! A file that is written beside its final name and renamed when whole. A lock keeps two runs from writing the same
//! one; dropped unfinished, it is removed and the earlier file stays as it was.

use super::cannot_write;
use crate::error::Error;
use same_file::Handle;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Attempts to open a partial file that other runs rename in between; the first one nearly always succeeds.
const ATTEMPTS: usize = 8;

/// The name under which the file at `path` is written until it is whole.
pub fn partial_path(path: &Path) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".partial");
    PathBuf::from(name)
}

#[derive(Debug)]
pub(super) struct Partial {
    file: File,
    partial: PathBuf,
    path: PathBuf,
    /// Bytes in it.
    length: u64,
    /// Dropping does not remove it: it is kept for a later run with `--resume`, or it was renamed.
    stays: bool,
}

impl Partial {
    pub(super) fn create(path: &Path, name: &str) -> Result<Self, Error> {
        Self::open(path, name, 0)
    }

    /// Goes on behind `length` bytes of a file that an earlier run left, and leaves it when dropped unfinished.
    pub(super) fn resumable(path: &Path, name: &str, length: u64) -> Result<Self, Error> {
        let mut partial = Self::open(path, name, length)?;
        partial.stays = true;
        Ok(partial)
    }

    fn open(path: &Path, name: &str, length: u64) -> Result<Self, Error> {
        let partial = partial_path(path);
        for _ in 0..ATTEMPTS {
            if let Some(mut file) = lock(&partial, name)? {
                cut(&mut file, length).map_err(|error| cannot_write(name, &error))?;
                return Ok(Self {
                    file,
                    partial,
                    path: path.to_path_buf(),
                    length,
                    stays: false,
                });
            }
        }
        Err(busy(name))
    }

    /// Makes the bytes safe, and says how many there are.
    pub(super) fn settle(&self) -> io::Result<u64> {
        self.file.sync_data()?;
        Ok(self.length)
    }

    /// Makes the bytes safe and gives the file its name.
    pub(super) fn publish(&mut self) -> io::Result<()> {
        // It replaces the old file, so it takes its permissions: a private output stays private.
        if let Ok(meta) = fs::metadata(&self.path) {
            self.file.set_permissions(meta.permissions())?;
        }
        self.file.sync_all()?;
        fs::rename(&self.partial, &self.path)?;
        self.stays = true;
        sync_folder(&self.path);
        Ok(())
    }
}

impl Write for Partial {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.length += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        if !self.stays {
            // A failure here is not reported: the fault that ended the run is.
            let _ = fs::remove_file(&self.partial);
        }
    }
}

/// Cuts a file to the bytes that are known to be good, and goes on behind them.
fn cut(file: &mut File, length: u64) -> io::Result<()> {
    if file.metadata()?.len() < length {
        let what = format!("is shorter than the {length} bytes that were written to it");
        return Err(io::Error::other(what));
    }
    file.set_len(length)?;
    file.seek(SeekFrom::Start(length)).map(drop)
}

/// Opens and locks the partial file. `None` if another run finished and renamed it in between.
fn lock(partial: &Path, name: &str) -> Result<Option<File>, Error> {
    let failed = |error: io::Error| cannot_write(name, &error);
    // Not truncated before the lock is held: it may be another run's work.
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(partial)
        .map_err(failed)?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => return Err(busy(name)),
        // A file system without locks: the last rename wins.
        Ok(()) | Err(TryLockError::Error(_)) => {}
    }
    let held = Handle::from_file(file.try_clone().map_err(failed)?).map_err(failed)?;
    let still_there = Handle::from_path(partial).is_ok_and(|named| named == held);
    Ok(still_there.then_some(file))
}

fn busy(name: &str) -> Error {
    Error::new(
        name,
        "another run is writing it",
        "wait for that run, or choose another name with -o",
    )
}

/// Makes the rename itself survive a power cut, where the system can.
fn sync_folder(path: &Path) {
    #[cfg(unix)]
    {
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        if let Ok(folder) = OpenOptions::new()
            .read(true)
            .open(folder.unwrap_or(Path::new(".")))
        {
            let _ = folder.sync_all();
        }
    }
    #[cfg(not(unix))]
    let _ = path;
}
