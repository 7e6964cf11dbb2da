//! The inputs of a run as marks: whether they are the same when it is taken up again. It reads no input.

use super::read::Source;
use super::walk::{Found, Walk};
use crate::error::Error;
use crate::report::{Event, SkipReason};
use crate::text::id::mark;

/// One thing the walk meets, and what tells it from another or from a later state of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its name, for messages.
    pub name: String,
    /// Of name, size and time of the last change.
    pub mark: u128,
}

/// Lists what `walk` meets, in order, but for the run's own files.
///
/// # Errors
/// An input that cannot be read twice: standard input, a pipe, a device.
pub fn list(walk: Walk) -> Result<Vec<Listed>, Error> {
    let mut listed = Vec::new();
    for found in walk {
        match found {
            Found::Source(source) => listed.push(of_source(&source)?),
            Found::Event(Event::Skipped {
                reason: SkipReason::OwnOutput,
                ..
            }) => {}
            Found::Event(event) => listed.push(of_event(&event)),
        }
    }
    Ok(listed)
}

fn of_source(source: &Source) -> Result<Listed, Error> {
    let Some(size) = source.size else {
        let what = "cannot be read again, which --resume takes";
        let remedy = "save it as a file, or leave --resume out";
        return Err(Error::new(source.name.clone(), what, remedy));
    };
    let (size, changed) = (size.to_le_bytes(), source.changed.to_le_bytes());
    Ok(Listed {
        name: source.name.clone(),
        mark: number(&[source.name.as_bytes(), &size, &changed]),
    })
}

fn of_event(event: &Event) -> Listed {
    let name = match event {
        Event::Unreadable(fault) => fault.path.clone(),
        Event::Warning(error) => error.place.clone(),
        Event::Guessed { path, .. } | Event::Skipped { path, .. } => path.clone(),
    };
    Listed {
        mark: number(&[format!("{event:?}").as_bytes()]),
        name,
    }
}

fn number(parts: &[&[u8]]) -> u128 {
    u128::from_be_bytes(mark(parts))
}
