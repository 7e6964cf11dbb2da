//! `--resume`: what `FILE.resume` holds, and whether a run may go on from there. It is a file of JSON lines: version
//! and options, the marks of the inputs, then checkpoints, of which the last whole one counts.

use super::options_digest::EffectiveOptions;
use ghirbal::error::Error;
use ghirbal::input::ManifestEntry;
use ghirbal::input::name::displayable;
use ghirbal::output::sink::{FileIdentity, partial_path};
use ghirbal::pipeline::Checkpoint;
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The file beside the output that a run is taken up from.
pub(crate) fn resume_path(output: &Path) -> PathBuf {
    let mut name = OsString::from(output);
    name.push(".resume");
    PathBuf::from(name)
}

/// What a run must share with the one it goes on with.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Header {
    version: String,
    options: EffectiveOptions,
}

/// A run that can be taken up again.
#[derive(Debug)]
pub(crate) struct Resume {
    path: PathBuf,
    header: Header,
    marks: Vec<u128>,
    /// The last checkpoint of an earlier run.
    pub(crate) from: Option<Checkpoint>,
    /// The file or folder that an earlier run began to make of its spool.
    made: Option<FileIdentity>,
    /// Open once checkpoints are written.
    file: Option<File>,
}

impl Resume {
    /// A run that goes on with no other.
    pub(crate) fn anew(output: &Path, options: EffectiveOptions, inputs: &[ManifestEntry]) -> Self {
        Self {
            header: Header {
                version: String::from(env!("CARGO_PKG_VERSION")),
                options,
            },
            marks: inputs.iter().map(|listed| listed.mark).collect(),
            from: None,
            made: None,
            file: None,
            path: resume_path(output),
        }
    }

    /// Looks whether there is a run to go on with.
    ///
    /// # Errors
    /// There is one, of another version, with other options or other inputs.
    pub(crate) fn find(
        output: &Path,
        options: EffectiveOptions,
        inputs: &[ManifestEntry],
    ) -> Result<Self, Error> {
        let mut resume = Self::anew(output, options, inputs);
        let text = match whole_lines(&resume.path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(resume),
            Err(error) => return Err(resume.failed(&error)),
        };
        let mut lines = text.lines();
        let header = lines
            .next()
            .and_then(|line| serde_json::from_str(line).ok());
        let marks = lines.next().and_then(marks_of);
        if let (Some(header), Some(marks)) = (header, marks) {
            resume.compare(&header, &marks, inputs)?;
            resume.made = made_in(&text);
            resume.from = lines.rev().find_map(|line| serde_json::from_str(line).ok());
        }
        Ok(resume)
    }

    fn compare(
        &self,
        header: &Header,
        marks: &[u128],
        inputs: &[ManifestEntry],
    ) -> Result<(), Error> {
        if header.version != self.header.version {
            let what = format!("the run was started by version {}", header.version);
            return Err(self.refused(what));
        }
        if let Some(option) = first_difference(&header.options, &self.header.options) {
            return Err(self.refused(format!("{option} is not what the run was started with")));
        }
        let changed = (0..inputs.len().max(marks.len()))
            .find(|&at| marks.get(at) != inputs.get(at).map(|listed| &listed.mark));
        match changed.map(|at| inputs.get(at)) {
            None => Ok(()),
            Some(Some(listed)) => Err(self.refused(format!(
                "the inputs have changed since: {} is new, was changed, or stands where another was",
                listed.name
            ))),
            Some(None) => Err(self.refused(String::from(
                "the inputs have changed since: the last of them are gone",
            ))),
        }
    }

    /// Opens the file, and writes version, options and inputs where the run starts anew. The outputs must be open and
    /// locked before: their locks keep a second run from writing this file as well.
    ///
    /// # Errors
    /// The file cannot be written.
    pub(crate) fn start(&mut self) -> Result<(), Error> {
        let mut options = OpenOptions::new();
        let anew = self.from.is_none();
        if anew {
            // Taken away first: it is created exclusively, and never through a link.
            let _ = fs::remove_file(&self.path);
            options.write(true).create_new(true);
        } else {
            options.append(true);
        }
        let mut file = options
            .open(&self.path)
            .map_err(|error| self.failed(&error))?;
        let mut text = String::new();
        if anew {
            text.push_str(&json(&self.header, &self.path)?);
            text.push('\n');
            let marks: Vec<String> = self.marks.iter().map(|mark| format!("{mark:x}")).collect();
            text.push_str(&marks.join(" "));
        }
        // Ends the line that an earlier run may have left open.
        text.push('\n');
        write(&mut file, &text).map_err(|error| self.failed(&error))?;
        self.marks = Vec::new();
        self.file = Some(file);
        Ok(())
    }

