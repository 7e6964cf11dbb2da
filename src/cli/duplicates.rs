//! From the options on duplicates as typed to those of the run, with the reasons why some do not go together; and what a
//! run that is taken up has met.

use super::args::{BadRecordsArg, CleanArgs, DuplicateArgs, RepeatsArg};
use super::record_names::{file_of, named, spool_path};
use super::settings::lines_alone;
use ghirbal::corpus::Duplicates;
use ghirbal::error::Error;
use ghirbal::input::name::displayable;
use ghirbal::output::shape::Shape;
use ghirbal::output::sink::partial_path;
use ghirbal::pipeline::{Checkpoint, DuplicateOptions, Repeats, seen_in};
use std::fs::File;
use std::io::{BufReader, Read};

/// The options of the run.
///
/// # Errors
/// They do not go together, or not with others.
pub(crate) fn options(args: &CleanArgs) -> Result<DuplicateOptions, Error> {
    refuse(args)?;
    let DuplicateArgs {
        duplicates,
        near,
        fingerprint,
    } = args.duplicates;
    Ok(DuplicateOptions {
        repeats: match duplicates {
            RepeatsArg::Off => Repeats::Off,
            RepeatsArg::Mark => Repeats::Mark,
            RepeatsArg::Drop => Repeats::Drop,
        },
        near,
        fingerprint,
    })
}

/// Refuses options that do not go together, by the first pair of them.
fn refuse(args: &CleanArgs) -> Result<(), Error> {
    let DuplicateArgs {
        duplicates,
        near,
        fingerprint,
    } = args.duplicates;
    let looks = duplicates != RepeatsArg::Off;
    let emits = args.output.bad_records == BadRecordsArg::Emit;
    let fields = &args.output.shape.fields;
    let refused = [
        (
            near && !looks,
            "--near",
            "says how duplicates are looked for, which --duplicates asks for",
            "give --duplicates mark or drop, too",
        ),
        (
            looks && lines_alone(args),
            "--duplicates",
            "does not go with --bad-records emit and --format jsonl: the answer to a line there depends on no other line",
            "write --fingerprint, and give the records to ghirbal duplicates",
        ),
        (
            duplicates == RepeatsArg::Drop && emits,
            "--duplicates drop",
            "does not go with --bad-records emit, which gives one line for each record",
            "give --duplicates mark, or leave one of them out",
        ),
        (
            near && duplicates == RepeatsArg::Drop && args.output.resume.is_some(),
            "--duplicates drop --near",
            "does not go with --resume: copies of a copy are found by it, and those that were left out are not kept",
            "give --duplicates mark, or leave one of them out",
        ),
        (
            looks && args.output.shape.append,
            "--duplicates",
            "does not go with --append: only the records of one run are held against each other",
            "write another file, and give both to ghirbal duplicates",
        ),
        (
            !fingerprint && fields.iter().any(|field| field.name == "fingerprint"),
            "--fields",
            "names fingerprint, which records do not have",
            "give --fingerprint, too",
        ),
    ];
    match refused.into_iter().find(|(is_given, ..)| *is_given) {
        None => Ok(()),
        Some((_, option, what, remedy)) => Err(Error::new(option, what, remedy)),
    }
}

/// What the records hold that an earlier run has written; none where duplicates are not looked for.
///
/// # Errors
/// They cannot be read.
pub(crate) fn seen_before(
    args: &CleanArgs,
    shape: &Shape,
    from: Option<&Checkpoint>,
    options: DuplicateOptions,
) -> Result<Option<Duplicates>, Error> {
    // One that is done is only given its name.
    let Some(from) = from.filter(|from| from.position.is_some()) else {
        return Ok(None);
    };
    let spool = spool_path(&args.output, shape);
    let output = spool.as_deref().or_else(|| named(&args.output));
    let Some(output) = output.filter(|_| options.repeats != Repeats::Off && from.records_bytes > 0)
    else {
        return Ok(None);
    };
    let partial = partial_path(&file_of(output));
    let name = displayable(&partial);
    #[expect(clippy::disallowed_methods, reason = "the run's own file, no input")]
    let file = File::open(&partial).map_err(|error| {
        let what = format!("cannot be read: {error}");
        Error::new(name.clone(), what, "")
    })?;
    let lines = BufReader::new(file.take(from.records_bytes));
    seen_in(lines, options.near, &name).map(Some)
}
