//! What is said on standard error: one line a message, safe for a terminal. A failure to write it is ignored, since
//! there is nowhere left to say so.

use super::floods::Floods;
use super::progress::Progress;
use super::terminal::safe;
use ghirbal::error::Error;
use ghirbal::output::errors;
use ghirbal::output::sink::{Sink, SinkError};
use ghirbal::report::{Event, Report};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// Which messages are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verbosity {
    /// Errors only.
    Quiet,
    /// Warnings and the summary too.
    Normal,
    /// Each skipped file too.
    Verbose,
}

/// Says one line, with the program's name before it.
pub(crate) fn say(message: &str) {
    let _ = writeln!(io::stderr().lock(), "ghirbal: {}", safe(message));
}

/// So many of something: `1 record`, `2 records`.
pub(crate) fn counted(count: u64, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// Which fields were chosen by their contents.
pub(crate) fn guessed(path: &str, fields: &[(&'static str, String)]) -> String {
    let fields: Vec<String> = fields
        .iter()
        .map(|(field, name)| format!("{field} is read from \u{ab}{name}\u{bb}"))
        .collect();
    format!(
        "{path}: {}, by what is in it; give --field if that is wrong",
        fields.join(", ")
    )
}

/// Shows events and progress to a person.
#[derive(Debug)]
pub(crate) struct Messages {
    verbosity: Verbosity,
    progress: Progress,
    /// Choices of fields that were told: many files of one kind are told once.
    guesses: BTreeSet<Vec<(&'static str, String)>>,
    floods: Floods,
    /// Formats that were not read: how many files, and what is said of the first.
    not_read: BTreeMap<&'static str, (u64, Error)>,
    /// Where every message goes as well, until that fails.
    errors: Option<Sink>,
    failure: Option<Error>,
}

impl Messages {
    pub(crate) fn new(verbosity: Verbosity, progress: Progress, errors: Option<Sink>) -> Self {
        Self {
            verbosity,
            progress,
            guesses: BTreeSet::new(),
            floods: Floods::default(),
            not_read: BTreeMap::new(),
            errors,
            failure: None,
        }
    }

    /// Takes the progress bar away, and says what is left to say.
    pub(crate) fn finish(&mut self) {
        self.progress.finish();
        for more in self.floods.take() {
            self.show(Verbosity::Quiet, &more);
        }
        for (format, (count, first)) in std::mem::take(&mut self.not_read) {
            let (files, place) = (counted(count, "file"), &first.place);
            let was = if count == 1 { "was" } else { "were" };
            let said = format!(
                "{files} of {format} {was} not read, the first is {place}; {}",
                first.remedy
            );
            self.show(Verbosity::Normal, &said);
        }
    }

    /// Gives the file of all messages its name.
    ///
    /// # Errors
    /// It could not be written.
    pub(crate) fn publish(&mut self) -> Result<(), Error> {
        let finished = self.errors.take().map_or(Ok(()), Sink::finish);
        self.note(finished);
        self.failure.take().map_or(Ok(()), Err)
    }

    /// Says something about the run and not about an input.
    pub(crate) fn tell(&self, needs: Verbosity, messages: Vec<String>) {
        for message in messages {
            self.show(needs, &message);
        }
    }

    fn keep(&mut self, event: &Event) {
        let Some(errors) = &mut self.errors else {
            return;
        };
        let mut line = Vec::new();
        errors::write(event, &mut line);
        let written = errors.write(&line);
        self.note(written);
    }

    /// Remembers that the file of all messages could not be written; its messages are shown on.
    fn note(&mut self, written: Result<(), SinkError>) {
        match written {
            Ok(()) => {}
            Err(SinkError::Closed) => self.errors = None,
            Err(SinkError::Failed(error)) => {
                self.errors = None;
                self.failure = Some(error);
            }
        }
    }

    fn show(&self, needs: Verbosity, message: &str) {
        if self.verbosity >= needs {
            self.progress.suspend(|| say(message));
        }
    }

    /// Shows a message about a place, one of the first of its kind there.
    fn show_some(&mut self, needs: Verbosity, place: &str, kind: &'static str, message: &str) {
        if self.verbosity < needs {
            return;
        }
        let (before, is_shown) = self.floods.count(place, kind);
        for more in before {
            self.show(Verbosity::Quiet, &more);
        }
        if is_shown {
            self.show(needs, message);
        }
    }
}

impl Report for Messages {
    fn event(&mut self, event: &Event) {
        self.keep(event);
        match event {
            Event::Unreadable(fault) => {
                let message = fault.error.to_string();
                self.show_some(
                    Verbosity::Quiet,
                    &fault.path,
                    fault.reason.as_str(),
                    &message,
                );
            }
            Event::Warning(error) => {
                let message = format!("warning: {error}");
                self.show_some(Verbosity::Normal, &error.place, "warning", &message);
            }
            Event::NotRead { format, error } => {
                let known = self.not_read.entry(format);
                known.or_insert_with(|| (0, error.clone())).0 += 1;
                let message = format!("{}: skipped, {}", error.place, error.what);
                self.show(Verbosity::Verbose, &message);
            }
            Event::Skipped { path, reason } => {
                let message = format!("{path}: skipped, {}", reason.says());
                self.show(Verbosity::Verbose, &message);
            }
            Event::Guessed { path, fields } => {
                if self.guesses.insert(fields.clone()) {
                    self.show(Verbosity::Normal, &guessed(path, fields));
                }
            }
        }
    }

    fn progress(&mut self, bytes: u64, records: u64) {
        self.progress.advance(bytes, records);
    }

    fn input_done(&mut self) {
        self.progress.count_file();
    }
}