    /// Keeps a checkpoint.
    ///
    /// # Errors
    /// The file cannot be written.
    pub(crate) fn save(&mut self, checkpoint: &Checkpoint) -> Result<(), Error> {
        let text = json(checkpoint, &self.path)? + "\n";
        let written = self.file.as_mut().map_or(Ok(()), |file| write(file, &text));
        written.map_err(|error| self.failed(&error))
    }

    /// Keeps which file or folder the output is that is being made of the spool, as long as it has not got its name.
    ///
    /// # Errors
    /// The file cannot be written.
    pub(crate) fn save_made(&mut self, made: Option<FileIdentity>) -> Result<(), Error> {
        let Some(made) = made else {
            return Ok(());
        };
        let text = json(&Made { made }, &self.path)? + "\n";
        let written = self.file.as_mut().map_or(Ok(()), |file| write(file, &text));
        written.map_err(|error| self.failed(&error))
    }

    /// Whether what is at `path` is what an earlier run was making of its spool when it was broken off: the output, where
    /// it had its name by then, or its partial file.
    pub(crate) fn has_made(&self, path: &Path) -> bool {
        self.made.is_some() && self.made == FileIdentity::at(path)
    }

    /// Forgets the earlier run.
    pub(crate) fn forget(&mut self) {
        self.from = None;
        self.made = None;
    }

    /// Takes the file away: the run is done.
    pub(crate) fn remove(self) {
        drop(self.file);
        // A failure is harmless: the next run with --resume compares the file and finds everything done.
        let _ = fs::remove_file(&self.path);
    }

    /// Whether the output at `path` has its name already, with so many bytes.
    ///
    /// # Errors
    /// What was written of it is not there any more.
    pub(crate) fn is_published(&self, path: &Path, bytes: u64) -> Result<bool, Error> {
        let length = |path: &Path| fs::metadata(path).map(|meta| meta.len()).ok();
        let partial = partial_path(path);
        let done = self
            .from
            .as_ref()
            .is_some_and(|from| from.position.is_none());
        match length(&partial) {
            Some(length) if length >= bytes => Ok(false),
            None if done && length(path) == Some(bytes) => Ok(true),
            _ => {
                let what = format!("is gone or shorter than the {bytes} bytes written to it");
                let remedy = format!("delete {} to start anew", displayable(&self.path));
                Err(Error::new(displayable(&partial), what, remedy))
            }
        }
    }

    fn refused(&self, what: String) -> Error {
        let path = displayable(&self.path);
        let remedy = format!("run it as it was started, or delete {path} to start anew");
        Error::new(path, what, remedy)
    }

    fn failed(&self, error: &io::Error) -> Error {
        let what = format!("cannot be read or written: {error}");
        Error::new(displayable(&self.path), what, "")
    }
}

/// The line that says which output is being made.
#[derive(Serialize, Deserialize)]
struct Made {
    made: FileIdentity,
}

/// Whether what is at `path` is what the run that is to be taken up was making of its spool for `output`.
pub(crate) fn was_made(output: &Path, path: &Path) -> bool {
    let lines = whole_lines(&resume_path(output));
    let made = lines.ok().and_then(|lines| made_in(&lines));
    made.is_some() && made == FileIdentity::at(path)
}

fn made_in(lines: &str) -> Option<FileIdentity> {
    let last = lines.lines().rev();
    let mut made = last.filter_map(|line| serde_json::from_str(line).ok());
    made.next().map(|Made { made }| made)
}

/// What a state holds. A line without its end was being written when the run was killed.
#[expect(clippy::disallowed_methods, reason = "the run's own file, no input")]
fn whole_lines(path: &Path) -> io::Result<String> {
    let mut text = String::from_utf8_lossy(&fs::read(path)?).into_owned();
    text.truncate(text.rfind('\n').unwrap_or_default());
    Ok(text)
}

fn json<T: Serialize>(value: &T, path: &Path) -> Result<String, Error> {
    serde_json::to_string(value)
        .map_err(|error| Error::new(displayable(path), error.to_string(), ""))
}

fn write(file: &mut File, text: &str) -> io::Result<()> {
    file.write_all(text.as_bytes())?;
    file.sync_data()
}

fn marks_of(line: &str) -> Option<Vec<u128>> {
    let marks = line.split_ascii_whitespace();
    marks
        .map(|mark| u128::from_str_radix(mark, 16).ok())
        .collect()
}

/// The name of the first option that is not the same.
fn first_difference(earlier: &EffectiveOptions, now: &EffectiveOptions) -> Option<String> {
    let missing = |these: &EffectiveOptions, those: &EffectiveOptions| {
        let other = these.iter().find(|option| !those.contains(option));
        other.map(|(name, _)| name.clone())
    };
    missing(now, earlier).or_else(|| missing(earlier, now))
}
