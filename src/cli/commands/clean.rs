//! `ghirbal clean`: the main job. It puts walk, pipeline and outputs together and turns the numbers into a line for
//! the user and an exit status.

use crate::cli::args::{BadRecordsArg, CleanArgs, OutputArgs, ResumeArg};
use crate::cli::exit::Status;
use crate::cli::messages::{Messages, Verbosity, say};
use crate::cli::options_digest::{EffectiveOptions, digest, effective};
use crate::cli::output_guard::{self, own_files};
use crate::cli::outputs::{self, Outputs, file_of};
use crate::cli::progress::Progress;
use crate::cli::resume::Resume;
use crate::cli::signals::Signals;
use crate::cli::{closing_line, limits, settings, summary_file};
use clap::ArgMatches;
use ghirbal::error::Error;
use ghirbal::input::name::displayable;
use ghirbal::input::{InputOptions, Walk, find, manifest};
use ghirbal::output::sink::Sink;
use ghirbal::pipeline::{
    self, BadRecords, Checkpoint, CleanFunction, Ended, Resumable, RunOptions, Sinks, Summary,
};
use std::io::{self, IsTerminal};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::thread;
use std::time::Instant;

/// Runs the command; `matches` are those of the whole command line.
pub(crate) fn run(args: CleanArgs, matches: &ArgMatches) -> anyhow::Result<Status> {
    let start = Instant::now();
    let paths = settings::paths(&args.paths, &args.walk)?;
    let bad_records = settings::bad_records(&args)?;
    let lexicon = settings::lexicon(&args.knowledge)?;
    let max_document = args.input.max_document;
    let clean = settings::clean_function(&args.knowledge, lexicon.as_deref(), max_document, false)?;
    // The globs are checked before an output is touched.
    settings::walk(&args.walk, own_files(&args.output))?;
    let format = outputs::format(&args.output);
    let effective = effective(matches, lexicon.as_deref(), format);
    let options_digest = digest(&effective);
    let signals = Signals::listen()?;
    quiet_worker_panics();
    output_guard::check(&args.output, &paths, &read_besides(&args))?;
    let (outputs, mut resume) = open(&args, &paths, effective)?;
    let progress = progress(&args, &paths)?;
    let mut messages = Messages::new(verbosity(&args.output), progress, outputs.errors);
    let options = RunOptions {
        input: InputOptions {
            lines_alone: settings::lines_alone(&args),
            ..settings::input(&args.input, settings::members(&args.walk)?)
        },
        writer: format.writer,
        threads: threads(&args.output),
        bad_records,
    };
    let done_before = resume.as_ref().and_then(|resume| resume.from.as_ref());
    let done_before = done_before.map_or(0, |from| from.summary.bytes);
    let result = match outputs.sinks {
        Some(sinks) => {
            let walk = walk(&args, &paths)?;
            let stop = signals.stop();
            let report = &mut messages;
            clean_all(walk, &options, clean, sinks, report, stop, resume.as_mut())
        }
        None => Ok(taken_up(resume.as_mut()).summary),
    };
    messages.finish();
    if let (Some(number), true) = (signals.number(), was_ended(&result)) {
        return Ok(Status::Signal(number));
    }
    let summary = result?;
    let elapsed = start.elapsed();
    let run = summary_file::Run {
        speed: summary_file::megabytes_per_second(summary.bytes - done_before, elapsed),
        elapsed,
        options_digest,
    };
    if summary.ended == Ended::Whole {
        messages.publish()?;
    }
    let status = conclude(&args, &paths, bad_records, summary, run, outputs.summary)?;
    if let Some(resume) = resume {
        resume.remove();
    }
    Ok(status)
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
    }
    let judgement = if nothing_exists(paths) {
        Status::Failed.into()
    } else {
        limits::judge(&summary, &args.limits, bad_records)
    };
    let status = judgement.status;
    // Where the reader of the records left early, the counts differ from run to run.
    if let Some(sink) = sink
        && summary.ended == Ended::Whole
    {
        summary_file::publish(sink, summary, judgement, run)?;
    }
    Ok(status)
}

/// Opens the outputs; with `--resume` behind what an earlier run has written.
fn open(
    args: &CleanArgs,
    paths: &[PathBuf],
    options: EffectiveOptions,
) -> anyhow::Result<(Outputs, Option<Resume>)> {
    let Some(output) = args
        .output
        .output
        .as_ref()
        .filter(|_| args.output.resume.is_some())
    else {
        return Ok((outputs::open(&args.output)?, None));
    };
    let inputs = manifest(walk(args, paths)?)?;
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
    let outputs = match outputs::resume(&args.output, &resume) {
        Err(error) if resume.from.is_some() && starts_anew(&error) => {
            resume.from = None;
            outputs::resume(&args.output, &resume)?
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
    let lexicon = args.knowledge.lexicon.as_deref();
    let list = args.walk.files_from.as_deref();
    let lexicon = lexicon.map(|path| ("--lexicon", path));
    let list = list.filter(|path| path.as_os_str() != "-");
    let list = list.map(|path| ("--files-from", path));
    lexicon.into_iter().chain(list).collect()
}

/// Runs the pipeline, or what is left of it.
fn clean_all(
    walk: Walk,
    options: &RunOptions,
    clean: CleanFunction,
    sinks: Sinks,
    report: &mut Messages,
    stop: &AtomicBool,
    resume: Option<&mut Resume>,
) -> Result<Summary, Error> {
    let Some(resume) = resume else {
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
        save: &mut |checkpoint| resume.save(checkpoint),
    };
    pipeline::run(walk, options, clean, sinks, report, stop, Some(resumable))
}

/// Where the run starts.
fn taken_up(resume: Option<&mut Resume>) -> Checkpoint {
    let from = resume.and_then(|resume| resume.from.take());
    from.unwrap_or_default()
}

/// Whether a signal ended the run; false where everything was done before it came.
fn was_ended(result: &Result<Summary, Error>) -> bool {
    result
        .as_ref()
        .map_or(true, |summary| summary.ended == Ended::Stopped)
}

fn walk(args: &CleanArgs, paths: &[PathBuf]) -> anyhow::Result<Walk> {
    let options = settings::walk(&args.walk, own_files(&args.output))?;
    Ok(find(paths.to_vec(), options))
}

fn progress(args: &CleanArgs, paths: &[PathBuf]) -> anyhow::Result<Progress> {
    let wanted = !args.output.quiet && !args.output.no_progress && io::stderr().is_terminal();
    Ok(if wanted {
        Progress::shown(walk(args, paths)?)
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

/// Silences the default message of panics on worker threads: they are caught and reported as the failure of the
/// document.
fn quiet_worker_panics() {
    let default = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let ours = thread::current()
            .name()
            .is_some_and(|name| name.starts_with(pipeline::THREAD_NAMES));
        if !ours {
            default(info);
        }
    }));
}
