//! From the PATHs of a run to the files to read: folders are walked in the order of their names' bytes, so the same
//! tree gives the same order on every machine. It opens nothing but folders; reading is for `stream`.

mod manifest;
mod output_files;
mod roots;

pub use manifest::{ManifestEntry, manifest};
pub use output_files::OutputFiles;

use super::globs::Globs;
use super::name::displayable;
use super::stream::source::{Source, io_error};
use crate::error::Error;
use crate::report::{Event, Fault, FaultReason, SkipReason};
use roots::Roots;
use std::collections::VecDeque;
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// What is walked into and what is passed over.
#[derive(Debug, Default)]
pub struct WalkOptions {
    /// Files wanted by name.
    pub globs: Globs,
    /// Enter links to folders, and read files outside of the PATHs that links lead to.
    pub follow: bool,
    /// Take names that start with a dot.
    pub hidden: bool,
    /// Files the run writes itself.
    pub own: OutputFiles,
}

/// One thing the walk met, in order.
#[derive(Debug)]
pub enum WalkItem {
    /// A file to read.
    Source(Source),
    /// Something passed over, or that could not be walked.
    Event(Event),
}

/// Walks `paths` in the order given; `-` is standard input.
pub fn find(paths: Vec<PathBuf>, options: WalkOptions) -> Walk {
    Walk {
        roots: Roots::new(paths.clone()),
        paths: paths.into(),
        folder: None,
        options,
    }
}

/// The walk over all PATHs.
#[derive(Debug)]
pub struct Walk {
    paths: VecDeque<PathBuf>,
    roots: Roots,
    folder: Option<Folder>,
    options: WalkOptions,
}

/// The folder being walked.
#[derive(Debug)]
struct Folder {
    root: PathBuf,
    entries: walkdir::IntoIter,
}

impl Iterator for Walk {
    type Item = WalkItem;

    fn next(&mut self) -> Option<WalkItem> {
        loop {
            if let Some(folder) = &mut self.folder {
                match folder.next(&self.options, &self.roots) {
                    Some(Some(found)) => return Some(found),
                    Some(None) => continue,
                    None => self.folder = None,
                }
            }
            let path = self.paths.pop_front()?;
            if let Some(found) = self.named(path) {
                return Some(found);
            }
        }
    }
}

impl Walk {
    /// A PATH the user named: a file is read whatever its name or kind, a folder is walked.
    fn named(&mut self, path: PathBuf) -> Option<WalkItem> {
        if path.as_os_str() == "-" {
            return Some(WalkItem::Source(Source::stdin()));
        }
        let meta = match std::fs::metadata(&path) {
            Ok(meta) => meta,
            Err(error) => return Some(not_there(&path, &error)),
        };
        if meta.is_dir() {
            self.folder = Some(Folder::new(path, self.options.follow));
            return None;
        }
        if meta.is_file() && self.options.own.contains(&path, &meta) {
            return Some(skipped(&path, SkipReason::OwnOutput));
        }
        Some(WalkItem::Source(Source::named(path, &meta)))
    }
}

impl Folder {
    fn new(root: PathBuf, follow: bool) -> Self {
        let entries = WalkDir::new(&root)
            .follow_links(follow)
            .sort_by_file_name()
            .into_iter();
        Self { root, entries }
    }

    /// The next entry of the folder: `None` at its end, `Some(None)` for one of which nothing is told, such as a folder
    /// that is entered.
    fn next(&mut self, options: &WalkOptions, roots: &Roots) -> Option<Option<WalkItem>> {
        let entry = match self.entries.next()? {
            Ok(entry) => entry,
            Err(error) => return Some(Some(walk_error(&self.root, &error))),
        };
        Some(self.entry(&entry, options, roots))
    }

