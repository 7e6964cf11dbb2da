//! The arguments of `clean`, in the groups of its help. `explain` shares those on reading and cleaning.

use super::duplicates::DuplicateArgs;
use super::format::{FormatArg, format_parser};
use super::shape::ShapeArgs;
use crate::cli::sizes::{Limit, Share, parse_bytes, parse_limit, parse_share};
use clap::{Args, ValueEnum};
use ghirbal::input::{Encoding, Field, encoding};
use regex::Regex;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  ghirbal clean dump/ -o news.jsonl
  ghirbal clean dump/ --include '*.txt' --audit removed.jsonl > news.jsonl
  find dump -name '*.txt' -print0 | ghirbal clean --files-from - -0 | jq -r .title
  ghirbal clean all.txt --separator '^-{5,}$' --max-rejected 5% -o news.jsonl
  ghirbal clean crawl.warc.gz dump.zip articles.jsonl.zst -o news.jsonl
  ghirbal clean claims.csv --field body='Fact News' --keep Label -o news.jsonl";

/// Arguments of `clean`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct CleanArgs {
    /// Files and folders to clean; `-` is standard input.
    ///
    /// A file named here is read whatever its name; folders are walked in the order of their names' bytes.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) walk: WalkArgs,
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) knowledge: KnowledgeArgs,
    #[command(flatten)]
    pub(crate) duplicates: DuplicateArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    #[command(flatten)]
    pub(crate) limits: LimitArgs,
}

/// Which files are read.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Which files")]
pub(crate) struct WalkArgs {
    /// Read the names of files and folders from a list, one a line; `-` is standard input.
    #[arg(long, value_name = "FILE")]
    pub(crate) files_from: Option<PathBuf>,
    /// Names in the list end with a NUL byte, as `find -print0` writes them.
    #[arg(short = '0', requires = "files_from")]
    pub(crate) null: bool,
    /// Inside folders, read only files that match; can be given again.
    ///
    /// A glob without `/` is held against the name, one with `/` against the path below the folder. Archives are folders
    /// here: `--include '*.html'` reads the pages inside zips too, and `--include '*.zip'` all that is inside them.
    #[arg(long, value_name = "GLOB")]
    pub(crate) include: Vec<String>,
    /// Inside folders, leave out files and folders that match; can be given again and wins over --include.
    ///
    /// It is held against the members of archives too; an archive that matches is not opened.
    #[arg(long, value_name = "GLOB")]
    pub(crate) exclude: Vec<String>,
    /// Enter links to folders, and read files outside of the PATHs that links lead to.
    #[arg(long)]
    pub(crate) follow: bool,
    /// Read files and folders whose names start with a dot.
    #[arg(long)]
    pub(crate) hidden: bool,
}

/// How files are read.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Reading")]
pub(crate) struct InputArgs {
    /// Lines that match stand between two documents of a file.
    ///
    /// The line belongs to neither; blank pieces are no documents and take no index.
    #[arg(long, value_name = "REGEX")]
    pub(crate) separator: Option<Regex>,
    /// The encoding of all files, by its name on the web (windows-1256, iso-8859-6, utf-16le …).
    ///
    /// Without it each file is looked at by itself: byte-order mark, strict UTF-8, what a page declares, then a guess.
    #[arg(long, value_name = "NAME", value_parser = parse_encoding)]
    pub(crate) encoding: Option<&'static Encoding>,
    /// What the files are, and the members of archives; compression and archives are opened whatever is said here.
    #[arg(long, value_name = "FORMAT", value_parser = format_parser(), default_value = "auto")]
    pub(crate) format: FormatArg,
    /// Which field of JSON objects or table columns is which field of the record; can be given again.
    ///
    /// NAME is id, title, body, source, url, date, author, keywords or lang; PATH is the name in the input, with dots
    /// into nested objects: `--field body='Fact News' --field source=site.name`. Fields that are not given are found
    /// by their names and contents.
    #[arg(long, value_name = "NAME=PATH", value_parser = parse_field)]
    pub(crate) field: Vec<(Field, String)>,
    /// The field that holds the documents' ids; short for `--field id=PATH`.
    #[arg(long, value_name = "PATH")]
    pub(crate) id_field: Option<String>,
    /// Carry a field of the input into `extra`; can be given again; `*` is all that were not used.
    #[arg(long, value_name = "FIELD")]
    pub(crate) keep: Vec<String>,
    /// Undo UTF-8 that was once read as windows-1256 or windows-1252, where that can be undone exactly.
    #[arg(
        long, value_name = "BOOL", default_value_t = true, num_args = 0..=1, default_missing_value = "true",
        require_equals = true, action = clap::ArgAction::Set
    )]
    pub(crate) repair_mojibake: bool,
    /// Largest document in bytes, with K, M or G; a larger one is rejected.
    #[arg(long, value_name = "SIZE", default_value = "64M", value_parser = parse_bytes)]
    pub(crate) max_document: usize,
}

