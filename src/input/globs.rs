//! `--include` and `--exclude`, read as ripgrep reads globs: a glob without `/` is matched with the file name at any
//! depth, one with `/` with the path below the folder that was named. It does not filter files named outright.

use crate::error::Error;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::path::Path;

/// How the names of archives end. Archives are opened as folders are entered: `--include` is asked for their members
/// and not for themselves, only `--exclude` leaves them out.
const ARCHIVES: [&str; 12] = [
    ".zip", ".tar", ".tgz", ".tar.gz", ".tzst", ".tar.zst", ".txz", ".tar.xz", ".tbz", ".tbz2",
    ".tar.bz2", ".taz",
];

/// Which files of a folder are wanted.
#[derive(Debug, Clone, Default)]
pub struct Globs {
    include: Option<Set>,
    exclude: Option<Set>,
}

impl Globs {
    /// Builds both sets; an empty list of includes takes everything in.
    ///
    /// # Errors
    /// A glob that does not parse.
    pub fn new(include: &[String], exclude: &[String]) -> Result<Self, Error> {
        Ok(Self {
            include: Set::new("--include", include)?,
            exclude: Set::new("--exclude", exclude)?,
        })
    }

    /// Is the file at `below` (its path below the named folder) wanted?
    pub fn wants_file(&self, below: &Path) -> bool {
        let included = |set: &Set| set.is_match(below) || is_archive(below);
        self.wants_folder(below) && self.include.as_ref().is_none_or(included)
    }

    /// Does `--include` name the archive at `path` itself? Then all its members are wanted. Where in `path` the
    /// folder ends that was named is not known here, so any end of it may match.
    pub(super) fn takes_whole(&self, path: &Path) -> bool {
        let Some(include) = &self.include else {
            return false;
        };
        let mut end = path.components();
        loop {
            if include.is_match(end.as_path()) {
                return true;
            }
            if end.next().is_none() {
                return false;
            }
        }
    }

    /// May the folder at `below` hold wanted files? An excluded folder is not entered.
    pub fn wants_folder(&self, below: &Path) -> bool {
        !self.exclude.as_ref().is_some_and(|set| set.is_match(below))
    }
}

fn is_archive(below: &Path) -> bool {
    let name = below.file_name().unwrap_or_default().to_string_lossy();
    let name = name.to_ascii_lowercase();
    ARCHIVES.iter().any(|end| name.ends_with(end))
}

/// Globs on the name and globs on the path.
#[derive(Debug, Clone)]
struct Set {
    names: GlobSet,
    paths: GlobSet,
}

impl Set {
    fn new(option: &str, globs: &[String]) -> Result<Option<Self>, Error> {
        if globs.is_empty() {
            return Ok(None);
        }
        let (mut names, mut paths) = (GlobSetBuilder::new(), GlobSetBuilder::new());
        let wrong = |error: globset::Error| {
            Error::new(
                option,
                error.to_string(),
                "quote it, and escape [ { with a backslash",
            )
        };
        for text in globs {
            // "drafts/" names a folder; no name of a file ends in a slash.
            let trimmed = text.strip_suffix('/').unwrap_or(text);
            let glob = trimmed.strip_prefix('/').unwrap_or(trimmed);
            let built = GlobBuilder::new(glob)
                .literal_separator(true)
                .build()
                .map_err(wrong)?;
            if trimmed.contains('/') {
                paths.add(built);
            } else {
                names.add(built);
            }
        }
        Ok(Some(Self {
            names: names.build().map_err(wrong)?,
            paths: paths.build().map_err(wrong)?,
        }))
    }

    fn is_match(&self, below: &Path) -> bool {
        below
            .file_name()
            .is_some_and(|name| self.names.is_match(name))
            || self.paths.is_match(below)
    }
}

#[cfg(test)]
mod tests {
    use super::Globs;
    use std::path::Path;

    fn globs(include: &[&str], exclude: &[&str]) -> Globs {
        let own = |list: &[&str]| {
            list.iter()
                .map(|glob| String::from(*glob))
                .collect::<Vec<_>>()
        };
        Globs::new(&own(include), &own(exclude)).unwrap()
    }

    #[test]
    fn a_glob_without_slash_matches_the_name_at_any_depth() {
        let globs = globs(&["*.txt"], &[]);
        assert!(globs.wants_file(Path::new("a/b/c.txt")));
        assert!(!globs.wants_file(Path::new("a/b/c.md")));
    }

    #[test]
    fn a_glob_with_slash_matches_the_path_below_the_folder() {
        let globs = globs(&["news/*.txt"], &["/old/"]);
        assert!(globs.wants_file(Path::new("news/c.txt")));
        assert!(!globs.wants_file(Path::new("a/news/c.txt")));
        assert!(!globs.wants_folder(Path::new("old")));
        assert!(globs.wants_folder(Path::new("a/old")));
    }

    #[test]
    fn archives_are_opened_for_what_they_hold() {
        let pages = globs(&["*.html"], &["old*"]);
        assert!(pages.wants_file(Path::new("a/b.TAR.gz")));
        assert!(!pages.wants_file(Path::new("old.zip")));
        assert!(!pages.takes_whole(Path::new("d/a.zip")));
        assert!(globs(&["*.zip"], &[]).takes_whole(Path::new("d/a.zip")));
        assert!(globs(&["sub/*.zip"], &[]).takes_whole(Path::new("/d/sub/a.zip")));
    }

    #[test]
    fn exclude_wins() {
        assert!(!globs(&["*.txt"], &["draft*"]).wants_file(Path::new("x/draft1.txt")));
    }

    #[test]
    fn a_broken_glob_names_its_option() {
        assert_eq!(
            Globs::new(&["[".into()], &[]).unwrap_err().place,
            "--include"
        );
    }
}
