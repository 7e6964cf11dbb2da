//! The manifest of a run: its inputs as marks, by which a resumed run tells whether they are the same. It reads no
//! input.

use super::{Walk, WalkItem};
use crate::error::Error;
use crate::input::stream::source::Source;
use crate::report::{Event, SkipReason};
use crate::text::id::mark;

/// One input, and the mark by which another input or a later state of the same one is told from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManifestEntry {
    /// Its name, for messages.
    pub name: String,
    /// A hash of name, size and time of the last change.
    pub mark: u128,
}

/// Lists what `walk` meets, in order, but for the run's own files.
///
/// # Errors
/// An input that cannot be read twice: standard input, a pipe, a device.
pub fn manifest(walk: Walk) -> Result<Vec<ManifestEntry>, Error> {
    let mut entries = Vec::new();
    for found in walk {
        match found {
            WalkItem::Source(source) => entries.push(source_entry(&source)?),
            WalkItem::Event(Event::Skipped {
                reason: SkipReason::OwnOutput,
                ..
            }) => {}
            WalkItem::Event(event) => entries.push(event_entry(&event)),
        }
    }
    Ok(entries)
}

fn source_entry(source: &Source) -> Result<ManifestEntry, Error> {
    let Some(size) = source.size else {
        let what = "cannot be read again, which --resume takes";
        let remedy = "save it as a file, or leave --resume out";
        return Err(Error::new(source.name.clone(), what, remedy));
    };
    let (size, changed) = (size.to_le_bytes(), source.changed.to_le_bytes());
    Ok(ManifestEntry {
        name: source.name.clone(),
        mark: mark_number(&[source.name.as_bytes(), &size, &changed]),
    })
}

fn event_entry(event: &Event) -> ManifestEntry {
    let name = match event {
        Event::Unreadable(fault) => fault.path.clone(),
        Event::Warning(error) | Event::NotRead { error, .. } => error.place.clone(),
        Event::Guessed { path, .. } | Event::Skipped { path, .. } => path.clone(),
    };
    ManifestEntry {
        mark: mark_number(&[format!("{event:?}").as_bytes()]),
        name,
    }
}

fn mark_number(parts: &[&[u8]]) -> u128 {
    u128::from_be_bytes(mark(parts))
}
