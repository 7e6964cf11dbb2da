//! A file that is written beside its final name and renamed when whole. A lock keeps two runs from writing the same
//! one; dropped unfinished, it is removed and the earlier file stays as it was. It is created exclusively: what somebody
//! else has put under its name is refused, and never written to or through.

use super::cannot_write;
use super::identity::FileIdentity;
use super::left_over::{OTHER_NAME, busy, check_known, check_left_over, lock, lock_left_over};
use crate::error::Error;
use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
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
        let failed = |error: io::Error| cannot_write(name, &error);
        let partial = partial_path(path);
        let replaced = fs::metadata(path).ok().filter(Metadata::is_file);
        for _ in 0..ATTEMPTS {
            let left_over = match fs::symlink_metadata(&partial) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => None,
                Err(error) => return Err(failed(error)),
                Ok(_) => {
                    match length {
                        0 => check_left_over(&partial)?,
                        _ => check_known(&partial)?,
                    }
                    match lock_left_over(&partial, name)? {
                        None => continue,
                        locked => locked,
                    }
                }
            };
            let file = match left_over {
                Some(file) if length > 0 => Some(file),
                // It stays locked until the new one is there.
                Some(_stale) => {
                    fs::remove_file(&partial).map_err(failed)?;
                    create(&partial, name, replaced.as_ref())?
                }
                None => create(&partial, name, replaced.as_ref())?,
            };
            let Some(mut file) = file else { continue };
            cut(&mut file, length).map_err(failed)?;
            return Ok(Self {
                file,
                partial,
                path: path.to_path_buf(),
                length,
                stays: false,
            });
        }
        Err(busy(name))
    }

    /// Begins with what the file that it will replace holds, which ends with a whole line.
    #[expect(clippy::disallowed_methods, reason = "an output, no input")]
    pub(super) fn take_over(&mut self, name: &str) -> Result<(), Error> {
        let failed = |error: io::Error| cannot_write(name, &error);
        let mut earlier = match File::open(&self.path) {
            Ok(earlier) => earlier,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(failed(error)),
        };
        if earlier.metadata().map_err(failed)?.len() == 0 {
            return Ok(());
        }
        let mut last = [0];
        let read = earlier
            .seek(SeekFrom::End(-1))
            .and_then(|_| earlier.read_exact(&mut last));
        read.map_err(failed)?;
        if last != *b"\n" {
            let what = "its last line has no end, and records would be added to that line";
            return Err(Error::new(
                name,
                what,
                "look at its end, or write to another file",
            ));
        }
        earlier.rewind().map_err(failed)?;
        self.length = io::copy(&mut earlier, &mut self.file).map_err(failed)?;
        Ok(())
    }

    pub(super) fn identity(&self) -> Option<FileIdentity> {
        FileIdentity::of(&self.file.metadata().ok()?)
    }

    /// Makes the bytes safe, and says how many there are.
    pub(super) fn settle(&self) -> io::Result<u64> {
        self.file.sync_data()?;
        Ok(self.length)
    }

    /// Makes the bytes safe and gives the file its name.
    pub(super) fn publish(&mut self) -> io::Result<()> {
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

/// Creates the partial file and locks it, with the permissions of the file that it will replace from its first byte on: a
/// private output stays private. `None` if another run was faster.
fn create(partial: &Path, name: &str, replaced: Option<&Metadata>) -> Result<Option<File>, Error> {
    let failed = |error: io::Error| cannot_write(name, &error);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    if let Some(replaced) = replaced {
        set_mode(&mut options, replaced);
    }
    let file = match options.open(partial) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    if !lock(&file) {
        return Err(busy(name));
    }
    if let Some(replaced) = replaced {
        let given = file.metadata().map_err(failed).and_then(|meta| {
            is_of_same_user(&meta, replaced)
                .then(|| file.set_permissions(replaced.permissions()))
                .ok_or_else(|| Error::new(name, "belongs to another user", OTHER_NAME))?
                .map_err(failed)
        });
        if let Err(error) = given {
            // The error that is told is the one above.
            let _ = fs::remove_file(partial);
            return Err(error);
        }
    }
    Ok(Some(file))
}

#[cfg(unix)]
fn set_mode(options: &mut OpenOptions, replaced: &Metadata) {
    use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
    /// The bits of a mode that say who may do what.
    const PERMISSIONS: u32 = 0o777;
    options.mode(replaced.mode() & PERMISSIONS);
}

#[cfg(not(unix))]
fn set_mode(_options: &mut OpenOptions, _replaced: &Metadata) {}

#[cfg(unix)]
fn is_of_same_user(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    one.uid() == other.uid()
}

#[cfg(not(unix))]
fn is_of_same_user(_one: &Metadata, _other: &Metadata) -> bool {
    true
}

/// Makes the rename itself survive a power cut, where the system can.
pub(super) fn sync_folder(path: &Path) {
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
