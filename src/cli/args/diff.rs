//! The arguments of `diff`.

use crate::cli::sizes::parse_bytes;
use clap::Args;
use ghirbal::output::check::keys;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  ghirbal diff old.jsonl new.jsonl
  ghirbal clean dump/ | ghirbal diff old.jsonl - --stat
  ghirbal diff old.jsonl new.jsonl --fields title,body --json > changes.jsonl

Exit status: 0 nothing differs; 1 something does; 2 a file could not be read.";

/// Arguments of `diff`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct DiffArgs {
    /// What an earlier run wrote: a regular file, not compressed, since it is read at many places.
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,
    /// What a later run wrote; `-` is standard input, and it may be compressed.
    #[arg(value_name = "NEW")]
    pub(crate) new: PathBuf,
    /// Compare these fields only, with commas between.
    ///
    /// Records that came, went or became answers are told all the same.
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = parse_key)]
    pub(crate) fields: Vec<String>,
    /// Show the counts only.
    #[arg(long)]
    pub(crate) stat: bool,
    /// Print a JSON object for each document that differs, with old and new values whole, and one with the counts.
    #[arg(long)]
    pub(crate) json: bool,
    /// Print nothing; the exit status tells.
    #[arg(short, long, conflicts_with_all = ["stat", "json"])]
    pub(crate) quiet: bool,
    /// Longest line in bytes, with K, M or G.
    #[arg(long, value_name = "SIZE", default_value = "256M", value_parser = parse_bytes)]
    pub(crate) max_line: usize,
}

fn parse_key(name: &str) -> Result<String, String> {
    if keys().any(|key| key == name) {
        return Ok(name.to_owned());
    }
    let known: Vec<&str> = keys().collect();
    Err(format!("no such field; there are {}", known.join(", ")))
}
