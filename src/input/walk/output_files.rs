//! The files a run writes itself. They are never read, under whatever name the walk meets them: device and inode
//! are compared, not paths.

use same_file::Handle;
use std::fs::Metadata;
use std::path::Path;

/// Files the walk must leave alone.
#[derive(Debug, Default)]
pub struct OutputFiles {
    handles: Vec<Handle>,
}

impl OutputFiles {
    /// Adds the regular file or the folder at `path`, if there is one.
    pub fn add_path(&mut self, path: &Path) {
        // A FIFO would block here and a device is never met as a regular file: only regular files and folders are
        // compared.
        if std::fs::metadata(path).is_ok_and(|meta| meta.is_file() || meta.is_dir())
            && let Ok(handle) = Handle::from_path(path)
        {
            self.handles.push(handle);
        }
    }

    /// Adds what standard output is redirected to, if that is a regular file.
    pub fn add_stdout(&mut self) {
        if let Ok(handle) = Handle::stdout()
            && handle.as_file().metadata().is_ok_and(|meta| meta.is_file())
        {
            self.handles.push(handle);
        }
    }

    /// Are there none?
    pub fn is_empty(&self) -> bool {
        self.handles.is_empty()
    }

    /// Is the regular file or the folder at `path` one of them?
    pub fn contains(&self, path: &Path, meta: &Metadata) -> bool {
        self.handles.iter().any(|own| may_be(own, meta))
            && Handle::from_path(path).is_ok_and(|handle| self.handles.contains(&handle))
    }

    /// Is standard input read from one of them?
    pub fn contains_stdin(&self) -> bool {
        Handle::stdin().is_ok_and(|handle| self.handles.contains(&handle))
    }
}

/// Compares the numbers that the metadata hold already: to make a `Handle` opens the file, and a walk would open each
/// file twice.
#[cfg(unix)]
fn may_be(own: &Handle, meta: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    own.ino() == meta.ino() && own.dev() == meta.dev()
}

#[cfg(not(unix))]
fn may_be(_own: &Handle, _meta: &Metadata) -> bool {
    true
}
