//! What is asked about duplicates, and what a worker finds out for it of each record; whether a record is one is decided
//! where records are in order.

use crate::corpus::Fingerprint;
use crate::model::{Address, Record};

/// What becomes of a record that repeats an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Repeats {
    /// Duplicates are not looked for.
    #[default]
    Off,
    /// It says so.
    Mark,
    /// It is left out.
    Drop,
}

/// What is asked about duplicates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DuplicateOptions {
    /// What becomes of them.
    pub repeats: Repeats,
    /// Copies that are not equal are duplicates, too.
    pub near: bool,
    /// Records carry what they are told by.
    pub fingerprint: bool,
}

impl DuplicateOptions {
    /// What is to be known of a record, if anything is; its fingerprint goes into it where that is asked for.
    pub(super) fn look(self, record: &mut Record) -> Option<Met> {
        let looks = self.repeats != Repeats::Off;
        let fingerprint = match self.near || self.fingerprint {
            true => Fingerprint::of(&record.body),
            false if looks => Fingerprint::exact(&record.body),
            false => return None,
        };
        if self.fingerprint {
            record.fingerprint = Some(fingerprint.encode());
        }
        let address = record.address.clone();
        looks.then_some(Met {
            fingerprint,
            address,
        })
    }
}

/// What is known of a record until its turn.
pub(super) struct Met {
    pub(super) fingerprint: Fingerprint,
    pub(super) address: Address,
}

impl Met {
    /// The memory it takes, about.
    pub(super) fn bytes(&self) -> usize {
        self.fingerprint.bytes() + self.address.path.len()
    }
}
