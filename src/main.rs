//! The command. It only turns the outcome of the command line into an exit status.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run().into()
}
