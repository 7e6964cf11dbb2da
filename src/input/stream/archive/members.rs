//! What is done with each member, whatever the archive: its name, whether it is wanted, and opening it as if it were
//! a file in a folder.

use super::unique_names::UniqueNames;
use crate::input::name::displayable_bytes;
use crate::input::options::InputOptions;
use crate::input::stream::input_stream::InputStream;
use crate::input::stream::origin::Origin;
use crate::report::{Event, SkipReason};
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::Path;

/// What an archive gives, in its own order.
pub(in crate::input) enum Entry<'a> {
    /// A member that is to be read.
    Member(InputStream<'a>),
    /// The archive itself, which is a document of a format that is read.
    Document(InputStream<'a>),
    /// A member that is passed over, or damage.
    Event(Event),
}

/// Takes what an archive gives; `Break` ends the reading.
pub(in crate::input) type Visit<'a> = dyn FnMut(Entry<'_>) -> ControlFlow<()> + 'a;

/// The members of one archive.
pub(super) struct Members<'a> {
    /// The archive itself.
    pub(super) origin: &'a Origin,
    options: &'a InputOptions,
    /// The archive's own name is wanted by `--include`: that takes in all its members.
    whole: bool,
    names: UniqueNames,
}

impl<'a> Members<'a> {
    pub(super) fn new(origin: &'a Origin, options: &'a InputOptions) -> Self {
        let inner = origin.member.as_deref().unwrap_or_default().split('!');
        let whole = std::iter::once(origin.path.as_str())
            .chain(inner)
            .any(|name| options.members.globs.takes_whole(Path::new(name)));
        Self {
            origin,
            options,
            whole,
            names: UniqueNames::default(),
        }
    }

    /// The origin of the next member. Each is named once, wanted or not, so that numbers do not depend on options.
    pub(super) fn name(&mut self, raw: &[u8]) -> Origin {
        let name = self.names.unique(displayable_bytes(raw));
        Origin {
            path: self.origin.path.clone(),
            member: Some(match &self.origin.member {
                None => name,
                Some(outer) => format!("{outer}!{name}"),
            }),
            explicit: self.is_answered(),
            size: None,
        }
    }

    /// Whether each member is owed an answer, and whatever else cannot be read is told besides.
    pub(super) fn is_answered(&self) -> bool {
        self.options.members.answered && self.origin.path == "-"
    }

    /// Why the name of a member leaves it out.
    pub(super) fn unwanted(&self, raw: &[u8]) -> Option<SkipReason> {
        let name = displayable_bytes(raw);
        let parts: Vec<&str> = name
            .split('/')
            .filter(|part| !matches!(*part, "" | "." | ".."))
            .collect();
        let hidden = |part: &&str| part.starts_with('.') || *part == "__MACOSX";
        if !self.options.members.hidden && parts.iter().any(hidden) {
            return Some(SkipReason::Hidden);
        }
        let globs = &self.options.members.globs;
        let mut below = std::path::PathBuf::new();
        for part in &parts {
            below.push(part);
            if !globs.wants_folder(&below) {
                return Some(SkipReason::Filtered);
            }
        }
        (!self.whole && !globs.wants_file(&below)).then_some(SkipReason::Filtered)
    }

    /// Hands over a member.
    pub(super) fn open(
        &self,
        origin: Origin,
        reader: Box<dyn Read + '_>,
        visit: &mut Visit<'_>,
    ) -> ControlFlow<()> {
        visit(Entry::Member(InputStream::new(origin, reader)))
    }

    /// Tells that the archive itself cannot be read to its end.
    pub(super) fn broken(&self, error: &io::Error, visit: &mut Visit<'_>) -> ControlFlow<()> {
        visit(Entry::Event(self.origin.broken_off(error, true)))
    }

    /// Tells of damage in the archive behind which the reading goes on.
    pub(super) fn damage(&self, what: String, visit: &mut Visit<'_>) -> ControlFlow<()> {
        let remedy = "the rest was used; restore the file";
        visit(Entry::Event(self.origin.damaged(what, remedy)))
    }
}
