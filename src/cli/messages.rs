//! What is said on standard error: one line a message, safe for a terminal. A failure to write it is ignored, since
//! there is nowhere left to say so.

use super::progress::Progress;
use super::terminal::safe;
use ghirbal::report::{Event, Report};
use std::collections::BTreeSet;
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
}

impl Messages {
    pub(crate) fn new(verbosity: Verbosity, progress: Progress) -> Self {
        Self {
            verbosity,
            progress,
            guesses: BTreeSet::new(),
        }
    }

    /// Takes the progress bar away.
    pub(crate) fn finish(&self) {
        self.progress.finish();
    }
}

impl Report for Messages {
    fn event(&mut self, event: &Event) {
        let (needs, message) = match event {
            Event::Unreadable(fault) => (Verbosity::Quiet, fault.error.to_string()),
            Event::Warning(error) => (Verbosity::Normal, format!("warning: {error}")),
            Event::Skipped { path, reason } => (
                Verbosity::Verbose,
                format!("{path}: skipped, {}", reason.says()),
            ),
            Event::Guessed { path, fields } => {
                if !self.guesses.insert(fields.clone()) {
                    return;
                }
                (Verbosity::Normal, guessed(path, fields))
            }
        };
        if self.verbosity >= needs {
            self.progress.suspend(|| say(&message));
        }
    }

    fn progress(&mut self, bytes: u64, records: u64) {
        self.progress.advance(bytes, records);
    }

    fn input_done(&mut self) {
        self.progress.count_file();
    }
}
