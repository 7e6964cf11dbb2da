//! What a check found, for programs: an object for each problem and marker, and one with the counts at the end.

use super::tally::Tally;
use super::{Place, Tell};
use crate::cli::args::CheckArgs;
use crate::cli::terminal::safe_json;
use ghirbal::output::check::Problem;
use ghirbal::output::sink::{Sink, SinkError};
use ghirbal::segment::LeftoverMarker;
use serde::Serialize;
use std::collections::BTreeMap;

/// Writes to standard output.
pub(super) struct Json(Option<Sink>);

impl Default for Json {
    fn default() -> Self {
        Self(Some(Sink::stdout()))
    }
}

impl Json {
    fn write<T: Serialize>(&mut self, value: &T) -> Result<(), SinkError> {
        // Its types always serialise.
        let mut line = safe_json(&serde_json::to_string(value).unwrap_or_default());
        line.push('\n');
        self.0
            .as_mut()
            .map_or(Ok(()), |sink| sink.write(line.as_bytes()))
    }
}

#[derive(Serialize)]
struct Wrong<'a> {
    kind: &'static str,
    path: &'a str,
    line: u64,
    what: &'a str,
    remedy: &'static str,
}

#[derive(Serialize)]
struct Marked<'a> {
    kind: &'static str,
    path: &'a str,
    line: u64,
    class: &'static str,
    marker: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct Summary {
    kind: &'static str,
    lines: u64,
    records: u64,
    answers: u64,
    with_marker: u64,
    max_markers: String,
    problems: BTreeMap<&'static str, u64>,
}

impl Tell for Json {
    fn problem(&mut self, at: &Place<'_>, problem: &Problem) -> Result<(), SinkError> {
        self.write(&Wrong {
            kind: problem.kind.as_str(),
            path: at.file,
            line: at.line,
            what: &problem.what,
            remedy: problem.kind.remedy(),
        })
    }

    fn marker(
        &mut self,
        at: &Place<'_>,
        marker: &LeftoverMarker<'_>,
        paragraph: &str,
    ) -> Result<(), SinkError> {
        self.write(&Marked {
            kind: "marker",
            path: at.file,
            line: at.line,
            class: marker.class.as_str(),
            marker: marker.phrase,
            text: paragraph,
        })
    }

    fn end(&mut self, tally: &Tally, args: &CheckArgs) -> Result<(), SinkError> {
        let problems = tally.problems.iter();
        self.write(&Summary {
            kind: "summary",
            lines: tally.lines,
            records: tally.records,
            answers: tally.answers,
            with_marker: tally.marked,
            max_markers: args.max_markers.to_string(),
            problems: problems
                .map(|(kind, count)| (kind.as_str(), *count))
                .collect(),
        })?;
        self.0.take().map_or(Ok(()), Sink::finish)
    }
}
