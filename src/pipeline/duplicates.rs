//! Duplicates in the order of the output: the writer hands each record to the stage before it goes out, so that the first
//! of a kind is the same for any number of threads. What was met is rebuilt from the records of a run that is taken up.

use super::batch::Batch;
use super::repeats::{DuplicateOptions, Repeats};
use crate::corpus::Duplicates;
use crate::error::Error;
use crate::model::Address;
use crate::output::audit;
use crate::output::line::Line;
use crate::output::writer::RecordWriter;
use std::io::{self, BufRead};

/// The stage, and what becomes of what it finds.
pub(super) struct Stage {
    seen: Duplicates,
    drops: bool,
    writer: &'static dyn RecordWriter,
    audits: bool,
}

impl Stage {
    /// The stage that is asked for; `seen` are the records of a run that is taken up.
    pub(super) fn new(
        options: DuplicateOptions,
        seen: Option<Duplicates>,
        writer: &'static dyn RecordWriter,
        audits: bool,
    ) -> Option<Self> {
        (options.repeats != Repeats::Off).then(|| Self {
            seen: seen.unwrap_or_else(|| Duplicates::new(options.near)),
            drops: options.repeats == Repeats::Drop,
            writer,
            audits,
        })
    }

    /// Records that found no room.
    pub(super) fn unremembered(&self) -> u64 {
        self.seen.unremembered()
    }

    /// Looks whether the record of a piece repeats an earlier one, and changes the piece where it does.
    pub(super) fn meet(&mut self, piece: &mut Batch) {
        let Some(met) = piece.met.take() else {
            return;
        };
        let Some(found) = self.seen.meet(&met.fingerprint, &met.address) else {
            return;
        };
        *piece.counts.duplicates.entry(found.likeness).or_default() += 1;
        if self.audits {
            let line = Line::parse(piece.records.trim_ascii_end()).ok();
            let text = |key| line.as_ref().and_then(|line| line.text(key));
            let (id, body) = (text("id").unwrap_or_default(), text("body"));
            let dropped = body.as_deref().filter(|_| self.drops);
            audit::write_duplicate(&met.address, &id, dropped, &found, &mut piece.audit);
        }
        if self.drops {
            piece.records.clear();
            piece.counts.drop_record();
        } else {
            let line = std::mem::take(&mut piece.records);
            self.writer
                .write_duplicate(&line, &found, &mut piece.records);
        }
    }
}

/// What a run has met that wrote these lines.
///
/// # Errors
/// They cannot be read, or are no records.
pub fn seen_in(lines: impl BufRead, near: bool, name: &str) -> Result<Duplicates, Error> {
    let mut seen = Duplicates::new(near);
    let failed = |error: io::Error| Error::new(name, format!("cannot be read: {error}"), "");
    let wrong = || {
        let what = "holds a line that is no record";
        Error::new(name, what, "delete it to start anew")
    };
    for line in lines.split(b'\n') {
        let bytes = line.map_err(failed)?;
        let line = Line::parse(&bytes).map_err(|_| wrong())?;
        if line.is_answer() {
            continue;
        }
        let (Some(body), Some(address)) = (line.text("body"), line.address()) else {
            return Err(wrong());
        };
        let address = Address {
            path: address.path.into_owned(),
            member: address.member.map(std::borrow::Cow::into_owned),
            record: address.record.unwrap_or_default(),
            part: u32::try_from(address.part).map_err(|_| wrong())?,
        };
        seen.meet(&seen.fingerprint(&body), &address);
    }
    Ok(seen)
}