    fn entry(
        &mut self,
        entry: &DirEntry,
        options: &WalkOptions,
        roots: &Roots,
    ) -> Option<WalkItem> {
        let path = entry.path();
        if entry.depth() == 0 {
            return None;
        }
        let is_folder = entry.file_type().is_dir();
        if let Some(reason) = self.unwanted(entry, options) {
            if is_folder {
                self.entries.skip_current_dir();
            }
            return Some(skipped(path, reason));
        }
        if is_folder {
            let is_own = |meta: &Metadata| options.own.contains(path, meta);
            if !options.own.is_empty() && entry.metadata().is_ok_and(|meta| is_own(&meta)) {
                self.entries.skip_current_dir();
                return Some(skipped(path, SkipReason::OwnOutput));
            }
            return None;
        }
        // Follows a link to a file; a dangling one fails here.
        let meta = match std::fs::metadata(path) {
            Ok(meta) => meta,
            Err(error) => return Some(unreadable(path, &error)),
        };
        let leads_out = || {
            let is_link = !options.follow && entry.path_is_symlink();
            (is_link && !roots.hold_target(path)).then_some(SkipReason::OutsideLink)
        };
        Some(
            match reason_to_skip(path, &meta, options).or_else(leads_out) {
                Some(reason) => skipped(path, reason),
                None => WalkItem::Source(Source::found(path.to_path_buf(), &meta)),
            },
        )
    }

    /// Why the name alone leaves an entry out.
    fn unwanted(&self, entry: &DirEntry, options: &WalkOptions) -> Option<SkipReason> {
        if !options.hidden && entry.file_name().as_encoded_bytes().starts_with(b".") {
            return Some(SkipReason::Hidden);
        }
        let below = entry
            .path()
            .strip_prefix(&self.root)
            .unwrap_or(entry.path());
        let wanted = if entry.file_type().is_dir() {
            options.globs.wants_folder(below)
        } else {
            options.globs.wants_file(below)
        };
        (!wanted).then_some(SkipReason::Filtered)
    }
}

fn reason_to_skip(path: &Path, meta: &Metadata, options: &WalkOptions) -> Option<SkipReason> {
    if meta.is_dir() {
        Some(SkipReason::FolderLink)
    } else if !meta.is_file() {
        Some(SkipReason::NotAFile)
    } else if options.own.contains(path, meta) {
        Some(SkipReason::OwnOutput)
    } else if meta.len() == 0 {
        Some(SkipReason::Empty)
    } else {
        None
    }
}

fn walk_error(root: &Path, error: &walkdir::Error) -> WalkItem {
    let path = error.path().unwrap_or(root);
    if error.loop_ancestor().is_some() {
        return skipped(path, SkipReason::LinkLoop);
    }
    let unknown = io::Error::other("the folder could not be walked");
    unreadable(path, error.io_error().unwrap_or(&unknown))
}

fn skipped(path: &Path, reason: SkipReason) -> WalkItem {
    let path = displayable(path);
    WalkItem::Event(Event::Skipped { path, reason })
}

/// A PATH the user named that cannot be looked at.
fn not_there(path: &Path, error: &io::Error) -> WalkItem {
    let reason = match error.kind() {
        io::ErrorKind::NotFound => FaultReason::Missing,
        _ => FaultReason::Unreadable,
    };
    fault(path, reason, error)
}

fn unreadable(path: &Path, error: &io::Error) -> WalkItem {
    fault(path, FaultReason::Unreadable, error)
}

fn fault(path: &Path, reason: FaultReason, error: &io::Error) -> WalkItem {
    let error = if leads_nowhere(error) && path.is_symlink() {
        Error::new(
            displayable(path),
            "the link leads nowhere",
            "restore what it points to, or delete the link",
        )
    } else {
        io_error(displayable(path), error)
    };
    let fault = Fault::of_file(displayable(path), reason, error);
    WalkItem::Event(Event::Unreadable(Box::new(fault)))
}

/// Whether following a link ends at no file: nothing is there, a file is where a folder should be, or the links lead
/// in a circle.
fn leads_nowhere(error: &io::Error) -> bool {
    /// `ELOOP`, for which the standard library has no stable kind.
    const IN_A_CIRCLE: i32 = if cfg!(target_os = "linux") { 40 } else { 62 };
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    ) || cfg!(unix) && error.raw_os_error() == Some(IN_A_CIRCLE)
}
