//! The options of a run as a list of names and values: those that the bytes of its output depend on. `--resume` goes
//! on only where they are equal, and two summaries with the same digest come from the same options.

use clap::{ArgMatches, CommandFactory};
use ghirbal::output::shape::Shape;
use ghirbal::text::id::mark;

use super::args::Arguments;

/// Options on which no byte of a record, an audit line or a count depends: where things go, how fast, what is said,
/// and what is made of the counts at the end. The inputs are compared by themselves.
const WITHOUT_EFFECT: [&str; 26] = [
    "paths",
    "files_from",
    "null",
    "output",
    "summary",
    "force",
    "errors",
    "resume",
    "threads",
    "line_buffered",
    "quiet",
    "verbose",
    "no_progress",
    "max_unreadable",
    "max_unsupported",
    "max_rejected",
    "min_records",
    "max_without_headline",
    "min_kept_share",
    "lexicon",
    "audit",
    "output_dir",
    "output_format",
    "pretty",
    "append",
    "help",
];

/// Names and values, in the order of the help.
pub(crate) type EffectiveOptions = Vec<(String, String)>;

/// The options of `clean` that its output depends on, defaults included; `matches` are those of the whole command line,
/// `lexicon` the text of the user's own phrases, `shape` that of the records.
pub(crate) fn effective(
    matches: &ArgMatches,
    lexicon: Option<&str>,
    shape: &Shape,
) -> EffectiveOptions {
    let mut options = EffectiveOptions::new();
    let Some(("clean", matches)) = matches.subcommand() else {
        return options;
    };
    let definition = Arguments::command();
    let arguments = definition
        .find_subcommand("clean")
        .into_iter()
        .flat_map(clap::Command::get_arguments);
    for argument in arguments {
        let id = argument.get_id().as_str();
        if WITHOUT_EFFECT.contains(&id) {
            continue;
        }
        let values = matches.get_raw(id).into_iter().flatten();
        let values: Vec<_> = values.map(|value| value.to_string_lossy()).collect();
        if !values.is_empty() {
            options.push((format!("--{}", id.replace('_', "-")), values.join(" ")));
        }
    }
    // The content counts and not the name: the file may have been renamed, or changed under its name.
    if let Some(rows) = lexicon {
        options.push((String::from("--lexicon"), hex(rows)));
    }
    let has_audit = matches.contains_id("audit");
    options.push((String::from("--audit"), has_audit.to_string()));
    // Only where it is not the usual one, so that digests stay those of versions which knew no other.
    let whole = Shape {
        columns: None,
        ..shape.clone()
    };
    if !whole.is_plain() {
        let lines = if shape.pretty { "--pretty" } else { "" };
        let value = format!("{}{lines}", shape.suffix());
        options.push((String::from("--output"), value));
    }
    options
}

/// 32 hex digits that are the same for the same options.
pub(crate) fn digest(options: &EffectiveOptions) -> String {
    let lines = options
        .iter()
        .map(|(name, value)| format!("{name}={value}\0"));
    hex(&lines.collect::<String>())
}

fn hex(text: &str) -> String {
    format!("{:032x}", u128::from_be_bytes(mark(&[text.as_bytes()])))
}

#[cfg(test)]
mod tests {
    use super::{EffectiveOptions, digest, effective};
    use crate::cli::args::Arguments;
    use clap::CommandFactory;
    use ghirbal::output::shape::{Shape, Table};

    fn options(args: &[&str]) -> EffectiveOptions {
        let args = ["ghirbal", "clean", "d"].iter().chain(args);
        effective(
            &Arguments::command().get_matches_from(args),
            None,
            &Shape::default(),
        )
    }

    #[test]
    fn the_format_of_the_output_counts() {
        let other = Shape {
            table: Table::Csv,
            ..Shape::default()
        };
        let matches = Arguments::command().get_matches_from(["ghirbal", "clean", "d"]);
        let other = effective(&matches, None, &other);
        assert_ne!(digest(&other), digest(&options(&[])));
    }

    #[test]
    fn only_what_changes_the_output_counts() {
        let plain = options(&[]);
        assert_eq!(
            plain,
            options(&["-o", "x", "--threads", "3", "--min-records", "9"])
        );
        for other in [
            &["--disable", "share-bar"][..],
            &["--format", "json"],
            &["--audit", "a"],
            &["--include", "*.txt"],
            &["--bad-records", "skip"],
            &["--reject-below", "10%"],
            &["--fields", "id,body"],
            &["--limit", "3"],
            &["--output-dir", "x", "--by", "date"],
        ] {
            assert_ne!(digest(&plain), digest(&options(other)), "{other:?}");
        }
    }

    /// An option that is on neither list is new: say whether a byte of the output depends on it.
    #[test]
    fn each_option_counts_or_is_left_out() {
        const WITH_EFFECT: [&str; 24] = [
            "include",
            "exclude",
            "follow",
            "hidden",
            "separator",
            "encoding",
            "format",
            "field",
            "id_field",
            "keep",
            "repair_mojibake",
            "max_document",
            "title_fallback",
            "embedded",
            "reject_below",
            "disable",
            "bad_records",
            "duplicates",
            "near",
            "fingerprint",
            "by",
            "shard_size",
            "fields",
            "limit",
        ];
        let definition = Arguments::command();
        let clean = definition.find_subcommand("clean").unwrap();
        for argument in clean.get_arguments() {
            let id = argument.get_id().as_str();
            let is_left_out = super::WITHOUT_EFFECT.contains(&id);
            assert!(is_left_out != WITH_EFFECT.contains(&id), "{id}");
        }
    }

    #[test]
    fn what_is_left_out_exists() {
        let definition = Arguments::command();
        let clean = definition.find_subcommand("clean").unwrap();
        for name in super::WITHOUT_EFFECT {
            let known = clean
                .get_arguments()
                .any(|argument| argument.get_id() == name);
            assert!(known || name == "help", "{name}");
        }
    }
}
