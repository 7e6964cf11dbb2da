//! The wire form of what went wrong, for `--errors`: one JSON line for each message about an input, however many there
//! are of a kind. What is shown to a person is decided elsewhere.

use super::json;
use crate::error::Error;
use crate::report::Event;
use serde::Serialize;

/// One line. The names of its fields, in their order, are its keys.
#[derive(Serialize)]
struct Line<'a> {
    /// `error` for what counts as unreadable, `warning` for what never changes the exit status.
    severity: &'static str,
    /// Public name of the kind of fault or of the reason to skip; `warning` for the others.
    kind: &'static str,
    path: &'a str,
    member: Option<&'a str>,
    record: Option<u64>,
    line: Option<u64>,
    message: &'a str,
    remedy: &'a str,
}

/// Appends the line of an event; files that were passed over on purpose have none.
pub fn write(event: &Event, out: &mut Vec<u8>) {
    match event {
        Event::Unreadable(fault) => {
            let line = Line {
                severity: "error",
                kind: fault.reason.as_str(),
                path: &fault.path,
                member: fault.member.as_deref(),
                record: fault.record,
                line: fault.error.line,
                message: &fault.error.what,
                remedy: &fault.error.remedy,
            };
            json::write_line(&line, out);
        }
        Event::Warning(error) => json::write_line(&warning("warning", error), out),
        Event::NotRead { error, .. } => json::write_line(&warning("unsupported", error), out),
        Event::Guessed { .. } | Event::Skipped { .. } => {}
    }
}

fn warning<'a>(kind: &'static str, error: &'a Error) -> Line<'a> {
    Line {
        severity: "warning",
        kind,
        path: &error.place,
        member: None,
        record: None,
        line: error.line,
        message: &error.what,
        remedy: &error.remedy,
    }
}
