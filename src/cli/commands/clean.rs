//! `ghirbal clean`: the main job. It puts walk, pipeline and outputs together and turns the numbers into a line for
//! the user and an exit status.

use crate::cli::args::{CleanArgs, OutputArgs};
use crate::cli::exit::Status;
use crate::cli::messages::{Messages, Verbosity, say};
use crate::cli::progress::Progress;
use crate::cli::signals::Signals;
use crate::cli::{asked, limits, outputs, summed};
use ghirbal::input::{Walk, find};
use ghirbal::pipeline::{self, Ended, RunOptions, Summary};
use std::io::{self, IsTerminal};
use std::num::NonZero;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

/// Runs the command.
pub(crate) fn run(args: CleanArgs) -> anyhow::Result<Status> {
    let start = Instant::now();
    let paths = asked::paths(&args.paths, &args.walk)?;
    let heart = asked::heart(&args.knowledge, args.input.max_document)?;
    // The globs are checked before an output is touched.
    asked::walk(&args.walk, outputs::own_files(&args.output))?;
    let signals = Signals::listen()?;
    quiet_worker_panics();
    let outputs = outputs::open(&args.output, &paths)?;
    let mut messages = Messages::new(verbosity(&args.output), progress(&args, &paths)?);
    let options = RunOptions {
        input: asked::input(&args.input, asked::members(&args.walk)?),
        threads: threads(&args.output),
    };
    let walk = walk(&args, &paths)?;
    let (sinks, stop) = (outputs.sinks, signals.stop());
    let result = pipeline::run(walk, &options, heart, sinks, &mut messages, stop);
    messages.finish();
    if let (Some(number), true) = (signals.number(), was_ended(&result)) {
        return Ok(Status::Signal(number));
    }
    let summary = result?;
    let elapsed = start.elapsed();
    if !args.output.quiet {
        tell(&summary, elapsed);
    }
    let judgement = if nothing_exists(&paths) {
        Status::Failed.into()
    } else {
        limits::judge(&summary, &args.limits)
    };
    let status = judgement.status;
    // Where the records have no end, their numbers would be luck.
    if let Some(sink) = outputs.summary
        && summary.ended == Ended::Whole
    {
        summed::publish(sink, summary, judgement, elapsed)?;
    }
    Ok(status)
}

/// Did a signal get in the way, or was everything done before it came?
fn was_ended(result: &Result<Summary, ghirbal::error::Error>) -> bool {
    result
        .as_ref()
        .map_or(true, |summary| summary.ended == Ended::Stopped)
}

fn walk(args: &CleanArgs, paths: &[PathBuf]) -> anyhow::Result<Walk> {
    let options = asked::walk(&args.walk, outputs::own_files(&args.output))?;
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

fn verbosity(args: &OutputArgs) -> Verbosity {
    match (args.quiet, args.verbose) {
        (true, _) => Verbosity::Quiet,
        (false, true) => Verbosity::Verbose,
        (false, false) => Verbosity::Normal,
    }
}

fn threads(args: &OutputArgs) -> usize {
    let all = || thread::available_parallelism().map_or(1, NonZero::get);
    args.threads.map_or_else(all, usize::from)
}

/// A run whose every PATH is misspelt did nothing at all: no limit on unreadable files was meant for that.
fn nothing_exists(paths: &[PathBuf]) -> bool {
    let missing =
        |path: &PathBuf| path.as_os_str() != "-" && std::fs::symlink_metadata(path).is_err();
    !paths.is_empty() && paths.iter().all(missing)
}

/// A panic inside a document is reported as that document's failure; the default message would come before it.
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

/// The last line: what was done, in numbers.
fn tell(summary: &Summary, elapsed: Duration) {
    if summary.ended == Ended::OutputClosed {
        return;
    }
    if summary.documents() == 0 && summary.unreadable == 0 {
        let skipped = summary.skipped();
        say(&format!(
            "nothing to clean was found ({skipped} skipped); -v says why files were skipped"
        ));
        return;
    }
    let mut rejected = format!("{} rejected", summary.rejected());
    let reasons: Vec<String> = summary
        .rejected
        .iter()
        .map(|(reason, count)| format!("{} {count}", reason.as_str()))
        .collect();
    if !reasons.is_empty() {
        rejected.push_str(&format!(" ({})", reasons.join(", ")));
    }
    let kept = summary.kept_bytes as f64 * 100.0 / summary.text_bytes.max(1) as f64;
    let speed = summed::megabytes_per_second(summary.bytes, elapsed);
    let (records, unreadable, skipped) = (
        summary.records,
        summary.unreadable + summary.failed,
        summary.skipped(),
    );
    say(&format!(
        "{records} record{}, {rejected}, {unreadable} unreadable, {skipped} skipped; \
         {kept:.0}% of the text kept; {speed:.1} MB/s",
        if records == 1 { "" } else { "s" }
    ));
}
