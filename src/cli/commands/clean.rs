//! `ghirbal clean`: the main job. It puts walk, pipeline and outputs together and turns the numbers into a line for
//! the user and an exit status.

use crate::cli::args::{BadRecordsArg, CleanArgs, OutputArgs, ResumeArg};
use crate::cli::exit::Status;
use crate::cli::messages::{Messages, Verbosity, say};
use crate::cli::options_digest::{EffectiveOptions, digest, effective};
use crate::cli::output_guard::{self, own_files};
use crate::cli::outputs::{self, Outputs};
use crate::cli::own_phrases::{FiredRows, OwnPhrases};
use crate::cli::progress::Progress;
use crate::cli::record_names::{file_of, named, spool_path};
use crate::cli::resume::Resume;
use crate::cli::signals::Signals;
use crate::cli::{
    closing_line, duplicates, limits, settings, shapes, spool, summary_file, worker_panics,
};
use clap::ArgMatches;
use ghirbal::clean::Knowledge;
use ghirbal::corpus::Duplicates;
use ghirbal::error::Error;
use ghirbal::input::name::displayable;
use ghirbal::input::{InputOptions, Walk, find, manifest};
use ghirbal::output::formats::JsonLines;
use ghirbal::output::shape::Shape;
use ghirbal::output::sink::Sink;
use ghirbal::pipeline::{
    self, BadRecords, Checkpoint, CleanFunction, DuplicateOptions, Ended, Resumable, RunOptions,
    Sinks, Summary,
};
use std::io::{self, IsTerminal};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread;
use std::time::Instant;

/// Runs the command; `matches` are those of the whole command line.
pub(crate) fn run(args: CleanArgs, matches: &ArgMatches) -> anyhow::Result<Status> {
    let start = Instant::now();
    let paths = settings::paths(&args.paths, &args.walk)?;
    let bad_records = settings::bad_records(&args)?;
    let phrases = OwnPhrases::read(&args.knowledge.lexicon)?;
    let (clean, fired) = cleaning(&args, &phrases)?;
    // The globs are checked before an output is touched.
    let (shape, repeats) = (shapes::of_records(&args)?, duplicates::options(&args)?);
    settings::walk(&args.walk, own_files(&args.output, &shape))?;
    let effective = effective(matches, phrases.text().as_deref(), &shape);
    let options_digest = digest(&effective);
    let signals = Signals::listen()?;
    worker_panics::quiet();
    output_guard::check(&args.output, &shape, &paths, &read_besides(&args))?;
    let (outputs, mut resume) = open(&args, &shape, &paths, effective)?;
    let progress = progress(&args, &shape, &paths)?;
    let mut messages = Messages::new(verbosity(&args.output), progress, outputs.errors);
    messages.tell(Verbosity::Verbose, fired.built_in());
    let options = run_options(&args, bad_records, repeats)?;
    let done_before = resume.as_ref().and_then(|resume| resume.from.as_ref());
    let seen = duplicates::seen_before(&args, &shape, done_before, repeats)?;
    let is_taken_up = done_before.is_some();
    let done_before = done_before.map_or(0, |from| from.summary.bytes);
    let result = match outputs.sinks {
        Some(sinks) => {
            let walk = walk(&args, &shape, &paths)?;
            let (stop, report) = (signals.stop(), &mut messages);
            let resume = resume.as_mut().map(|resume| (resume, seen));
            clean_all(walk, &options, clean, sinks, report, stop, resume)
        }
        None => Ok(taken_up(resume.as_mut()).summary),
    };
    messages.finish();
    // What fired before a break is not known any more.
    let is_done = |summary: &Summary| summary.ended == Ended::Whole;
    if !is_taken_up && result.as_ref().is_ok_and(is_done) {
        messages.tell(Verbosity::Normal, fired.silent());
    }
    if let (Some(number), true) = (signals.number(), was_ended(&result)) {
        return Ok(Status::Signal(number));
    }
    let summary = result?;
    let spool = spool_path(&args.output, &shape).filter(|_| resume.is_some());
    let (made_of, state) = (spool.as_deref(), resume.as_mut());
    if !spool::publish(made_of, &args.output, &shape, state, signals.stop())? {
        return Ok(Status::Signal(signals.number().unwrap_or_default()));
    }
    let elapsed = start.elapsed();
    let run = summary_file::Run {
        speed: summary_file::megabytes_per_second(summary.bytes - done_before, elapsed),
        elapsed,
        options_digest,
    };
    if is_whole(&summary) {
        messages.publish()?;
    }
    let status = conclude(&args, &paths, bad_records, summary, run, outputs.summary)?;
    // In this order: without the checkpoints nothing would say that the output was made here.
    spool.iter().for_each(|spool| spool::remove(spool));
    resume.into_iter().for_each(Resume::remove);
    Ok(status)
}

