//! Records in many files of one folder: one for each input file, source, host or day, and in shards of a size. Few of
//! them are open at once. Names come from `names`; the folder appears when all of its files are whole.

mod by;
mod file;
mod names;
mod staging;

pub use by::By;
pub use staging::check_folder;

use super::identity::FileIdentity;
use super::{SinkError, cannot_write};
use crate::error::Error;
use crate::output::encoder::cannot_encode;
use crate::output::line::Line;
use crate::output::shape::{Shape, Table};
use file::{OpenFile, State};
use names::Names;
use staging::Staging;
use std::collections::HashMap;
use std::io;
use std::path::Path;

/// Files that are open at once: a run needs some for its inputs, and systems allow 256 or 1024.
const MOST_OPEN: usize = 64;
/// Bytes of lines that columns of all open Parquet files hold back together.
const MOST_HELD: u64 = 128 * 1024 * 1024;
/// The name of files that are not split by a field.
const RECORDS: &str = "records";

/// How records are split.
#[derive(Debug, Clone)]
pub struct Split {
    /// By which field; none of them, where shards are all that is wanted.
    pub by: Option<By>,
    /// A file that would be larger with one more record, in bytes of its JSON lines, is ended before it.
    pub shard_bytes: Option<u64>,
    /// The shape of each file.
    pub shape: Shape,
    /// Files in the folder that have the same names may be replaced.
    pub force: bool,
}

/// The files of a value.
#[derive(Debug)]
struct Group {
    name: String,
    /// The number of its file, from 1.
    shard: u32,
    /// Bytes of lines in that file.
    bytes: u64,
    state: State,
}

/// The folder.
#[derive(Debug)]
pub(super) struct Folder {
    staging: Staging,
    /// For messages.
    name: String,
    split: Split,
    names: Names,
    keys: HashMap<Option<String>, usize>,
    groups: Vec<Group>,
    /// The groups whose files are open.
    open: Vec<usize>,
    /// Counts writes, so that it is known which file was not written to for longest.
    clock: u64,
}

impl Folder {
    pub(super) fn create(path: &Path, name: &str, split: Split) -> Result<Self, Error> {
        Ok(Self {
            staging: Staging::create(path, name, split.force)?,
            name: String::from(name),
            split,
            names: Names::default(),
            keys: HashMap::new(),
            groups: Vec::new(),
            open: Vec::new(),
            clock: 0,
        })
    }

    pub(super) fn identity(&self) -> Option<FileIdentity> {
        self.staging.identity()
    }

    /// Writes each line to its file.
    pub(super) fn write(&mut self, lines: &[u8]) -> Result<(), SinkError> {
        for line in lines.split_inclusive(|byte| *byte == b'\n') {
            self.line(line)?;
        }
        Ok(())
    }

    /// Ends all files, and gives the folder its name.
    pub(super) fn finish(mut self) -> Result<(), SinkError> {
        for group in std::mem::take(&mut self.open) {
            self.end(group)?;
        }
        for group in 0..self.groups.len() {
            if let State::Paused = self.groups[group].state {
                let file = self.staging.open_file(&self.file_name(group));
                let synced = file.and_then(|file| file.sync_all());
                synced.map_err(|error| self.failed(&error))?;
            }
        }
        let published = self.staging.publish();
        published.map_err(|error| self.failed(&error))
    }

    fn line(&mut self, line: &[u8]) -> Result<(), SinkError> {
        let key = match self.split.by {
            None => Some(String::from(RECORDS)),
            Some(by) => {
                let parsed = Line::parse(line.trim_ascii_end());
                let parsed = parsed.map_err(|error| cannot_encode(format!("{error:?}")));
                let parsed = parsed.map_err(SinkError::Failed)?;
                by.key(&parsed).map(|key| key.into_owned())
            }
        };
        let group = self.group(key);
        let bytes = line.len() as u64;
        let before = self.groups[group].bytes;
        let most = self.split.shard_bytes.unwrap_or(u64::MAX);
        if before > 0 && before.saturating_add(bytes) > most {
            self.next_shard(group)?;
        }
        self.open(group)?;
        self.clock += 1;
        let clock = self.clock;
        let group = &mut self.groups[group];
        group.bytes += bytes;
        let State::Open(file) = &mut group.state else {
            return Ok(());
        };
        let written = file.write(line, clock);
        written.map_err(|error| self.error(error))?;
        self.release_held()
    }

