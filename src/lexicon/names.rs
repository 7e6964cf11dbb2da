//! Names that are data: outlets and agencies with their other spellings, and the sections that menus list. It
//! knows no site's habits, only names.

use crate::text::bloom_filter::BloomFilter;
use crate::text::chars::{is_letter, is_word};
use foldhash::{HashMap, HashSet};

use crate::text::fold::Folded;
use crate::text::table::cells;
use crate::text::word::{Word, hash};

/// A newspaper, channel, site or agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlet {
    /// The name as it is printed most often.
    pub name: String,
    /// agency, newspaper, broadcaster, site or magazine.
    pub kind: String,
}

/// Words that several hundred names begin with.
type Starts = BloomFilter<1024>;

#[derive(Debug)]
pub(super) struct Names {
    outlets: Vec<Outlet>,
    by_spelling: HashMap<String, usize>,
    sections: HashSet<String>,
    /// The length of the longest name, in bytes.
    pub(super) longest_section: usize,
    /// The words that their names begin with.
    section_starts: Starts,
    /// The words that the names of outlets begin with.
    outlet_starts: Starts,
}

impl Names {
    pub(super) fn builtin() -> Self {
        let mut names = Self {
            outlets: Vec::new(),
            by_spelling: HashMap::default(),
            sections: HashSet::default(),
            longest_section: 0,
            section_starts: Starts::default(),
            outlet_starts: Starts::default(),
        };
        for cells in rows(include_str!("outlets.tsv")) {
            let [name, kind, aliases, ..] = cells.as_slice() else {
                continue;
            };
            let spellings =
                std::iter::once(*name).chain(aliases.split('|').filter(|alias| !alias.is_empty()));
            for spelling in spellings {
                let spelling = key(&Folded::new(spelling));
                names.outlet_starts.insert(first_word(&spelling));
                let outlet = names.outlets.len();
                names.by_spelling.entry(spelling).or_insert(outlet);
            }
            names.outlets.push(Outlet {
                name: (*name).to_owned(),
                kind: (*kind).to_owned(),
            });
        }
        names.sections = rows(include_str!("sections.tsv"))
            .map(|cells| key(&Folded::new(cells[0])))
            .collect();
        #[expect(
            clippy::iter_over_hash_type,
            reason = "no order is left in what comes of it"
        )]
        for name in &names.sections {
            names.section_starts.insert(first_word(name));
            names.longest_section = names.longest_section.max(name.len());
        }
        names
    }

    pub(super) fn outlet(&self, folded: &str) -> Option<&Outlet> {
        // Folding turns a number into one digit; a bare number is no outlet although `24` names one.
        let name = bare_name(folded);
        name.contains(is_letter)
            .then(|| self.by_spelling.get(name))
            .flatten()
            .map(|&at| &self.outlets[at])
    }

    #[inline(always)]
    pub(super) fn may_begin_section(&self, word: &Word) -> bool {
        self.section_starts.may_contain(word.hash)
    }

    #[inline(always)]
    pub(super) fn may_begin_outlet(&self, word: &Word) -> bool {
        self.outlet_starts.may_contain(word.hash)
    }

    pub(super) fn is_section(&self, folded: &str) -> bool {
        let name = bare_name(folded);
        name.len() <= self.longest_section && self.sections.contains(name)
    }
}

/// Rows of a names table without comments and header; every row has at least one cell.
fn rows(tsv: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    tsv.lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# ") && !line.starts_with("name\t"))
        .map(|line| cells(line).collect())
}

fn key(folded: &Folded) -> String {
    bare_name(folded.as_str()).to_owned()
}

/// The hash of the word that a name begins with.
fn first_word(name: &str) -> u64 {
    let word = name.split(|c| !is_word(c)).next();
    hash(word.unwrap_or_default())
}

/// The name without brackets, quotes and dashes around it. A final full stop of an abbreviation stays out too.
fn bare_name(folded: &str) -> &str {
    if folded.starts_with(is_word) && folded.ends_with(is_word) {
        return folded;
    }
    folded.trim_matches(|c: char| !is_word(c))
}

#[cfg(test)]
mod tests {
    use super::{Names, bare_name, rows};
    use crate::text::fold::Folded;

    #[test]
    fn names_are_found_whatever_stands_around_them() {
        let names = Names::builtin();
        for spelling in ["--(بترا)", "رويترز", "«الشرق الأوسط»", "أ.ف.ب"]
        {
            assert!(
                names.outlet(Folded::new(spelling).as_str()).is_some(),
                "{spelling}"
            );
        }
        assert!(names.outlet("وقالت رويترز").is_none());
        assert!(names.is_section(Folded::new("رياضة").as_str()));
    }

    #[test]
    fn tables_are_sorted_and_say_each_name_once() {
        for tsv in [include_str!("outlets.tsv"), include_str!("sections.tsv")] {
            let keys: Vec<String> = rows(tsv)
                .map(|cells| bare_name(Folded::new(cells[0]).as_str()).to_owned())
                .collect();
            for pair in keys.windows(2) {
                assert!(pair[0] < pair[1], "{} stands before {}", pair[0], pair[1]);
            }
        }
    }
}