fn run_options(
    args: &CleanArgs,
    bad_records: BadRecords,
    duplicates: DuplicateOptions,
) -> Result<RunOptions, Error> {
    Ok(RunOptions {
        input: InputOptions {
            lines_alone: settings::lines_alone(args),
            ..settings::input(&args.input, settings::members(&args.walk, bad_records)?)
        },
        writer: &JsonLines,
        limit: args.output.shape.limit,
        threads: threads(&args.output),
        bad_records,
        duplicates,
        line_buffered: args.output.line_buffered,
    })
}

/// Says what was done, judges it, and writes the summary.
fn conclude(
    args: &CleanArgs,
    paths: &[PathBuf],
    bad_records: BadRecords,
    summary: Summary,
    run: summary_file::Run,
    sink: Option<Sink>,
) -> anyhow::Result<Status> {
    if !args.output.quiet {
        closing_line::tell(&summary, run.speed, !args.walk.include.is_empty());
        closing_line::tell_of_room(&summary);
    }
    let judgement = if nothing_exists(paths) {
        Status::Failed.into()
    } else {
        limits::judge(&summary, &args.limits, bad_records)
    };
    let status = judgement.status;
    // Where the reader of the records left early, the counts differ from run to run.
    if let Some(sink) = sink
        && is_whole(&summary)
    {
        summary_file::publish(sink, summary, judgement, run)?;
    }
    Ok(status)
}

/// Whether everything that was asked for is written.
fn is_whole(summary: &Summary) -> bool {
    matches!(summary.ended, Ended::Whole | Ended::Limit)
}

/// Opens the outputs; with `--resume` behind what an earlier run has written.
fn open(
    args: &CleanArgs,
    shape: &Shape,
    paths: &[PathBuf],
    options: EffectiveOptions,
) -> anyhow::Result<(Outputs, Option<Resume>)> {
    if args.output.resume.is_none() {
        return Ok((outputs::open(&args.output, shape)?, None));
    }
    let Some(output) = named(&args.output) else {
        let remedy = "give it with -o or --output-dir";
        return Err(Error::new("--resume", "needs a file", remedy).into());
    };
    let inputs = manifest(walk(args, shape, paths)?)?;
    let file = file_of(output);
    let starts_anew = |error: &Error| {
        let is_auto = args.output.resume == Some(ResumeArg::Auto);
        if is_auto && !args.output.quiet {
            say(&format!("{}: {}; starts anew", error.place, error.what));
        }
        is_auto
    };
    let mut resume = match Resume::find(&file, options.clone(), &inputs) {
        Err(error) if starts_anew(&error) => Resume::anew(&file, options, &inputs),
        found => found?,
    };
    let outputs = match outputs::resume(&args.output, output, shape, &resume) {
        Err(error) if resume.from.is_some() && starts_anew(&error) => {
            resume.forget();
            outputs::resume(&args.output, output, shape, &resume)?
        }
        opened => opened?,
    };
    resume.start()?;
    if let Some(from) = &resume.from
        && !args.output.quiet
    {
        let records = from.summary.records;
        say(&format!(
            "{}: goes on behind {records} records",
            displayable(output)
        ));
    }
    Ok((outputs, Some(resume)))
}

