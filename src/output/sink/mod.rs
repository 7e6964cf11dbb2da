//! Where bytes go out: standard output, or a file that appears under its name only when it is whole.
//! The last flush is checked, because a full disk must not look like success.

mod destination;
mod folder;
mod identity;
mod left_over;
mod partial;

pub use destination::{Destination, destination};
pub use folder::{By, Split, check_folder};
pub use identity::FileIdentity;
pub use left_over::{check_left_over, clear_left_over, has_other_names, tail_of};
pub use partial::partial_path;

use super::encoder::Encoder;
use super::shape::Shape;
use crate::error::Error;
use folder::Folder;
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
    /// What shapes the lines; none where they go out as they are.
    encoder: Option<Box<dyn Encoder>>,
    /// What it gave, on its way out.
    encoded: Vec<u8>,
}

#[derive(Debug)]
enum Target {
    Stdout(BufWriter<Stdout>),
    /// A device or a pipe: written in place, since a rename would replace it.
    Through(BufWriter<File>),
    Whole(BufWriter<Partial>),
    /// Many files, each with an encoder of its own.
    Folder(Box<Folder>),
}

impl Sink {
    /// Standard output.
    pub fn stdout() -> Self {
        let out = BufWriter::with_capacity(BUFFER_BYTES, io::stdout());
        Self::to("standard output", Target::Stdout(out))
    }

    fn to(name: &str, target: Target) -> Self {
        Self {
            name: String::from(name),
            target,
            encoder: None,
            encoded: Vec::new(),
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
        Ok(Self::to(name, target))
    }

    /// The same for a file that records are added to: what it holds stays before them. It is replaced whole, like any.
    ///
    /// # Errors
    /// It is no regular file, cannot be written, or its last line has no end; or another run is writing it.
    pub fn append(path: &Path, name: &str) -> Result<Self, Error> {
        let led = destination(path).map_err(|error| cannot_write(name, &error))?;
        let Destination::File(path) = led else {
            return Self::create(path, name);
        };
        let mut partial = Partial::create(&path, name)?;
        partial.take_over(name)?;
        Ok(Self::to(name, whole(partial)))
    }

    /// A folder of files.
    ///
    /// # Errors
    /// It cannot be written, is not empty, or another run is writing it.
    pub fn folder(path: &Path, name: &str, split: Split) -> Result<Self, Error> {
        let led = destination(path).map_err(|error| cannot_write(name, &error))?;
        let Destination::File(path) = led else {
            return Err(Error::new(
                name,
                "is no folder",
                "give the name of a new one",
            ));
        };
        let folder = Folder::create(&path, name, split)?;
        Ok(Self::to(name, Target::Folder(Box::new(folder))))
    }

    /// Gives what is written a shape; a folder has that of its files.
    ///
    /// # Errors
    /// Its columns cannot stand in one table.
    pub fn shaped(mut self, shape: &Shape) -> Result<Self, Error> {
        self.encoder = shape.encoder()?;
        Ok(self)
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
        let partial = Partial::resumable(&path, name, length.unwrap_or(0))?;
        Ok(Self::to(name, whole(partial)))
    }

    /// Which file or folder this is, before it has its name and behind; none for what is written through.
    pub fn identity(&self) -> Option<FileIdentity> {
        match &self.target {
            Target::Stdout(_) | Target::Through(_) => None,
            Target::Whole(out) => out.get_ref().identity(),
            Target::Folder(folder) => folder.identity(),
        }
    }

    /// Makes what was written so far safe from a power cut, and says how many bytes that are; 0 for what is no file.
    ///
    /// # Errors
    /// The output cannot be written.
    pub fn settle(&mut self) -> Result<u64, SinkError> {
        let result = match &mut self.target {
            Target::Stdout(_) | Target::Through(_) | Target::Folder(_) => {
                return self.flush().map(|()| 0);
            }
            Target::Whole(out) => out.flush().and_then(|()| out.get_ref().settle()),
        };
        result.map_err(|error| self.error(&error))
    }

    /// Appends bytes; where the output has a shape, whole lines of records.
    ///
    /// # Errors
    /// The output cannot be written.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), SinkError> {
        let Some(encoder) = &mut self.encoder else {
            return self.write_out(bytes);
        };
        let mut encoded = std::mem::take(&mut self.encoded);
        let result = encoder.encode(bytes, &mut encoded);
        result.map_err(SinkError::Failed)?;
        self.write_out(&encoded)?;
        encoded.clear();
        self.encoded = encoded;
        Ok(())
    }

    fn write_out(&mut self, bytes: &[u8]) -> Result<(), SinkError> {
        let result = match &mut self.target {
            Target::Stdout(out) => out.write_all(bytes),
            Target::Through(out) => out.write_all(bytes),
            Target::Whole(out) => out.write_all(bytes),
            Target::Folder(folder) => return folder.write(bytes),
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
            Target::Whole(_) | Target::Folder(_) => Ok(()),
        };
        result.map_err(|error| self.error(&error))
    }

    /// Writes what is left and, for a file, gives it its name.
    ///
    /// # Errors
    /// The output cannot be written; an earlier file of that name is untouched.
    pub fn finish(mut self) -> Result<(), SinkError> {
        if let Some(mut encoder) = self.encoder.take() {
            let mut encoded = Vec::new();
            let ended = encoder.finish(&mut encoded);
            ended.map_err(SinkError::Failed)?;
            self.write_out(&encoded)?;
        }
        self.flush()?;
        let result = match self.target {
            Target::Stdout(_) | Target::Through(_) => Ok(()),
            Target::Whole(ref mut out) => out.flush().and_then(|()| out.get_mut().publish()),
            Target::Folder(folder) => return folder.finish(),
        };
        result.map_err(|error| sink_error(&self.name, &error))
    }

    fn error(&self, error: &io::Error) -> SinkError {
        sink_error(&self.name, error)
    }
}

fn sink_error(name: &str, error: &io::Error) -> SinkError {
    match error.kind() {
        io::ErrorKind::BrokenPipe => SinkError::Closed,
        _ => SinkError::Failed(cannot_write(name, error)),
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
