//! Where the name of an output leads: to standard output, through a device or pipe, or to a file that is replaced whole.
//! Links are followed here, so that what is replaced is their target and never the link. It opens nothing.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Where bytes go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// Standard output, by whichever name: its place in a file is that of whoever opened it.
    Stdout,
    /// A device, a pipe, or a file that is open already: written in place.
    Through(PathBuf),
    /// A regular file or a new one, links followed.
    File(PathBuf),
}

/// Names of standard output.
const STDOUT: [&str; 4] = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];
/// Where names of open files are: opening one of a regular file anew would begin at its start.
const OPEN_FILES: [&str; 3] = ["/dev/fd", "/proc/self/fd", "/dev/stderr"];
/// Links that lead to each other, as many as Linux follows.
const MOST_LINKS: usize = 40;

/// Where `path` leads.
///
/// # Errors
/// Its links lead in a circle.
pub fn destination(path: &Path) -> io::Result<Destination> {
    let mut target = path.to_path_buf();
    for _ in 0..=MOST_LINKS {
        if STDOUT.iter().any(|name| target.as_os_str() == *name) {
            return Ok(Destination::Stdout);
        }
        if OPEN_FILES.iter().any(|name| target.starts_with(name)) {
            return Ok(Destination::Through(target));
        }
        let Ok(next) = fs::read_link(&target) else {
            let is_file = |meta: fs::Metadata| meta.is_file() || meta.is_dir();
            return Ok(
                match fs::metadata(&target).is_ok_and(|meta| !is_file(meta)) {
                    true => Destination::Through(target),
                    false => Destination::File(target),
                },
            );
        };
        target = target.parent().unwrap_or(Path::new("")).join(next);
    }
    Err(io::Error::other("its links lead in a circle"))
}

#[cfg(all(test, unix))]
mod tests {
    use super::{Destination, destination};
    use std::os::unix::fs::symlink;
    use std::path::Path;

    #[test]
    fn links_are_followed_to_what_they_lead_to() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = |name: &str| folder.path().join(name);
        symlink("b", path("a")).unwrap();
        symlink("new", path("b")).unwrap();
        symlink("/dev/null", path("null")).unwrap();
        symlink("/dev/stdout", path("out")).unwrap();
        symlink("circle", path("circle")).unwrap();
        let leads = |name: &str| destination(&path(name)).unwrap();
        assert_eq!(leads("a"), Destination::File(path("new")));
        assert_eq!(
            leads("null"),
            Destination::Through(Path::new("/dev/null").into())
        );
        assert_eq!(leads("out"), Destination::Stdout);
        assert_eq!(destination(Path::new("-")).unwrap(), Destination::Stdout);
        assert!(destination(&path("circle")).is_err());
    }
}
