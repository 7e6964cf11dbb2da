//! What a check found, for people: a line each on standard error, the first few of each kind, and the counts.

use super::tally::Tally;
use super::{Place, Tell};
use crate::cli::args::CheckArgs;
use crate::cli::messages::{counted, say};
use ghirbal::error::Error;
use ghirbal::output::check::{Kind, Problem};
use ghirbal::output::sink::SinkError;
use ghirbal::segment::LeftoverMarker;
use std::collections::BTreeMap;

/// Problems of one kind that are shown: enough to see what they have in common.
const SHOWN: u64 = 20;
/// Characters of a paragraph that are shown.
const SHOWN_CHARS: usize = 60;

/// Says it on standard error.
pub(super) struct Plain {
    all: bool,
    /// Markers are shown as they come; otherwise the first ones are kept until it is known whether there are too many.
    verbose: bool,
    shown: BTreeMap<Kind, u64>,
    waiting: Vec<String>,
}

impl Plain {
    pub(super) fn new(args: &CheckArgs) -> Self {
        Self {
            all: args.all,
            verbose: args.verbose || args.all,
            shown: BTreeMap::new(),
            waiting: Vec::new(),
        }
    }

    /// Counts a problem of a kind; false where enough of that kind were shown.
    fn counts(&mut self, kind: Kind) -> bool {
        let shown = self.shown.entry(kind).or_default();
        *shown += 1;
        self.all || *shown <= SHOWN
    }
}

impl Tell for Plain {
    fn problem(&mut self, at: &Place<'_>, problem: &Problem) -> Result<(), SinkError> {
        if self.counts(problem.kind) {
            say(&message(at, &problem.what, problem.kind));
        }
        Ok(())
    }

    fn marker(
        &mut self,
        at: &Place<'_>,
        marker: &LeftoverMarker<'_>,
        paragraph: &str,
    ) -> Result<(), SinkError> {
        let kind = Kind::MarkerLeft;
        if self.counts(kind) || self.verbose {
            let shown = match paragraph.char_indices().nth(SHOWN_CHARS) {
                None => paragraph.to_owned(),
                Some((end, _)) => format!("{}…", &paragraph[..end]),
            };
            let class = marker.class.as_str();
            let what = format!("the body holds \u{ab}{shown}\u{bb}, a marker of class {class}");
            let message = message(at, &what, kind);
            if self.verbose {
                say(&message);
            } else {
                self.waiting.push(message);
            }
        }
        Ok(())
    }

    fn end(&mut self, tally: &Tally, args: &CheckArgs) -> Result<(), SinkError> {
        let crossed = tally.crosses(args.max_markers);
        if crossed {
            self.waiting.iter().for_each(|message| say(message));
        }
        for (kind, count) in &self.shown {
            let said = match kind {
                Kind::MarkerLeft if self.verbose || !crossed => continue,
                _ if self.all => continue,
                _ => SHOWN,
            };
            if let more @ 1.. = count.saturating_sub(said) {
                say(&format!("{}: {more} more; --all shows them", kind.as_str()));
            }
        }
        if crossed {
            say(&format!(
                "limit crossed: --max-markers {}: {} of {} records hold a marker in their body",
                args.max_markers, tally.marked, tally.records
            ));
        }
        if !args.quiet {
            say(&counts(tally));
        }
        Ok(())
    }
}

fn message(at: &Place<'_>, what: &str, kind: Kind) -> String {
    Error::new(at.file, what, kind.remedy())
        .at_line(at.line)
        .to_string()
}

/// The last line.
fn counts(tally: &Tally) -> String {
    let problems: u64 = tally.problems.values().sum();
    let mut text = format!(
        "{}, {}, {} with a marker in their body; {}",
        counted(tally.records, "record"),
        counted(tally.answers, "answer"),
        tally.marked,
        counted(problems, "problem")
    );
    let kinds = tally.problems.iter();
    let kinds: Vec<String> = kinds
        .map(|(kind, count)| format!("{} {count}", kind.as_str()))
        .collect();
    if !kinds.is_empty() {
        text.push_str(&format!(" ({})", kinds.join(", ")));
    }
    text
}