/// The files that are read and are no inputs, each with its option.
fn read_besides(args: &CleanArgs) -> Vec<(&'static str, &Path)> {
    let lexicons = args.knowledge.lexicon.iter();
    let list = args.walk.files_from.as_deref();
    let lexicons = lexicons.map(|path| ("--lexicon", path.as_path()));
    let list = list.filter(|path| path.as_os_str() != "-");
    let list = list.map(|path| ("--files-from", path));
    lexicons.chain(list).collect()
}

/// Runs the pipeline, or what is left of it.
fn clean_all(
    walk: Walk,
    options: &RunOptions,
    clean: CleanFunction,
    sinks: Sinks,
    report: &mut Messages,
    stop: &AtomicBool,
    resume: Option<(&mut Resume, Option<Duplicates>)>,
) -> Result<Summary, Error> {
    let Some((resume, seen)) = resume else {
        return pipeline::run(walk, options, clean, sinks, report, stop, None);
    };
    if resume
        .from
        .as_ref()
        .is_some_and(|from| from.position.is_none())
    {
        pipeline::publish(sinks)?;
        return Ok(taken_up(Some(resume)).summary);
    }
    let resumable = Resumable {
        from: taken_up(Some(resume)),
        seen,
        save: &mut |checkpoint| resume.save(checkpoint),
    };
    pipeline::run(walk, options, clean, sinks, report, stop, Some(resumable))
}

/// Where the run starts.
fn taken_up(resume: Option<&mut Resume>) -> Checkpoint {
    let from = resume.and_then(|resume| resume.from.take());
    from.unwrap_or_default()
}

/// How documents are cleaned, and which of the user's rows will have fired.
fn cleaning(
    args: &CleanArgs,
    phrases: &OwnPhrases,
) -> anyhow::Result<(CleanFunction, Arc<FiredRows>)> {
    let knowledge = Arc::new(Knowledge::with(phrases.lexicon()?));
    let fired = Arc::new(FiredRows::new(knowledge.clone()));
    let (args, max_document) = (&args.knowledge, args.input.max_document);
    let clean = settings::clean_function(args, knowledge, fired.clone(), max_document, false)?;
    Ok((clean, fired))
}

/// Whether a signal ended the run; false where everything was done before it came.
fn was_ended(result: &Result<Summary, Error>) -> bool {
    result
        .as_ref()
        .map_or(true, |summary| summary.ended == Ended::Stopped)
}

fn walk(args: &CleanArgs, shape: &Shape, paths: &[PathBuf]) -> anyhow::Result<Walk> {
    let options = settings::walk(&args.walk, own_files(&args.output, shape))?;
    Ok(find(paths.to_vec(), options))
}

fn progress(args: &CleanArgs, shape: &Shape, paths: &[PathBuf]) -> anyhow::Result<Progress> {
    let wanted = !args.output.quiet && !args.output.no_progress && io::stderr().is_terminal();
    Ok(if wanted {
        Progress::shown(walk(args, shape, paths)?)
    } else {
        Progress::hidden()
    })
}

/// With `--bad-records emit` warnings are shown with `-v` only, since the output holds an answer to each fault.
fn verbosity(args: &OutputArgs) -> Verbosity {
    let emits = args.bad_records == BadRecordsArg::Emit;
    match (args.quiet || emits && !args.verbose, args.verbose) {
        (true, _) => Verbosity::Quiet,
        (false, true) => Verbosity::Verbose,
        (false, false) => Verbosity::Normal,
    }
}

fn threads(args: &OutputArgs) -> usize {
    let all = || thread::available_parallelism().map_or(1, NonZero::get);
    args.threads.map_or_else(all, usize::from)
}

/// Whether no PATH exists. Such a run fails in spite of `--max-unreadable`: all of its PATHs are misspelt.
fn nothing_exists(paths: &[PathBuf]) -> bool {
    let missing =
        |path: &PathBuf| path.as_os_str() != "-" && std::fs::symlink_metadata(path).is_err();
    !paths.is_empty() && paths.iter().all(missing)
}
