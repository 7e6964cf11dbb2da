//! The lines of the old file by their addresses: where each begins and what it says, as hashes, so that files of
//! millions of records fit into memory (less than 100 bytes a line) and the lines themselves stay in the file.

use ghirbal::error::Error;
use ghirbal::input::lines::{Lines, LinesByPlace};
use ghirbal::input::name::displayable;
use ghirbal::output::line::{Address, Line, NoLine};
use ghirbal::text::id::{Mark, mark};
use std::collections::{HashMap, VecDeque};
use std::path::Path;

/// The old file.
pub(super) struct Index {
    name: String,
    file: LinesByPlace,
    entries: Vec<Entry>,
    /// The first line of each address.
    places: HashMap<Mark, u32>,
    /// The further lines of addresses that are there more than once.
    further: HashMap<Mark, VecDeque<u32>>,
}

/// One line of it.
struct Entry {
    start: u64,
    /// Hash of its bytes.
    content: u64,
    /// A line of the new file was matched with it.
    met: bool,
}

/// What the old file says of a line of the new one.
pub(super) enum Met {
    /// It has no such address.
    New,
    /// It has the very same line.
    Same,
    /// It has another line, the one of this number (from 0).
    Other(usize),
}

impl Index {
    /// Reads the old file.
    pub(super) fn read(path: &Path, longest: usize) -> Result<Self, Error> {
        let file = LinesByPlace::open(path)?;
        let mut lines = Lines::open(path, longest)?;
        let name = displayable(path);
        let mut index = Self {
            name,
            file,
            entries: Vec::new(),
            places: HashMap::new(),
            further: HashMap::new(),
        };
        while let Some(line) = lines.next_line() {
            let (_, address) = parsed(&index.name, line.number, line.bytes)?;
            let content = content(line.bytes.unwrap_or_default());
            index.add(address.mark(), line.start, content)?;
        }
        if let Some(error) = lines.take_damage() {
            return Err(error);
        }
        Ok(index)
    }

    fn add(&mut self, mark: Mark, start: u64, content: u64) -> Result<(), Error> {
        let at = u32::try_from(self.entries.len()).map_err(|_| {
            let remedy = "cut both files into parts";
            Error::new(self.name.clone(), "has more than 4 billion lines", remedy)
        })?;
        self.entries.push(Entry {
            start,
            content,
            met: false,
        });
        if *self.places.entry(mark).or_insert(at) != at {
            self.further.entry(mark).or_default().push_back(at);
        }
        Ok(())
    }

    /// Matches a line of the new file with the next one of its address.
    pub(super) fn meet(&mut self, mark: &Mark, bytes: &[u8]) -> Met {
        let Some(&first) = self.places.get(mark) else {
            return Met::New;
        };
        let mut at = first as usize;
        if self.entries[at].met {
            let Some(further) = self.further.get_mut(mark).and_then(VecDeque::pop_front) else {
                return Met::New;
            };
            at = further as usize;
        }
        let entry = &mut self.entries[at];
        entry.met = true;
        if entry.content == content(bytes) {
            Met::Same
        } else {
            Met::Other(at)
        }
    }

    /// How many lines there are.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The lines that were not matched, in their order.
    pub(super) fn unmet(&self) -> Vec<usize> {
        let unmet = self.entries.iter().enumerate();
        unmet
            .filter(|(_, entry)| !entry.met)
            .map(|(at, _)| at)
            .collect()
    }

    /// A line, taken apart.
    pub(super) fn line(&mut self, at: usize) -> Result<(Line<'_>, Address<'_>), Error> {
        let entry = &self.entries[at];
        let bytes = self.file.at(entry.start)?;
        if content(bytes) != entry.content {
            let remedy = "run again when nothing writes it";
            return Err(Error::new(
                self.name.clone(),
                "changed while it was read",
                remedy,
            ));
        }
        parsed(&self.name, at as u64 + 1, Some(bytes))
    }
}

/// A line of a file, taken apart; no bytes are those of a line that is too long.
pub(super) fn parsed<'a>(
    file: &str,
    number: u64,
    bytes: Option<&'a [u8]>,
) -> Result<(Line<'a>, Address<'a>), Error> {
    let wrong = |what: String, remedy: &str| Error::new(file, what, remedy).at_line(number);
    let Some(bytes) = bytes else {
        return Err(wrong(
            String::from("is longer than --max-line allows"),
            "raise it",
        ));
    };
    let remedy = "ghirbal check tells what is wrong with a file";
    let line = Line::parse(bytes).map_err(|no_line| {
        let why = match no_line {
            NoLine::NotUtf8(at) => format!("not UTF-8 from byte {at} on"),
            NoLine::NotJson(why) => why,
        };
        wrong(format!("is no record ({why})"), remedy)
    })?;
    let address = line.address();
    let address =
        address.ok_or_else(|| wrong(String::from("is no record (it has no address)"), remedy))?;
    Ok((line, address))
}

/// 64 bits of the hash of a line: enough, since it is only compared with that of one other line of the same address.
fn content(bytes: &[u8]) -> u64 {
    let mut first = [0; 8];
    first.copy_from_slice(&mark(&[bytes])[..8]);
    u64::from_le_bytes(first)
}
