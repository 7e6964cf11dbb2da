//! The progress bar: on a terminal only, hidden unless wanted. A second walk counts what is to come, so that the bar
//! knows its end without delaying the first record.

use ghirbal::input::{Walk, WalkItem};
use indicatif::{HumanBytes, ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::thread;

/// Redraws a second: a person sees no steps, and the run does not slow down measurably.
const DRAWS_PER_SECOND: u8 = 8;
const TEMPLATE: &str = "{bar:24} {msg} · {elapsed} · ETA {eta}";

/// The bar and what it has counted.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: ProgressBar,
    files: u64,
    records: u64,
}

impl Progress {
    /// No bar.
    pub(crate) fn hidden() -> Self {
        Self {
            bar: ProgressBar::hidden(),
            files: 0,
            records: 0,
        }
    }

    /// A bar on standard error; `ahead` walks what the run will read.
    pub(crate) fn shown(ahead: Walk) -> Self {
        let target = ProgressDrawTarget::stderr_with_hz(DRAWS_PER_SECOND);
        let bar = ProgressBar::with_draw_target(None, target);
        if let Ok(style) = ProgressStyle::with_template(TEMPLATE) {
            bar.set_style(style);
        }
        let counted = bar.clone();
        thread::spawn(move || {
            let sizes = ahead.filter_map(|found| match found {
                WalkItem::Source(source) => source.size,
                WalkItem::Event(_) => None,
            });
            counted.set_length(sizes.sum());
        });
        Self {
            bar,
            files: 0,
            records: 0,
        }
    }

    /// One more input is done; the bar shows it with the next piece of work.
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
        let done = HumanBytes(self.bar.position());
        self.bar.set_message(format!(
            "{} files · {done} · {} records",
            self.files, self.records
        ));
    }

    /// Says something while the bar steps aside.
    pub(crate) fn suspend(&self, say: impl FnOnce()) {
        self.bar.suspend(say);
    }

    /// Takes the bar away.
    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
