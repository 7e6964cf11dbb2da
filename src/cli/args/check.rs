//! The arguments of `check`.

use crate::cli::sizes::{Limit, parse_bytes, parse_limit};
use clap::Args;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  ghirbal check news.jsonl
  ghirbal clean dump/ | tee news.jsonl | ghirbal check -
  ghirbal check shards/*.jsonl.gz --json | jq -r 'select(.line) | [.path, .line, .kind] | @tsv'

Exit status: 0 all is as it should be; 1 something is not; 2 a file could not be read.";

/// Arguments of `check`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct CheckArgs {
    /// Files of records, as `clean` writes them, or compressed since (gz, zst, xz, bz2); `-` is standard input.
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    // Good runs left no marker in the bodies of 449 documents (89 of real dumps, 240 composed, the 120 of tests/eval): the
    // true share is below 0.7 % with 95 % confidence. With the rule for read-also, source, keywords or comments switched
    // off, 7 to 58 % of the composed bodies hold one. 2 % leaves room for quotations, and for one in a run of fifty.
    /// So many records may hold a marker in their body, such as a "read also" on a line of its own or `المصدر: …`.
    #[arg(long, value_name = "N|P%", default_value = "2%", value_parser = parse_limit)]
    pub(crate) max_markers: Limit,
    /// Know the marker phrases of a file, too, as `clean --lexicon` does.
    #[arg(long, value_name = "FILE")]
    pub(crate) lexicon: Option<PathBuf>,
    // Four times the text of the largest document that is read by default: room for a second copy in the record's other
    // fields, and for what JSON adds.
    /// Longest line in bytes, with K, M or G; a longer one is told and passed over.
    #[arg(long, value_name = "SIZE", default_value = "256M", value_parser = parse_bytes)]
    pub(crate) max_line: usize,
    /// Tell every problem and marker, not only the first 20 of each kind.
    #[arg(long)]
    pub(crate) all: bool,
    /// Print each problem and marker as a JSON object on standard output, and behind them one with the counts.
    #[arg(long)]
    pub(crate) json: bool,
    /// Say no counts.
    #[arg(short, long, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Show the markers in bodies, too, where there are no more than allowed.
    #[arg(short, long)]
    pub(crate) verbose: bool,
}
