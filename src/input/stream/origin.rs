//! Where a stream came from, and the events that name that place.

use super::source::io_error;
use crate::error::Error;
use crate::input::format::Format;
use crate::model::Address;
use crate::report::{Event, Fault, FaultReason, SkipReason};
use std::io;

/// Where a stream came from.
#[derive(Debug, Clone, Default)]
pub(in crate::input) struct Origin {
    /// Path as given.
    pub(in crate::input) path: String,
    /// Member of an archive.
    pub(in crate::input) member: Option<String>,
    /// Named by the user, not found in a folder or archive: what is no article is then an error and not passed over.
    pub(in crate::input) explicit: bool,
    /// Its size, where it has one before it is read.
    pub(in crate::input) size: Option<u64>,
}

impl Origin {
    /// Its name in messages.
    pub(in crate::input) fn place(&self) -> String {
        match &self.member {
            None => self.path.clone(),
            Some(member) => format!("{}!{member}", self.path),
        }
    }

    /// Its innermost name, for what a suffix may tell.
    pub(in crate::input) fn name(&self) -> &str {
        self.member.as_deref().unwrap_or(&self.path)
    }

    /// A table or a document inside of it, which is named as a member.
    pub(in crate::input) fn inside(&self, name: &str) -> Self {
        Self {
            member: Some(match &self.member {
                None => name.to_owned(),
                Some(outer) => format!("{outer}!{name}"),
            }),
            size: None,
            ..self.clone()
        }
    }

    /// The address of its document number `record`.
    pub(in crate::input) fn address(&self, record: u64) -> Address {
        Address {
            path: self.path.clone(),
            member: self.member.clone(),
            record,
            part: 0,
        }
    }

    /// It, or something in it, is damaged.
    pub(in crate::input) fn damaged(&self, what: impl Into<String>, remedy: &str) -> Event {
        self.fault(FaultReason::Damaged, Error::new(self.place(), what, remedy))
    }

    /// It ends at a line in the middle of something.
    pub(in crate::input) fn damaged_at(&self, line: u64, what: &str) -> Event {
        let error = Error::new(self.place(), what, "").at_line(line);
        self.fault(FaultReason::Damaged, error)
    }

    /// Its bytes end in an error; `used` when something came before it.
    pub(in crate::input) fn broken_off(&self, damage: &io::Error, used: bool) -> Event {
        let mut error = io_error(self.place(), damage);
        if used {
            error.what = error.what.replacen(CANNOT, CANNOT_TO_ITS_END, 1);
            error.remedy = String::from(match damage.kind() {
                io::ErrorKind::QuotaExceeded => {
                    "what came before was used; decompress it first if it is none"
                }
                _ => "what came before was used; restore the rest",
            });
        }
        self.fault(FaultReason::Damaged, error)
    }

    /// It is something that is not read.
    pub(in crate::input) fn unsupported(&self, what: impl Into<String>, remedy: &str) -> Event {
        self.fault(
            FaultReason::Unsupported,
            Error::new(self.place(), what, remedy),
        )
    }

    /// It is of a format that is not read: an error where it was named, passed over elsewhere.
    pub(in crate::input) fn not_read(&self, format: Format) -> Event {
        let what = format!("{format} is not read by this version");
        let remedy = format.remedy().unwrap_or_default();
        match self.explicit {
            true => self.unsupported(what, remedy),
            false => Event::NotRead {
                format: format.title(),
                error: Error::new(self.place(), what, remedy),
            },
        }
    }

    /// A fault of it as a whole.
    fn fault(&self, reason: FaultReason, error: Error) -> Event {
        let fault = Fault::of_file(self.path.clone(), reason, error);
        Event::Unreadable(Box::new(Fault {
            member: self.member.clone(),
            ..fault
        }))
    }

    /// It was written by the program: an error where it was named, passed over elsewhere. `format` is what reads it.
    pub(in crate::input) fn earlier_output(&self, format: &str) -> Event {
        if !self.explicit {
            return self.skipped(SkipReason::EarlierOutput);
        }
        let what = "is an output of ghirbal and no raw file";
        let looked_at = match format {
            "jsonl" => "look at it with check or diff, or ",
            _ => "",
        };
        let remedy = format!("{looked_at}clean its records again with --format {format}");
        self.unsupported(what, &remedy)
    }

    /// It was passed over.
    pub(in crate::input) fn skipped(&self, reason: SkipReason) -> Event {
        Event::Skipped {
            path: self.place(),
            reason,
        }
    }
}

const CANNOT: &str = "cannot be read:";
const CANNOT_TO_ITS_END: &str = "cannot be read to its end:";
