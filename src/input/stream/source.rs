//! Sources: the only file that opens inputs (clippy forbids it elsewhere). It does not judge the bytes.

use crate::error::Error;
use crate::input::name::displayable;
use crate::report::{Event, Fault, FaultReason};
use std::fs::{File, Metadata};
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// Something to read: a file, standard input, or bytes in memory.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its name in records and messages.
    pub name: String,
    place: Place,
    /// Its size, where it has one before it is read.
    pub size: Option<u64>,
    /// Named by the user, not found in a folder.
    pub explicit: bool,
    /// When it was changed last, in nanoseconds since 1970; 0 where the system does not say.
    pub(in crate::input) changed: u128,
}

/// Where the bytes of a source are.
#[derive(Debug, Clone)]
enum Place {
    Stdin,
    File(PathBuf),
    Memory(Arc<[u8]>),
}

impl Source {
    /// Standard input.
    pub fn stdin() -> Self {
        Self {
            name: String::from("-"),
            place: Place::Stdin,
            size: None,
            explicit: true,
            changed: 0,
        }
    }

    /// Bytes that the caller holds already, read as a file of that name would be.
    pub fn memory(name: impl Into<String>, bytes: impl Into<Arc<[u8]>>) -> Self {
        let bytes = bytes.into();
        Self {
            name: name.into(),
            size: Some(bytes.len() as u64),
            place: Place::Memory(bytes),
            explicit: true,
            changed: 0,
        }
    }

    /// A file the user named, of whatever kind.
    pub fn named(path: PathBuf, meta: &Metadata) -> Self {
        Self {
            name: displayable(&path),
            place: Place::File(path),
            size: meta.is_file().then_some(meta.len()),
            explicit: true,
            changed: changed(meta),
        }
    }

    /// A regular file met inside a folder.
    pub fn found(path: PathBuf, meta: &Metadata) -> Self {
        Self {
            explicit: false,
            ..Self::named(path, meta)
        }
    }

    /// Opens it. A file is read to where it ends now: one that grows as fast as it is read, such as a copy that
    /// `tee` makes of the run's own output, would have no end.
    ///
    /// # Errors
    /// The file cannot be opened.
    #[expect(clippy::disallowed_methods, reason = "this is the door for reading")]
    pub(in crate::input) fn open(&self) -> io::Result<(Box<dyn Read + Send>, Option<End>)> {
        let path = match &self.place {
            Place::Stdin => return Ok((Box::new(io::stdin()), None)),
            Place::Memory(bytes) => return Ok((Box::new(Cursor::new(Arc::clone(bytes))), None)),
            Place::File(path) => path,
        };
        let file = File::open(path)?;
        // Files of the kernel (/proc) give their size as 0 although they hold something.
        Ok(match file.metadata()?.len() {
            at if self.size.is_some() && at > 0 => {
                let file = Arc::new(file);
                let end = End {
                    file: Arc::clone(&file),
                    at,
                };
                (Box::new(file.take(at)), Some(end))
            }
            _ => (Box::new(file), None),
        })
    }

    /// The path of the file that it is.
    pub(in crate::input) fn path(&self) -> Option<&Path> {
        match &self.place {
            Place::File(path) if self.size.is_some() => Some(path),
            _ => None,
        }
    }

    /// Opens it to be read at any place; `None` where that is not a file's (a pipe, bytes in memory).
    ///
    /// # Errors
    /// The file cannot be opened.
    #[expect(clippy::disallowed_methods, reason = "this is the door for reading")]
    pub(in crate::input) fn open_seekable(&self) -> io::Result<Option<File>> {
        match &self.place {
            Place::File(path) if self.size.is_some() => File::open(path).map(Some),
            _ => Ok(None),
        }
    }
}

/// Whether a file beside another, whose name is that with something behind it, holds anything.
pub(in crate::input) fn has_bytes(path: &Path, behind: &str) -> bool {
    let mut name = path.as_os_str().to_owned();
    name.push(behind);
    std::fs::metadata(name).is_ok_and(|meta| meta.len() > 0)
}

