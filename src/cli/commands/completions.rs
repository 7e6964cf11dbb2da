//! `ghirbal completions SHELL`: a completion script, made from the definition of the arguments, in which the names of rules
//! and commands are completed as well.

use super::print;
use crate::cli::args::{Arguments, CompletionsArgs};
use crate::cli::exit::Status;
use clap::builder::PossibleValuesParser;
use clap::{Arg, Command, CommandFactory};
use ghirbal::model::RuleId;

/// Runs the command.
pub(crate) fn run(args: &CompletionsArgs) -> anyhow::Result<Status> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut with_names(), "ghirbal", &mut script);
    print(&String::from_utf8_lossy(&script))
}

/// The definition, in which names are a choice. The program itself takes them as text, so that it can suggest the nearest
/// one for a misspelt name.
fn with_names() -> Command {
    let rule =
        |arg: Arg| arg.value_parser(PossibleValuesParser::new(RuleId::ALL.map(RuleId::as_str)));
    let program = Arguments::command();
    let names = program.get_subcommands().map(Command::get_name);
    // They are needed until the process ends, which is soon.
    let names: Vec<&'static str> = names.map(|name| &*name.to_owned().leak()).collect();
    program
        .mut_subcommand("clean", |clean| clean.mut_arg("disable", rule))
        .mut_subcommand("explain", |explain| {
            explain.mut_arg("disable", rule).mut_arg("why", rule)
        })
        .mut_subcommand("rules", |rules| rules.mut_arg("name", rule))
        .mut_subcommand("man", |man| {
            man.mut_arg("command", |arg| {
                arg.value_parser(PossibleValuesParser::new(names))
            })
        })
}
