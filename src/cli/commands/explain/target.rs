//! Which documents are explained: those of `PATH`, of a member as `PATH!MEMBER`, or those that an id in an output leads
//! to. It cleans nothing.

use crate::cli::args::ExplainArgs;
use ghirbal::error::Error;
use ghirbal::input::lines::Lines;
use ghirbal::input::name::displayable;
use ghirbal::model::Address;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Between an archive and its member, as messages write it.
const MEMBER_SIGN: char = '!';

/// Longest line of an output that is looked at, in bytes: the largest document, and what JSON adds to it.
const LONGEST_LINE: usize = 256 * 1024 * 1024;

/// A file, and which of its documents are meant.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Target {
    pub(super) file: PathBuf,
    /// All members without one.
    pub(super) member: Option<String>,
    /// All documents without one.
    pub(super) record: Option<u64>,
}

impl Target {
    /// Whether a document is meant.
    pub(super) fn is(&self, address: &Address) -> bool {
        self.record.is_none_or(|record| record == address.record)
            && (self.member.is_none() || self.member == address.member)
    }
}

/// What the user asked for.
///
/// # Errors
/// The output with the id cannot be read, or has no such id.
pub(super) fn targets(args: &ExplainArgs) -> Result<Vec<Target>, Error> {
    if let Some(id) = &args.id {
        return of_id(id, &args.file);
    }
    let (file, member) = split(&args.file);
    Ok(vec![Target {
        file,
        member: member.or_else(|| args.member.clone()),
        record: args.record,
    }])
}

/// The file and the member of `PATH!MEMBER`; a file of the whole name comes first.
fn split(path: &Path) -> (PathBuf, Option<String>) {
    let Some(name) = path.to_str().filter(|_| !path.exists()) else {
        return (path.to_path_buf(), None);
    };
    let mut signs = name.match_indices(MEMBER_SIGN);
    let found = signs.find(|(at, _)| Path::new(&name[..*at]).is_file());
    match found {
        Some((at, sign)) => {
            let member = &name[at + sign.len()..];
            (PathBuf::from(&name[..at]), Some(member.to_owned()))
        }
        None => (path.to_path_buf(), None),
    }
}

/// What a line of records or of an audit says of its document.
#[derive(Deserialize)]
struct Said {
    id: Option<String>,
    path: Option<String>,
    member: Option<String>,
    record: Option<u64>,
}

/// The documents that have an id in an output, each once.
fn of_id(id: &str, output: &Path) -> Result<Vec<Target>, Error> {
    let mut lines = Lines::open(output, LONGEST_LINE)?;
    let mut found = BTreeSet::new();
    while let Some(line) = lines.next_line() {
        let said = line.bytes.map(serde_json::from_slice::<Said>);
        if let Some(Ok(said)) = said
            && said.id.as_deref() == Some(id)
            && let Some(path) = said.path
        {
            found.insert(Target {
                file: PathBuf::from(path),
                member: said.member,
                record: said.record,
            });
        }
    }
    if let Some(damage) = lines.take_damage() {
        return Err(damage);
    }
    if found.is_empty() {
        let what = format!("has no record with the id {id}");
        let remedy = "give it what clean wrote with -o or --audit, as JSON lines";
        return Err(Error::new(displayable(output), what, remedy));
    }
    Ok(found.into_iter().collect())
}
