//! What a comparison counts.

use super::Change;
use std::collections::BTreeMap;

/// The counts over both files.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// Lines of the old and of the new file.
    pub(super) old: u64,
    pub(super) new: u64,
    pub(super) same: u64,
    pub(super) changed: u64,
    /// How often each field differs.
    pub(super) fields: BTreeMap<String, u64>,
    pub(super) added: u64,
    pub(super) gone: u64,
    /// Records that became answers, and the other way round.
    pub(super) to_answer: u64,
    pub(super) to_record: u64,
}

impl Counts {
    pub(super) fn count(&mut self, change: &Change<'_, '_>) {
        match change {
            Change::Added(_) => self.added += 1,
            Change::Gone(_) => self.gone += 1,
            Change::Moved { new, .. } if new.is_answer() => self.to_answer += 1,
            Change::Moved { .. } => self.to_record += 1,
            Change::Changed(differences) => {
                self.changed += 1;
                for difference in *differences {
                    *self.fields.entry(difference.key.to_owned()).or_default() += 1;
                }
            }
        }
    }

    pub(super) fn differ(&self) -> bool {
        let moved = self.to_answer + self.to_record;
        self.changed + self.added + self.gone + moved > 0
    }
}
