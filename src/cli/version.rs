//! `--version --verbose` and `--version --json`: what a report about a wrong cut needs to say of the program that made it,
//! and what another program asks before it feeds this one.

use clap::error::ErrorKind;
use ghirbal::input::{Format, Support};
use ghirbal::lexicon::Lexicon;
use ghirbal::model::RuleId;
use ghirbal::output::schema;
use ghirbal::text::id::content_id;
use serde::Serialize;
use std::env;
use std::fmt::Write as _;

/// What is said of the version, where the command line asks for it and for more than its number. The parser stops at the
/// first of the options, whichever that is.
pub(crate) fn asked_for(error: &clap::Error) -> Option<String> {
    let stopped_there = matches!(
        error.kind(),
        ErrorKind::DisplayVersion | ErrorKind::UnknownArgument
    );
    let args: Vec<_> = env::args_os().skip(1).collect();
    let is_any = |names: &[&str]| args.iter().any(|arg| names.iter().any(|name| arg == *name));
    let (version, verbose, json) = (["--version", "-V"], ["--verbose", "-v"], ["--json"]);
    let known = [&version[..], &verbose, &json].concat();
    let is_alone = args.iter().all(|arg| known.iter().any(|name| arg == *name));
    if !stopped_there || !is_alone || !is_any(&version) {
        return None;
    }
    match (is_any(&json), is_any(&verbose)) {
        (true, _) => serde_json::to_string(&Version::of_this())
            .ok()
            .map(|json| json + "\n"),
        (false, true) => Some(at_length()),
        (false, false) => None,
    }
}

/// What another program may want to know. The names of its fields are public and stable.
#[derive(Serialize)]
struct Version {
    version: &'static str,
    commit: &'static str,
    /// Version of the record's form.
    schema: u32,
    /// Hash of the printed schema, which changes with the names in it, too.
    schema_hash: String,
    /// Hash of all tables: phrases, rules, weights, names of fields.
    tables: &'static str,
    /// Formats that this build reads.
    formats: Vec<&'static str>,
}

impl Version {
    fn of_this() -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION"),
            commit: env!("GHIRBAL_COMMIT"),
            schema: schema::VERSION,
            schema_hash: content_id("", &schema::record()),
            tables: env!("GHIRBAL_TABLES"),
            formats: formats(),
        }
    }
}

/// Version, commit, tables, schema and formats.
fn at_length() -> String {
    let mut text = format!("ghirbal {}\n", env!("CARGO_PKG_VERSION"));
    // Writing to a String cannot fail.
    let _ = writeln!(text, "commit: {}", env!("GHIRBAL_COMMIT"));
    let _ = writeln!(
        text,
        "tables: {} phrases, {} rules",
        Lexicon::builtin().rows().len(),
        RuleId::ALL.len()
    );
    let _ = writeln!(text, "schema: version {}", schema::VERSION);
    let _ = writeln!(text, "formats: {}", formats().join(", "));
    text
}

/// The names of the formats that are read.
fn formats() -> Vec<&'static str> {
    let read = Format::ALL
        .into_iter()
        .filter(|format| matches!(format.support(), Support::Read(_)));
    read.map(Format::as_str).collect()
}
