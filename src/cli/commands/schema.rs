//! `ghirbal schema`: prints what a record looks like, for programs.

use super::print;
use crate::cli::args::SchemaArgs;
use crate::cli::exit::Status;
use ghirbal::output::schema;

/// Runs the command.
pub(crate) fn run(args: &SchemaArgs) -> anyhow::Result<Status> {
    print(&match (args.audit, args.summary) {
        (true, _) => schema::audit(),
        (_, true) => schema::summary(),
        (false, false) => schema::record(),
    })
}
