//! A folder that is filled beside its final name and renamed when all of its files are whole. A marker in it says that
//! it is ours, and is locked while it is filled; dropped unfinished, it is removed.

use super::super::cannot_write;
use super::super::identity::FileIdentity;
use super::super::left_over::{OTHER_NAME, busy, lock};
use super::super::partial::{partial_path, sync_folder};
use crate::error::Error;
use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// The name of the marker. Names of records' files do not begin with a dot.
const MARKER: &str = ".ghirbal";

/// The folder that is being filled.
#[derive(Debug)]
pub(super) struct Staging {
    folder: PathBuf,
    path: PathBuf,
    /// Holds the lock.
    marker: Option<File>,
    /// It has its final name.
    published: bool,
}

/// Refuses a folder that an output may not become: one that holds something, unless files in it may be replaced; and what
/// stands under the name of the folder that is filled and was not left there by a run of ours.
///
/// # Errors
/// Which, and why.
pub fn check_folder(path: &Path, name: &str, force: bool) -> Result<(), Error> {
    match fs::metadata(path) {
        Ok(meta) if !meta.is_dir() => {
            let remedy = "give the name of a new or empty folder";
            return Err(Error::new(
                name,
                "is there already, and is no folder",
                remedy,
            ));
        }
        // With the marker it is ours and whole: its run was killed right behind the rename.
        Ok(_) if !force && !is_empty(path) && !has_marker(path) => {
            let remedy = "give the name of a new or empty folder, or --force to replace files of the same names in it";
            return Err(Error::new(name, "is not empty", remedy));
        }
        _ => {}
    }
    let partial = partial_path(path);
    match fs::symlink_metadata(&partial) {
        // Empty it holds nothing of anybody: its run was killed before it made the marker.
        Ok(meta) if !meta.is_dir() || !has_marker(&partial) && !is_empty(&partial) => {
            let what = "was not left by an earlier run, and is in the way of what is written under that name";
            Err(Error::new(partial.to_string_lossy(), what, OTHER_NAME))
        }
        _ => Ok(()),
    }
}

impl Staging {
    /// Creates the folder, or takes over what a run that was killed has left of it.
    pub(super) fn create(path: &Path, name: &str, force: bool) -> Result<Self, Error> {
        check_folder(path, name, force)?;
        let failed = |error: io::Error| cannot_write(name, &error);
        let folder = partial_path(path);
        let is_left_over = match fs::create_dir(&folder) {
            Ok(()) => false,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => true,
            Err(error) => return Err(failed(error)),
        };
        let mut options = OpenOptions::new();
        match is_left_over {
            true => options.write(true),
            false => options.write(true).create_new(true),
        };
        if is_left_over && is_empty(&folder) {
            options.create_new(true);
        }
        let marker = options.open(folder.join(MARKER)).map_err(failed)?;
        if !lock(&marker) {
            return Err(busy(name));
        }
        if is_left_over {
            remove_files(&folder, OsStr::new(MARKER)).map_err(failed)?;
        }
        Ok(Self {
            folder,
            path: path.to_path_buf(),
            marker: Some(marker),
            published: false,
        })
    }

    pub(super) fn identity(&self) -> Option<FileIdentity> {
        FileIdentity::at(&self.folder)
    }

    /// A new file in it.
    pub(super) fn new_file(&self, name: &str) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        options.open(self.folder.join(name))
    }

    /// A file of it, to write more behind what it holds.
    pub(super) fn open_file(&self, name: &str) -> io::Result<File> {
        OpenOptions::new().append(true).open(self.folder.join(name))
    }

    /// Gives it its name; where there is a folder of that name that is not empty, its files move into that one. The marker
    /// goes last: at whatever moment the run is killed, what it leaves can be told as ours.
    pub(super) fn publish(&mut self) -> io::Result<()> {
        if is_empty(&self.path) || fs::symlink_metadata(&self.path).is_err() {
            // Not every system renames over an empty folder.
            let _ = fs::remove_dir(&self.path);
            fs::rename(&self.folder, &self.path)?;
            fs::remove_file(self.path.join(MARKER))?;
        } else {
            self.move_files()?;
        }
        self.published = true;
        self.marker = None;
        sync_folder(&self.path);
        Ok(())
    }

    fn move_files(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if entry.file_name() == MARKER {
                continue;
            }
            let target = self.path.join(entry.file_name());
            let replaced = fs::symlink_metadata(&target);
            if replaced.is_ok_and(|meta| !meta.is_file()) {
                let what = format!("{} is no regular file", target.display());
                return Err(io::Error::other(what));
            }
            fs::rename(entry.path(), target)?;
        }
        if has_marker(&self.path) {
            fs::remove_file(self.path.join(MARKER))?;
        }
        fs::remove_file(self.folder.join(MARKER))?;
        fs::remove_dir(&self.folder)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if !self.published {
            // A failure here is not reported: the fault that ended the run is.
            let _ = remove_files(&self.folder, OsStr::new(""));
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

fn has_marker(folder: &Path) -> bool {
    fs::symlink_metadata(folder.join(MARKER)).is_ok_and(|meta| meta.is_file())
}

/// Removes the files of a folder but one; folders in it are none of ours and stay.
fn remove_files(folder: &Path, but: &OsStr) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name() != but && entry.file_type()?.is_file() {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