/// How documents are cleaned.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Cleaning")]
pub(crate) struct KnowledgeArgs {
    /// Title of a document that has no headline.
    #[arg(long, value_enum, default_value_t = FallbackArg::Lead)]
    pub(crate) title_fallback: FallbackArg,
    /// Another article that the scraper caught inside of a document.
    #[arg(long, value_enum, default_value_t = EmbeddedArg::Drop)]
    pub(crate) embedded: EmbeddedArg,
    /// Reject a document of which a smaller share of the text is article.
    #[arg(long, value_name = "P%", value_parser = parse_share)]
    pub(crate) reject_below: Option<Share>,
    /// Add the marker phrases of a file to the built-in ones, over which they win; can be given again.
    ///
    /// Tab separated: phrase, class, position (whole, label, prefix, suffix, inside), and if you like payload,
    /// example, near miss and note. Class `keep` keeps a line, `drop` removes it; `ghirbal lexicon --classes` tells
    /// what the others do.
    #[arg(long, value_name = "FILE")]
    pub(crate) lexicon: Vec<PathBuf>,
    /// Switch rules off (`ghirbal rules` lists them), with commas between; can be given again.
    ///
    /// What only that rule would remove stays in the body: without `related-headline`, so do the headlines of
    /// other articles.
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) disable: Vec<String>,
}

/// Choices of `--title-fallback`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FallbackArg {
    /// The first sentence of the body, which stays in the body.
    Lead,
    /// No title.
    None,
}

/// Choices of `--embedded`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum EmbeddedArg {
    /// It is removed; its headline is related.
    Drop,
    /// It becomes a record of its own, too: `part` counts from 1, `extra.embedded_in` is the id of the record around it.
    Record,
}

