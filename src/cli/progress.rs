//! The progress line: on a terminal only, hidden unless wanted. A second walk counts what is to come, so that a bar can
//! show its end without delaying the first record; where sizes tell nothing of that (standard input, archives, what is
//! compressed) a spinner turns instead.

use ghirbal::input::{Source, Walk, WalkItem};
use indicatif::{HumanBytes, ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::path::Path;
use std::thread;
use std::time::Duration;

/// Redraws a second: a person sees no steps, and the run does not slow down measurably.
const DRAWS_PER_SECOND: u8 = 8;

/// Columns from which on everything has room in one line.
const WIDE_COLUMNS: u16 = 80;

/// How long a run goes before its end is estimated: the first files say little.
const BEFORE_ESTIMATE: Duration = Duration::from_secs(3);

/// A longer estimate is none.
const LONGEST_ESTIMATE: Duration = Duration::from_secs(100 * 60 * 60);

const SPINNER: &str = "{spinner} {wide_msg}";
const BAR: &str = "{bar:16} {wide_msg}";
const SHORT_BAR: &str = "{bar:6} {wide_msg}";

/// Endings of names whose sizes say little of the text inside.
const PACKED: [&str; 12] = [
    "gz", "tgz", "zst", "xz", "bz2", "zip", "tar", "epub", "xlsx", "parquet", "sqlite", "db",
];

/// The line and what it has counted.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: ProgressBar,
    is_wide: bool,
    files: u64,
    records: u64,
}

impl Progress {
    /// Nothing is shown.
    pub(crate) fn hidden() -> Self {
        Self {
            bar: ProgressBar::hidden(),
            is_wide: false,
            files: 0,
            records: 0,
        }
    }

    /// A line on standard error; `ahead` walks what the run will read.
    pub(crate) fn shown(ahead: Walk) -> Self {
        let target = ProgressDrawTarget::stderr_with_hz(DRAWS_PER_SECOND);
        let bar = ProgressBar::with_draw_target(None, target);
        dress(&bar, SPINNER);
        let size = terminal_size::terminal_size_of(std::io::stderr());
        let is_wide = size.is_none_or(|(width, _)| width.0 >= WIDE_COLUMNS);
        let counted = bar.clone();
        thread::spawn(move || {
            if let Some(bytes) = bytes_of(ahead) {
                dress(&counted, if is_wide { BAR } else { SHORT_BAR });
                counted.set_length(bytes);
            }
        });
        Self {
            bar,
            is_wide,
            files: 0,
            records: 0,
        }
    }

    /// One more input is done; the line shows it with the next piece of work.
    pub(crate) fn count_file(&mut self) {
        self.files += 1;
    }

    /// One more piece of work is done.
    pub(crate) fn advance(&mut self, bytes: u64, records: u64) {
        self.records += records;
        if self.bar.is_hidden() {
            return;
        }
        self.bar.inc(bytes);
        self.bar.set_message(self.message());
    }

    fn message(&self) -> String {
        let (files, records) = (self.files, self.records);
        let done = HumanBytes(self.bar.position());
        let elapsed = self.bar.elapsed();
        let mut message = match self.is_wide {
            true => format!("{files} files \u{b7} {done} \u{b7} {records} records \u{b7} "),
            false => format!("{records} records \u{b7} "),
        };
        message += &clock(elapsed);
        let left = self.bar.eta();
        let is_known = self
            .bar
            .length()
            .is_some_and(|all| self.bar.position() < all);
        if is_known && elapsed >= BEFORE_ESTIMATE && left < LONGEST_ESTIMATE {
            message += &format!(" \u{b7} ETA {}", clock(left));
        }
        message
    }

    /// Says something while the line steps aside.
    pub(crate) fn suspend(&self, say: impl FnOnce()) {
        self.bar.suspend(say);
    }

    /// Takes the line away.
    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

fn dress(bar: &ProgressBar, template: &str) {
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
}

/// The bytes of all that is to come; none where they are not known or say little.
fn bytes_of(ahead: Walk) -> Option<u64> {
    let sources = ahead.filter_map(|found| match found {
        WalkItem::Source(source) => Some(source),
        WalkItem::Event(_) => None,
    });
    sources
        .map(|source: Source| source.size.filter(|_| !is_packed(&source.name)))
        .sum()
}

fn is_packed(name: &str) -> bool {
    let ending = Path::new(name)
        .extension()
        .and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| {
        PACKED
            .iter()
            .any(|packed| packed.eq_ignore_ascii_case(ending))
    })
}

/// A time as minutes and seconds.
fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