    /// The group of a value; a new one where its file is ended already and cannot be written to again.
    fn group(&mut self, key: Option<String>) -> usize {
        if let Some(group) = self.keys.get(&key)
            && !matches!(self.groups[*group].state, State::Ended)
        {
            return *group;
        }
        let name = self.names.give(key.as_deref());
        self.groups.push(Group {
            name,
            shard: 1,
            bytes: 0,
            state: State::New,
        });
        let group = self.groups.len() - 1;
        self.keys.insert(key, group);
        group
    }

    fn next_shard(&mut self, group: usize) -> Result<(), SinkError> {
        // It may have been closed to make room.
        self.open(group)?;
        self.open.retain(|open| *open != group);
        self.end(group)?;
        let group = &mut self.groups[group];
        group.state = State::New;
        group.shard += 1;
        group.bytes = 0;
        Ok(())
    }

    fn open(&mut self, group: usize) -> Result<(), SinkError> {
        let opened = match self.groups[group].state {
            State::Open(_) | State::Ended => return Ok(()),
            State::New => {
                self.make_room()?;
                self.staging.new_file(&self.file_name(group))
            }
            State::Paused => {
                self.make_room()?;
                self.staging.open_file(&self.file_name(group))
            }
        };
        let file = opened.map_err(|error| self.failed(&error))?;
        let file = OpenFile::new(file, &self.split.shape, self.groups[group].state.is_new());
        self.groups[group].state = State::Open(Box::new(file.map_err(SinkError::Failed)?));
        self.open.push(group);
        Ok(())
    }

    /// Closes the file that was not written to for longest, where no more may be open.
    fn make_room(&mut self) -> Result<(), SinkError> {
        let in_order = self.split.by.is_none_or(By::is_in_order);
        let most = if in_order { 1 } else { MOST_OPEN };
        if self.open.len() < most {
            return Ok(());
        }
        let last_used = |at: &usize| match &self.groups[self.open[*at]].state {
            State::Open(file) => file.used,
            _ => 0,
        };
        let Some(oldest) = (0..self.open.len()).min_by_key(last_used) else {
            return Ok(());
        };
        let is_parquet = self.split.shape.table == Table::Parquet;
        if is_parquet && !in_order {
            let what =
                format!("would have more than {MOST_OPEN} Parquet files, which cannot all be open");
            let remedy = "split it by something with fewer values, or write jsonl.zst";
            return Err(SinkError::Failed(Error::new(&self.name, what, remedy)));
        }
        let group = self.open.swap_remove(oldest);
        match is_parquet || in_order {
            true => self.end(group),
            false => self.pause(group),
        }
    }

    fn pause(&mut self, group: usize) -> Result<(), SinkError> {
        let state = std::mem::replace(&mut self.groups[group].state, State::Paused);
        match state {
            State::Open(file) => file.pause().map_err(|error| self.error(error)),
            _ => Ok(()),
        }
    }

    fn end(&mut self, group: usize) -> Result<(), SinkError> {
        let state = std::mem::replace(&mut self.groups[group].state, State::Ended);
        match state {
            State::Open(file) => file.end().map_err(|error| self.error(error)),
            _ => Ok(()),
        }
    }

    /// Writes out what the columns of one Parquet file hold back, where all of them hold much.
    fn release_held(&mut self) -> Result<(), SinkError> {
        if self.split.shape.table != Table::Parquet {
            return Ok(());
        }
        let held = |group: &usize| match &self.groups[*group].state {
            State::Open(file) => file.held,
            _ => 0,
        };
        if self.open.iter().map(held).sum::<u64>() < MOST_HELD {
            return Ok(());
        }
        let most = self.open.iter().copied().max_by_key(held);
        let Some(State::Open(file)) = most.map(|group| &mut self.groups[group].state) else {
            return Ok(());
        };
        let released = file.release();
        released.map_err(|error| self.error(error))
    }

    fn file_name(&self, group: usize) -> String {
        let Group { name, shard, .. } = &self.groups[group];
        let suffix = self.split.shape.suffix();
        match self.split.shard_bytes {
            Some(_) => format!("{name}-{shard:05}.{suffix}"),
            None => format!("{name}.{suffix}"),
        }
    }

    fn failed(&self, error: &io::Error) -> SinkError {
        SinkError::Failed(cannot_write(&self.name, error))
    }

    fn error(&self, error: file::FileError) -> SinkError {
        match error {
            file::FileError::Encode(error) => SinkError::Failed(error),
            file::FileError::Io(error) => self.failed(&error),
        }
    }
}
