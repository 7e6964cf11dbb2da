//! `ghirbal completions SHELL`: a completion script, made from the definition of the arguments.

use super::print;
use crate::cli::args::{Arguments, CompletionsArgs};
use crate::cli::exit::Status;
use clap::CommandFactory;

/// Runs the command.
pub(crate) fn run(args: &CompletionsArgs) -> anyhow::Result<Status> {
    let mut script = Vec::new();
    clap_complete::generate(
        args.shell,
        &mut Arguments::command(),
        "ghirbal",
        &mut script,
    );
    print(&String::from_utf8_lossy(&script))
}
