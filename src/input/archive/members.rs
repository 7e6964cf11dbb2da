//! What is done with each member, whatever the archive: its name, whether it is wanted, and reading it as if it were
//! a file in a folder.

use super::numbered::Numbered;
use crate::input::formats::{Emit, Item};
use crate::input::layers::peel;
use crate::input::name::displayable_bytes;
use crate::input::opened::{Opened, Origin, damaged};
use crate::input::options::InputOptions;
use crate::report::SkipReason;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::Path;

/// The members of one archive.
pub(super) struct Members<'a> {
    /// The archive itself.
    pub(super) origin: &'a Origin,
    /// How many archives lie around it.
    archives: usize,
    options: &'a InputOptions,
    /// The archive's own name is wanted by `--include`: that takes in all its members.
    whole: bool,
    names: Numbered,
}

impl<'a> Members<'a> {
    pub(super) fn new(origin: &'a Origin, archives: usize, options: &'a InputOptions) -> Self {
        let inner = origin.member.as_deref().unwrap_or_default().split('!');
        let whole = std::iter::once(origin.path.as_str())
            .chain(inner)
            .any(|name| options.members.globs.takes_whole(Path::new(name)));
        Self {
            origin,
            archives,
            options,
            whole,
            names: Numbered::default(),
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
            explicit: false,
            size: None,
        }
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

    /// Reads a member, unless its name leaves it out.
    pub(super) fn read(
        &self,
        origin: Origin,
        reader: Box<dyn Read + '_>,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        let opened = Opened::new(origin, reader);
        peel(opened, None, self.archives + 1, self.options, emit)
    }

    /// Tells that the archive itself cannot be read to its end.
    pub(super) fn broken(&self, error: &io::Error, emit: &mut Emit<'_>) -> ControlFlow<()> {
        emit(Item::Event(damaged(self.origin, error, true)))
    }

    /// Tells of damage in the archive behind which the reading goes on.
    pub(super) fn damage(&self, what: String, emit: &mut Emit<'_>) -> ControlFlow<()> {
        let remedy = "the rest was used; restore the file";
        emit(Item::Event(self.origin.damaged(what, remedy)))
    }
}
