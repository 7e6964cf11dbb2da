//! The arguments on the shape of the records: their format, their files, their fields.

use crate::cli::sizes::parse_bytes;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use ghirbal::output::shape::{Column, NAMES, Suffix};
use std::path::PathBuf;

/// What records look like, and which files they are in.
#[derive(Debug, Args)]
#[command(next_help_heading = "Shape of the records")]
pub(crate) struct ShapeArgs {
    /// The format of the records, where the suffix of -o does not say it.
    #[arg(long, value_name = "FORMAT", value_parser = suffix_parser())]
    pub(crate) output_format: Option<Suffix>,
    /// Write records to many files of a new or empty folder, one for each input file.
    ///
    /// The folder appears when all of its files are whole. Their names are made of letters, digits, `-` and `_`.
    #[arg(long, value_name = "DIR", conflicts_with = "output")]
    pub(crate) output_dir: Option<PathBuf>,
    /// Write one file for each value of a field; `_none` holds the records without one.
    #[arg(long, value_enum, value_name = "FIELD", requires = "output_dir")]
    pub(crate) by: Option<ByArg>,
    /// End a file before it holds more than so many bytes of records as JSON lines, with K, M or G, and number the files.
    ///
    /// Without --by all records go to one row of such files.
    #[arg(long, value_name = "SIZE", requires = "output_dir", value_parser = parse_bytes)]
    pub(crate) shard_size: Option<usize>,
    /// Only these fields of the records, with commas between; `extra.NAME` is a field that --keep carries.
    #[arg(long, value_name = "FIELD", value_delimiter = ',', value_parser = parse_column)]
    pub(crate) fields: Vec<Column>,
    /// Spread each record over lines, for people.
    #[arg(long)]
    pub(crate) pretty: bool,
    /// End behind so many records.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) limit: Option<u64>,
    /// Add records and audit lines to the files that there are; JSON lines only.
    #[arg(long, requires = "output")]
    pub(crate) append: bool,
}

/// Choices of `--by`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ByArg {
    /// The input file.
    Input,
    /// The outlet or agency.
    Source,
    /// The host of the address.
    Host,
    /// The day of the date.
    Date,
}

fn suffix_parser() -> impl TypedValueParser<Value = Suffix> {
    PossibleValuesParser::new(NAMES).map(|name| Suffix::parse(&name).unwrap_or_default())
}

fn parse_column(name: &str) -> Result<Column, String> {
    Column::parse(name.trim())
}
