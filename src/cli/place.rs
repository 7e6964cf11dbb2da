//! Where a name leads, so that two names of one file are known as that, through links and for files that are not there
//! yet. It changes nothing.

use std::path::{Path, PathBuf};

/// Where a name leads, to be compared with others.
pub(crate) struct Place {
    path: PathBuf,
    /// Device and number of the file, where there is one and the system has such numbers.
    number: Option<(u64, u64)>,
}

impl Place {
    pub(crate) fn new(path: &Path) -> Self {
        if path.as_os_str() == "-" {
            return Self {
                path: path.to_path_buf(),
                number: number_of_stdout(),
            };
        }
        Self {
            path: canonical(path),
            number: number(path),
        }
    }

    /// Whether two lead to one file. What is thrown away may go to one place.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let same_number = self.number.is_some() && self.number == other.number;
        (self.path == other.path || same_number) && self.path != Path::new("/dev/null")
    }
}

/// The one name of a file, or of a new one in its folder.
pub(crate) fn canonical(path: &Path) -> PathBuf {
    if let Ok(path) = path.canonicalize() {
        return path;
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new(".")).canonicalize();
    match (folder, path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => path.to_path_buf(),
    }
}

/// Whether a file is somewhere below a folder.
pub(crate) fn lies_in(file: &Path, folder: &Path) -> bool {
    folder.is_dir() && canonical(file).starts_with(canonical(folder))
}

#[cfg(unix)]
fn number(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    let meta = std::fs::metadata(path).ok()?;
    Some((meta.dev(), meta.ino()))
}

#[cfg(unix)]
fn number_of_stdout() -> Option<(u64, u64)> {
    use std::os::fd::AsFd;
    use std::os::unix::fs::MetadataExt;
    let out = std::io::stdout().as_fd().try_clone_to_owned().ok()?;
    let meta = std::fs::File::from(out).metadata().ok()?;
    meta.is_file().then(|| (meta.dev(), meta.ino()))
}

#[cfg(not(unix))]
fn number(_path: &Path) -> Option<(u64, u64)> {
    None
}

#[cfg(not(unix))]
fn number_of_stdout() -> Option<(u64, u64)> {
    None
}
