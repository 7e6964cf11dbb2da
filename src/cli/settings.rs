//! From the options as typed to the settings as used, with the checks that need several options at once.

use super::args::{
    BadRecordsArg, CleanArgs, EmbeddedArg, FallbackArg, InputArgs, KnowledgeArgs, WalkArgs,
};
use super::closed;
use super::own_phrases::FiredRows;
use super::rule_names;
use super::sizes::Share;
use ghirbal::clean::{Knowledge, clean};
use ghirbal::error::Error;
use ghirbal::input::{
    Field, FieldOptions, Format, Globs, InputOptions, MemberOptions, OutputFiles, WalkOptions,
    read_list,
};
use ghirbal::output::own;
use ghirbal::pipeline::{BadRecords, CleanFunction};
use ghirbal::settings::{Embedded, Settings, TitleFallback};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How bytes become documents.
pub(crate) fn input(args: &InputArgs, members: MemberOptions) -> InputOptions {
    let id = args.id_field.iter().map(|name| (Field::Id, name.clone()));
    InputOptions {
        separator: args.separator.clone(),
        lines_alone: false,
        encoding: args.encoding,
        format: args.format.0,
        max_document: args.max_document,
        repair_mojibake: args.repair_mojibake,
        fields: FieldOptions {
            given: id.chain(args.field.iter().cloned()).collect(),
            keep: args.keep.clone(),
        },
        members,
        is_own: own::is_no_input,
        own_key: Some(own::PARQUET_KEY),
    }
}

/// Whether each line of the input is answered by itself.
pub(crate) fn lines_alone(args: &CleanArgs) -> bool {
    args.output.bad_records == BadRecordsArg::Emit && args.input.format.0 == Some(Format::JsonLines)
}

/// What becomes of bad records; options that would give more or fewer answers than lines are refused.
pub(crate) fn bad_records(args: &CleanArgs) -> Result<BadRecords, Error> {
    let emit = args.output.bad_records == BadRecordsArg::Emit;
    let lines = lines_alone(args);
    let refused = [
        (
            emit && args.knowledge.embedded == EmbeddedArg::Record,
            "--embedded record",
        ),
        (lines && args.input.separator.is_some(), "--separator"),
        (
            lines
                && args
                    .input
                    .encoding
                    .is_some_and(|it| !it.is_ascii_compatible()),
            "--encoding",
        ),
    ];
    if let Some((_, option)) = refused.into_iter().find(|(is_given, _)| *is_given) {
        let what = "does not go with --bad-records emit, which gives one line for each record";
        return Err(Error::new(option, what, "leave one of them out"));
    }
    Ok(match args.output.bad_records {
        BadRecordsArg::Fail => BadRecords::Fail,
        BadRecordsArg::Skip => BadRecords::Skip,
        BadRecordsArg::Emit => BadRecords::Emit,
    })
}

/// Which members of archives are read: those that would be read in a folder.
pub(crate) fn members(args: &WalkArgs, bad_records: BadRecords) -> Result<MemberOptions, Error> {
    Ok(MemberOptions {
        globs: Globs::new(&args.include, &args.exclude)?,
        hidden: args.hidden,
        answered: bad_records == BadRecords::Emit,
    })
}

/// Cleaning with the tables and settings the user asked for; `fired` remembers which rows of the user's did, and
/// `evidence` says whether verdicts carry their evidence.
pub(crate) fn clean_function(
    args: &KnowledgeArgs,
    knowledge: Arc<Knowledge>,
    fired: Arc<FiredRows>,
    max_document: usize,
    evidence: bool,
) -> Result<CleanFunction, Error> {
    let disabled = rule_names::parse(&args.disable)?;
    let settings = Settings {
        title_fallback: match args.title_fallback {
            FallbackArg::Lead => TitleFallback::Lead,
            FallbackArg::None => TitleFallback::None,
        },
        embedded: match args.embedded {
            EmbeddedArg::Drop => Embedded::Drop,
            EmbeddedArg::Record => Embedded::Record,
        },
        disabled,
        max_document,
        fewest_kept: args.reject_below.map_or(0.0, Share::of_one),
        evidence,
    };
    Ok(Arc::new(move |document| {
        let cleaned = clean(document, &knowledge, &settings);
        fired.note(&cleaned.users_rows);
        cleaned
    }))
}

/// The PATHs of the command line, then those of the list; each once, however often it is named.
pub(crate) fn paths(given: &[PathBuf], walk: &WalkArgs) -> Result<Vec<PathBuf>, Error> {
    let mut paths = given.to_vec();
    match &walk.files_from {
        Some(list) if list.as_os_str() == "-" && paths.contains(list) => {
            let remedy = "give the list as a file, or the text as one";
            return Err(Error::new(
                "-",
                "is both a PATH and the list of PATHs",
                remedy,
            ));
        }
        Some(list) => {
            closed::check_stdin([list.as_path()].into_iter())?;
            paths.extend(read_list(list, walk.null)?);
        }
        None if paths.is_empty() => {
            let remedy = "name files or folders, or - for standard input";
            return Err(Error::new("clean", "no PATH was given", remedy));
        }
        None => {}
    }
    let mut seen = HashSet::new();
    paths.retain(|path| seen.insert(one_spelling(path)));
    closed::check_stdin(paths.iter().map(PathBuf::as_path))?;
    Ok(paths)
}

/// A PATH as it is spelt from the root, so that `dump`, `./dump` and `dump/` are one. Links are not asked for.
fn one_spelling(path: &Path) -> PathBuf {
    match path.as_os_str() == "-" {
        true => path.to_path_buf(),
        false => std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf()),
    }
}

/// How folders are walked.
pub(crate) fn walk(args: &WalkArgs, own: OutputFiles) -> Result<WalkOptions, Error> {
    Ok(WalkOptions {
        globs: Globs::new(&args.include, &args.exclude)?,
        follow: args.follow,
        hidden: args.hidden,
        own,
    })
}