/// Where results and messages go; the shape of the records is in a group of its own.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct OutputArgs {
    /// Write records to a file, which appears only when it is whole; its suffix says the format.
    ///
    /// `.jsonl`, `.csv`, `.parquet`, with `.gz` or `.zst` behind the first two; JSON lines without a suffix.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Write what was removed and rejected, and why, to a file.
    #[arg(long, value_name = "FILE")]
    pub(crate) audit: Option<PathBuf>,
    /// Write the numbers of the run to a file, as JSON; `ghirbal schema --summary` describes them.
    ///
    /// It is written last, whatever the exit status, unless the run was ended before its records were written.
    #[arg(long, value_name = "FILE")]
    pub(crate) summary: Option<PathBuf>,
    /// Write every message about an input to a file, one JSON object a line.
    ///
    /// On standard error the first ten of a kind are shown for each file, and the others counted.
    #[arg(long, value_name = "FILE", conflicts_with = "resume")]
    pub(crate) errors: Option<PathBuf>,
    /// Replace files that ghirbal has not written.
    ///
    /// Without it an output takes the place of a file only where that is empty or an earlier output of the same kind, so
    /// that no raw file is lost to a slip. A file that is an input is never replaced.
    #[arg(long)]
    pub(crate) force: bool,
    /// What becomes of records that cannot be used.
    ///
    /// With `emit`, whatever gives no record is answered by a line in its place that says why, and changes the exit
    /// status no more: broken records, rejected documents, files that cannot be read. With `--format jsonl` each line
    /// that is not blank then gives exactly one line, which depends on no other: a filter for other programs.
    #[arg(long, value_enum, value_name = "WHAT", default_value_t = BadRecordsArg::Fail)]
    pub(crate) bad_records: BadRecordsArg,
    /// Write each record as soon as it is cleaned, and not several at once.
    ///
    /// For programs that wait for the answers of a filter; without it they leave when the input pauses.
    #[arg(long)]
    pub(crate) line_buffered: bool,
    /// Go on with a run that was killed or stopped, behind what it had done; needs -o or --output-dir.
    ///
    /// A run that shall be able to go on is started with --resume, too: it keeps FILE.partial and FILE.resume until it
    /// is done, and where the output is no plain JSON lines FILE.spool. The result is that of a run without a break. Changed inputs, options or another version are refused;
    /// with `--resume=auto` the run starts anew then, and says so.
    #[arg(
        long, value_enum, value_name = "WHEN", num_args = 0..=1, default_missing_value = "same", require_equals = true
    )]
    pub(crate) resume: Option<ResumeArg>,
    /// Worker threads; all cores without it. The output is the same for any number.
    #[arg(short = 'j', long, visible_alias = "jobs", value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
    /// Say only what went wrong.
    #[arg(short, long, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Say which files were skipped, and why.
    #[arg(short, long)]
    pub(crate) verbose: bool,
    /// Show no progress bar; there is none anyway when standard error is not a terminal.
    #[arg(long)]
    pub(crate) no_progress: bool,
    #[command(flatten)]
    pub(crate) shape: ShapeArgs,
}

/// Choices of `--resume`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ResumeArg {
    /// Only where inputs, options and version are the same.
    Same,
    /// Starts anew where they are not.
    Auto,
}

/// Choices of `--bad-records`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum BadRecordsArg {
    /// They are reported, and the exit status is 2 unless a limit forgives them.
    Fail,
    /// They are warned of and counted as skipped.
    Skip,
    /// They are answered in the output.
    Emit,
}

/// When a run counts as failed.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Limits (exit status 1 when crossed)")]
pub(crate) struct LimitArgs {
    /// So many files, members and records may be unreadable; without it, one is an error.
    #[arg(long, value_name = "N|P%", value_parser = parse_limit)]
    pub(crate) max_unreadable: Option<Limit>,
    /// So many files may be of a format that is not read; without it, those inside folders are passed over.
    #[arg(long, value_name = "N|P%", value_parser = parse_limit)]
    pub(crate) max_unsupported: Option<Limit>,
    /// So many documents may give no record.
    #[arg(long, value_name = "N|P%", value_parser = parse_limit)]
    pub(crate) max_rejected: Option<Limit>,
    /// There must be at least so many records.
    #[arg(long, value_name = "N")]
    pub(crate) min_records: Option<u64>,
    /// So many records may be without a headline: their title is the lead, or there is none.
    #[arg(long, value_name = "N|P%", value_parser = parse_limit)]
    pub(crate) max_without_headline: Option<Limit>,
    /// At least so much of the text of all records together must be article.
    #[arg(long, value_name = "P%", value_parser = parse_share)]
    pub(crate) min_kept_share: Option<Share>,
}

fn parse_field(text: &str) -> Result<(Field, String), String> {
    let (name, path) = text
        .split_once('=')
        .filter(|(_, path)| !path.is_empty())
        .ok_or("give it as NAME=PATH")?;
    let field = Field::parse(name).ok_or_else(|| {
        let names: Vec<&str> = Field::ALL.iter().map(|field| field.as_str()).collect();
        format!("no such field; there are {}", names.join(", "))
    })?;
    Ok((field, path.to_owned()))
}

fn parse_encoding(name: &str) -> Result<&'static Encoding, String> {
    let known = encoding::named(name);
    known.ok_or_else(|| {
        String::from("unknown encoding; try utf-8, windows-1256, iso-8859-6 or utf-16le")
    })
}
