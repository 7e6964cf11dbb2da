//! The user's own marker phrases: reads their files, and knows which rows did something. What a row does is the library's
//! business.

use ghirbal::clean::Knowledge;
use ghirbal::error::Error;
use ghirbal::input::name::displayable;
use ghirbal::input::read_table;
use ghirbal::lexicon::{Lexicon, Row};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Rows that are named one by one; tables that serve many sites have hundreds of others.
const NAMED: usize = 10;

/// The files of phrases. Read once: a file may be a pipe.
#[derive(Debug)]
pub(crate) struct OwnPhrases {
    files: Vec<(String, String)>,
}

impl OwnPhrases {
    /// Reads the files.
    ///
    /// # Errors
    /// One cannot be read, or is no table.
    pub(crate) fn read(paths: &[PathBuf]) -> Result<Self, Error> {
        let read = |path: &PathBuf| Ok((displayable(path), read_table(path)?));
        let files = paths.iter().map(read).collect::<Result<_, Error>>()?;
        Ok(Self { files })
    }

    /// The built-in tables and these.
    ///
    /// # Errors
    /// The first row that cannot be used.
    pub(crate) fn lexicon(&self) -> Result<Lexicon, Error> {
        let files: Vec<(&str, &str)> = self
            .files
            .iter()
            .map(|(name, rows)| (name.as_str(), rows.as_str()))
            .collect();
        Lexicon::with_files(&files)
    }

    /// All rows as text; none where no file was given.
    pub(crate) fn text(&self) -> Option<String> {
        let all = || self.files.iter().map(|(_, rows)| rows.as_str()).collect();
        (!self.files.is_empty()).then(all)
    }
}

/// Which rows of the user's fired in any document.
#[derive(Debug)]
pub(crate) struct FiredRows {
    knowledge: Arc<Knowledge>,
    fired: Vec<AtomicBool>,
}

impl FiredRows {
    pub(crate) fn new(knowledge: Arc<Knowledge>) -> Self {
        let rows = knowledge.lexicon().users_rows();
        let fired = rows.map(|_| AtomicBool::new(false)).collect();
        Self { knowledge, fired }
    }

    /// Notes that rows fired, by their places in the lexicon.
    pub(crate) fn note(&self, rows: &[usize]) {
        let first = self.knowledge.lexicon().users_rows().start;
        let places = rows.iter().filter_map(|row| row.checked_sub(first));
        for fired in places.filter_map(|place| self.fired.get(place)) {
            fired.store(true, Ordering::Relaxed);
        }
    }

    /// What is to say about rows that never fired.
    pub(crate) fn silent(&self) -> Vec<String> {
        let fired = self.fired.iter().map(|fired| fired.load(Ordering::Relaxed));
        let silent = self.rows().zip(fired).filter(|(_, fired)| !fired);
        let silent: Vec<&Row> = silent.map(|(row, _)| row).collect();
        let mut said: Vec<String> = silent.iter().take(NAMED).map(|row| never(row)).collect();
        if let Some(more) = silent.len().checked_sub(NAMED).filter(|more| *more > 0) {
            said.push(format!("--lexicon: {more} more rows never fired"));
        }
        said
    }

    /// What is to say about rows that the program has, too.
    pub(crate) fn built_in(&self) -> Vec<String> {
        let lexicon = self.knowledge.lexicon();
        let known = self.rows().filter(|row| lexicon.built_in(row).is_some());
        known
            .map(|row| {
                format!(
                    "{}: \u{ab}{}\u{bb} is built in as well",
                    place(row),
                    row.phrase
                )
            })
            .collect()
    }

    fn rows(&self) -> impl Iterator<Item = &Row> {
        let lexicon = self.knowledge.lexicon();
        lexicon.rows()[lexicon.users_rows()].iter()
    }
}

fn never(row: &Row) -> String {
    let (class, phrase) = (row.class.as_str(), &row.phrase);
    format!(
        "{}: \u{ab}{phrase}\u{bb} of class {class} never fired",
        place(row)
    )
}

fn place(row: &Row) -> String {
    format!("{}:{}", row.file, row.line)
}
