//! `ghirbal man [COMMAND]`: the manual page, made from the definition of the arguments.

use super::print;
use crate::cli::args::{Arguments, ManArgs};
use crate::cli::exit::Status;
use anyhow::Context;
use clap::CommandFactory;

/// What a page is part of.
const SOURCE: &str = concat!("ghirbal ", env!("CARGO_PKG_VERSION"));

/// Runs the command.
pub(crate) fn run(args: &ManArgs) -> anyhow::Result<Status> {
    // The page of `help` would say nothing.
    let mut program = Arguments::command().disable_help_subcommand(true);
    program.build();
    let page = match &args.command {
        None => program,
        Some(name) => {
            let command = program.find_subcommand(name);
            let command = command
                .with_context(|| format!("{name}: no such command; ghirbal --help lists them"))?;
            command.clone().display_name(format!("ghirbal-{name}"))
        }
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page)
        .source(SOURCE)
        .render(&mut text)?;
    print(&String::from_utf8_lossy(&text))
}