/// Where a file ended when it was opened.
pub(in crate::input) struct End {
    file: Arc<File>,
    at: u64,
}

impl End {
    /// Whether the file is longer by now. It asks the open file: to look it up by its name takes longer.
    pub(in crate::input) fn has_moved(&self) -> bool {
        self.file.metadata().is_ok_and(|meta| meta.len() > self.at)
    }
}

fn changed(meta: &Metadata) -> u128 {
    let since = |time: SystemTime| time.duration_since(SystemTime::UNIX_EPOCH).ok();
    let time = meta.modified().ok().and_then(since);
    time.map_or(0, |time| time.as_nanos())
}

/// The event of an input that cannot be read.
pub(in crate::input) fn unreadable(name: String, error: &io::Error) -> Event {
    let reason = FaultReason::Unreadable;
    let error = io_error(name.clone(), error);
    Event::Unreadable(Box::new(Fault::of_file(name, reason, error)))
}

/// An I/O error about an input, with what can be done about it.
pub(in crate::input) fn io_error(name: String, error: &io::Error) -> Error {
    let (what, remedy) = match error.kind() {
        io::ErrorKind::NotFound => (
            String::from("no such file or folder"),
            "check the spelling, or quote names with spaces",
        ),
        io::ErrorKind::PermissionDenied => (
            String::from("permission denied"),
            "make it readable, or leave it out with --exclude",
        ),
        io::ErrorKind::IsADirectory => (
            String::from("is a folder"),
            "give its name as PATH to read what is in it",
        ),
        _ => (format!("cannot be read: {error}"), ""),
    };
    Error::new(name, what, remedy)
}

/// Reads a list of paths from a file or standard input (`-`): one a line, or ended by NUL bytes.
///
/// # Errors
/// The list cannot be read.
pub fn read_list(list: &Path, nul: bool) -> Result<Vec<PathBuf>, Error> {
    let bytes = read_all(list, MOST_LIST_BYTES)?;
    let end = if nul { b'\0' } else { b'\n' };
    let names = bytes.split(|byte| *byte == end).map(|name| match nul {
        true => name,
        false => name.strip_suffix(b"\r").unwrap_or(name),
    });
    Ok(names
        .filter(|name| !name.is_empty())
        .map(path_from_bytes)
        .collect())
}

/// Reads a table the user gave, such as a lexicon file.
///
/// # Errors
/// The file cannot be read or is not UTF-8.
pub fn read_table(path: &Path) -> Result<String, Error> {
    String::from_utf8(read_all(path, MOST_TABLE_BYTES)?)
        .map_err(|_| Error::new(displayable(path), "is not UTF-8", "save it as UTF-8"))
}

/// Bytes of a list of names: some millions of them. More is a mistake, or a device without an end.
const MOST_LIST_BYTES: u64 = 256 * 1024 * 1024;
/// Bytes of a table: a hundred times what a large one has.
const MOST_TABLE_BYTES: u64 = 64 * 1024 * 1024;

fn read_all(path: &Path, most: u64) -> Result<Vec<u8>, Error> {
    let source = Source {
        name: displayable(path),
        place: match path.as_os_str() == "-" {
            true => Place::Stdin,
            false => Place::File(path.to_path_buf()),
        },
        size: None,
        explicit: true,
        changed: 0,
    };
    let mut bytes = Vec::new();
    source
        .open()
        .and_then(|(reader, _)| reader.take(most + 1).read_to_end(&mut bytes))
        .map_err(|error| io_error(source.name.clone(), &error))?;
    if bytes.len() as u64 > most {
        let what = format!("is larger than the {} MiB that are read", most >> 20);
        return Err(Error::new(source.name, what, "cut it into several"));
    }
    Ok(bytes)
}

#[cfg(unix)]
fn path_from_bytes(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn path_from_bytes(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}
