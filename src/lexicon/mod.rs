//! Marker phrases as data (one TSV file a family), names of outlets and sections, and the matcher over folded
//! text. It says where phrases are in a line, not what that means for the page.

mod class;
mod hit;
mod index;
mod matcher;
#[cfg(test)]
mod matcher_law;
mod names;
mod table;

use crate::error::Error;
use crate::text::fold::Folded;
use crate::text::word::Word;

pub use class::{Below, Class, Position};
pub use hit::Hit;
pub use names::Outlet;
pub use table::Row;

use matcher::Matcher;
use names::Names;

/// The marker tables, ready to match. Build once a run.
#[derive(Debug)]
pub struct Lexicon {
    rows: Vec<Row>,
    /// The first row of a user's.
    users: usize,
    matcher: Matcher,
    names: Names,
}

impl Lexicon {
    /// The tables that come with the program. A row that cannot be used is left out; a test of the tables
    /// holds that there is none.
    pub fn builtin() -> Self {
        Self::build(table::builtin(), Vec::new())
    }

    /// The built-in tables and a user's rows; `name` is the file's, for messages.
    ///
    /// # Errors
    /// The first row that cannot be used, with its line and what to change.
    pub fn with_rows(name: &str, tsv: &str) -> Result<Self, Error> {
        Self::with_files(&[(name, tsv)])
    }

    /// The same for several files, each with its name and its text. A row that an earlier file has, too, is left out.
    ///
    /// # Errors
    /// The first row that cannot be used, with its line and what to change.
    pub fn with_files(files: &[(&str, &str)]) -> Result<Self, Error> {
        let mut users = Vec::new();
        for (name, tsv) in files {
            table::parse_user(name, tsv, &mut users)?;
        }
        Ok(Self::build(table::builtin(), users))
    }

    fn build(mut rows: Vec<Row>, users: Vec<Row>) -> Self {
        let first = rows.len();
        rows.extend(users);
        let matcher = Matcher::new(&rows, first);
        Self {
            rows,
            users: first,
            matcher,
            names: Names::builtin(),
        }
    }

    /// All rows: the built-in ones family by family, then the user's.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The places of the user's rows among all.
    pub fn users_rows(&self) -> std::ops::Range<usize> {
        self.users..self.rows.len()
    }

    /// The built-in row with the phrase and class of another.
    pub fn built_in(&self, row: &Row) -> Option<&Row> {
        let mut known = self.rows[..self.users].iter();
        known.find(|known| known.class == row.class && known.folded == row.folded)
    }

    /// Every place of a phrase in a folded line, with word boundaries on both sides; places that a
    /// `keep` phrase or a user's row covers are left out. In order of their start, longer first.
    pub fn hits(&self, source: &str, folded: &Folded) -> Vec<Hit> {
        self.matcher.hits(&self.rows, source, folded)
    }

    /// The outlet or agency that a folded name means, whatever brackets and dashes are around it.
    pub fn outlet(&self, folded: &str) -> Option<&Outlet> {
        self.names.outlet(folded)
    }

    /// Whether a folded line is the name of a section, as menus print it.
    pub fn is_section(&self, folded: &str) -> bool {
        self.names.is_section(folded)
    }

    /// The length of the longest name of a section, folded, in bytes.
    pub fn longest_section(&self) -> usize {
        self.names.longest_section
    }

    /// Whether the name of an outlet may begin with a word: a look before the exact one.
    pub fn may_begin_outlet(&self, word: &Word) -> bool {
        self.names.may_begin_outlet(word)
    }

    /// Whether the name of a section may begin with a word: a look before the exact one.
    pub fn may_begin_section(&self, word: &Word) -> bool {
        self.names.may_begin_section(word)
    }
}
