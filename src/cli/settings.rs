//! From the options as typed to the settings as used, with the checks that need several options at once.

use super::args::{
    BadRecordsArg, CleanArgs, EmbeddedArg, FallbackArg, InputArgs, KnowledgeArgs, WalkArgs,
};
use super::rule_names;
use super::sizes::Share;
use ghirbal::clean::{Knowledge, clean};
use ghirbal::error::Error;
use ghirbal::input::name::displayable;
use ghirbal::input::{
    Field, FieldOptions, Format, Globs, InputOptions, MemberOptions, OutputFiles, WalkOptions,
    read_list, read_table,
};
use ghirbal::output::own;
use ghirbal::pipeline::{BadRecords, CleanFunction};
use ghirbal::settings::{Embedded, Settings, TitleFallback};
use std::collections::HashSet;
use std::path::PathBuf;
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
        is_own: |head| own::kind(head).is_some(),
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
pub(crate) fn members(args: &WalkArgs) -> Result<MemberOptions, Error> {
    Ok(MemberOptions {
        globs: Globs::new(&args.include, &args.exclude)?,
        hidden: args.hidden,
    })
}

/// The user's own marker phrases. Read once: the file may be a pipe.
pub(crate) fn lexicon(args: &KnowledgeArgs) -> Result<Option<String>, Error> {
    args.lexicon.as_deref().map(read_table).transpose()
}

/// Cleaning with the tables and settings the user asked for; `lexicon` holds the user's own phrases, and `evidence` says
/// whether verdicts carry their evidence.
pub(crate) fn clean_function(
    args: &KnowledgeArgs,
    lexicon: Option<&str>,
    max_document: usize,
    evidence: bool,
) -> Result<CleanFunction, Error> {
    let disabled = rule_names::parse(&args.disable)?;
    let knowledge = match (&args.lexicon, lexicon) {
        (Some(path), Some(rows)) => Knowledge::with_lexicon(&displayable(path), rows)?,
        _ => Knowledge::builtin(),
    };
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
        clean(document, &knowledge, &settings)
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
        Some(list) => paths.extend(read_list(list, walk.null)?),
        None if paths.is_empty() => {
            let remedy = "name files or folders, or - for standard input";
            return Err(Error::new("clean", "no PATH was given", remedy));
        }
        None => {}
    }
    let mut seen = HashSet::new();
    paths.retain(|path| seen.insert(path.clone()));
    Ok(paths)
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
