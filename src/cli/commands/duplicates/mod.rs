//! `ghirbal duplicates FILE…`: which records repeat an earlier one. A first reading groups them by their fingerprints, a
//! second one shows those of the groups; of the others a few bytes are held. It changes nothing and cleans nothing.

mod groups;
mod json;
mod member;
mod plain;

use crate::cli::args::DuplicatesArgs;
use crate::cli::closed;
use crate::cli::exit::Status;
use crate::cli::messages::say;
use ghirbal::error::Error;
use ghirbal::input::lines::Lines;
use ghirbal::input::name::displayable;
use ghirbal::output::line::{Line, NoLine};
use ghirbal::output::sink::SinkError;
use groups::{Counts, Groups};
use member::{First, Member};
use std::collections::BTreeMap;

/// Runs the command.
pub(crate) fn run(args: &DuplicatesArgs) -> anyhow::Result<Status> {
    if args.files.iter().any(|file| file.as_os_str() == "-") {
        let what = "is read twice, which standard input does not allow";
        return Err(Error::new("-", what, "give it as a file").into());
    }
    let mut groups = Groups::new(!args.exact);
    each_line(args, |place, line| groups.meet(place, line))?;
    let mut sink = closed::stdout()?;
    let mut text = String::new();
    if !args.stat {
        for (first, members) in shown(args, &groups)?.values() {
            text += &match args.json {
                true => json::group(first, members),
                false => plain::group(first, members),
            };
        }
    }
    let counts = groups.counts();
    text += &match args.json {
        true => json::counts(&counts),
        false => plain::counts(&counts),
    };
    tell_of_room(&counts);
    match sink.write(text.as_bytes()).and_then(|()| sink.finish()) {
        Ok(()) | Err(SinkError::Closed) => Ok(Status::Done),
        Err(SinkError::Failed(error)) => Err(error.into()),
    }
}

/// Where a record was read.
struct Place<'a> {
    /// Its number among all lines of all files, from 0.
    line: u64,
    file: &'a str,
    /// Its number in the file, from 1.
    number: u64,
}

impl Place<'_> {
    fn error(&self, what: impl Into<String>, remedy: &str) -> Error {
        Error::new(self.file, what, remedy).at_line(self.number)
    }
}

/// Hands on each line of each file.
fn each_line(
    args: &DuplicatesArgs,
    mut take: impl FnMut(&Place<'_>, &Line<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut count = 0;
    for path in &args.files {
        let file = displayable(path);
        let mut lines = Lines::open(path, args.max_line)?;
        while let Some(line) = lines.next_line() {
            let (file, number) = (file.as_str(), line.number);
            let place = Place {
                line: count,
                file,
                number,
            };
            count += 1;
            let Some(bytes) = line.bytes else {
                return Err(place.error("is longer than --max-line allows", "raise it"));
            };
            let parsed = Line::parse(bytes).map_err(|no_line| {
                let why = match no_line {
                    NoLine::NotUtf8(at) => format!("not UTF-8 from byte {at} on"),
                    NoLine::NotJson(why) => why,
                };
                let remedy = "ghirbal check tells what is wrong with a file";
                place.error(format!("is no record ({why})"), remedy)
            })?;
            take(&place, &parsed)?;
        }
        if let Some(error) = lines.take_damage() {
            return Err(error);
        }
    }
    Ok(())
}

/// The groups in the order of their first records, and the others of each in their order.
fn shown(
    args: &DuplicatesArgs,
    groups: &Groups,
) -> Result<BTreeMap<u64, (First, Vec<Member>)>, Error> {
    let mut shown: BTreeMap<u64, (First, Vec<Member>)> = BTreeMap::new();
    each_line(args, |place, line| {
        if groups.is_first(place.line) {
            shown.insert(place.line, (First::new(place, line), Vec::new()));
        } else if let Some(copy) = groups.copy(place.line) {
            let (first, members) = shown.get_mut(&copy.of).ok_or_else(|| {
                place.error(
                    "changed while it was read",
                    "run again when nothing writes it",
                )
            })?;
            members.push(Member::new(place, line, copy, first));
        }
        Ok(())
    })?;
    Ok(shown)
}

fn tell_of_room(counts: &Counts) {
    if counts.unremembered > 0 {
        say(&format!(
            "warning: no room for {} records, so that what repeats one of them is not told; give fewer files at once, \
             such as those of one month",
            counts.unremembered
        ));
    }
}
