//! `ghirbal diff OLD NEW`: what differs between the records of two runs. Only the old file's addresses and hashes are
//! held; its lines are read again where they differ. Changes come in the order of the new file, behind them what is gone
//! in the order of the old one.

mod counts;
mod index;
mod json;
mod paragraphs;
mod plain;

use crate::cli::args::DiffArgs;
use crate::cli::closed;
use crate::cli::exit::Status;
use counts::Counts;
use ghirbal::error::Error;
use ghirbal::input::lines::Lines;
use ghirbal::input::name::displayable;
use ghirbal::output::compare::{Difference, differences};
use ghirbal::output::line::{Address, Line};
use ghirbal::output::sink::{Sink, SinkError};
use index::{Index, Met, parsed};

/// Runs the command.
pub(crate) fn run(args: &DiffArgs) -> anyhow::Result<Status> {
    if args.old.as_os_str() == "-" {
        let what = "is read at many places, which standard input does not allow";
        return Err(Error::new("OLD", what, "give it as a file; NEW may be -").into());
    }
    closed::check_stdin([args.new.as_path()].into_iter())?;
    let mut diff = Diff {
        args,
        counts: Counts::default(),
        sink: closed::stdout()?,
    };
    match diff.all() {
        Ok(()) => diff.sink.finish().map_or_else(closed, |()| Ok(()))?,
        Err(Stop::Output(error)) => closed(error)?,
        Err(Stop::Input(error)) => return Err(error.into()),
    }
    Ok(if diff.counts.differ() {
        Status::Found
    } else {
        Status::Done
    })
}

/// A reader who went away is no error.
fn closed(error: SinkError) -> Result<(), Error> {
    match error {
        SinkError::Closed => Ok(()),
        SinkError::Failed(error) => Err(error),
    }
}

/// Why the work ends early.
enum Stop {
    Input(Error),
    Output(SinkError),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Input(error)
    }
}

impl From<SinkError> for Stop {
    fn from(error: SinkError) -> Self {
        Self::Output(error)
    }
}

/// What became of a document from one run to the other.
enum Change<'l, 'a> {
    /// It is only in the new file.
    Added(&'l Line<'a>),
    /// It is only in the old one.
    Gone(&'l Line<'a>),
    /// It was a record and is an answer, or the other way round.
    Moved {
        old: &'l Line<'a>,
        new: &'l Line<'a>,
    },
    /// Fields differ.
    Changed(&'l [Difference<'l, 'a>]),
}

struct Diff<'a> {
    args: &'a DiffArgs,
    counts: Counts,
    sink: Sink,
}

impl Diff<'_> {
    fn all(&mut self) -> Result<(), Stop> {
        let mut index = Index::read(&self.args.old, self.args.max_line)?;
        self.counts.old = index.len() as u64;
        let name = displayable(&self.args.new);
        let mut lines = Lines::open(&self.args.new, self.args.max_line)?;
        while let Some(line) = lines.next_line() {
            let (new, address) = parsed(&name, line.number, line.bytes)?;
            self.counts.new += 1;
            match index.meet(&address.mark(), line.bytes.unwrap_or_default()) {
                Met::Same => self.counts.same += 1,
                Met::New => self.tell(&address, &Change::Added(&new))?,
                Met::Other(at) => {
                    let (old, _) = index.line(at)?;
                    self.compare(&address, &old, &new)?;
                }
            }
        }
        if let Some(error) = lines.take_damage() {
            return Err(error.into());
        }
        for at in index.unmet() {
            let (old, address) = index.line(at)?;
            self.tell(&address, &Change::Gone(&old))?;
        }
        self.end()
    }

    fn compare(
        &mut self,
        address: &Address<'_>,
        old: &Line<'_>,
        new: &Line<'_>,
    ) -> Result<(), Stop> {
        if old.is_answer() != new.is_answer() {
            return self.tell(address, &Change::Moved { old, new });
        }
        let mut found = differences(old, new);
        let asked = &self.args.fields;
        found.retain(|difference| {
            asked.is_empty() || asked.iter().any(|field| field == difference.key)
        });
        if found.is_empty() {
            self.counts.same += 1;
            return Ok(());
        }
        self.tell(address, &Change::Changed(&found))
    }

    fn tell(&mut self, address: &Address<'_>, change: &Change<'_, '_>) -> Result<(), Stop> {
        self.counts.count(change);
        if self.args.stat || self.args.quiet {
            return Ok(());
        }
        let text = match self.args.json {
            true => json::change(address, change),
            false => plain::change(address, change),
        };
        Ok(self.sink.write(text.as_bytes())?)
    }

    fn end(&mut self) -> Result<(), Stop> {
        if self.args.quiet {
            return Ok(());
        }
        let text = match self.args.json {
            true => json::summary(&self.counts),
            false => plain::summary(&self.counts),
        };
        Ok(self.sink.write(text.as_bytes())?)
    }
}
