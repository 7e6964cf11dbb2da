//! `ghirbal check FILE…`: are the lines what `schema` and the laws say, and do few bodies hold a marker? It changes
//! nothing and cleans nothing.

mod json;
mod plain;
mod tally;

use crate::cli::args::CheckArgs;
use crate::cli::closed;
use crate::cli::exit::Status;
use crate::cli::messages::say;
use ghirbal::error::Error;
use ghirbal::input::lines::{Line, Lines};
use ghirbal::input::name::displayable;
use ghirbal::input::read_table;
use ghirbal::lexicon::Lexicon;
use ghirbal::output::check::{Checked, Checker, Kind, Problem, Shape};
use ghirbal::output::sink::SinkError;
use ghirbal::segment::{LeftoverMarker, LeftoverMarkers};
use json::Json;
use plain::Plain;
use std::path::{Path, PathBuf};
use tally::Tally;

/// Runs the command.
pub(crate) fn run(args: &CheckArgs) -> anyhow::Result<Status> {
    let lexicon = match &args.lexicon {
        None => Lexicon::builtin(),
        Some(path) => Lexicon::with_rows(&displayable(path), &read_table(path)?)?,
    };
    closed::check_stdout("leave it open")?;
    closed::check_stdin(args.files.iter().map(PathBuf::as_path))?;
    let mut checking = Checking {
        args,
        markers: LeftoverMarkers::new(lexicon),
        told: match args.json {
            true => Box::new(Json::default()),
            false => Box::new(Plain::new(args)),
        },
        tally: Tally::default(),
        unread: false,
    };
    match checking.all() {
        Ok(()) => {}
        // The reader went away: the status says what was found so far.
        Err(SinkError::Closed) => return Ok(checking.status()),
        Err(SinkError::Failed(error)) => return Err(error.into()),
    }
    Ok(checking.status())
}

/// Where something was found.
struct Place<'a> {
    file: &'a str,
    line: u64,
}

/// Shows what is found: to a person or to a program.
trait Tell {
    /// Shows a problem.
    fn problem(&mut self, at: &Place<'_>, problem: &Problem) -> Result<(), SinkError>;
    /// Shows a marker in a body; a fault only where more bodies hold one than `--max-markers` allows.
    fn marker(
        &mut self,
        at: &Place<'_>,
        marker: &LeftoverMarker<'_>,
        paragraph: &str,
    ) -> Result<(), SinkError>;
    /// Shows the counts, after the last line.
    fn end(&mut self, tally: &Tally, args: &CheckArgs) -> Result<(), SinkError>;
}

/// A check under way, with its counts.
struct Checking<'a> {
    args: &'a CheckArgs,
    markers: LeftoverMarkers,
    told: Box<dyn Tell>,
    tally: Tally,
    /// A file could not be read, or not to its end.
    unread: bool,
}

impl Checking<'_> {
    fn all(&mut self) -> Result<(), SinkError> {
        for file in &self.args.files {
            match Lines::open(file, self.args.max_line) {
                Ok(lines) => self.file(file, lines)?,
                Err(error) => self.cannot_read(&error),
            }
        }
        if self.tally.crosses(self.args.max_markers) {
            *self.tally.problems.entry(Kind::MarkerLeft).or_default() = self.tally.marked;
        }
        self.told.end(&self.tally, self.args)
    }

    fn cannot_read(&mut self, error: &Error) {
        self.unread = true;
        say(&error.to_string());
    }

    fn file(&mut self, path: &Path, mut lines: Lines) -> Result<(), SinkError> {
        let name = displayable(path);
        let mut checker = Checker::default();
        while let Some(line) = lines.next_line() {
            self.line(&name, &line, &mut checker)?;
        }
        while let Some(error) = lines.take_damage() {
            self.cannot_read(&error);
        }
        Ok(())
    }

    fn line(
        &mut self,
        file: &str,
        line: &Line<'_>,
        checker: &mut Checker,
    ) -> Result<(), SinkError> {
        let at = Place {
            file,
            line: line.number,
        };
        self.tally.lines += 1;
        let mut checked = match line.bytes {
            Some(bytes) => checker.line(bytes),
            None => Checked {
                shape: Shape::None,
                problems: vec![Problem::new(
                    Kind::LineTooLong,
                    format!("is longer than {} bytes", self.args.max_line),
                )],
            },
        };
        if !line.ended {
            let what = "the last line ends without a line feed";
            checked.problems.push(Problem::new(Kind::NoLineEnd, what));
        }
        for problem in &checked.problems {
            *self.tally.problems.entry(problem.kind).or_default() += 1;
            self.told.problem(&at, problem)?;
        }
        match checked.shape {
            Shape::Record(body) => {
                self.tally.records += 1;
                self.markers(&at, &body.unwrap_or_default())?;
            }
            Shape::Answer => self.tally.answers += 1,
            Shape::None => {}
        }
        Ok(())
    }

    fn markers(&mut self, at: &Place<'_>, body: &str) -> Result<(), SinkError> {
        let mut marked = false;
        for paragraph in body.split('\n') {
            if let Some(marker) = self.markers.find(paragraph) {
                marked = true;
                self.told.marker(at, &marker, paragraph)?;
            }
        }
        self.tally.marked += u64::from(marked);
        Ok(())
    }

    fn status(&self) -> Status {
        if self.unread {
            Status::Failed
        } else if self.tally.problems.is_empty() {
            Status::Done
        } else {
            Status::Found
        }
    }
}
