//! From the options as typed to the shape of the records, with the reasons why some do not go together. It opens
//! nothing.

use super::args::{BadRecordsArg, ByArg, CleanArgs, OutputArgs};
use ghirbal::error::Error;
use ghirbal::input::name::displayable;
use ghirbal::output::shape::{Column, NAMES, Shape, Suffix, Table};
use ghirbal::output::sink::{By, Split};
use std::path::Path;

/// The shape of the records.
///
/// # Errors
/// The name of the output asks for a format that is not written, or options do not go together.
pub(crate) fn of_records(args: &CleanArgs) -> Result<Shape, Error> {
    let has_fingerprint = args.duplicates.fingerprint;
    let args = &args.output;
    let asked = args.shape.output_format;
    let said = args.output.as_deref().map(of_name).transpose()?.flatten();
    if let (Some(asked), Some(said), Some(path)) = (asked, said, &args.output)
        && asked != said
    {
        let what = format!(
            "is named as {} and asked for as {}",
            said.name(),
            asked.name()
        );
        return Err(Error::new(displayable(path), what, "leave one of them out"));
    }
    let Suffix { table, compression } = asked.or(said).unwrap_or_default();
    let fields = &args.shape.fields;
    let shape = Shape {
        table,
        compression,
        columns: (!fields.is_empty()).then(|| fields.clone()),
        pretty: args.shape.pretty,
    };
    refuse_doubled(fields)?;
    refuse_pairs(args, &shape)?;
    let others = [&args.audit, &args.summary, &args.errors];
    for path in others.into_iter().flatten() {
        of_other(path)?;
    }
    Ok(match has_fingerprint {
        true => shape.with_fingerprint(),
        false => shape,
    })
}

/// The shape of another output, which is JSON in any case.
///
/// # Errors
/// Its name says something else.
pub(crate) fn of_other(path: &Path) -> Result<Shape, Error> {
    let Suffix { table, compression } = of_name(path)?.unwrap_or_default();
    if table != Table::JsonLines {
        let what = "is named as a table, and would be JSON";
        let remedy = "give it a name that ends with .jsonl, .jsonl.gz or .jsonl.zst";
        return Err(Error::new(displayable(path), what, remedy));
    }
    Ok(Shape {
        compression,
        ..Shape::default()
    })
}

/// How records are split into the files of a folder.
pub(crate) fn split(args: &OutputArgs, shape: Shape) -> Split {
    let by = args.shape.by.map(|by| match by {
        ByArg::Input => By::Input,
        ByArg::Source => By::Source,
        ByArg::Host => By::Host,
        ByArg::Date => By::Date,
    });
    let shard_bytes = args.shape.shard_size.map(|bytes| bytes as u64);
    Split {
        by: by.or(shard_bytes.is_none().then_some(By::Input)),
        shard_bytes,
        shape,
        force: args.force,
    }
}

fn of_name(path: &Path) -> Result<Option<Suffix>, Error> {
    Suffix::of_path(path).map_err(|what| {
        let remedy = format!("give it a name that ends with .{}", NAMES.join(", ."));
        Error::new(displayable(path), what, remedy)
    })
}

/// Refuses options that do not go together, by the first pair of them.
fn refuse_pairs(args: &OutputArgs, shape: &Shape) -> Result<(), Error> {
    let is_lines = shape.table == Table::JsonLines;
    let is_folder = args.shape.output_dir.is_some();
    let emits = args.bad_records == BadRecordsArg::Emit;
    let cut = shape.columns.is_some();
    let columns = "answers to records have no columns";
    let same = "what records are added to may have changed since";
    let pairs = [
        (
            shape.pretty && !is_lines,
            "--pretty",
            "a table",
            "it spreads JSON over lines",
        ),
        (emits && !is_lines, "--bad-records emit", "a table", columns),
        (emits && cut, "--bad-records emit", "--fields", columns),
        (
            emits && shape.pretty,
            "--bad-records emit",
            "--pretty",
            "each answer is a line",
        ),
        (
            emits && is_folder,
            "--bad-records emit",
            "--output-dir",
            "answers to what is not read have no source, host or date",
        ),
        (
            emits && args.shape.limit.is_some(),
            "--bad-records emit",
            "--limit",
            "each line of the input is owed an answer",
        ),
        (
            args.shape.append && args.resume.is_some(),
            "--append",
            "--resume",
            same,
        ),
        (
            args.shape.append && (!is_lines || shape.compression.is_some()),
            "--append",
            shape.suffix(),
            "only plain JSON lines can be looked at and added to",
        ),
    ];
    match pairs.into_iter().find(|(is_given, ..)| *is_given) {
        None => Ok(()),
        Some((_, option, other, reason)) => {
            let what = format!("does not go with {other}: {reason}");
            Err(Error::new(option, what, "leave one of them out"))
        }
    }
}

fn refuse_doubled(fields: &[Column]) -> Result<(), Error> {
    let is_doubled = |at: &usize| fields[..*at].contains(&fields[*at]);
    match (0..fields.len()).find(is_doubled) {
        None => Ok(()),
        Some(at) => {
            let what = format!("names {} twice", fields[at].name);
            Err(Error::new("--fields", what, "name each field once"))
        }
    }
}
