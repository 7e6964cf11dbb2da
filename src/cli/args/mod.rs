//! The arguments as typed. Doc comments are the help text; what they mean is turned into settings by the commands.

mod check;
mod clean;
mod diff;
mod duplicates;
mod format;
mod shape;

pub(crate) use check::CheckArgs;
pub(crate) use clean::{
    BadRecordsArg, CleanArgs, EmbeddedArg, FallbackArg, InputArgs, KnowledgeArgs, LimitArgs,
    OutputArgs, ResumeArg, WalkArgs,
};
pub(crate) use diff::DiffArgs;
pub(crate) use duplicates::{DuplicateArgs, DuplicatesArgs, RepeatsArg};
pub(crate) use shape::ByArg;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::path::PathBuf;

/// Cleans scraped Arabic news: strips what is not the article, writes one JSON record an article.
#[derive(Debug, Parser)]
#[command(name = "ghirbal", version, arg_required_else_help = true, after_help = EXIT_STATUS)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXIT_STATUS: &str = "\
Exit status: 0 done; 1 a limit you set was crossed, or check or diff found something; 2 usage error, output not \
written, or something could not be read; 129, 130 and 143 ended by SIGHUP, SIGINT and SIGTERM.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Clean files and folders of scraped pages into JSON lines.
    ///
    /// Reads plain text, HTML, JSON, CSV, WARC and WET, compressed (gz, zst, xz, bz2) and in archives (tar, zip), in
    /// UTF-8, UTF-16, windows-1256 and ISO-8859-6. What a file is, its content says.
    Clean(Box<CleanArgs>),
    /// Show, for one file, what each stretch of text was taken for and why.
    Explain(Box<ExplainArgs>),
    /// Check records that were written: their schema and their laws.
    ///
    /// Each line is a record or an answer as `ghirbal schema` describes it, with its keys in their order; addresses are
    /// unique in a file; bodies, titles and ids are not empty; dates are ISO 8601; few bodies hold a marker.
    Check(CheckArgs),
    /// Show what differs between the records of two runs, to review an upgrade.
    ///
    /// Records are matched by address: path, member, record and part. Where several have the same one (files of several
    /// runs joined, or answers about a whole file) the first is matched with the first, and so on.
    Diff(DiffArgs),
    /// List the records of one or many files that repeat an earlier one.
    ///
    /// They are told by their fingerprints, where `clean --fingerprint` has written them, else by their bodies; shards that
    /// were cleaned on other days or machines are grouped without cleaning them again. The files are read twice.
    Duplicates(DuplicatesArgs),
    /// List the rules, or explain one of them.
    Rules(RulesArgs),
    /// List the marker phrases, or tell what their classes do.
    Lexicon(LexiconArgs),
    /// Print the JSON Schema of a record, and of the answer that --bad-records emit puts in its place.
    Schema(SchemaArgs),
    /// Print a completion script for a shell.
    Completions(CompletionsArgs),
    /// Print the manual page, of the program or of one command.
    Man(ManArgs),
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// The file to explain, or `FILE!MEMBER` for a member of an archive; `-` is standard input.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// FILE is an output, of `-o` or `--audit`: explain the document whose record has this id.
    #[arg(long, value_name = "ID", conflicts_with_all = ["record", "member"])]
    pub(crate) id: Option<String>,
    /// Print one JSON object a document.
    #[arg(long, conflicts_with_all = ["only", "why", "whole"])]
    pub(crate) json: bool,
    /// Show only the documents with this index, as `record` of a record has it.
    #[arg(long, value_name = "N")]
    pub(crate) record: Option<u64>,
    /// Show only the document of this member of an archive, as `member` of a record has it.
    #[arg(long, value_name = "NAME")]
    pub(crate) member: Option<String>,
    /// Show only the lines that reached the body, or only those that did not.
    #[arg(long, value_enum, value_name = "WHICH")]
    pub(crate) only: Option<OnlyArg>,
    /// Show only the lines that this rule removed.
    #[arg(long, value_name = "RULE")]
    pub(crate) why: Option<String>,
    /// Show lines of text whole, and not their beginnings.
    #[arg(long)]
    pub(crate) whole: bool,
    /// Colour what stays, what goes to a field and what goes.
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = ColorArg::Auto)]
    pub(crate) color: ColorArg,
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) knowledge: KnowledgeArgs,
}

/// Choices of `--color`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorArg {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// In pipes, too.
    Always,
    /// Nowhere.
    Never,
}

/// Choices of `--only`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OnlyArg {
    /// What reached the body.
    Body,
    /// What did not.
    Removed,
}

/// Arguments of `rules`.
#[derive(Debug, Args)]
pub(crate) struct RulesArgs {
    /// The rule to explain; all are listed without it.
    #[arg(value_name = "NAME")]
    pub(crate) name: Option<String>,
}

/// Arguments of `lexicon`.
#[derive(Debug, Args)]
pub(crate) struct LexiconArgs {
    /// Only phrases that hold these words, whatever their spelling, or those of a class with this name.
    #[arg(value_name = "PATTERN")]
    pub(crate) pattern: Option<String>,
    /// Tell what a row of each class does to its line and to the lines below.
    #[arg(long, conflicts_with = "pattern")]
    pub(crate) classes: bool,
    /// Print one JSON object a row.
    #[arg(long)]
    pub(crate) json: bool,
    /// List the phrases of a file, too; can be given again.
    #[arg(long, value_name = "FILE")]
    pub(crate) lexicon: Vec<PathBuf>,
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub(crate) struct SchemaArgs {
    /// Print the schema of an audit line instead.
    #[arg(long, conflicts_with = "summary")]
    pub(crate) audit: bool,
    /// Print the schema of the summary of a run instead.
    #[arg(long)]
    pub(crate) summary: bool,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// The shell.
    #[arg(value_enum)]
    pub(crate) shell: Shell,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
pub(crate) struct ManArgs {
    /// The command; the program itself without it.
    #[arg(value_name = "COMMAND")]
    pub(crate) command: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::Arguments;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_sound() {
        Arguments::command().debug_assert();
    }
}
