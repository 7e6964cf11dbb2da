//! Where bytes go out: standard output, or a file that appears under its name only when it is whole.
//! The last flush is checked, because a full disk must not look like success.

mod destination;
mod left_over;
mod partial;

pub use destination::{Destination, destination};
pub use left_over::check_left_over;
pub use partial::partial_path;

use crate::error::Error;
use partial::Partial;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Stdout, Write};
use std::path::Path;

/// Bytes buffered before they are written: few calls to the system, and a closed pipe is noticed soon.
const BUFFER_BYTES: usize = 64 * 1024;

/// Why bytes could not go out.
#[derive(Debug)]
pub enum SinkError {
    /// The reader of a pipe went away; nobody wants the rest.
    Closed,
    /// The output cannot be written.
    Failed(Error),
}

/// Where records or audit lines go. Dropped before [`Sink::finish`], it leaves nothing half-written behind.
#[derive(Debug)]
pub struct Sink {
    name: String,
    target: Target,
}

#[derive(Debug)]
enum Target {
    Stdout(BufWriter<Stdout>),
    /// A device or a pipe: written in place, since a rename would replace it.
    Through(BufWriter<File>),
    Whole(BufWriter<Partial>),
}

impl Sink {
    /// Standard output.
    pub fn stdout() -> Self {
        Self {
            name: String::from("standard output"),
            target: Target::Stdout(BufWriter::with_capacity(BUFFER_BYTES, io::stdout())),
        }
    }

    /// A file; `name` is how messages call it. A regular or new file is written as `FILE.partial` and renamed; where a
    /// link leads to it, it is the target that is replaced.
    ///
    /// # Errors
    /// The file cannot be written, or another run is writing it.
    pub fn create(path: &Path, name: &str) -> Result<Self, Error> {
        let led = destination(path).map_err(|error| cannot_write(name, &error))?;
        let target = match led {
            Destination::Stdout => return Ok(Self::stdout()),
            Destination::Through(path) => through(&path, name)?,
            Destination::File(path) if path.is_dir() => {
                let remedy = "give the name of a file in it";
                return Err(Error::new(name, "is a folder", remedy));
            }
            Destination::File(path) => whole(Partial::create(&path, name)?),
        };
        Ok(Self {
            name: String::from(name),
            target,
        })
    }

    /// The same for a run that may be taken up again: what was written stays as `FILE.partial` when the run ends
    /// early. With `length`, it goes on behind so many bytes of that file.
    ///
    /// # Errors
    /// The file is no regular one, cannot be written, or is shorter; or another run is writing it.
    pub fn resumable(path: &Path, name: &str, length: Option<u64>) -> Result<Self, Error> {
        let led = destination(path).map_err(|error| cannot_write(name, &error))?;
        let Destination::File(path) = led else {
            let remedy = "give the name of a regular file";
            return Err(Error::new(name, "cannot be taken up again", remedy));
        };
        Ok(Self {
            name: String::from(name),
            target: whole(Partial::resumable(&path, name, length.unwrap_or(0))?),
        })
    }

    /// Makes what was written so far safe from a power cut, and says how many bytes that are; 0 for what is no file.
    ///
    /// # Errors
    /// The output cannot be written.
    pub fn settle(&mut self) -> Result<u64, SinkError> {
        let result = match &mut self.target {
            Target::Stdout(_) | Target::Through(_) => return self.flush().map(|()| 0),
            Target::Whole(out) => out.flush().and_then(|()| out.get_ref().settle()),
        };
        result.map_err(|error| self.error(&error))
    }

    /// Appends bytes.
    ///
    /// # Errors
    /// The output cannot be written.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), SinkError> {
        let result = match &mut self.target {
            Target::Stdout(out) => out.write_all(bytes),
            Target::Through(out) => out.write_all(bytes),
            Target::Whole(out) => out.write_all(bytes),
        };
        result.map_err(|error| self.error(&error))
    }

    /// Lets a waiting reader see what there is. A file that nobody sees before its end is left alone.
    ///
    /// # Errors
    /// The output cannot be written.
    pub fn flush(&mut self) -> Result<(), SinkError> {
        let result = match &mut self.target {
            Target::Stdout(out) => out.flush(),
            Target::Through(out) => out.flush(),
            Target::Whole(_) => Ok(()),
        };
        result.map_err(|error| self.error(&error))
    }

    /// Writes what is left and, for a file, gives it its name.
    ///
    /// # Errors
    /// The output cannot be written; an earlier file of that name is untouched.
    pub fn finish(mut self) -> Result<(), SinkError> {
        self.flush()?;
        let result = match &mut self.target {
            Target::Stdout(_) | Target::Through(_) => Ok(()),
            Target::Whole(out) => out.flush().and_then(|()| out.get_mut().publish()),
        };
        result.map_err(|error| self.error(&error))
    }

    fn error(&self, error: &io::Error) -> SinkError {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return SinkError::Closed;
        }
        SinkError::Failed(cannot_write(&self.name, error))
    }
}

fn whole(partial: Partial) -> Target {
    Target::Whole(BufWriter::with_capacity(BUFFER_BYTES, partial))
}

/// Opens a device, a pipe or an open file. What it holds already stays.
fn through(path: &Path, name: &str) -> Result<Target, Error> {
    let file = OpenOptions::new().append(true).open(path);
    let file = file.map_err(|error| cannot_write(name, &error))?;
    let out = BufWriter::with_capacity(BUFFER_BYTES, file);
    Ok(Target::Through(out))
}

/// An I/O error about an output, with what can be done about it.
fn cannot_write(name: &str, error: &io::Error) -> Error {
    let (what, remedy) = match error.kind() {
        io::ErrorKind::NotFound => ("its folder does not exist", "create the folder first"),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            ("writing is not permitted", "choose another place with -o")
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => (
            "no space left",
            "make room, or choose another place with -o",
        ),
        _ => return Error::new(name, format!("cannot be written: {error}"), ""),
    };
    Error::new(name, what, remedy)
}
