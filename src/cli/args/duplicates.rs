//! The arguments on records that repeat earlier ones: those of `clean`, and those of `duplicates`.

use crate::cli::sizes::parse_bytes;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// What becomes of records that repeat earlier ones.
#[derive(Debug, Args)]
#[command(next_help_heading = "Duplicates")]
pub(crate) struct DuplicateArgs {
    /// What becomes of a record whose body is that of an earlier one.
    ///
    /// Bodies are equal when their words are: spelling variants of letters, vowel signs, digits, punctuation and white
    /// space do not count. The first in the order of the input is kept; --audit has every other one, with the address of
    /// the first.
    #[arg(long, value_enum, value_name = "WHAT", default_value_t = RepeatsArg::Off)]
    pub(crate) duplicates: RepeatsArg,
    /// Copies are duplicates too: most of the shorter body is in the other one, and both tell of the same facts.
    ///
    /// Copies differ in a frame, a dateline, a paragraph or some words. Two reports of one template with other numbers,
    /// dates and names are no copies.
    #[arg(long)]
    pub(crate) near: bool,
    /// Write into each record the signature that duplicates are told by, for `ghirbal duplicates` and other programs.
    #[arg(long)]
    pub(crate) fingerprint: bool,
}

/// Choices of `--duplicates`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RepeatsArg {
    /// Duplicates are not looked for.
    Off,
    /// It is written, and `duplicate_of` is the address of the first.
    Mark,
    /// It is not written.
    Drop,
}

const EXAMPLES: &str = "\
Examples:
  ghirbal duplicates monday.jsonl tuesday.jsonl
  ghirbal duplicates shards/*.jsonl.gz --json > groups.jsonl
  ghirbal duplicates news.jsonl --exact --stat

Exit status: 0 all was read, whether or not there are duplicates; 2 a file could not be read.";

/// Arguments of `duplicates`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct DuplicatesArgs {
    /// Files of records, as `clean` writes them, or compressed since (gz, zst, xz, bz2); the first record wins.
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// Only records with equal bodies, and no copies.
    #[arg(long)]
    pub(crate) exact: bool,
    /// Show the counts only.
    #[arg(long)]
    pub(crate) stat: bool,
    /// Print a JSON object for each group, and one with the counts.
    #[arg(long)]
    pub(crate) json: bool,
    /// Longest line in bytes, with K, M or G.
    #[arg(long, value_name = "SIZE", default_value = "256M", value_parser = parse_bytes)]
    pub(crate) max_line: usize,
}
