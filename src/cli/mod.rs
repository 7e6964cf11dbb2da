//! The command line: arguments, commands, exit status, messages, progress. It decides nothing about articles:
//! a command turns arguments into calls of the library and shows what they gave.

mod args;
mod closed;
mod closing_line;
mod commands;
mod duplicates;
mod exit;
mod floods;
mod limits;
mod messages;
mod options_digest;
mod output_guard;
mod outputs;
mod own_phrases;
mod place;
mod progress;
mod record_names;
mod resume;
mod rule_names;
mod settings;
mod shapes;
mod signals;
mod sizes;
mod spool;
mod summary_file;
mod terminal;
mod version;
mod worker_panics;

use args::{Arguments, Command};
use clap::error::{ContextKind, ContextValue};
use clap::{CommandFactory, FromArgMatches};
use exit::Status;
use std::path::Path;

/// Runs the command the user asked for. A usage error ends the process inside clap, with exit status 2.
pub(crate) fn run() -> Status {
    let matches = match Arguments::command().try_get_matches() {
        Ok(matches) => matches,
        // Help and version are output that was asked for, and a full disk is told.
        Err(error) => match version::asked_for(&error) {
            Some(said) => return outcome(commands::print(&said)),
            None if error.exit_code() == 0 => {
                return outcome(commands::print(&error.render().to_string()));
            }
            None => {
                hint_at_clean(&error);
                error.exit()
            }
        },
    };
    let arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    outcome(match arguments.command {
        Command::Clean(args) => commands::clean::run(*args, &matches),
        Command::Explain(args) => commands::explain::run(&args),
        Command::Check(args) => commands::check::run(&args),
        Command::Diff(args) => commands::diff::run(&args),
        Command::Duplicates(args) => commands::duplicates::run(&args),
        Command::Rules(args) => commands::rules::run(&args),
        Command::Lexicon(args) => commands::lexicon::run(&args),
        Command::Schema(args) => commands::schema::run(&args),
        Command::Completions(args) => commands::completions::run(&args),
        Command::Man(args) => commands::man::run(&args),
    })
}

/// Says how a PATH is cleaned, where one stands in the place of a command.
fn hint_at_clean(error: &clap::Error) {
    let path = match error.get(ContextKind::InvalidSubcommand) {
        Some(ContextValue::String(path)) if Path::new(path).exists() => path,
        _ => return,
    };
    messages::say(&format!(
        "{path}: is no command but a file or folder; ghirbal clean {path} cleans it"
    ));
}

fn outcome(outcome: anyhow::Result<Status>) -> Status {
    outcome.unwrap_or_else(|error| {
        messages::say(&format!("{error:#}"));
        Status::Failed
    })
}
