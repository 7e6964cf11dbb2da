//! The command line: arguments, commands, exit status, messages, progress. It decides nothing about articles:
//! a command turns arguments into calls of the library and shows what they gave.

mod args;
mod commands;
mod exit;
mod limits;
mod messages;
mod options_digest;
mod output_guard;
mod outputs;
mod progress;
mod resume;
mod rule_names;
mod settings;
mod signals;
mod sizes;
mod summary_file;
mod terminal;

use args::{Arguments, Command};
use clap::{CommandFactory, FromArgMatches};
use exit::Status;

/// Runs the command the user asked for. A usage error ends the process inside clap, with exit status 2.
pub(crate) fn run() -> Status {
    let matches = Arguments::command().get_matches();
    let arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    let outcome = match arguments.command {
        Command::Clean(args) => commands::clean::run(*args, &matches),
        Command::Explain(args) => commands::explain::run(&args),
        Command::Check(args) => commands::check::run(&args),
        Command::Diff(args) => commands::diff::run(&args),
        Command::Rules(args) => commands::rules::run(&args),
        Command::Schema(args) => commands::schema::run(&args),
        Command::Completions(args) => commands::completions::run(&args),
        Command::Man(args) => commands::man::run(&args),
    };
    outcome.unwrap_or_else(|error| {
        messages::say(&format!("{error:#}"));
        Status::Failed
    })
}
